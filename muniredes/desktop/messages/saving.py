"""Where a file was written, or why it was not, and what can be done then."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from muniredes.desktop.widgets.files import remember
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _


class Told(Protocol):
    """A notice, or what is told over a page."""

    def say(self, text: str, tone: str = "", /) -> None:
        """Say it in the place of what was said."""

    def offer(self, text: str, act: Callable[[], object], role: str = "", /) -> object:
        """Add a button to what was said."""

    def clear_offers(self) -> None:
        """Take every button away."""


def say_saved(told: Told, target: Path, sentence: str = "") -> None:
    """Say where a file is, in its own sentence when there is one; the next one is asked for there."""
    remember(target.parent)
    told.clear_offers()
    told.say((sentence or _("Guardado en {path}")).format(path=shown(target)), "good")


def say_not_saved(
    told: Told, problem: Problem, again: Callable[[], object], elsewhere: Callable[[], object] | None
) -> None:
    """Say why a file was not written, with the way to try again there and, where she chose, elsewhere."""
    told.clear_offers()
    told.say(problem.sentence, "danger")
    told.offer(_("Reintentar"), again)
    if elsewhere is not None:
        told.offer(_("Elegir otro sitio…"), elsewhere)

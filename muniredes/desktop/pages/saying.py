"""A tab that does things beside the window and tells, over the page, how they went."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.messages.telling import Telling
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.pages.panel import Panel
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, Progress
from muniredes.i18n import _

T = TypeVar("T")


class SayingPanel(Panel):
    """What is told stays while the tab is built anew, until something else is."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.told = Telling(self, hub)
        self._stands: Callable[[], bool] | None = None
        hub.changed.connect(self._withdraw_if_not_so)

    def say(self, sentence: str, tone: str = "", stands: Callable[[], bool] | None = None) -> None:
        """Say something in the place of what was said, with nothing to be done about it.

        What is only true while it `stands` is withdrawn when it does not any more.
        """
        self._stands = stands
        self.told.say(sentence, tone)

    def forget(self) -> None:
        """Expect nothing of the guide that was open."""
        self._stands = None

    def _withdraw_if_not_so(self, _change: Change) -> None:
        if self._stands is not None and not self._stands():
            self._stands = None
            self.told.clear()

    def say_failed(self, problem: Problem) -> None:
        """Say why something could not be done."""
        self.say(problem.sentence, "danger")

    def apart(
        self,
        doing: str,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        stopped: str = "",
        *,
        can_stop: bool = True,
    ) -> None:
        """Do some work beside the window, and then something with what it says; say it when it could not be.

        `stopped` is what to say when she stops it.
        """
        try:
            found = work_apart(self.window(), doing, work, can_stop=can_stop)
        except Cancelled:
            self.say(stopped)
        except Problem as problem:
            self.say(problem.sentence, "danger")
        else:
            then(found)

    def open_again(self, doing: str) -> Workspace | None:
        """Open anew, beside the window, the guide in whose place another was put.

        When it cannot be, nothing can be done in this window any more: she is asked how to go on.
        """
        opened = self.hub.workspace
        try:
            return work_apart(
                self.window(), doing, lambda _progress: backups.open_again(opened), can_stop=False
            )
        except Problem as problem:
            self.hub.damaged.emit(problem)
            return None

    def say_saved(self, target: Path, sentence: str = "") -> None:
        """Say where a file was written."""
        self._stands = None
        say_saved(self.told, target, sentence)

    def say_not_saved(
        self, problem: Problem, again: Callable[[], object], elsewhere: Callable[[], object]
    ) -> None:
        """Say why a file was not written, and what can be done."""
        self._stands = None
        say_not_saved(self.told, problem, again, elsewhere)

    def write_apart(
        self,
        doing: str,
        work: Callable[[Progress], object],
        target: Path,
        elsewhere: Callable[[], object],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Write a document beside the window, say where it is or why not; once it is, do what comes then.

        `elsewhere` asks for another place.
        """
        try:
            work_apart(self.window(), doing, work)
        except Cancelled:
            self.say(_("Cancelado: no se ha escrito nada."))
        except Problem as problem:
            again = partial(self.write_apart, doing, work, target, elsewhere, then)
            self.say_not_saved(problem, again, elsewhere)
        else:
            self.say_saved(target)
            if then is not None:
                then()

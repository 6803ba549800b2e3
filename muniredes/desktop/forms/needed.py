"""Which inputs of a form are asked: what another answer denies is out of view, and comes back with it."""

from collections.abc import Iterable
from functools import partial

from muniredes.desktop.focus import once_still
from muniredes.desktop.forms.base import Input
from muniredes.domain.declared_absent import is_asked_with


class Needed:
    """Shows and hides the inputs of one form as «No tenemos» is said, or taken back, in another of them."""

    def __init__(self) -> None:
        self._away: set[Input] = set()

    def fit(self, inputs: Iterable[Input]) -> None:
        """Have in view what is asked with the answers there are now."""
        found = list(inputs)
        given = {each.field.key: each.value() for each in found}
        for each in found:
            is_away = not is_asked_with(each.field.key, given)
            if is_away != (each in self._away):
                self._away ^= {each}
                once_still(each, partial(self._show, each))

    def _show(self, each: Input) -> None:
        each.setVisible(each not in self._away)

    def asked(self, inputs: Iterable[Input]) -> list[Input]:
        """Return those that are asked."""
        return [each for each in inputs if each not in self._away]

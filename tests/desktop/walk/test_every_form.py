"""Every page, form, dialog and wizard, answered in every way and left with Esc: nothing breaks nor traps."""

import os
import random
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from muniredes.desktop.forms.base import Input
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.walk.answers import answerable, every_answer, name, some_answers
from tests.desktop.walk.rooms import close_all, doors, every_room, press, said, top
from tests.desktop.walk.watch import Watch, watching
from tests.support import set_up

IS_LONG = "MUNIREDES_TORTURE" in os.environ
SHARE = 0.02
"""How many of the answers are given in the example, where each costs dear, when there is no time for all."""

EXAMPLE = "Ver un pueblo de ejemplo"
"""A door of many rooms that changes the guide: once is enough."""

pytestmark = pytest.mark.torture

PLAIN_ADDRESS = "https://www.facebook.com/aytovillarreal"


class Walk:
    """One guide gone through; a form that was answered already is only opened and closed."""

    def __init__(self, bench: Workbench, watch: Watch, share: float = 1.0) -> None:
        self._bench, self._watch, self._share = bench, watch, 1.0 if IS_LONG else share
        self._chance = random.Random(1)  # noqa: S311  the same answers every time
        self._own = bench.hub.workspace.path
        self._seen: set[tuple[str, ...]] = set()
        self._gone: set[str] = set()

    def everything(self) -> None:
        """Go to every room, through every door it has, and answer what it asks."""
        for room in list(every_room(self._bench)):
            with self._watch.step(f"go to {room.name}"):
                room.enter()
            for text in [said(door) for door in doors(room.enter())]:
                self._through(room.enter, text)
            self._answer(room.enter, room.name)
            close_all(self._watch)

    def _through(self, enter: Callable[[], QWidget], text: str) -> None:
        if text == EXAMPLE and EXAMPLE in self._gone:
            return
        self._gone.add(text)
        door = next((each for each in doors(enter()) if said(each) == text), None)
        if door is None:
            return
        press(self._watch, door)
        dialog = top()
        if dialog is not None and (form := _form(dialog)) not in self._seen:
            self._seen.add(form)
            self._answer(lambda: dialog, type(dialog).__name__)
        close_all(self._watch)
        if self._bench.hub.workspace.path != self._own:
            self._bench.open_own()

    def _answer(self, enter: Callable[[], QWidget], where: str) -> None:
        """Give every answer to everything that takes one; what is made anew meanwhile is found again."""
        number = 0
        while number < len(found := answerable(enter())):
            widget = found[number]
            called = name(widget)
            for answer in every_answer(widget) if IS_LONG else some_answers(widget, number):
                if self._chance.random() > self._share:
                    continue
                with self._watch.step(f"{where}: {called} ← {answer.words}"):
                    answer.give()
                root = enter()
                if top() not in (None, root.window()):
                    return
                if widget not in answerable(root):
                    break
            number += 1


def _form(dialog: QDialog) -> tuple[str, ...]:
    """Return what a dialog asks, to know it again."""
    return type(dialog).__name__, *(
        each.field.key for each in dialog.findChildren(QWidget) if isinstance(each, Input)
    )


def test_every_form_is_answered_in_a_small_guide(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(bench.hub.database, PLAIN_ADDRESS)
    bench.hub.open_workspace(bench.hub.workspace)
    with watching(monkeypatch) as watch:
        Walk(bench, watch).everything()
    assert bench.window.close()


@pytest.mark.skipif(not IS_LONG, reason="each answer costs dear in a full guide")
@pytest.mark.parametrize("guide", ["town_bench", "flawed_bench"])
def test_every_form_is_answered_in_a_full_guide(
    guide: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench: Workbench = request.getfixturevalue(guide)
    with watching(monkeypatch) as watch:
        Walk(bench, watch, SHARE).everything()
    assert bench.window.close()

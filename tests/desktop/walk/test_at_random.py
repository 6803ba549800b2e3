"""Somebody who clicks and types anything in reach: nothing breaks nor traps, and the window closes."""

import os
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QTabBar, QWidget

from muniredes.desktop.window.workbench import Workbench
from tests.desktop.walk.answers import answerable, every_answer, name
from tests.desktop.walk.rooms import close_all, doors, press, top
from tests.desktop.walk.watch import Watch, watching

TIMES = int(os.environ.get("MUNIREDES_TORTURE", "0"))
"""How many walks; each of them is long. Without it there is a short one in each guide."""

STEPS = 400 if TIMES else 40
GUIDES = ("bench", "town_bench", "flawed_bench") if TIMES else ("bench", "flawed_bench")

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("seed", range(max(TIMES, 1)))
def test_anything_at_random(
    guide: str, seed: int, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench: Workbench = request.getfixturevalue(guide)
    chance = random.Random(f"{guide} {seed}")  # noqa: S311  to be walked again as it was
    with watching(monkeypatch) as watch:
        watch.steps.append(f"seed {seed} in {guide}")
        for _step in range(STEPS):
            _do_anything(bench, watch, chance)
        close_all(watch)
        with watch.step("close the window"):
            assert bench.window.close(), "the window does not close"


def _do_anything(bench: Workbench, watch: Watch, chance: random.Random) -> None:
    root = top() or bench.window
    (act,) = chance.choices((_press, _answer, _choose, _key), weights=(6, 6, 2, 2))
    act(root, watch, chance)


def _press(root: QWidget, watch: Watch, chance: random.Random) -> None:
    found: list[QAbstractButton] = doors(root)
    if found:
        press(watch, chance.choice(found))


def _answer(root: QWidget, watch: Watch, chance: random.Random) -> None:
    found = answerable(root)
    if not found:
        return
    widget = chance.choice(found)
    answers = list(every_answer(widget))
    if answers:
        answer = chance.choice(answers)
        with watch.step(f"{type(root).__name__}: {name(widget)} ← {answer.words}"):
            answer.give()


def _choose(root: QWidget, watch: Watch, chance: random.Random) -> None:
    """Choose a row of a list, or a tab."""
    lists = [each for each in root.findChildren(QListWidget) if each.isVisible() and each.count()]
    bars = [each for each in root.findChildren(QTabBar) if each.isVisible() and each.count()]
    if not lists and not bars:
        return
    places: list[QListWidget | QTabBar] = [*lists, *bars]
    target = chance.choice(places)
    number = chance.randrange(target.count())
    with watch.step(f"row or tab {number} of {name(target)}"):
        if isinstance(target, QListWidget):
            target.setCurrentRow(number)
            target.itemClicked.emit(target.item(number))
        else:
            target.setCurrentIndex(number)


_KEYS = (
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
)


def _key(root: QWidget, watch: Watch, chance: random.Random) -> None:
    key, modifier = chance.choice(_KEYS)
    target: QWidget | None = root.focusWidget()
    if target is None:
        target = root
    with watch.step(f"{key.name} in {name(target)}"):
        QTest.keyClick(target, key, modifier)

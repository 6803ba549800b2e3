"""Every wizard, page by page to its end, in several ways: nothing breaks, and undo takes all of it back."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from muniredes.actions import drafts, history
from muniredes.desktop.forms.base import Input
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.desktop.wizards.asking.plan import WizardPlan, is_given
from muniredes.desktop.wizards.asking.session import SUMMARY
from muniredes.desktop.wizards.catalogue import every_plan
from muniredes.domain.texts.text import fold
from tests.desktop.walk.answers import Answer, Answerable, answerable, every_answer, name, shown
from tests.desktop.walk.rooms import close_all, leave, top
from tests.desktop.walk.watch import Watch, watching

IS_LONG = "MUNIREDES_TORTURE" in os.environ
GUIDES = ("flawed_bench", "bench") if IS_LONG else ("flawed_bench",)
SHARE = 1.0 if IS_LONG else 0.4
"""How many of the fields are answered: the rest stay as found, as a person in a hurry leaves them."""

MOST_PAGES = 60
"""More than the longest wizard has, with each page that it goes back to."""

_KEPT_APART = ("history", "draft", "wizard", "search", "sqlite", "alembic", "stored")
"""What undo does not take back: its own history, drafts, the index, and bytes named by their contents."""

pytestmark = pytest.mark.torture

Choose = Callable[[Answerable, list[Answer], random.Random], Answer | None]


def _empty(widget: Answerable, answers: list[Answer], _chance: random.Random) -> Answer | None:
    """What empties a text; what is chosen stays as it was found."""
    return answers[0] if isinstance(shown(widget), str) and answers[0].words == "''" else None


def _first(_widget: Answerable, answers: list[Answer], _chance: random.Random) -> Answer | None:
    return next((each for each in answers if each.words != "''"), None)


def _last(_widget: Answerable, answers: list[Answer], _chance: random.Random) -> Answer | None:
    return answers[-1]


def _any(_widget: Answerable, answers: list[Answer], chance: random.Random) -> Answer | None:
    return chance.choice(answers)


WAYS: tuple[Choose, ...] = (_any, _first, _last, _empty)


@dataclass
class Walker:
    """One wizard answered to its end in one way."""

    bench: Workbench
    watch: Watch
    choose: Choose
    chance: random.Random
    seen: set[str] = field(default_factory=set)
    said: dict[str, dict[str, Any]] = field(default_factory=dict)

    def shown_again(self, plan: WizardPlan) -> dict[str, Any]:
        """Return what the same wizard, opened again, shows otherwise than it was said."""
        about = (plan.name, plan.subject)
        found = (each for each in every_plan(self.bench.hub) if (each.name, each.subject) == about)
        again = next(found, None)
        if again is None:  # what it was about is closed by now, or not ours
            return {}
        return {
            f"{key} {part}": (given, now[part])
            for key, now in again.first_answers().items()
            for part, given in self.said.get(key, {}).items()
            if part in now and is_given(given) and not _same(given, now[part])
        }

    def through(self, plan: WizardPlan) -> bool:
        """Answer every page and finish; say whether it could be done."""
        wizard = WizardDialog(plan, self.bench.window)
        with self.watch.step(f"open {plan.name} {plan.subject}"):
            wizard.open()
        for _turn in range(MOST_PAGES):
            if wizard.session.current == SUMMARY:
                break
            self._page(wizard)
        assert wizard.session.current == SUMMARY, f"{plan.name} does not end: {wizard.session.current}"
        ended: list[bool] = []
        asked = (
            wizard.session.keys
        )  # what is only proposed, in a page that did not come, may be another later
        self.said = {key: dict(said) for key, said in wizard.session.answers.items() if key in asked}
        wizard.accepted.connect(lambda: ended.append(True))
        with self.watch.step(f"{plan.name}: {wizard.next_button.text()}"):
            wizard.next_button.click()
        if not ended:
            self._other_closed(wizard)
            leave(self.watch, wizard)
        return bool(ended)

    def _page(self, wizard: WizardDialog) -> None:
        key = wizard.session.current
        self.seen.add(f"{wizard.session.plan.name} {key}")
        number = 0
        while number < len(found := answerable(wizard.page)):
            widget = found[number]
            chosen = self.chance.random() < SHARE
            answer = self.choose(widget, list(every_answer(widget)), self.chance) if chosen else None
            if answer is not None:
                with self.watch.step(f"{key}: {name(widget)} ← {answer.words}"):
                    answer.give()
            self._other_closed(wizard)
            number += 1
        with self.watch.step(f"{key}: go on"):
            wizard.next_button.click()
        if wizard.session.current == key:
            self._mend(wizard)
        if wizard.session.current == key:
            self._give_what_is_needed(wizard)
        assert wizard.session.current != key, f"«{key}» is a trap; after\n" + "\n".join(
            self.watch.steps[-20:]
        )

    def _mend(self, wizard: WizardDialog) -> None:
        """Take away what the page refuses, as a person does who reads what is in red."""
        for asked in wizard.page.findChildren(QWidget):
            if isinstance(asked, Input) and _is_wrong(asked):
                asked.set_value(None)
        with self.watch.step(f"{wizard.session.current}: go on without what was wrong"):
            wizard.next_button.click()

    def _give_what_is_needed(self, wizard: WizardDialog) -> None:
        """Write, where the page says that something is missing, what serves for an address and for a name.

        Where it is chosen, each is tried until one serves: some are being closed already.
        """
        key = wizard.session.current
        wrong = [each for each in wizard.page.findChildren(QWidget) if isinstance(each, Input)]
        for asked in filter(_is_wrong, wrong):
            for line in asked.findChildren(QWidget):
                if isinstance(line, QLineEdit | QPlainTextEdit):
                    QTest.keyClicks(line, f"www.instagram.com/paseo{len(self.watch.steps)}")
        self._go_on_with_what_was_needed(wizard)
        for choice in wizard.page.findChildren(QComboBox) if wizard.session.current == key else ():
            for number in range(1, choice.count()):
                if wizard.session.current == key:
                    choice.setCurrentIndex(number)
                    self._go_on_with_what_was_needed(wizard)

    def _go_on_with_what_was_needed(self, wizard: WizardDialog) -> None:
        with self.watch.step(f"{wizard.session.current}: go on with what was needed"):
            wizard.next_button.click()

    def _other_closed(self, wizard: WizardDialog) -> None:
        for _turn in range(5):
            over = top()
            if over is None or over is wizard:
                return
            leave(self.watch, over)


def _is_wrong(asked: Input) -> bool:
    """Whether something is said in red beside a field."""
    told = (each for each in asked.findChildren(QLabel) if each.property("role") == "error")
    return bool(asked.problem()) or any(each.isVisible() for each in told)


def _same(given: Any, shown_now: Any) -> bool:
    """Whether an answer is shown as it was given: spaces, accents and the order of a choice do not count."""
    if isinstance(given, dict):
        now = shown_now if isinstance(shown_now, dict) else {}
        return all(_same(part, now.get(key)) for key, part in given.items() if is_given(part))
    if isinstance(given, list):
        rows = shown_now if isinstance(shown_now, list) else []
        if all(isinstance(each, str) for each in given):
            return sorted(given) == sorted(rows)
        return len(given) == len(rows) and all(map(_same, given, rows))
    return fold(str(given)) == fold(str(shown_now))


def _contents(bench: Workbench) -> Mapping[str, list[str]]:
    """Return all that the file says, by table, but for what undo leaves."""
    with closing(sqlite3.connect(bench.hub.workspace.path)) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(map(repr, file.execute(f"SELECT * FROM {table}")))
            for table in tables
            if not table.startswith(_KEPT_APART)
        }


def _differences(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        table: {"lost": set(rows) - set(after[table]), "new": set(after[table]) - set(rows)}
        for table, rows in before.items()
        if rows != after[table]
    }


def _ways(number: int) -> Iterator[Choose]:
    """Yield how a wizard is answered: every way in a long walk, and in a short one another each time."""
    yield from WAYS if IS_LONG else WAYS[number % len(WAYS) :][:1]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_wizard_is_answered_to_its_end_and_taken_back(
    guide: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench: Workbench = request.getfixturevalue(guide)
    seen: set[str] = set()
    finished = 0
    with watching(monkeypatch) as watch:
        for number, plan in enumerate(list(every_plan(bench.hub))):
            for way in _ways(number):
                walker = Walker(bench, watch, way, random.Random(f"{guide} {number}"), seen)  # noqa: S311
                before = _contents(bench)
                done = walker.through(plan)
                finished += done
                close_all(watch)
                drafts.discard(bench.hub.database, plan.name, plan.subject)
                if done:
                    assert walker.shown_again(plan) == {}, f"{plan.name} shows something else"
                if done and _contents(bench) != before:
                    with watch.step("undo"):
                        bench.hub.perform(history.undo)
                    assert _differences(before, _contents(bench)) == {}, f"{plan.name} is not taken back"
    assert finished > len(seen) // 20
    assert len(seen) > 100
    assert bench.window.close()

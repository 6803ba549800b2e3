"""How much is worked out in the window's thread at each step: counted, as clocks depend on the machine."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QCalendarWidget
from sqlalchemy import event
from sqlalchemy.engine import Engine

from muniredes.actions import manual
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.simple import DateInput
from muniredes.desktop.jobs import wait_for_all
from muniredes.desktop.wizards.dialog import WizardDialog
from muniredes.desktop.wizards.plan import Answers, Question
from muniredes.desktop.wizards.plan_year import PlanYearPlan
from muniredes.desktop.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press

MOST_STATEMENTS = 12
"""Of a step of a wizard: its draft, and what its questions need. The whole guide takes more than forty."""


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is asked of the database in the window's thread."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if QThread.currentThread() is QApplication.instance().thread():  # type: ignore[union-attr]
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_step_of_the_plan_works_its_questions_out_once(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[object] = []
    usual = PlanYearPlan.questions

    def watched(self: PlanYearPlan, answers: Answers) -> Sequence[Question]:
        worked.append(answers)
        return usual(self, answers)

    monkeypatch.setattr(PlanYearPlan, "questions", watched)
    town_bench.go(Target(Place.PLAN_YEAR))
    asked = dialog(WizardDialog)
    press(asked, "Siguiente")
    for _step in range(4):
        worked.clear()
        with statements() as found:
            press(asked, "Siguiente")
        assert len(worked) <= 1
        assert len(found) <= MOST_STATEMENTS


def test_the_preview_of_the_manual_is_composed_beside_the_window(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[bool] = []
    usual = manual.prepare

    def watched(*given: object) -> manual.Draft:
        inside.append(QThread.currentThread() is town_bench.thread())
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(manual, "prepare", watched)
    town_bench.go(Target(Place.MANUAL))
    wait_for_all()
    assert inside == [False]


@pytest.mark.usefixtures("qapp")
def test_a_form_does_not_make_the_calendar_that_nobody_has_opened() -> None:
    made = DateInput(asking.day("account.opened_on"))
    assert not made.findChildren(QCalendarWidget)
    made.deleteLater()

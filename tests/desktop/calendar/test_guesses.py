"""A date that is only what the law says is told on its posts, until somebody confirms it."""

from datetime import date

import pytest

from muniredes.actions import history, knowledge
from muniredes.actions import reading as guide
from muniredes.actions.calendar import reading, year_plan
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.year.entries import PlannedYear, YearAnswer
from muniredes.domain.calendar.year.planning import twelve_months
from muniredes.storage.database import Database
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, press, words

FIRST = date(2026, 12, 1)


def planned(database: Database, answer: YearAnswer) -> tuple[PostLine, ...]:
    year = PlannedYear(first=FIRST, entries=("ibi",), answers=(answer,))
    year_plan.accept(database, guide.snapshot(database), year)
    return reading.dated(database, *twelve_months(FIRST))


def legal(database: Database) -> YearAnswer:
    asked = next(each for each in knowledge.year_book().asked if each.key == "ibi")
    found = year_plan.legal_answer(guide.snapshot(database), asked, *twelve_months(FIRST))
    assert found is not None
    return found


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, view=None)


def opened(page: CalendarPage, line: PostLine) -> PostEditor:
    page.hub.note_changed()
    page.verbs.open(line)
    return dialog(PostEditor)


def test_a_guess_is_told_on_every_post_until_it_is_confirmed(page: CalendarPage) -> None:
    database = page.hub.database
    lines = planned(database, legal(database))
    assert len(lines) > 1
    editor = opened(page, lines[0])
    assert "Supuesto: confírmelo." in words(editor)
    assert "Se ha puesto el plazo de la ley: del 1 de septiembre de 2027" in words(editor)
    press(editor, "Es así")
    assert "Supuesto" not in words(editor)
    editor.reject()
    other = opened(page, lines[1])
    assert "Supuesto" not in words(other), "it is confirmed once, for all that came of it"
    other.reject()
    planned(database, legal(database))
    again = opened(page, lines[0])
    assert "Supuesto" not in words(again), "planned again, it stays confirmed"
    again.reject()


def test_a_date_of_her_own_is_no_guess(page: CalendarPage) -> None:
    lines = planned(page.hub.database, YearAnswer(key="ibi", starts=date(2027, 5, 1), ends=date(2027, 6, 30)))
    editor = opened(page, lines[0])
    assert "Supuesto" not in words(editor)
    editor.reject()


def test_confirming_is_undone(page: CalendarPage) -> None:
    database = page.hub.database
    planned(database, legal(database))
    year_plan.confirm(database, "ibi")
    history.undo(database)
    (year,) = guide.snapshot(database).planned_years
    assert [each.is_guess for each in year.answers] == [True]

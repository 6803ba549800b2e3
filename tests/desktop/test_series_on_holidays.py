"""A series that falls on holidays says so while it is written, and skips them if wished."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QCheckBox

from muniredes.actions import history
from muniredes.actions.calendar import reading
from muniredes.desktop.dialogs.posts.editor import PostEditor
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.workbench import Workbench
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, press, seen, words
from tests.desktop.test_calendar import say

FRIDAYS = "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270108"
CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench, view=None)


def days_said(page: CalendarPage) -> set[date | None]:
    return {line.day for line in reading.dated(page.hub.database, date(2026, 11, 1), date(2027, 3, 1))}


def opened(page: CalendarPage) -> PostEditor:
    page.verbs.open(say(page, "Agenda", rule=FRIDAYS, at=datetime(2026, 11, 27, 18)))
    return dialog(PostEditor)


def skips(editor: PostEditor) -> QCheckBox:
    (box,) = [each for each in seen(editor, QCheckBox) if each.text() == "Saltar esos festivos"]
    return box


def test_the_holidays_on_which_it_falls_are_said_and_skipped(page: CalendarPage) -> None:
    editor = opened(page)
    assert {CHRISTMAS, NEW_YEAR} <= days_said(page)
    said = words(editor)
    assert "Cae en festivo: " in said
    assert "25 de diciembre" in said or "25 dic" in said
    skips(editor).click()
    press(editor, "Guardar")
    asked = dialog(ScopeDialog)
    assert "Solo esta" not in words(asked), "all its days share what is skipped"
    press(asked, "Todas")
    assert days_said(page).isdisjoint({CHRISTMAS, NEW_YEAR})
    assert date(2027, 1, 8) in days_said(page)
    page.hub.perform(history.undo)
    assert {CHRISTMAS, NEW_YEAR} <= days_said(page)


def test_what_falls_on_none_asks_nothing_and_what_was_ticked_is_kept(page: CalendarPage) -> None:
    editor = opened(page)
    skips(editor).click()
    editor.reject()
    (line, *_others) = reading.dated(page.hub.database, date(2026, 11, 27), date(2026, 11, 27))
    page.verbs.open(line)
    again = dialog(PostEditor)
    assert skips(again).isChecked(), "it was not saved, and it was not lost"
    again.form.repeat.set_value("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261204", date(2026, 11, 27))
    assert "Cae en festivo" not in words(again)
    assert again.form.repeat.skipped == ()
    again.reject()

"""A series that falls on holidays says so while it is written, and skips them if wished."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QComboBox

from muniredes.actions import history
from muniredes.actions.calendar import reading
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.posts.scope import ScopeDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import dialog, press, seen, words, write

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


def _how(editor: PostEditor) -> QComboBox:
    (box,) = [each for each in seen(editor, QComboBox) if each.accessibleName() == "Lo que cae en festivo"]
    return box


def choose(editor: PostEditor, how: str) -> None:
    box = _how(editor)
    box.setCurrentIndex(box.findText(how))
    box.activated.emit(box.currentIndex())


def test_the_holidays_on_which_it_falls_are_said_and_skipped(page: CalendarPage) -> None:
    editor = opened(page)
    assert {CHRISTMAS, NEW_YEAR} <= days_said(page)
    said = words(editor)
    assert "Cae en festivo: " in said
    assert "25 de diciembre" in said or "25 dic" in said
    choose(editor, "Se salta")
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
    choose(editor, "Se salta")
    editor.reject()
    (line, *_others) = reading.dated(page.hub.database, date(2026, 11, 27), date(2026, 11, 27))
    page.verbs.open(line)
    again = dialog(PostEditor)
    assert _how(again).currentText() == "Se salta", "it was not saved, and it was not lost"
    again.form.repeat.set_value("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261204", date(2026, 11, 27))
    assert "Cae en festivo" not in words(again)
    assert again.form.repeat.skipped == ()
    again.reject()


@pytest.mark.parametrize(
    ("how", "new_days"),
    [
        ("Se pasa al día laborable anterior", {date(2026, 12, 24), date(2026, 12, 31)}),
        ("Se pasa al día laborable siguiente", {date(2026, 12, 28), date(2027, 1, 4)}),
    ],
)
def test_what_falls_on_a_holiday_is_moved_to_a_working_day_and_said_so(
    page: CalendarPage, how: str, new_days: set[date]
) -> None:
    editor = opened(page)
    choose(editor, how)
    assert "Saldrá otro día: " in words(editor)
    press(editor, "Guardar")
    asked = dialog(ScopeDialog)
    assert "Solo esta" not in words(asked)
    press(asked, "Todas")
    said = days_said(page)
    assert new_days <= said
    assert said.isdisjoint({CHRISTMAS, NEW_YEAR})
    page.verbs.open(reading.dated(page.hub.database, date(2026, 11, 27), date(2026, 11, 27))[0])
    again = dialog(PostEditor)
    assert "Cae en festivo" not in words(again), "it is moved already"
    assert _how(again).currentText() == how, "and so will be those of the years to come"
    again.reject()
    page.hub.perform(history.undo)
    assert {CHRISTMAS, NEW_YEAR} <= days_said(page)


def test_a_day_that_was_moved_is_opened_and_saved_without_moving_the_series(page: CalendarPage) -> None:
    editor = opened(page)
    choose(editor, "Se pasa al día laborable anterior")
    press(editor, "Guardar")
    press(dialog(ScopeDialog), "Todas")
    before = days_said(page)
    (line, *_others) = reading.dated(page.hub.database, date(2026, 12, 24), date(2026, 12, 24))
    page.verbs.open(line)
    again = dialog(PostEditor)
    again.form.input("message.title").set_value("Agenda de la semana")
    press(again, "Guardar")
    press(dialog(ScopeDialog), "Todas")
    assert days_said(page) == before


def test_one_of_every_working_day_says_it_once(page: CalendarPage) -> None:
    daily = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270108"
    page.verbs.open(say(page, "Parte", rule=daily, at=datetime(2026, 12, 21, 9)))
    editor = dialog(PostEditor)
    choose(editor, "Se pasa al día laborable anterior")
    assert editor.form.repeat.moved == {}, "the day before says it already"
    assert CHRISTMAS in editor.form.repeat.skipped
    editor.reject()


def test_an_end_that_is_no_day_is_said_and_no_series_goes_on_for_ever(page: CalendarPage) -> None:
    editor = opened(page)
    write(editor, "Hasta el día (en blanco, sin final)", "cuando acabe el curso")
    press(editor, "Guardar")
    assert editor.isVisible()
    assert "no es una fecha" in words(editor)
    write(editor, "Hasta el día (en blanco, sin final)", "18 de diciembre")
    assert editor.form.repeat.value() == "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218"

"""A hand that draws over empty days begins something that is said on all of them; so does the keyboard."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from muniredes.actions.calendar import reading
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.calendars import calendar_of, centre, drag, middle_of, say
from tests.desktop.hands import dialog, keys, press, words, write

MONDAY, FRIDAY = date(2026, 11, 30), date(2026, 12, 4)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    found = calendar_of(bench)
    words(found)
    return found


def days_said(page: CalendarPage) -> list[date | None]:
    return [line.day for line in reading.dated(page.hub.database, date(2026, 11, 1), date(2027, 1, 31))]


def finish(title: str) -> None:
    editor = dialog(PostEditor)
    write(editor, "Título", title)
    editor.form.input("channels").set_value(["web"])
    editor.form.channels_changed.emit()
    press(editor, "Guardar")


def test_drawing_over_days_says_it_on_each(page: CalendarPage) -> None:
    drag(page.views.month.viewport(), centre(page, FRIDAY), centre(page, MONDAY))
    finish("Inscripciones abiertas")
    assert days_said(page) == [date(2026, 11, 30), *(date(2026, 12, day) for day in range(1, 5))]
    assert page.views.month.span is None


def test_in_the_week_it_begins_at_the_hour_where_the_hand_was_put(page: CalendarPage) -> None:
    page.show_view(View.WEEK)
    page.show_day(MONDAY)
    words(page)
    week = page.views.week
    start, stop = (middle_of(week, datetime(2026, 12, day, 17)) for day in (1, 3))
    drag(week.viewport(), week.viewport().mapToGlobal(start), week.viewport().mapToGlobal(stop))
    finish("Taller")
    lines = reading.dated(page.hub.database, MONDAY, date(2026, 12, 6))
    assert [line.at for line in lines] == [datetime(2026, 12, day, 17) for day in (1, 2, 3)]


def test_the_keyboard_draws_too(page: CalendarPage) -> None:
    page.views.month.choose(MONDAY)
    page.views.month.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    for _day in range(2):
        keys(page.views.month, Qt.Key.Key_Right, shift)
    assert page.views.month.span == (MONDAY, date(2026, 12, 2))
    keys(page.views.month, Qt.Key.Key_Return)
    finish("Feria")
    assert days_said(page) == [MONDAY, date(2026, 12, 1), date(2026, 12, 2)]


def test_a_stretch_is_left_with_any_other_key_and_a_click_writes_nothing(page: CalendarPage) -> None:
    page.views.month.choose(MONDAY)
    keys(page.views.month, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    keys(page.views.month, Qt.Key.Key_Escape)
    assert page.views.month.span is None
    cell = page.views.month.visualRect(page.views.month.days.index_of(MONDAY)).center()
    QTest.mouseClick(page.views.month.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert not [each for each in page.window().findChildren(PostEditor) if each.isVisible()]


def test_days_gone_by_say_so_and_a_card_is_still_carried(page: CalendarPage) -> None:
    post = say(page, "Corte", at=datetime(2026, 11, 27, 18))
    words(page)
    chip = page.views.month.place_of(post.id) or QPoint()
    drag(page.views.month.viewport(), page.views.month.viewport().mapToGlobal(chip), centre(page, MONDAY))
    assert days_said(page) == [MONDAY]
    refused: list[object] = []
    page.hub.refused.connect(refused.append)
    drag(page.views.month.viewport(), centre(page, date(2026, 11, 9)), centre(page, date(2026, 11, 11)))
    assert len(refused) == 1

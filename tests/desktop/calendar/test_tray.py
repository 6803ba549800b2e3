"""«Ideas sin fecha», to it and from it, with the mouse."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from muniredes.actions import history
from muniredes.actions.calendar import reading, steps
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.views.post_list import PostList
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.calendars import FRIDAY, calendar_of, centre, drag, middle_of, say, shown
from tests.desktop.hands import seen, words


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    """The month in view, in a council that has begun."""
    found = calendar_of(bench)
    found.show_day(FRIDAY.date())
    return found


def ideas(page: CalendarPage) -> list[str]:
    return [line.title for line in reading.undated(page.hub.database)]


def on_chip(page: CalendarPage, number: int) -> QPoint:
    return page.views.month.viewport().mapToGlobal(page.views.month.place_of(number) or QPoint())


def pick(page: CalendarPage, number: int) -> None:
    """Click on a chip, so that what can be done with it is in its place before anything is carried."""
    words(page)  # what was just written is in its place
    QTest.mouseClick(
        page.views.month.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.views.month.place_of(number) or QPoint(),
    )
    words(page)  # and so are its verbs


def on_row(held: PostList, row: int = 0) -> QPoint:
    return held.viewport().mapToGlobal(held.visualItemRect(held.item(row)).center())


def on_words(page: CalendarPage, said: str) -> QPoint:
    found: list[QWidget] = [each for each in seen(page, QLabel) if said in each.text()]
    return found[0].mapToGlobal(found[0].rect().center())


@pytest.mark.parametrize("where", ["Arrastre aquí", "Ideas sin fecha", ""])
def test_a_post_falls_anywhere_in_the_empty_tray(page: CalendarPage, where: str) -> None:
    post = say(page, "Feria")
    tray = page.side.ideas
    pick(page, post.id)
    place = on_words(page, where) if where else tray.mapToGlobal(tray.rect().center())
    drag(page.views.month.viewport(), on_chip(page, post.id), place)
    assert (shown(page.hub.database), ideas(page)) == ([], ["Feria"])
    assert "Ideas sin fecha (1)" in words(page)
    history.undo(page.hub.database)
    assert [line[1] for line in shown(page.hub.database)] == [FRIDAY]


def test_from_the_list_of_the_day_to_the_tray_and_to_another_day(page: CalendarPage) -> None:
    say(page, "Feria", "web", "tablon")
    held = page.side.day
    words(page)
    drag(held.viewport(), on_row(held), on_words(page, "Arrastre aquí"))
    assert ideas(page) == ["Feria", "Feria"], "every channel of a card goes along"
    assert "Ideas sin fecha (1)" in words(page)
    history.undo(page.hub.database)
    page.refresh()
    drag(held.viewport(), on_row(held), centre(page, date(2026, 12, 2)))
    assert [line[1] for line in shown(page.hub.database)] == [datetime(2026, 12, 2, 18)] * 2


def test_several_ideas_go_to_a_day_at_once(page: CalendarPage) -> None:
    for title in ("Uno", "Dos", "Tres"):
        say(page, title, at=None)
    tray = page.side.ideas
    for row, modifier in ((0, Qt.KeyboardModifier.NoModifier), (2, Qt.KeyboardModifier.ControlModifier)):
        place = tray.visualItemRect(tray.item(row)).center()
        QTest.mouseClick(tray.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    drag(tray.viewport(), on_row(tray, 2), centre(page, date(2026, 12, 3)))
    assert ideas(page) == ["Dos"]
    assert {line[1] for line in shown(page.hub.database)} == {datetime(2026, 12, 3, 10)}
    history.undo(page.hub.database)
    assert len(ideas(page)) == 3


@pytest.mark.parametrize("view", [View.WEEK, View.DAY])
def test_an_idea_goes_to_the_hour_where_it_falls(page: CalendarPage, view: View) -> None:
    say(page, "Foto", at=None)
    page.show_view(view)
    tray, hours = page.side.ideas, page.views.week if view is View.WEEK else page.views.day
    words(page)
    noon = hours.viewport().mapToGlobal(middle_of(hours, datetime(2026, 11, 27, 12)))
    drag(tray.viewport(), on_row(tray), noon)
    assert [line[1] for line in shown(page.hub.database)] == [datetime(2026, 11, 27, 12)]
    words(page)
    back = hours.viewport().mapToGlobal(hours.place_of(1) or QPoint())
    drag(hours.viewport(), back, hours.viewport().mapToGlobal(middle_of(hours, datetime(2026, 11, 27, 9))))
    assert [line[1] for line in shown(page.hub.database)] == [datetime(2026, 11, 27, 9)]


def test_in_its_own_hour_a_post_keeps_its_minutes(page: CalendarPage) -> None:
    say(page, "Feria", at=datetime(2026, 11, 27, 9, 40))
    page.show_view(View.WEEK)
    words(page)
    week = page.views.week.viewport()
    start = week.mapToGlobal(page.views.week.place_of(1) or QPoint())
    drag(week, start, week.mapToGlobal(middle_of(page.views.week, datetime(2026, 11, 28, 9))))
    assert [line[1] for line in shown(page.hub.database)] == [datetime(2026, 11, 28, 9, 40)]


def test_what_cannot_be_an_idea_says_why(page: CalendarPage) -> None:
    post = say(page, "Feria")
    page.hub.perform(steps.publish, post.id)
    pick(page, post.id)
    drag(page.views.month.viewport(), on_chip(page, post.id), on_words(page, "Arrastre aquí"))
    assert "Ya está publicada: no se mueve" in words(page.window())
    weekly = say(page, "Agenda", at=datetime(2026, 11, 26, 18), rule="FREQ=WEEKLY;BYDAY=TH")
    pick(page, weekly.id)
    drag(page.views.month.viewport(), on_chip(page, weekly.id), on_words(page, "Arrastre aquí"))
    assert "Lo que se repite tiene su día" in words(page.window())
    assert ideas(page) == []


def test_an_idea_dropped_on_a_day_gone_by_or_outside_stays_an_idea(page: CalendarPage) -> None:
    say(page, "Foto", at=None)
    tray = page.side.ideas
    drag(tray.viewport(), on_row(tray), centre(page, date(2026, 11, 10)))
    assert "ya ha pasado" in words(page.window())
    drag(tray.viewport(), on_row(tray), page.head.mapToGlobal(page.head.rect().center()))
    drag(tray.viewport(), on_row(tray), tray.mapToGlobal(tray.rect().center()))
    assert (ideas(page), shown(page.hub.database)) == (["Foto"], [])
    assert not page.carrier.is_carrying


@pytest.mark.parametrize("is_seen", [True, False])
def test_the_cards_of_a_long_list_do_not_cover_one_another(page: CalendarPage, is_seen: bool) -> None:
    held = page.side.ideas
    words(page)
    page.setVisible(is_seen)
    for number in range(27):
        say(page, f"Vale cualquier día: servicios {'s' * (number % 9)} sociales", at=None)
        words(page)
    page.show()
    words(page)
    places = [held.visualItemRect(held.item(row)) for row in range(held.count())]
    assert all(above.bottom() < below.top() for above, below in pairwise(places))

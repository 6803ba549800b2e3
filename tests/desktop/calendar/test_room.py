"""The calendar in the room there is: channels and holidays are said whole where they fit."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from muniredes.actions import knowledge
from muniredes.actions.calendar import reading
from muniredes.desktop import theme
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.showing import hour
from muniredes.desktop.pages.calendar.views import cards
from muniredes.desktop.pages.calendar.views.cards import foot_lines
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import FRIDAY, calendar_of, say
from tests.desktop.hands import dialog, keys, seen, words

CONSTITUTION = date(2026, 12, 6)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench)


def test_each_channel_is_said_where_there_is_room_for_a_line_more(page: CalendarPage) -> None:
    say(page, "Agenda", "web", "tablon", "bando", "megafonia", "whatsapp")
    day = FRIDAY.date()
    page.show_day(day)
    for grid, view in ((page.views.month, View.MONTH), (page.views.week, View.WEEK)):
        page.show_view(view)
        words(page)
        ((card, place),) = grid.placed(grid.visualRect(grid.days.index_of(day)), day)
        showing = grid.days.showing
        assert showing is not None
        assert foot_lines(card, showing, place.width(), grid.look) == 2
        lines = grid.look.title_lines(card, place.width(), hour(card)) + 2
        assert place.height() >= grid.look.height(lines)


def test_each_kind_of_channel_has_its_own_letters() -> None:
    networks = {key: each.letters for key, each in knowledge.networks().items() if each.letters}
    letters = {medium.value: medium.letters for medium in Medium} | networks
    whatsapps = {key for key in knowledge.networks() if key.startswith("whatsapp")}
    assert {letters[key] for key in whatsapps} == {"Wa"}
    others = [each for key, each in letters.items() if key not in whatsapps]
    assert len(set(others)) == len(others)


def test_a_holiday_is_said_whole_in_what_its_cards_leave_free(page: CalendarPage) -> None:
    page.show_day(CONSTITUTION)
    words(page)
    cell = page.views.month.visualRect(page.views.month.days.index_of(CONSTITUTION))
    assert " ".join(page.views.month.head_lines(cell, CONSTITUTION)) == "Día de la Constitución Española"
    for number in range(9):
        say(page, f"Mensaje {number}", "web", at=datetime(2026, 12, 6, 9 + number))
    words(page)
    assert len(page.views.month.head_lines(cell, CONSTITUTION)) == 1
    heads = [page.views.month.head_rect(cell)]
    assert not [
        place for _card, place in page.views.month.placed(cell, CONSTITUTION) if place.intersects(heads[0])
    ]


def test_cards_begin_under_the_last_line_of_what_the_day_is(page: CalendarPage) -> None:
    say(page, "Actos", "web", at=datetime(2026, 12, 6, 12))
    page.show_day(CONSTITUTION)
    words(page)
    cell = page.views.month.visualRect(page.views.month.days.index_of(CONSTITUTION))
    lines = page.views.month.head_lines(cell, CONSTITUTION)
    assert len(lines) > 1
    ((_card, place),) = page.views.month.placed(cell, CONSTITUTION)
    head: QRect = page.views.month.head_rect(cell)
    assert place.top() >= head.top() + len(lines) * page.views.month.look.line
    assert place.bottom() < cell.bottom()


def test_in_a_small_window_an_idea_and_the_days_are_in_view_together(page: CalendarPage) -> None:
    page.window().resize(1008, 560)
    words(page)
    assert page.side.x() > 0, "beside the days, so that an idea can be carried to one"
    assert page.side.ideas.mapTo(page.window(), page.side.ideas.rect().bottomLeft()).y() <= 560


def test_a_day_with_little_leaves_its_room_to_the_ideas(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.CALENDAR))
    page = town_bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    words(page)
    ideas = page.side.ideas
    last = ideas.visualItemRect(ideas.item(ideas.count() - 1))
    assert ideas.viewport().rect().contains(last), "all of them are in view"


def test_a_day_of_the_week_is_never_too_narrow_to_be_read(page: CalendarPage) -> None:
    page.show_view(View.WEEK)
    page.window().resize(560, 560)
    words(page)
    assert page.views.week.day_width() >= theme.letters(9)
    page.show_day(date(2026, 11, 29))
    words(page)
    for day in (date(2026, 11, 23), date(2026, 11, 29)):
        page.views.week.choose(day)
        place = page.views.week.visualRect(page.views.week.days.index_of(day))
        assert place.left() >= 0
        assert place.right() <= page.views.week.viewport().width()


def test_verbs_leave_no_hole_where_others_would_be(page: CalendarPage) -> None:
    say(page, "Agenda", "web")
    page.show_day(FRIDAY.date())
    lines = reading.dated(page.hub.database, FRIDAY.date(), FRIDAY.date())
    page.side.day.pick(lines[0].id)
    words(page)
    bar = page.side.bar
    shown = seen(bar, QPushButton)
    assert len(shown) > 1
    rows: dict[int, list[QPushButton]] = {}
    for each in shown:
        rows.setdefault(each.y(), []).append(each)
    for row in rows.values():
        edges = [0, *(each.geometry().right() + 1 for each in row)]
        assert all(each.x() - edge <= 4 for each, edge in zip(row, edges, strict=False))
    under, before = page.side.ideas, page.side.ideas.geometry()
    page.side.day.clearSelection()
    words(page)
    assert not bar.isVisible()
    assert under.geometry() == before


def test_what_is_picked_does_not_change_the_size_of_the_days(page: CalendarPage) -> None:
    page.window().resize(1008, 560)
    page.show_day(date(2026, 12, 1))
    words(page)
    before = page.views.month.size()
    for day in (CONSTITUTION, date(2026, 12, 8), date(2026, 12, 10)):
        page.views.month.choose(day)
        words(page)
        assert page.views.month.size() == before


def test_enter_opens_the_card_that_was_clicked(page: CalendarPage) -> None:
    say(page, "Agenda", "web")
    day = FRIDAY.date()
    for grid, view in ((page.views.month, View.MONTH), (page.views.week, View.WEEK)):
        page.show_view(view)
        page.show_day(day)
        words(page)
        ((_card, place),) = grid.placed(grid.visualRect(grid.days.index_of(day)), day)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
        keys(grid, Qt.Key.Key_Return)
        opened = dialog(PostEditor)
        assert opened.form.input("message.title").value() == "Agenda"
        opened.reject()


def test_days_taller_than_the_window_are_seen_from_their_names(page: CalendarPage) -> None:
    page.window().resize(560, 420)
    words(page)
    page.head.setFocus()
    page.take_cursor()
    words(page)
    assert 0 <= page.views.month.mapTo(page, QPoint(0, 0)).y() <= page.height() // 3


@pytest.mark.parametrize("height", range(18, 120, 7))
def test_nothing_of_a_card_is_drawn_out_of_its_place(
    page: CalendarPage, monkeypatch: pytest.MonkeyPatch, height: int
) -> None:
    say(page, "Concierto de la banda en la plaza y baile después", "web", "tablon")
    page.show_day(FRIDAY.date())
    showing = page.views.month.days.showing
    assert showing is not None
    card = replace(showing.cards_of(FRIDAY.date())[0].first, picture="0" * 64)
    place, drawn = QRect(0, 0, 90, height), list[QRect]()
    monkeypatch.setattr(cards, "_draw_picture", lambda _painter, where, _picture: drawn.append(where))
    target = QPixmap(200, 200)
    painter = QPainter(target)
    cards.draw_card(painter, place, Card((card,)), showing, page.views.month.look)
    painter.end()
    assert all(place.contains(each) and each.height() > 0 for each in drawn)


@pytest.mark.parametrize("width", range(60, 200, 20))
def test_the_state_of_a_card_is_never_said_by_its_colour_alone(
    page: CalendarPage, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    say(page, "Concierto de la banda en la plaza y baile después", "web")
    page.show_day(FRIDAY.date())
    showing = page.views.month.days.showing
    assert showing is not None
    card, look, told = showing.cards_of(FRIDAY.date())[0], page.views.month.look, list[str]()
    monkeypatch.setattr(QPainter, "drawText", lambda _painter, *where: told.append(str(where[-1])))
    target = QPixmap(200, 100)
    painter = QPainter(target)
    cards.draw_card(painter, QRect(0, 0, width, look.height(2)), card, showing, look)
    painter.end()
    assert any(card.state.symbol in text for text in told)


def test_the_day_of_the_cursor_is_in_view_where_not_all_the_weeks_fit(page: CalendarPage) -> None:
    grid = page.views.month
    for day in (date(2026, 12, 30), date(2026, 12, 2)):
        page.show_day(day)
        words(page)
        for height in (900, 260, 420, 200):
            grid.setFixedHeight(height)
            words(page)
            place = grid.visualRect(grid.days.index_of(day))
            assert grid.viewport().rect().contains(place.center()), (day, height, place)

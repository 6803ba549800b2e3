"""Month, week, day, list and board answer the same question, whatever the day."""

from datetime import date, datetime, time

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel

from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine, days_between, month_of, week_of
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import words
from tests.properties import IN_WINDOW

LEAP, SPRING, AUTUMN = date(2028, 2, 29), date(2027, 3, 28), date(2027, 10, 31)
DAYS = st.dates(date(2026, 11, 24), date(2028, 12, 31)) | st.sampled_from(
    [LEAP, date(2028, 2, 28), date(2028, 3, 1), SPRING, AUTUMN, date(2026, 11, 30), date(2026, 12, 31)]
)
HOURS = st.times().map(lambda at: at.replace(second=0, microsecond=0)) | st.sampled_from(
    [time(0), time(2, 30), time(23, 59)]
)
MOMENTS = st.lists(st.builds(datetime.combine, DAYS, HOURS), min_size=1, max_size=6)


def numbers(lines: tuple[PostLine, ...]) -> list[int]:
    return [line.id for line in lines]


def listed(page: CalendarPage) -> tuple[PostLine, ...]:
    """Return the posts of the list, all of them picked."""
    page.views.list.selectAll()
    return page.views.list.chosen()


def on_board(page: CalendarPage) -> tuple[PostLine, ...]:
    """Return the posts of every column of the board."""
    found: list[PostLine] = []
    for column in page.views.board.columns.values():
        column.selectAll()
        found.extend(column.chosen())
    return tuple(found)


def seen_in(page: CalendarPage, view: View, day: date) -> dict[date, list[int]]:
    """Return the posts that a view shows around a day, by their day."""
    page.show_view(view)
    page.show_day(day)
    grids = {View.MONTH: page.views.month, View.WEEK: page.views.week, View.DAY: page.views.day}
    if view in grids:
        showing = grids[view].days.showing
        assert showing is not None
        first, last = {View.MONTH: month_of(day), View.WEEK: week_of(day), View.DAY: (day, day)}[view]
        return {
            each: numbers(showing.posts_of(each))
            for each in days_between(first, last)
            if showing.posts_of(each)
        }
    found: dict[date, list[int]] = {}
    for line in listed(page) if view is View.LIST else on_board(page):
        if line.day is not None:
            found.setdefault(line.day, []).append(line.id)
    return found


@IN_WINDOW
@given(MOMENTS, st.sampled_from([CalendarFilter(), CalendarFilter(channels=frozenset({"web"}))]))
@example([datetime.combine(LEAP, time(23, 59)), datetime(2028, 3, 1)], CalendarFilter())
@example([datetime.combine(SPRING, time(2, 30)), datetime.combine(SPRING, time(3, 30))], CalendarFilter())
@example([datetime.combine(AUTUMN, time(2, 30)), datetime(2027, 11, 1)], CalendarFilter())
def test_the_views_show_the_same_posts(
    bench: Workbench, moments: list[datetime], wanted: CalendarFilter
) -> None:
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    for number, at in enumerate(moments):
        texts = {"web": "", "tablon": ""} if number % 2 else {"web": ""}
        page.hub.perform(writing.create, Written(message={"title": f"Nº {number}"}, texts=texts, at=at))
    page.narrow(wanted)
    for at in moments:
        day = at.date()
        month = seen_in(page, View.MONTH, day)
        assert day in month
        assert seen_in(page, View.LIST, day) == month
        assert seen_in(page, View.BOARD, day) == month
        assert seen_in(page, View.DAY, day) == {day: month[day]}
        first, last = week_of(day)
        whole: dict[date, list[int]] = {}
        for each in (first, last):
            whole |= seen_in(page, View.MONTH, each)
        assert seen_in(page, View.WEEK, day) == {
            each: those for each, those in whole.items() if first <= each <= last
        }


def test_an_empty_calendar_says_what_it_is_for(bench: Workbench) -> None:
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert "Aquí se ve qué sale cada día" in words(page)
    assert isinstance(page, CalendarPage)
    written = Written(message={"title": "Agenda"}, texts={"web": ""}, at=datetime(2026, 11, 27, 9))
    page.hub.perform(writing.create, written)
    assert "Aquí se ve qué sale cada día" not in words(page)


def test_only_the_column_under_the_hand_is_lit(bench: Workbench) -> None:
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    written = Written(message={"title": "Agenda"}, texts={"web": ""}, at=datetime(2026, 11, 27, 9))
    change = page.hub.perform(writing.create, written)
    page.show_view(View.BOARD)
    lines = reading.lines(page.hub.database, change.ids("post"))
    columns = page.views.board.columns
    page.carrier.take(lines, columns[PostState.PUBLISHED].mapToGlobal(QPoint(5, 5)))
    page.carrier.move(columns[PostState.IN_REVIEW].mapToGlobal(QPoint(5, 5)))
    assert [state for state, held in columns.items() if held.property("target")] == [PostState.IN_REVIEW]
    page.carrier.cancel()


def test_only_the_view_in_sight_is_made_and_the_others_while_nobody_looks(bench: Workbench) -> None:
    page = calendar_of(bench)
    assert page.views.count() == 1
    for _part in page.refresh_in_parts():
        pass
    assert page.views.count() == len(View)
    assert page.views.currentWidget() is page.views.month


def test_the_board_has_its_verbs_whenever_it_is_made(bench: Workbench) -> None:
    page = calendar_of(bench)
    post = say(page, "Feria", text="Hoy")
    page.show_view(View.BOARD)
    page.views.listed.emit((post,))
    assert "Publicar…" in words(page.views.board.bar)


def test_the_days_in_view_are_said_whole_as_soon_as_they_are_other(town_bench: Workbench) -> None:
    page = calendar_of(town_bench)
    head = page.head
    for view in (View.DAY, View.WEEK, View.MONTH, View.WEEK):
        page.show_view(view)  # and nothing waits for another turn of the window
        said = next(each for each in head.findChildren(QLabel) if each.text() == page.period.title)
        assert said.width() >= said.sizeHint().width(), said.text()
        holder = said.parentWidget()
        assert holder is not None
        assert holder.rect().contains(said.geometry())
        assert head.rect().contains(QRect(holder.mapTo(head, QPoint()), holder.size()))


def test_what_is_counted_of_a_month_says_which_where_another_is_in_view(bench: Workbench) -> None:
    page = calendar_of(bench)
    say(page, "Feria", text="Hoy", at=datetime(2026, 12, 3, 9))
    page.show_day(date(2026, 11, 25))
    assert "0 mensajes en noviembre" in words(page), "the one of December is drawn, and not counted"
    page.show_day(date(2026, 12, 3))
    assert "1 mensaje" in words(page).splitlines()

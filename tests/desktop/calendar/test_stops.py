"""By keyboard: Tab goes through the calendar as it is seen, and the arrows pick what they come to."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import keys, seen

_MOST = 80
_TUESDAY = datetime(2026, 11, 24, 9)


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    """The calendar with something on the day in view, and an idea."""
    made = calendar_of(bench, view=None)
    for hour, title in ((9, "Uno"), (12, "Dos"), (13, "Tres")):
        say(made, title, at=_TUESDAY.replace(hour=hour))
    say(made, "Idea", at=None)
    return made


def _round(page: CalendarPage) -> list[QWidget]:
    """Return where Tab goes from the first stop of the page, in its order, as far as it is in the page."""
    seen(page, QWidget)
    found: list[QWidget] = []
    page.head.setFocus()
    keys(page.window(), Qt.Key.Key_Tab)
    for _press in range(_MOST):
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop in found:
            return found
        if page.isAncestorOf(stop):
            found.append(stop)
        keys(stop, Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("by", [View.MONTH, View.WEEK])
def test_tab_goes_as_it_is_seen(page: CalendarPage, view: View, by: View) -> None:
    page.show_view(by)
    page.show_view(view)
    stops = _round(page)
    shown = page.views.currentWidget()
    assert shown is not None
    days = [number for number, each in enumerate(stops) if each is shown or shown.isAncestorOf(each)]
    above = [number for number, each in enumerate(stops) if page.filters.isAncestorOf(each)]
    side = [number for number, each in enumerate(stops) if page.side.isAncestorOf(each)]
    start = min(above)
    turned = [(number - start) % len(stops) for number in (*above, *days, *side)]
    assert days
    assert bool(side) == (view is not View.BOARD)
    assert turned == sorted(turned), [(type(each).__name__, each.accessibleName()) for each in stops]


def test_the_arrows_pick_what_they_come_to(page: CalendarPage) -> None:
    page.show_view(View.WEEK)
    _one, two, _three = page.side.day.item(0), page.side.day.item(1), page.side.day.item(2)
    assert two is not None
    page._pick(page.side.day.item(1).data(Qt.ItemDataRole.UserRole).posts, adds=False)
    page.side.day.setFocus()
    assert page.side.day.currentRow() == 1, "the cursor is on what is picked"
    for key, title in ((Qt.Key.Key_Up, "Uno"), (Qt.Key.Key_Up, "Uno"), (Qt.Key.Key_Down, "Dos")):
        keys(page.side.day, key)
        assert [line.title for line in page.side.day.chosen()] == [title]


def test_an_arrow_that_goes_nowhere_picks_what_the_cursor_is_on(page: CalendarPage) -> None:
    page.show_view(View.WEEK)
    page.side.day.setFocus()
    keys(page.side.day, Qt.Key.Key_Up)
    assert [line.title for line in page.side.day.chosen()] == ["Uno"]
    keys(page.side.ideas, Qt.Key.Key_Down)
    assert [line.title for line in page.side.ideas.chosen()] == ["Idea"]
    assert not page.side.day.chosen()

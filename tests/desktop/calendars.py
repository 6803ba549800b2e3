"""The calendar in the window: of a council that is set up, what is written in it, a hand on its days."""

from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.views.hour_grid import HourGrid
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.places import Place, Target
from muniredes.storage.database import Database
from tests.support import set_up

FACEBOOK = "https://www.facebook.com/AytoVilla"
FRIDAY = datetime(2026, 11, 27, 18)
MORNING = datetime(2026, 11, 24, 10)
ALL = (date(2026, 11, 1), date(2027, 12, 31))
"""All the days that these tests write in."""


def calendar_of(bench: Workbench, *addresses: str, view: View | None = View.MONTH) -> CalendarPage:
    """Set a council up with these accounts, one of Facebook when none is said, and go to its calendar."""
    set_up(bench.hub.database, *(addresses or (FACEBOOK,)))
    bench.hub.note_changed()
    bench.go(Target(Place.CALENDAR))
    found = bench.page(Place.CALENDAR)
    assert isinstance(found, CalendarPage)
    if view is not None:
        found.show_view(view)
    return found


def middle_of(grid: HourGrid, at: datetime) -> QPoint:
    """Return the middle of an hour of a day in view, inside the viewport."""
    cell = grid.visualRect(grid.days.index_of(at.date()))
    band = next(band for band in grid.bands if band.hour == at.hour)
    return QPoint(cell.center().x(), cell.top() + band.top + band.height // 2)


def say(
    page: CalendarPage, title: str, *keys: str, at: datetime | None = FRIDAY, **values: object
) -> PostLine:
    """Write a message as another page would, and return its first post."""
    written = Written(message={"title": title, **values}, texts=dict.fromkeys(keys or ("web",), ""), at=at)
    change = page.hub.perform(writing.create, written)
    return reading.lines(page.hub.database, change.ids("post"))[0]


def shown(database: Database) -> list[tuple[str, datetime | None, PostState]]:
    """Return the title, the moment and the state of all that has a date."""
    return [(line.title, line.at, line.state) for line in reading.dated(database, *ALL)]


def centre(page: CalendarPage, day: date) -> QPoint:
    """Return the middle of a day of the month, on the screen."""
    cell = page.views.month.visualRect(page.views.month.days.index_of(day))
    return page.views.month.viewport().mapToGlobal(cell.center())


def drag(source: QWidget, start: QPoint, stop: QPoint) -> None:
    """Press, move in steps and let go, as a hand does; `start` and `stop` are points of the screen."""
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(source, button, Qt.KeyboardModifier.NoModifier, source.mapFromGlobal(start))
    for part in (0.2, 0.6, 1.0):
        QTest.mouseMove(source, source.mapFromGlobal(start + (stop - start) * part))
    QTest.mouseRelease(source, button, Qt.KeyboardModifier.NoModifier, source.mapFromGlobal(stop))


def post_on(
    page: CalendarPage, *keys: str, text: str = "Hoy abre la feria", **more: object
) -> tuple[PostLine, ...]:
    """Write one message for some channels, and return the posts of all of them."""
    written = Written(
        message={"title": "Feria", "text": text, **more}, texts=dict.fromkeys(keys, ""), at=MORNING
    )
    numbers = page.hub.perform(writing.create, written).ids("post")
    return reading.lines(page.hub.database, numbers)


def states(page: CalendarPage) -> list[PostState]:
    """Return the states of all that has a date."""
    return [line.state for line in reading.dated(page.hub.database, *ALL)]

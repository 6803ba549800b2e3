"""The calendar as most tests begin with it: of a council that has been set up, in the window."""

from datetime import datetime

from PySide6.QtCore import QPoint

from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.views.hour_grid import HourGrid
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.support import set_up

FACEBOOK = "https://www.facebook.com/AytoVilla"


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

"""The calendar as most tests begin with it: of a council that has been set up, in the window."""

from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.workbench import Workbench
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

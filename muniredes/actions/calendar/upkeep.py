"""What the calendar does by itself when it is opened: write out the series whose horizon has come near."""

from datetime import date, timedelta

from muniredes.actions import clock
from muniredes.actions.calendar.series import plain_posts, renew
from muniredes.domain.calendar.messages.recurrence import from_text
from muniredes.domain.calendar.messages.series import HORIZON_DAYS
from muniredes.i18n import _
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Database

_MARGIN_DAYS = 35


def extend_series(database: Database) -> int:
    """Write out every series as far as the horizon; return how many were. It happens about once a month."""
    today = clock.today()
    near = today + timedelta(days=HORIZON_DAYS - _MARGIN_DAYS)
    with database.read() as door:
        waiting = [number for number, rule in stored.series_to_renew(door, near) if _is_alive(rule, today)]
    if not waiting:
        return 0
    with database.write(_("Calendario puesto al día")) as work:
        for number in waiting:
            found = stored.message_with(work.door, number)
            if found is not None and found[1]:
                message, outlets, posts = found
                renew(work, message, list(outlets), posts, plain_posts(work, message, posts))
    return len(waiting)


def _is_alive(rule: str, today: date) -> bool:
    until = from_text(rule).until
    return until is None or until >= today

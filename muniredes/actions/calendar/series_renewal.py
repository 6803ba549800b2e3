"""Write out the series whose horizon has come near: what repeats goes on while the guide is opened.

It looks at every opening, and has something to do about once a month: what does it comes with the first.
"""

from datetime import date, timedelta

from muniredes.actions import clock
from muniredes.domain.calendar.messages.recurrence import from_text
from muniredes.domain.calendar.messages.series import HORIZON_DAYS
from muniredes.domain.history import BY_ITSELF, Change
from muniredes.i18n import _
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Database
from muniredes.storage.sql import Sql

_MARGIN_DAYS = 35


def extend_series(database: Database) -> Change:
    """Write out every series as far as the horizon. It happens about once a month: then, it is one change.

    Nobody did it: nobody takes it back, nor does it tell when something was last done.
    """
    title = _("Calendario puesto al día")
    with database.read() as sql:
        near = _near_their_end(sql)
        waiting = _short_among(sql, near) if near else []
    if not waiting:
        return Change(title, None, ())
    from muniredes.actions.calendar.series import plain_posts, renew

    with database.write(title) as work:
        work.author = BY_ITSELF
        for number in waiting:
            found = stored.message_with(work.sql, number)
            if found is not None and found[1]:
                message, outlets, posts = found
                renew(work, message, list(outlets), posts, plain_posts(work.sql, message, posts))
    return work.change


def _near_their_end(sql: Sql) -> list[int]:
    """Return the series that go on, with nothing after the margin; what a wrong clock wrote is further."""
    today = clock.today()
    horizon = today + timedelta(days=HORIZON_DAYS)
    found = stored.series_to_renew(sql, horizon - timedelta(days=_MARGIN_DAYS), horizon)
    return [number for number, rule in found if _is_alive(rule, today)]


def _is_alive(rule: str, today: date) -> bool:
    until = from_text(rule).until
    return until is None or until >= today


def _short_among(sql: Sql, numbers: list[int]) -> list[int]:
    """Return those of which there is something to write: one that ended, or goes nowhere, stays as it is."""
    from muniredes.actions.calendar.series import lacks

    found = ((number, stored.message_with(sql, number)) for number in numbers)
    return [number for number, whole in found if whole is not None and whole[1] and lacks(sql, *whole)]

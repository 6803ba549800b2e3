"""What the manual prints of the calendar: read when one is prepared, and never for a page."""

from datetime import date, timedelta

from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.query import CalendarFilter, month_of
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.digest import DAYS_BEFORE, MONTHS_AHEAD, CalendarDigest
from muniredes.domain.dates import add_months
from muniredes.storage.calendar import posts
from muniredes.storage.sql import Sql

MONTHS_BEFORE = 12
_WEEKS_AHEAD = timedelta(days=31)
_MOST_RECENT = 80

_DISCARDED, _PUBLISHED = PostState.DISCARDED.value, PostState.PUBLISHED.value
_ORDER = "ORDER BY at, message_id, id"
_AHEAD = f"at >= :first AND at < :end AND state <> '{_DISCARDED}'"
_UNDATED = f"at IS NULL AND state NOT IN ('{_DISCARDED}', '{_PUBLISHED}')"
_NEWEST = f"published_at >= :since ORDER BY published_at DESC, id DESC LIMIT {_MOST_RECENT}"
_PRINTED = f"""(rule <> '' OR is_evergreen
 OR id IN (SELECT message_id FROM post WHERE {_AHEAD})
 OR id IN (SELECT message_id FROM post WHERE {_UNDATED})
 OR id IN (SELECT message_id FROM (SELECT message_id FROM post WHERE {_NEWEST})))"""
"""The condition on a message: it repeats, it may be said again, or one of its posts is printed."""


def digest(sql: Sql, as_of: date) -> CalendarDigest:
    """Return the calendar as the manual of a day prints it: twelve months ahead, twelve to measure with."""
    first = month_of(as_of)[0]
    last = month_of(add_months(first, MONTHS_AHEAD - 1))[1]
    days = {
        "first": posts.start_of(first),
        "end": posts.start_of(last + timedelta(days=1)),
        "since": posts.start_of(as_of - timedelta(days=DAYS_BEFORE)),
    }
    everything = CalendarFilter(states=frozenset(PostState))
    its_outlets = f"WHERE message_id IN (SELECT id FROM message WHERE {_PRINTED}) ORDER BY id"
    return CalendarDigest(
        first=first,
        last=last,
        messages=sql.objects(Message, f"WHERE {_PRINTED} ORDER BY starts_at, id", days),
        outlets=sql.objects(Outlet, its_outlets, days),
        posts=sql.objects(Post, f"WHERE {_AHEAD} {_ORDER}", days),
        ideas=sql.objects(Post, f"WHERE {_UNDATED} {_ORDER}"),
        recent=sql.objects(Post, f"WHERE {_NEWEST}", days),
        lines=posts.dated(sql, add_months(as_of, -MONTHS_BEFORE), as_of + _WEEKS_AHEAD, everything),
        last_published=posts.last_published(sql),
    )

"""What the manual prints of the calendar: read when one is prepared, and never for a page."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.query import CalendarFilter, month_of
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.digest import DAYS_BEFORE, MONTHS_AHEAD, CalendarDigest
from muniredes.domain.dates import add_months
from muniredes.storage import posts
from muniredes.storage.tables import metadata

MONTHS_BEFORE = 12
_WEEKS_AHEAD = timedelta(days=31)
_MOST_RECENT = 80

_post, _message = metadata.tables["post"].c, metadata.tables["message"].c
_outlet = metadata.tables["outlet"].c
_ORDER = (_post.at, _post.message_id, _post.id)


def digest(session: Session, as_of: date) -> CalendarDigest:
    """Return the calendar as the manual of a day prints it: twelve months ahead, twelve to measure with."""
    first = month_of(as_of)[0]
    last = month_of(add_months(first, MONTHS_AHEAD - 1))[1]
    everything = CalendarFilter(states=frozenset(PostState))
    return CalendarDigest(
        first=first,
        last=last,
        messages=tuple(session.scalars(_messages(as_of, first, last))),
        outlets=tuple(session.scalars(_outlets(as_of, first, last))),
        posts=tuple(session.scalars(_ahead(select(Post), first, last).order_by(*_ORDER))),
        ideas=tuple(session.scalars(_undated(select(Post)).order_by(*_ORDER))),
        recent=tuple(session.scalars(_recent(select(Post), as_of))),
        lines=posts.dated(session, add_months(as_of, -MONTHS_BEFORE), as_of + _WEEKS_AHEAD, everything),
        last_published=posts.last_published(session),
    )


def _ahead(query: Select[Any], first: date, last: date) -> Select[Any]:
    days = (_post.at >= _start(first), _post.at < _start(last + timedelta(days=1)))
    return query.where(*days, _post.state != PostState.DISCARDED)


def _undated(query: Select[Any]) -> Select[Any]:
    waiting = _post.state.not_in((PostState.DISCARDED, PostState.PUBLISHED))
    return query.where(_post.at.is_(None), waiting)


def _recent(query: Select[Any], as_of: date) -> Select[Any]:
    """Return the newest of what was published in the last weeks."""
    since = _post.published_at >= _start(as_of - timedelta(days=DAYS_BEFORE))
    return query.where(since).order_by(_post.published_at.desc(), _post.id.desc()).limit(_MOST_RECENT)


def _wanted(as_of: date, first: date, last: date) -> Any:
    """Return the condition on a message: it repeats, it may be said again, or one of its posts is printed."""
    printed = (
        _ahead(select(_post.message_id), first, last),
        _undated(select(_post.message_id)),
        select(
            _recent(select(_post.message_id, _post.published_at, _post.id), as_of).subquery().c.message_id
        ),
    )
    return or_(_message.rule != "", _message.is_evergreen, *(_message.id.in_(each) for each in printed))


def _messages(*days: date) -> Select[Any]:
    return select(Message).where(_wanted(*days)).order_by(_message.starts_at, _message.id)


def _outlets(*days: date) -> Select[Any]:
    numbers = select(_message.id).where(_wanted(*days))
    return select(Outlet).where(_outlet.message_id.in_(numbers)).order_by(_outlet.id)


def _start(day: date) -> datetime:
    return datetime.combine(day, time())

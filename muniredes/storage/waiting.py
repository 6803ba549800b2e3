"""What the calendar asks for these days, read with every snapshot: a few rows, whatever there is behind."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, DateTime, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from muniredes.domain.accounts import AccountState
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PENDING
from muniredes.domain.calendar.watch.waiting import CalendarFlaws, Flawed
from muniredes.domain.text import left_in
from muniredes.storage.posts import some
from muniredes.storage.tables import metadata

DAYS_AHEAD = 7
_MOST_OF_EACH = 25
_MOST_FLAWS = 20
_SOON_DAYS = 60
"""How far ahead a post is looked at for what it lacks: further on there is time."""

_NOW, _END, _SOON = (bindparam(name, type_=DateTime) for name in ("now", "end", "soon"))
_post, _message = metadata.tables["post"].c, metadata.tables["message"].c
_outlet = metadata.tables["outlet"].c


def due(session: Session, today: date) -> tuple[PostLine, ...]:
    """Return what still waits of the days that went by, the latest, and of the week from `today`."""
    days = {"now": _start(today), "end": _start(today + timedelta(days=DAYS_AHEAD + 1))}
    numbers = [number for query in (_LATE, _COMING) for number in session.scalars(query, days)]
    return some(session, numbers) if numbers else ()


def flaws(session: Session, today: date) -> CalendarFlaws | None:
    """Return what the coming posts lack; None when nobody has written anything in the calendar."""
    if session.scalar(_ANY) is None:
        return None
    days = {"now": _start(today), "soon": _start(today + timedelta(days=_SOON_DAYS))}
    return CalendarFlaws(
        without_channel=_found(session, _WITHOUT_CHANNEL, days),
        undescribed=_found(session, _UNDESCRIBED, days),
        on_closed=_found(session, _ON_CLOSED, days),
        without_owner=_found(session, _WITHOUT_OWNER, days),
        with_gaps=_with_gaps(session, today),
    )


def _closed() -> Select[Any]:
    account = metadata.tables["account"].c
    return select(account.id).where(account.state == AccountState.CLOSED)


def _has_undescribed(pictures: Any) -> ColumnElement[bool]:
    """Return whether some picture of a JSON list neither says what it shows nor is decorative."""
    each = func.json_each(pictures).table_valued("value")
    said = func.json_extract(each.c.value, "$.alternative_text")
    decorative = func.json_extract(each.c.value, "$.is_decorative")
    return exists(select(1).select_from(each).where(func.coalesce(said, "") == "", ~decorative.is_(True)))


def _lacking(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the messages whose coming posts meet the conditions, each with the first of those posts."""
    first = func.min(_post.at)  # SQLite takes the other columns from the row that has the least
    return (
        select(_message.title, _post.id, first)
        .join_from(metadata.tables["post"], metadata.tables["message"])
        .where(_post.state.in_(PENDING), _post.at >= _NOW, *conditions)
        .group_by(_message.id)
        .order_by(first, _message.id)
        .limit(_MOST_FLAWS)
    )


_PENDING_POSTS = select(_post.id).where(_post.state.in_(PENDING)).limit(_MOST_OF_EACH)
_LATE = _PENDING_POSTS.where(_post.at < _NOW).order_by(_post.at.desc(), _post.id)
_COMING = _PENDING_POSTS.where(_post.at >= _NOW, _post.at < _END).order_by(_post.at, _post.id)
_ANY = select(_message.id).limit(1)
_WITHOUT_CHANNEL = _lacking(_post.at < _SOON, _post.account_id.is_(None), _post.medium.is_(None))
_UNDESCRIBED = _lacking(
    _post.at < _SOON,
    or_(
        _has_undescribed(_post.pictures),
        and_(func.json_array_length(_post.pictures) == 0, _has_undescribed(_message.pictures)),
    ),
)
_ON_CLOSED = _lacking(_post.account_id.in_(_closed()))
_WITHOUT_OWNER = _lacking(_message.rule != "", _message.responsible_id.is_(None))


def _found(session: Session, query: Select[Any], days: Mapping[str, datetime]) -> tuple[Flawed, ...]:
    return tuple(Flawed(title, number) for title, number, _at in session.execute(query, days))


_SAID = func.coalesce(func.nullif(_post.text, ""), func.nullif(_outlet.text, ""), _message.text)
_IN_BRACES = (
    select(_message.title, _post.id, _post.message_id, _post.at, _SAID)
    .select_from(
        metadata.tables["post"]
        .join(metadata.tables["message"])
        .outerjoin(
            metadata.tables["outlet"],
            and_(
                _outlet.message_id == _post.message_id,
                _outlet.account_id.is_not_distinct_from(_post.account_id),
                _outlet.medium.is_not_distinct_from(_post.medium),
            ),
        )
    )
    .where(_post.state.in_(PENDING), _post.at >= _NOW, _post.at < _END, func.instr(_SAID, "{") > 0)
    .order_by(_post.at, _post.id)
)


def _with_gaps(session: Session, today: date) -> tuple[Flawed, ...]:
    """Return the messages of the days to come whose text has gaps, each time once."""
    days = {"now": _start(today), "end": _start(today + timedelta(days=DAYS_AHEAD + 1))}
    found: dict[tuple[int, datetime], Flawed] = {}
    for title, number, message, at, text in session.execute(_IN_BRACES, days):
        if left_in(text):
            found.setdefault((message, at), Flawed(title, number))
    return tuple(found.values())


def _start(day: date) -> datetime:
    return datetime.combine(day, time())

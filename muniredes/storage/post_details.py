"""Posts with everything that they say, for the files that go out and to judge those that come in."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from muniredes.domain.calendar.lists.listing import PostDetail
from muniredes.domain.calendar.messages.message import (
    CalendarNote,
    LocalHoliday,
    Message,
    Outlet,
    Post,
    PostingRules,
)
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.history import ObjectRef
from muniredes.storage import posts
from muniredes.storage.among import among
from muniredes.storage.tables import history_action, history_row, metadata

_post, _message, _outlet = (metadata.tables[name].c for name in ("post", "message", "outlet"))
_WIDE = (
    _post.text,
    _message.text,
    _post.pictures,
    _message.pictures,
    _post.occurrence,
    _message.note,
    _message.minutes,
    _message.rule,
    _message.starts_at,
    _message.exceptions,
    _post.went_out,
)

_Said = Mapping[tuple[int, int | None, Medium | None], str]
Whole = tuple[Message, tuple[Outlet, ...], tuple[Post, ...]]


def dated(session: Session, first: date, last: date, wanted: CalendarFilter) -> tuple[PostDetail, ...]:
    """Return the posts that `posts.dated` does, in its order, with what they say."""
    return _details(session, posts.dated_query(first, last), wanted)


def undated(session: Session, wanted: CalendarFilter) -> tuple[PostDetail, ...]:
    """Return the posts without a day that `posts.undated` does, in its order, with what they say."""
    return _details(session, posts.undated_query(), wanted)


def _details(session: Session, query: Select[Any], wanted: CalendarFilter) -> tuple[PostDetail, ...]:
    said = _said_on_channels(session)
    for condition in posts.conditions(wanted):
        query = query.where(condition)
    return tuple(_detail(tuple(row), said) for row in session.execute(query.add_columns(*_WIDE)))


def _detail(row: tuple[Any, ...], said: _Said) -> PostDetail:
    line, (own, text, pictures, common, occurrence, note, minutes, rule, starts_at, exceptions, out) = (
        PostLine(*row[: -len(_WIDE)]),
        row[-len(_WIDE) :],
    )
    return PostDetail(
        line=line,
        text=out[-1].text
        if out
        else own or said.get((line.message_id, line.account_id, line.medium)) or text,
        own_text=own,
        pictures=out[-1].pictures if out else pictures or common,
        channel_then=out[-1].channel if out else "",
        occurrence=occurrence,
        note=note,
        minutes=minutes,
        rule=rule,
        starts_at=starts_at,
        exceptions=exceptions,
    )


def _said_on_channels(session: Session) -> _Said:
    query = select(_outlet.message_id, _outlet.account_id, _outlet.medium, _outlet.text)
    return {(row[0], row[1], row[2]): row[3] for row in session.execute(query.where(_outlet.text != ""))}


def whole_messages(session: Session, numbers: Iterable[int]) -> Mapping[int, Whole]:
    """Return some messages by number, each with its outlets and its posts; those that are gone are absent."""
    wanted = frozenset(numbers)
    found: dict[int, tuple[Message, list[Outlet], list[Post]]] = {}
    for message in session.scalars(select(Message).where(among(_message.id, wanted))):
        found[message.id or 0] = (message, [], [])
    for outlet in session.scalars(select(Outlet).where(among(_outlet.message_id, wanted))):
        found[outlet.message_id or 0][1].append(outlet)
    for post in session.scalars(select(Post).where(among(_post.message_id, wanted)).order_by(_post.id)):
        found[post.message_id or 0][2].append(post)
    return {number: (message, tuple(outs), tuple(said)) for number, (message, outs, said) in found.items()}


def series_days(session: Session) -> Mapping[int, frozenset[date]]:
    """Return the days that each message that repeats is written out on, whatever their state."""
    query = select(_post.message_id, _post.occurrence).where(_post.occurrence.is_not(None)).distinct()
    found: dict[int, set[date]] = {}
    for number, day in session.execute(query):
        found.setdefault(number, set()).add(day)
    return {number: frozenset(days) for number, days in found.items()}


def notes(session: Session) -> tuple[tuple[CalendarNote, ...], tuple[LocalHoliday, ...]]:
    """Return what happens and is no post: notes and local holidays."""
    return tuple(session.scalars(select(CalendarNote))), tuple(session.scalars(select(LocalHoliday)))


def last_changes(session: Session) -> Mapping[ObjectRef, tuple[int, datetime]]:
    """Return the number and the local time of the last action about each message, note and local holiday.

    What was done to the posts and the channels of a message, those deleted since included, is about it.
    """
    heads = session.execute(select(history_action.c.id, history_action.c.at))
    times: dict[int, datetime] = {row[0]: row[1] for row in heads}
    found: dict[ObjectRef, int] = {}
    for query in (_of_themselves(), _of_parts("post"), _of_parts("outlet")):
        for kind, number, action in session.execute(query):
            if number is not None:
                ref = ObjectRef(kind, number)
                found[ref] = max(action, found.get(ref, 0))
    return {ref: (action, times[action]) for ref, action in found.items()}


def _of_themselves() -> Select[Any, Any, Any]:
    row = history_row.c
    return (
        select(row.kind, row.object_id, func.max(row.action_id))
        .where(row.kind.in_(("message", "calendar_note", "local_holiday")))
        .group_by(row.kind, row.object_id)
    )


def _of_parts(kind: str) -> Select[Any, Any, Any]:
    """Ask for the last action on the parts of each message: a part that is gone tells whose it was."""
    row, part = history_row.c, metadata.tables[kind].c
    owner = func.coalesce(part.message_id, row.before["message_id"].as_integer())
    return (
        select(literal("message"), owner, func.max(row.action_id))
        .select_from(history_row)
        .outerjoin(metadata.tables[kind], part.id == row.object_id)
        .where(row.kind == kind)
        .group_by(owner)
    )


def needs_approval(session: Session) -> bool:
    """Say whether somebody else has to approve what one writes."""
    rules = session.scalar(select(PostingRules))
    return bool(rules and rules.needs_approval)


def birth(session: Session) -> tuple[str, str]:
    """Return when the first action of the file was, to the microsecond, and its title.

    The history is never cut: this tells a file, and every copy of it, from those of other councils.
    """
    query = select(history_action.c.at, history_action.c.title).order_by(history_action.c.id).limit(1)
    row = session.execute(query).first()
    return (row[0].isoformat(), row[1]) if row else ("", "")

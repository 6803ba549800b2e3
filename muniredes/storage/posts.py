"""Posts as the calendar asks for them: columns, not objects, so that a month of a busy town is a blink."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PENDING, PostState
from muniredes.domain.channels.coordination import parse_channel
from muniredes.domain.citizens.picture_library import PictureUse
from muniredes.storage import search
from muniredes.storage.among import among, among_words
from muniredes.storage.tables import metadata

_post, _message = metadata.tables["post"].c, metadata.tables["message"].c
_outlet = metadata.tables["outlet"].c
_STATE = literal_column("+post.state", _post.state.type)
"""The state, without the index of states: where few are wanted of many, it would look at every post."""
_THEN = func.json_extract(_post.went_out, "$[0].channel", type_=String)
_NONE: ColumnElement[Any] = literal_column("'[]'")
_SHOWN = case(
    (_post.state == PostState.PUBLISHED, func.json_extract(_post.went_out, "$[#-1].pictures[0].picture")),
    (_post.pictures != _NONE, func.json_extract(_post.pictures, "$[0].picture")),
    (_message.pictures != _NONE, func.json_extract(_message.pictures, "$[0].picture")),
)
"""The first picture of a post: of what went out, its own, or that of its message."""
_LINE: Select[Any] = select(
    _post.id,
    _post.message_id,
    _post.at,
    _post.state,
    _message.title,
    _post.account_id,
    _post.medium,
    _message.topic_id,
    _message.responsible_id,
    _message.light,
    _message.rule != "",
    _post.confirmed_on,
    _post.url,
    case((_post.account_id.is_(None), func.coalesce(_THEN, "")), else_=""),
    func.coalesce(cast(_SHOWN, String), ""),
).join_from(metadata.tables["post"], metadata.tables["message"])


def dated(session: Session, first: date, last: date, wanted: CalendarFilter) -> tuple[PostLine, ...]:
    """Return the posts from the first to the last day, both included, in the order of the clock."""
    return _lines(session, dated_query(first, last), wanted)


def undated(session: Session, wanted: CalendarFilter) -> tuple[PostLine, ...]:
    """Return the posts without a day, the newest first."""
    return _lines(session, undated_query(), wanted)


def dated_query(first: date, last: date) -> Select[Any]:
    """Return the question of every post from the first to the last day, in the order of the clock."""
    start, end = _start(first), _start(last + timedelta(days=1))
    return _LINE.where(_post.at >= start, _post.at < end).order_by(_post.at, _post.id)


def undated_query() -> Select[Any]:
    """Return the question of every post without a day, the newest first."""
    return _LINE.where(_post.at.is_(None)).order_by(_post.id.desc())


def due(session: Session, before: datetime) -> tuple[PostLine, ...]:
    """Return the posts whose hour comes before a moment and that still wait, in the order of the clock."""
    query = _LINE.where(_post.state.in_(PENDING), _post.at < before).order_by(_post.at, _post.id)
    return tuple(PostLine(*row) for row in session.execute(query))


def some(session: Session, numbers: Iterable[int]) -> tuple[PostLine, ...]:
    """Return some posts by number, in the order of the clock."""
    query = _LINE.where(among(_post.id, numbers)).order_by(_post.at, _post.id)
    return tuple(PostLine(*row) for row in session.execute(query))


def of_messages(session: Session, numbers: Iterable[int]) -> tuple[PostLine, ...]:
    """Return every post of some messages, in the order of the clock."""
    query = _LINE.where(among(_post.message_id, numbers)).order_by(_post.at, _post.id)
    return tuple(PostLine(*row) for row in session.execute(query))


def evergreen(session: Session) -> tuple[tuple[Message, tuple[Post, ...]], ...]:
    """Return the messages that may be said again and do not repeat by themselves, each with its posts."""
    wanted = select(Message).where(_message.is_evergreen, _message.rule == "").order_by(_message.title)
    found = tuple(session.scalars(wanted))
    numbers = [message.id or 0 for message in found]
    by_message: dict[int | None, list[Post]] = {}
    for post in session.scalars(select(Post).where(among(_post.message_id, numbers)).order_by(_post.id)):
        by_message.setdefault(post.message_id, []).append(post)
    return tuple((message, tuple(by_message.get(message.id, ()))) for message in found)


def outlets_of(session: Session, numbers: Iterable[int]) -> tuple[Outlet, ...]:
    """Return where some messages go."""
    query = select(Outlet).where(among(_outlet.message_id, numbers)).order_by(_outlet.id)
    return tuple(session.scalars(query))


def message_with(
    session: Session, number: int
) -> tuple[Message, tuple[Outlet, ...], tuple[Post, ...]] | None:
    """Return a message with its outlets and its posts, in the order of the clock; None when it is gone."""
    message = session.get(Message, number)
    if message is None:
        return None
    outlets = session.scalars(select(Outlet).where(_outlet.message_id == number).order_by(_outlet.id))
    posts = session.scalars(select(Post).where(_post.message_id == number).order_by(_post.at, _post.id))
    return message, tuple(outlets), tuple(posts)


def planned_messages(session: Session) -> tuple[Message, ...]:
    """Return every message that came from the plan of a year."""
    return tuple(session.scalars(select(Message).where(_message.entry != "").order_by(_message.id)))


def last_published(session: Session) -> dict[int, datetime]:
    """Return when each account last published, as far as the calendar knows."""
    query = (
        select(_post.account_id, func.max(_post.published_at))
        .where(_post.account_id.is_not(None), _post.published_at.is_not(None))
        .group_by(_post.account_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def pictures_used(session: Session) -> dict[str, PictureUse]:
    """Return where each picture of the calendar is, by its SHA-256: of what went out, as it did."""
    shown = case(
        (_post.state == PostState.PUBLISHED, func.json_extract(_post.went_out, "$[#-1].pictures")),
        (_post.pictures != _NONE, _post.pictures),
        else_=_message.pictures,
    )
    each = func.json_each(shown).table_valued("value")
    picture = func.json_extract(each.c.value, "$.picture", type_=String)
    words = func.json_extract(each.c.value, "$.alternative_text", type_=String)
    query = (
        select(picture, func.count(_post.message_id.distinct()), func.max(_post.at), _message.title, words)
        .select_from(metadata.tables["post"].join(metadata.tables["message"]).join(each, true()))
        .where(or_(_post.pictures != _NONE, _message.pictures != _NONE, _post.went_out != _NONE))
        .group_by(picture)
    )
    return {row[0]: PictureUse(*row[1:]) for row in session.execute(query) if row[0]}


def series_to_renew(session: Session, before: date) -> tuple[tuple[int, str], ...]:
    """Return the messages that repeat, with their rule, and have no post on `before` or later."""
    furthest = (
        select(_post.message_id, func.max(_post.occurrence).label("last"))
        .group_by(_post.message_id)
        .subquery()
    )
    query = (
        select(_message.id, _message.rule)
        .outerjoin(furthest, furthest.c.message_id == _message.id)
        .where(_message.rule != "", or_(furthest.c.last.is_(None), furthest.c.last < before))
    )
    return tuple((row[0], row[1]) for row in session.execute(query))


def _start(day: date) -> datetime:
    return datetime.combine(day, time())


def _lines(session: Session, query: Select[Any], wanted: CalendarFilter) -> tuple[PostLine, ...]:
    for condition in conditions(wanted):
        query = query.where(condition)
    return tuple(PostLine(*row) for row in session.execute(query))


def conditions(wanted: CalendarFilter) -> Iterable[ColumnElement[bool]]:
    """Yield what a post must be like to pass a filter."""
    if wanted.states != frozenset(PostState):
        yield _post.state.in_(wanted.states)
    if wanted.channels:
        yield _on_channels(wanted.channels)
    if wanted.responsible_id is not None:
        yield _message.responsible_id == wanted.responsible_id
    if wanted.topic_id is not None:
        yield _message.topic_id == wanted.topic_id
    yield from search.says(_message.title, _message.text, typed=wanted.text)


def everywhere(
    session: Session, wanted: CalendarFilter, now: datetime, most: int
) -> tuple[tuple[PostLine, ...], tuple[PostLine, ...]]:
    """Return the posts of any date that pass a filter, no more than `most` on each side of now.

    First those to come and those gone by, each from the nearest; then those without a day.
    """
    rare = search.is_rare("message", wanted.text, session)
    query = _LINE.where(*(_anywhere(wanted) if rare else _any_state(wanted)), _STATE.in_(wanted.states))
    at = literal_column("+post.at", _post.at.type) if rare else _post.at  # its index is of no use then
    coming = _whole(session, query.where(at >= now).order_by(at, _post.id), most)
    gone = _whole(session, query.where(at < now).order_by(at.desc(), _post.id), most)
    undated = session.execute(query.where(_post.at.is_(None)).order_by(_post.id.desc()).limit(most))
    return (*coming, *gone), tuple(PostLine(*row) for row in undated)


def _whole(session: Session, query: Select[Any], most: int) -> tuple[PostLine, ...]:
    """Return no more posts than `most`, and of the last moment all of them or none."""
    lines = tuple(PostLine(*row) for row in session.execute(query.limit(most)))
    if len(lines) < most or lines[0].at == lines[-1].at:
        return lines
    return tuple(line for line in lines if line.at != lines[-1].at)


def count_cards(session: Session, wanted: CalendarFilter) -> int:
    """Return how many messages, each time that each goes out, pass a filter on any date."""
    posts = metadata.tables["post"]
    each = select(_post.message_id, _post.at).distinct().select_from(posts)
    if wanted.responsible_id is not None or wanted.topic_id is not None:
        each = each.join(metadata.tables["message"])
    return (
        session.scalar(
            select(func.count()).select_from(
                each.where(*_anywhere(wanted), _STATE.in_(wanted.states)).subquery()
            )
        )
        or 0
    )


def count_to_come(session: Session, now: datetime) -> int:
    """Return how many times something is to go out from now on."""
    posts = metadata.tables["post"]
    each = select(_post.message_id, _post.at).distinct().select_from(posts)
    coming = each.where(_STATE.in_(PENDING), _post.at >= now)
    return session.scalar(select(func.count()).select_from(coming.subquery())) or 0


def _anywhere(wanted: CalendarFilter) -> Iterable[ColumnElement[bool]]:
    """Yield what a post of any date must be like: words are looked for in the index."""
    yield from search.indexed("message", _post.message_id, wanted.text)
    yield from _any_state(replace(wanted, text=""))


def _any_state(wanted: CalendarFilter) -> Iterable[ColumnElement[bool]]:
    yield from conditions(replace(wanted, states=frozenset(PostState)))


def _on_channels(keys: Iterable[str]) -> ColumnElement[bool]:
    parsed = [parse_channel(key) for key in keys]
    on_none = and_(_post.account_id.is_(None), _post.medium.is_(None))
    return or_(
        among(_post.account_id, [account_id for account_id, _medium in parsed if account_id is not None]),
        among_words(_post.medium, [medium for _account_id, medium in parsed if medium is not None]),
        and_(literal((None, None) in parsed), on_none),
    )

"""Posts as the calendar asks for them: columns, not objects, so that a month of a busy town is a blink."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PENDING, PostState
from muniredes.domain.channels.coordination import Medium, parse_channel
from muniredes.domain.citizens.picture_library import PictureUse
from muniredes.storage import search
from muniredes.storage.columns import BOOLEAN, DATE, DATETIME, EnumText, Kind, moment
from muniredes.storage.in_list import in_list, listed
from muniredes.storage.sql import Sql

IS_PENDING = f"post.state IN ({', '.join(repr(state.value) for state in sorted(PENDING))})"
"""The condition that a post still waits."""

_STATE = "+post.state"
"""The state, without the index of states: where few are wanted of many, it would look at every post."""

_SHOWN = f"""CASE
 WHEN post.state = '{PostState.PUBLISHED.value}'
 THEN json_extract(post.went_out, '$[#-1].pictures[0].picture')
 WHEN post.pictures <> '[]' THEN json_extract(post.pictures, '$[0].picture')
 WHEN message.pictures <> '[]' THEN json_extract(message.pictures, '$[0].picture')
END"""
"""The first picture of a post: of what went out, its own, or that of its message."""

LINE = f"""post.id, post.message_id, post.at, post.state, message.title, post.account_id, post.medium,
 message.topic_id, message.responsible_id, message.light, message.rule <> '', post.confirmed_on, post.url,
 CASE WHEN post.account_id IS NULL THEN coalesce(json_extract(post.went_out, '$[0].channel'), '') ELSE '' END,
 coalesce(CAST({_SHOWN} AS TEXT), '')"""
"""The columns of a `PostLine`, in its order."""

LINE_KINDS: tuple[Kind | None, ...] = (
    *(None, None, DATETIME, EnumText(PostState), None, None, EnumText(Medium)),
    *(None, None, EnumText(ElectoralLight), BOOLEAN, DATE, None, None, None),
)
_FROM = "FROM post JOIN message ON message.id = post.message_id"
_IN_TIME = "ORDER BY post.at, post.id"


@dataclass(frozen=True)
class Asked:
    """Part of a question, with the values that go in it, in their order."""

    sql: str
    values: tuple[object, ...] = ()


def where(*conditions: Asked) -> Asked:
    """Return that all of some conditions are met."""
    told = " AND ".join(each.sql for each in conditions)
    return Asked(f"WHERE {told}" if told else "", tuple(one for each in conditions for one in each.values))


def dated(sql: Sql, first: date, last: date, wanted: CalendarFilter) -> tuple[PostLine, ...]:
    """Return the posts from the first to the last day, both included, in the order of the clock."""
    return _lines(sql, where(within(first, last), *conditions(wanted)), _IN_TIME)


def undated(sql: Sql, wanted: CalendarFilter) -> tuple[PostLine, ...]:
    """Return the posts without a day, the newest first."""
    return _lines(sql, where(WITHOUT_DAY, *conditions(wanted)), "ORDER BY post.id DESC")


WITHOUT_DAY = Asked("post.at IS NULL")


def within(first: date, last: date) -> Asked:
    """Return the condition that a post is from the first to the last day, both included."""
    return Asked("post.at >= ? AND post.at < ?", (start_of(first), start_of(last + timedelta(days=1))))


def start_of(day: date) -> str:
    """Return the beginning of a day, as it is written in the file."""
    return moment(datetime.combine(day, time()))


def due(sql: Sql, before: datetime) -> tuple[PostLine, ...]:
    """Return the posts whose hour comes before a moment and that still wait, in the order of the clock."""
    return _lines(sql, where(Asked(f"{IS_PENDING} AND post.at < ?", (moment(before),))), _IN_TIME)


def some(sql: Sql, numbers: Iterable[int]) -> tuple[PostLine, ...]:
    """Return some posts by number, in the order of the clock."""
    return _lines(sql, where(Asked(in_list("post.id"), (listed(numbers),))), _IN_TIME)


def of_messages(sql: Sql, numbers: Iterable[int]) -> tuple[PostLine, ...]:
    """Return every post of some messages, in the order of the clock."""
    return _lines(sql, where(Asked(in_list("post.message_id"), (listed(numbers),))), _IN_TIME)


def evergreen(sql: Sql) -> tuple[tuple[Message, tuple[Post, ...]], ...]:
    """Return the messages that may be said again and do not repeat by themselves, each with its posts."""
    found = sql.objects(Message, "WHERE is_evergreen AND rule = '' ORDER BY title")
    numbers = {"numbers": listed(message.id or 0 for message in found)}
    by_message: dict[int | None, list[Post]] = {}
    for post in sql.objects(Post, f"WHERE {in_list('message_id', 'numbers')} ORDER BY id", numbers):
        by_message.setdefault(post.message_id, []).append(post)
    return tuple((message, tuple(by_message.get(message.id, ()))) for message in found)


def on_channel(sql: Sql, account_id: int | None, medium: Medium | None) -> tuple[Post, ...]:
    """Return every post of a channel, in whatever state."""
    its = {"account": account_id, "medium": medium.value if medium else None}
    return sql.objects(Post, "WHERE account_id IS :account AND medium IS :medium ORDER BY id", its)


def outlets_of(sql: Sql, numbers: Iterable[int]) -> tuple[Outlet, ...]:
    """Return where some messages go."""
    wanted = {"numbers": listed(numbers)}
    return sql.objects(Outlet, f"WHERE {in_list('message_id', 'numbers')} ORDER BY id", wanted)


def message_with(sql: Sql, number: int) -> tuple[Message, tuple[Outlet, ...], tuple[Post, ...]] | None:
    """Return a message with its outlets and its posts, in the order of the clock; None when it is gone."""
    message = sql.find(Message, number)
    if message is None:
        return None
    its = {"number": number}
    outlets = sql.objects(Outlet, "WHERE message_id = :number ORDER BY id", its)
    return message, outlets, sql.objects(Post, "WHERE message_id = :number ORDER BY at, id", its)


def days_of_messages(sql: Sql, numbers: Iterable[int], today: date) -> dict[int, date]:
    """Return the day of each message that has one: the next it goes out, or the last that it did."""
    rows = sql.rows(
        "SELECT message_id, coalesce(min(CASE WHEN at >= ? THEN at END), max(at)) FROM post"
        f" WHERE {in_list('message_id')} AND at IS NOT NULL GROUP BY message_id",
        (start_of(today), listed(numbers)),
        (None, DATETIME),
    )
    return {number: at.date() for number, at in rows}


def planned_messages(sql: Sql) -> tuple[Message, ...]:
    """Return every message that came from the plan of a year."""
    return sql.objects(Message, "WHERE entry <> '' ORDER BY id")


def last_published(sql: Sql) -> dict[int, datetime]:
    """Return when each account last published, as far as the calendar knows."""
    rows = sql.rows(
        "SELECT account_id, max(published_at) FROM post"
        " WHERE account_id IS NOT NULL AND published_at IS NOT NULL GROUP BY account_id",
        kinds=(None, DATETIME),
    )
    return dict(rows)


def pictures_used(sql: Sql) -> dict[str, PictureUse]:
    """Return where each picture of the calendar is, by its SHA-256: of what went out, as it did."""
    rows = sql.rows(
        f"""SELECT json_extract(each.value, '$.picture') AS picture, count(DISTINCT post.message_id),
 max(post.at), message.title, json_extract(each.value, '$.alternative_text')
 {_FROM} JOIN json_each(CASE
  WHEN post.state = '{PostState.PUBLISHED.value}' THEN json_extract(post.went_out, '$[#-1].pictures')
  WHEN post.pictures <> '[]' THEN post.pictures ELSE message.pictures END) AS each
 WHERE post.pictures <> '[]' OR message.pictures <> '[]' OR post.went_out <> '[]'
 GROUP BY picture""",
        kinds=(None, None, DATETIME, None, None),
    )
    return {row[0]: PictureUse(*row[1:]) for row in rows if row[0]}


def series_to_renew(sql: Sql, near: date, horizon: date) -> tuple[tuple[int, str], ...]:
    """Return the messages that repeat, with their rule, and have no post from `near` to `horizon`."""
    rows = sql.rows(
        "SELECT id, rule FROM message WHERE rule <> '' AND NOT EXISTS"
        " (SELECT 1 FROM post WHERE message_id = message.id AND occurrence BETWEEN ? AND ?)",
        (near.isoformat(), horizon.isoformat()),
    )
    return tuple((number, rule) for number, rule in rows)


def _lines(sql: Sql, wanted: Asked, order: str, *more: object) -> tuple[PostLine, ...]:
    question = f"SELECT {LINE} {_FROM} {wanted.sql} {order}"
    return tuple(PostLine(*row) for row in sql.rows(question, (*wanted.values, *more), LINE_KINDS))


def conditions(wanted: CalendarFilter) -> Iterator[Asked]:
    """Yield what a post must be like to pass a filter."""
    if wanted.states != frozenset(PostState):
        yield _in_states("post.state", wanted)
    if wanted.channels:
        yield _on_channels(wanted.channels)
    if wanted.responsible_id is not None:
        yield Asked("message.responsible_id = ?", (wanted.responsible_id,))
    if wanted.topic_id is not None:
        yield Asked("message.topic_id = ?", (wanted.topic_id,))
    if wanted.text.strip():
        yield Asked(*search.says("message.title || ' ' || message.text", wanted.text))


def _in_states(column: str, wanted: CalendarFilter) -> Asked:
    states = tuple(state.value for state in sorted(wanted.states))
    return Asked(f"{column} IN ({', '.join('?' * len(states))})", states)


def everywhere(
    sql: Sql, wanted: CalendarFilter, now: datetime, most: int
) -> tuple[tuple[PostLine, ...], tuple[PostLine, ...]]:
    """Return the posts of any date that pass a filter, no more than `most` on each side of now.

    First those to come and those gone by, each from the nearest; then those without a day.
    """
    rare = search.is_rare(sql, "message", wanted.text)
    asked = [*(_anywhere(wanted) if rare else _any_state(wanted)), _in_states(_STATE, wanted)]
    at = "+post.at" if rare else "post.at"  # its index is of no use then
    clock = (moment(now),)
    coming = where(*asked, Asked(f"{at} >= ?", clock))
    gone = where(*asked, Asked(f"{at} < ?", clock))
    ideas = where(*asked, WITHOUT_DAY)
    return (
        *_whole(_lines(sql, coming, f"ORDER BY {at}, post.id LIMIT ?", most), most),
        *_whole(_lines(sql, gone, f"ORDER BY {at} DESC, post.id LIMIT ?", most), most),
    ), _lines(sql, ideas, "ORDER BY post.id DESC LIMIT ?", most)


def _whole(lines: tuple[PostLine, ...], most: int) -> tuple[PostLine, ...]:
    """Return no more posts than `most`, and of the last moment all of them or none."""
    if len(lines) < most or lines[0].at == lines[-1].at:
        return lines
    return tuple(line for line in lines if line.at != lines[-1].at)


def count_cards(sql: Sql, wanted: CalendarFilter) -> int:
    """Return how many messages, each time that each goes out, pass a filter on any date."""
    of_message = wanted.responsible_id is not None or wanted.topic_id is not None
    asked = where(*_anywhere(wanted), _in_states(_STATE, wanted))
    each = f"SELECT DISTINCT post.message_id, post.at {_FROM if of_message else 'FROM post'} {asked.sql}"
    return int(sql.value(f"SELECT count(*) FROM ({each})", asked.values))


def count_to_come(sql: Sql, now: datetime) -> int:
    """Return how many times something is to go out from now on."""
    each = f"SELECT DISTINCT message_id, at FROM post WHERE {IS_PENDING} AND at >= ?"
    return int(sql.value(f"SELECT count(*) FROM ({each})", (moment(now),)))


def _anywhere(wanted: CalendarFilter) -> Iterator[Asked]:
    """Yield what a post of any date must be like: words are looked for in the index."""
    if search.has_words(wanted.text):
        yield Asked(*search.indexed("message", "post.message_id", wanted.text))
    yield from _any_state(replace(wanted, text=""))


def _any_state(wanted: CalendarFilter) -> Iterator[Asked]:
    yield from conditions(replace(wanted, states=frozenset(PostState)))


def _on_channels(keys: Iterable[str]) -> Asked:
    parsed = [parse_channel(key) for key in keys]
    accounts = listed(account_id for account_id, _medium in parsed if account_id is not None)
    media = listed(medium for _account_id, medium in parsed if medium is not None)
    either = [in_list("post.account_id"), in_list("post.medium")]
    if (None, None) in parsed:
        either.append("(post.account_id IS NULL AND post.medium IS NULL)")
    return Asked(f"({' OR '.join(either)})", (accounts, media))

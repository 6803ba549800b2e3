"""Posts with everything that they say, for the files that go out and to judge those that come in."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

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
from muniredes.storage.calendar import posts
from muniredes.storage.calendar.posts import LINE, LINE_KINDS, Asked
from muniredes.storage.columns import DATE, DATETIME, EnumText
from muniredes.storage.in_list import in_list, listed
from muniredes.storage.sql import Sql
from muniredes.storage.tables import TABLES

_WIDE = (
    "post.text",
    "message.text",
    "post.pictures",
    "message.pictures",
    "post.occurrence",
    "message.note",
    "message.minutes",
    "message.rule",
    "message.starts_at",
    "message.exceptions",
    "post.went_out",
)
_WIDE_KINDS = tuple(TABLES[table].columns[name].kind for table, name in (each.split(".") for each in _WIDE))
_DETAIL = f"SELECT {LINE}, {', '.join(_WIDE)} FROM post JOIN message ON message.id = post.message_id"

_Said = Mapping[tuple[int, int | None, Medium | None], str]
Whole = tuple[Message, tuple[Outlet, ...], tuple[Post, ...]]


def dated(sql: Sql, first: date, last: date, wanted: CalendarFilter) -> tuple[PostDetail, ...]:
    """Return the posts that `posts.dated` does, in its order, with what they say."""
    return _details(sql, posts.within(first, last), wanted, "ORDER BY post.at, post.id")


def undated(sql: Sql, wanted: CalendarFilter) -> tuple[PostDetail, ...]:
    """Return the posts without a day that `posts.undated` does, in its order, with what they say."""
    return _details(sql, posts.WITHOUT_DAY, wanted, "ORDER BY post.id DESC")


def _details(sql: Sql, which: Asked, wanted: CalendarFilter, order: str) -> tuple[PostDetail, ...]:
    said = _said_on_channels(sql)
    asked = posts.where(which, *posts.conditions(wanted))
    rows = sql.rows(f"{_DETAIL} {asked.sql} {order}", asked.values, (*LINE_KINDS, *_WIDE_KINDS))
    return tuple(_detail(row, said) for row in rows)


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


def _said_on_channels(sql: Sql) -> _Said:
    question = "SELECT message_id, account_id, medium, text FROM outlet WHERE text <> ''"
    rows = sql.rows(question, kinds=(None, None, EnumText(Medium), None))
    return {(message, account, medium): text for message, account, medium, text in rows}


def whole_messages(sql: Sql, numbers: Iterable[int]) -> Mapping[int, Whole]:
    """Return some messages by number, each with its outlets and its posts; those that are gone are absent."""
    wanted = {"numbers": listed(numbers)}
    of_them = f"WHERE {in_list('message_id', 'numbers')} ORDER BY id"
    found: dict[int, tuple[Message, list[Outlet], list[Post]]] = {}
    for message in sql.objects(Message, f"WHERE {in_list('id', 'numbers')} ORDER BY id", wanted):
        found[message.id or 0] = (message, [], [])
    for outlet in sql.objects(Outlet, of_them, wanted):
        found[outlet.message_id or 0][1].append(outlet)
    for post in sql.objects(Post, of_them, wanted):
        found[post.message_id or 0][2].append(post)
    return {number: (message, tuple(outs), tuple(said)) for number, (message, outs, said) in found.items()}


def series_days(sql: Sql) -> Mapping[int, frozenset[date]]:
    """Return the days that each message that repeats is written out on, whatever their state."""
    question = "SELECT DISTINCT message_id, occurrence FROM post WHERE occurrence IS NOT NULL"
    found: dict[int, set[date]] = {}
    for number, day in sql.rows(question, kinds=(None, DATE)):
        found.setdefault(number, set()).add(day)
    return {number: frozenset(days) for number, days in found.items()}


def notes(sql: Sql) -> tuple[tuple[CalendarNote, ...], tuple[LocalHoliday, ...]]:
    """Return what happens and is no post: notes and local holidays."""
    return sql.objects(CalendarNote), sql.objects(LocalHoliday)


def last_changes(sql: Sql) -> Mapping[ObjectRef, tuple[int, datetime]]:
    """Return the number and the local time of the last action about each message, note and local holiday.

    What was done to the posts and the channels of a message, those deleted since included, is about it.
    """
    times: dict[int, datetime] = dict(sql.rows("SELECT id, at FROM history_action", kinds=(None, DATETIME)))
    found: dict[ObjectRef, int] = {}
    lists = (_of_lists("message", "id"), _of_lists("post", "message_id"), _of_lists("outlet", "message_id"))
    for question in (_OF_THEMSELVES, _of_parts("post"), _of_parts("outlet"), *lists):
        for kind, number, action in sql.rows(question):
            if number is not None:
                ref = ObjectRef(kind, number)
                found[ref] = max(action, found.get(ref, 0))
    return {ref: (action, times[action]) for ref, action in found.items()}


_OF_THEMSELVES = (
    "SELECT kind, object_id, max(action_id) FROM history_row"
    " WHERE kind IN ('message', 'calendar_note', 'local_holiday') GROUP BY kind, object_id"
)


def _of_parts(kind: str) -> str:
    """Ask for the last action on the parts of each message: a part that is gone tells whose it was."""
    return f"""SELECT 'message', coalesce(part.message_id, json_extract(history_row.before, '$.message_id'))
  AS owner, max(action_id)
 FROM history_row LEFT JOIN {kind} AS part ON part.id = history_row.object_id
 WHERE history_row.kind = '{kind}' GROUP BY owner"""


def _of_lists(kind: str, owner: str) -> str:
    """Ask for the last list in which each message, or a part of it that is there, came."""
    return f"""SELECT 'message', part.{owner} AS owner, max(action_id)
 FROM history_row JOIN {kind} AS part ON part.id BETWEEN history_row.object_id AND history_row.last_id
 WHERE history_row.kind = '{kind}' AND history_row.last_id IS NOT NULL GROUP BY owner"""


def needs_approval(sql: Sql) -> bool:
    """Say whether somebody else has to approve what one writes."""
    rules = sql.only(PostingRules)
    return bool(rules and rules.takes_two)


def birth(sql: Sql) -> tuple[str, str]:
    """Return when the first action of the file was, to the microsecond, and its title.

    The history is never cut: this tells a file, and every copy of it, from those of other councils.
    """
    question = "SELECT at, title FROM history_action ORDER BY id LIMIT 1"
    row = sql.first(question, kinds=(DATETIME, None))
    return (row[0].isoformat(), row[1]) if row else ("", "")

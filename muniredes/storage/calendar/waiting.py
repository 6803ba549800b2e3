"""What the calendar asks for these days, read with every snapshot: a few rows, whatever there is behind."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.watch.waiting import CalendarFlaws, Flawed
from muniredes.domain.texts.text import left_in
from muniredes.storage.calendar.posts import IS_PENDING, some, start_of
from muniredes.storage.columns import DATETIME
from muniredes.storage.sql import Sql

DAYS_AHEAD = 7
_MOST_OF_EACH = 25
_MOST_FLAWS = 20
_SOON_DAYS = 60
"""How far ahead a post is looked at for what it lacks: further on there is time."""

_Days = Mapping[str, str]


def due(sql: Sql, today: date) -> tuple[PostLine, ...]:
    """Return what still waits of the days that went by, the latest, and of the week from `today`."""
    days = {"now": start_of(today), "end": start_of(today + timedelta(days=DAYS_AHEAD + 1))}
    late = sql.rows(f"{_PENDING_POSTS} AND at < :now ORDER BY at DESC, id LIMIT {_MOST_OF_EACH}", days)
    coming = sql.rows(
        f"{_PENDING_POSTS} AND at >= :now AND at < :end ORDER BY at, id LIMIT {_MOST_OF_EACH}", days
    )
    numbers = [row[0] for row in (*late, *coming)]
    return some(sql, numbers) if numbers else ()


def flaws(sql: Sql, today: date) -> CalendarFlaws | None:
    """Return what the coming posts lack; None when nobody has written anything in the calendar."""
    if sql.first("SELECT id FROM message LIMIT 1") is None:
        return None
    days = {"now": start_of(today), "soon": start_of(today + timedelta(days=_SOON_DAYS))}
    return CalendarFlaws(
        without_channel=_lacking(sql, _WITHOUT_CHANNEL, days),
        undescribed=_lacking(sql, _UNDESCRIBED, days),
        by_account=dict(sql.rows(_BY_ACCOUNT, {"now": days["now"]})),
        undated=dict(sql.rows(_UNDATED)),
        without_owner=_lacking(sql, _WITHOUT_OWNER, days),
        with_gaps=_with_gaps(sql, today),
    )


def _has_undescribed(pictures: str) -> str:
    """Return whether some picture of a JSON list neither says what it shows nor is decorative."""
    return f"""EXISTS (SELECT 1 FROM json_each({pictures}) AS each
 WHERE coalesce(json_extract(each.value, '$.alternative_text'), '') = ''
 AND json_extract(each.value, '$.is_decorative') IS NOT 1)"""


def _lacking(sql: Sql, condition: str, days: _Days) -> tuple[Flawed, ...]:
    """Return the messages whose coming posts meet a condition, each with the first of those posts.

    SQLite takes the other columns from the row that has the least.
    """
    rows = sql.rows(
        f"""SELECT message.title, post.id, min(post.at) AS first
 FROM post JOIN message ON message.id = post.message_id
 WHERE {IS_PENDING} AND post.at >= :now AND {condition}
 GROUP BY message.id ORDER BY first, message.id LIMIT {_MOST_FLAWS}""",
        days,
    )
    return tuple(Flawed(title, number) for title, number, _at in rows)


_PENDING_POSTS = f"SELECT id FROM post WHERE {IS_PENDING}"
_WITHOUT_CHANNEL = "post.at < :soon AND post.account_id IS NULL AND post.medium IS NULL"
_UNDESCRIBED = f"""post.at < :soon AND ({_has_undescribed("post.pictures")}
 OR (json_array_length(post.pictures) = 0 AND {_has_undescribed("message.pictures")}))"""
_WITHOUT_OWNER = "message.rule <> '' AND message.responsible_id IS NULL"

_BY_ACCOUNT = f"""SELECT post.account_id,
 count(DISTINCT post.message_id || ' ' || coalesce(post.at, '')) FROM post
 WHERE post.account_id IS NOT NULL AND {IS_PENDING} AND (post.at >= :now OR post.at IS NULL)
 GROUP BY post.account_id"""
_UNDATED = f"""SELECT post.account_id, count(DISTINCT post.message_id) FROM post
 WHERE post.account_id IS NOT NULL AND {IS_PENDING} AND post.at IS NULL GROUP BY post.account_id"""


_SAID = "coalesce(nullif(post.text, ''), nullif(outlet.text, ''), message.text)"
_IN_BRACES = f"""SELECT message.title, post.id, post.message_id, post.at, {_SAID}
 FROM post JOIN message ON message.id = post.message_id
 LEFT JOIN outlet ON outlet.message_id = post.message_id
  AND outlet.account_id IS post.account_id AND outlet.medium IS post.medium
 WHERE {IS_PENDING} AND post.at >= :now AND post.at < :end AND instr({_SAID}, '{{') > 0
 ORDER BY post.at, post.id"""


def _with_gaps(sql: Sql, today: date) -> tuple[Flawed, ...]:
    """Return the messages of the days to come whose text has gaps, each time once."""
    days = {"now": start_of(today), "end": start_of(today + timedelta(days=DAYS_AHEAD + 1))}
    found: dict[tuple[int, datetime], Flawed] = {}
    kinds = (None, None, None, DATETIME, None)
    for title, number, message, at, text in sql.rows(_IN_BRACES, days, kinds):
        if left_in(text):
            found.setdefault((message, at), Flawed(title, number))
    return tuple(found.values())

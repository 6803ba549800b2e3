"""Find anything by what it says, without minding accents, while it is typed."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from muniredes.domain.fields import FIELDS, Found
from muniredes.domain.history import Operation, Recorded
from muniredes.domain.texts.text import fold
from muniredes.storage.in_list import in_list, listed
from muniredes.storage.sql import Sql
from muniredes.storage.tables import CLASS_OF

_DELETE = "DELETE FROM search_index WHERE rowid = ?"
_INSERT = "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)"
_FIND = (
    "SELECT rowid, title, body FROM search_index WHERE search_index MATCH :query"
    " AND says(title || ' ' || body, :rest)"
    " ORDER BY bm25(search_index, 4.0, 1.0) LIMIT :limit"
)
_COUNT = (
    "SELECT count(*) FROM (SELECT 1 FROM search_index"
    " WHERE search_index MATCH :said AND rowid % :codes = :code LIMIT :most)"
)
_INSIDE = (
    "SELECT rowid, title, body FROM search_index"
    " WHERE rowid % :codes IN (1, 2, 3, 4, 13) AND says(title, :said) LIMIT :limit"
)
"""What says the words inside others («oficial» in «villaoficial»): of the kinds that are few."""

_FEW = 300
_WORD = re.compile(r"\w+")
_MOST_IN_A_QUESTION = 30
"""The index fails with many more words; the others are looked for in what it finds."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found: its kind and number, its name and the rest of what it says."""

    kind: str
    id: int
    title: str
    body: str


_NAMED: Mapping[str, Callable[[Any], str]] = {
    "account": attrgetter("short_name"),
    "incident": attrgetter("title"),
    "archive_copy": attrgetter("title"),
}
"""What is called by more than one field."""

KIND_CODES = {
    "account": 1,
    "person": 2,
    "area": 3,
    "topic": 4,
    "opening_request": 5,
    "enquiry": 6,
    "moderation": 7,
    "consent": 8,
    "picture_credit": 9,
    "message": 10,
    "calendar_note": 11,
    "incident": 12,
    "crisis_contact": 13,
    "archive_copy": 14,
}
"""The kinds that are searched in: a new one takes the next code."""

_KIND_OF_CODE = {code: kind for kind, code in KIND_CODES.items()}
_CODES = 64
"""An entry's rowid says what it is of: number × 64 + the code of its kind. Codes are never reused."""


def _texts(kind: str) -> Callable[[Any], tuple[str, str]]:
    """Return what says the name and the rest of an object of a kind, as the cards of its fields tell."""
    cards = FIELDS[kind].values()
    name = _NAMED.get(kind) or attrgetter(next(card.name for card in cards if card.found is Found.NAME))
    others = [card.name for card in cards if card.found is Found.TEXT]

    def said(thing: Any) -> tuple[str, str]:
        return name(thing), " ".join([text for other in others if (text := getattr(thing, other))])

    return said


_TEXTS = {kind: _texts(kind) for kind in KIND_CODES}


def keep_up(sql: Sql, recorded: Iterable[Recorded]) -> None:
    """Bring the index up to date with what a flush did."""
    found = [(row, thing) for row, thing in recorded if row.ref.kind in _TEXTS]
    stale = [
        (_entry(row.ref.kind, row.ref.id),) for row, _t in found if row.operation is not Operation.INSERT
    ]
    sql.tell_each(_DELETE, stale)
    for row, thing in found:
        if row.operation is not Operation.DELETE:
            _put(sql, row.ref.kind, [(row.ref.id, thing)])


def index(sql: Sql, kind: str, numbers: range, things: Sequence[object] = ()) -> None:
    """Put in the index objects of a kind with numbers in a row: `things`, or what their table says."""
    if kind in _TEXTS and numbers:
        where = "WHERE id BETWEEN :first AND :last ORDER BY id"
        found = things or sql.objects(CLASS_OF[kind], where, {"first": numbers[0], "last": numbers[-1]})
        _put(sql, kind, zip(numbers, found, strict=True))


def forget(sql: Sql, kind: str, numbers: Iterable[int]) -> None:
    """Take out of the index objects of a kind, which may still be in their table."""
    if kind in _TEXTS:
        entries = listed(_entry(kind, number) for number in numbers)
        sql.tell(f"DELETE FROM search_index WHERE {in_list('rowid')}", (entries,))


def make_anew(sql: Sql) -> None:
    """Write again everything that is searched in, from what the guide says."""
    sql.tell("DELETE FROM search_index")
    for kind in _TEXTS:
        found: tuple[Any, ...] = sql.objects(CLASS_OF[kind])
        _put(sql, kind, ((thing.id, thing) for thing in found))


def _put(sql: Sql, kind: str, numbered: Iterable[tuple[int, object]]) -> None:
    words = _TEXTS[kind]
    sql.tell_each(_INSERT, [(_entry(kind, number), *words(thing)) for number, thing in numbered])


def _entry(kind: str, number: int) -> int:
    return number * _CODES + KIND_CODES[kind]


def find(sql: Sql, typed: str, limit: int = 30) -> tuple[SearchHit, ...]:
    """Return what matches every word typed, the last one as a beginning; best first."""
    words = _WORD.findall(typed)
    if not words:
        return ()
    asked, rest = words[-_MOST_IN_A_QUESTION:], words[:-_MOST_IN_A_QUESTION]
    values = {"query": _query(asked), "rest": fold(" ".join(rest)), "limit": limit}
    found = sql.rows(_FIND, values)
    if len(found) < limit:
        inside = {"said": fold(" ".join(words)), "codes": _CODES, "limit": limit}
        known = {entry for entry, _title, _body in found}
        found += [row for row in sql.rows(_INSIDE, inside) if row[0] not in known]
    return tuple(
        SearchHit(_KIND_OF_CODE[entry % _CODES], entry // _CODES, title, body)
        for entry, title, body in found[:limit]
    )


def says(whole: str, typed: str) -> tuple[str, tuple[str]]:
    """Return the condition that what `whole` is in SQL holds every word typed, accents and case apart.

    It reads the rows that are left by the other conditions: for a month of posts, quicker than the index.
    """
    return f"says({whole}, ?)", (fold(typed),)


def has_words(typed: str) -> bool:
    """Whether there is anything to look for in the index."""
    return bool(_WORD.search(typed))


def indexed(kind: str, number: str, typed: str) -> tuple[str, tuple[str, int]]:
    """Return the condition that something of a kind, whose `number` is that in SQL, says every word typed.

    It reads the index and not the rows: for every post there is, quicker than looking at each.
    """
    asked = _query(_WORD.findall(typed)[:_MOST_IN_A_QUESTION])
    found = f"SELECT rowid / {_CODES} FROM search_index WHERE search_index MATCH ? AND rowid % {_CODES} = ?"
    return f"{number} IN ({found})", (asked, KIND_CODES[kind])


def is_rare(sql: Sql, kind: str, typed: str) -> bool:
    """Whether few things of a kind say every word typed: then it is the index that finds them soonest."""
    words = _WORD.findall(typed)[:_MOST_IN_A_QUESTION]
    if not words:
        return False
    values = {"said": _query(words), "codes": _CODES, "code": KIND_CODES[kind], "most": _FEW}
    return int(sql.value(_COUNT, values)) < _FEW


def says_all(whole: str | None, folded_words: str) -> bool:
    """Return whether a text says every word of another, which is folded: `says` inside SQLite."""
    said = _folded(whole or "")
    return all(word in said for word in folded_words.split())


@functools.lru_cache(maxsize=4096)
def _folded(whole: str) -> str:
    """Fold a text once for all the letters that are typed: each one looks at the same rows again."""
    return fold(whole)


def _query(words: list[str]) -> str:
    return " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'

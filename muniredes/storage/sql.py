"""Plain SQL on the driver, into values and into the classes that the guide is made of.

Whoever reads is given one, and whoever writes too: a unit of work has its own (`database.Work.sql`), whose
objects are followed. What only SQLite understands is in few places and named: `connection`, `search`,
`in_list`, `schema`, the keeping of files, and the functions of JSON in what is asked of the calendar.
"""

import sqlite3
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from muniredes.storage.columns import Kind, Turn
from muniredes.storage.errors import BAD_VALUE, DamagedValue
from muniredes.storage.tables import TABLE_OF, TABLES

T = TypeVar("T")
Values = Sequence[object] | Mapping[str, object]
Row = tuple[Any, ...]
IN_ORDER = "ORDER BY rowid"


class Sql:
    """Asks and tells the file whatever is told to it in SQL, on a connection of the driver.

    What is read and does not fit its column raises DamagedValue: to whoever opened the file, it is damage.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection itself, for what only SQLite understands."""
        return self._connection

    def rows(self, sql: str, values: Values = (), kinds: Sequence[Kind | None] = ()) -> list[Row]:
        """Return the rows of a question; with `kinds`, one for each column, turned into values."""
        found = self._ask(sql, values).fetchall()
        turns = _turns(kinds)
        return [_turned(row, turns) for row in found] if turns else found

    def each(self, sql: str, kinds: Sequence[Kind | None]) -> Iterator[Row]:
        """Yield the rows of a question one by one, turned into values: there may be more than fit at once."""
        turns = _turns(kinds)
        for row in self._ask(sql, ()):
            yield _turned(row, turns)

    def first(self, sql: str, values: Values = (), kinds: Sequence[Kind | None] = ()) -> Row | None:
        """Return the first row of a question, or None."""
        return next(iter(self.rows(sql, values, kinds)), None)

    def value(self, sql: str, values: Values = (), kind: Kind | None = None) -> Any:
        """Return the first value of the first row of a question; None without any."""
        row = self.first(sql, values, (kind,))
        return row[0] if row else None

    def objects(
        self, kind: type[T], rest: str = IN_ORDER, values: Mapping[str, object] | None = None
    ) -> tuple[T, ...]:
        """Return the objects of a class: «FROM its table» and the `rest`; in the order they were written."""
        question = _of(cast("Hashable", kind))
        rows = self._ask(f"{question.sql} {rest}", values or {})
        return tuple(question.value(row) for row in rows)

    def only(self, kind: type[T]) -> T | None:
        """Return the object of a class that has one at most, or None."""
        return next(iter(self.objects(kind)), None)

    def find(self, kind: type[T], *key: object) -> T | None:
        """Return the object of a class with a primary key, or None."""
        names = _key_of(kind)
        wanted = dict(zip(names, key, strict=True))
        return next(iter(self.objects(kind, _where(names), wanted)), None)

    def tell(self, sql: str, values: Values = ()) -> int:
        """Change something; return how many rows did."""
        return self._ask(sql, values).rowcount

    def tell_each(self, sql: str, values: Sequence[Values]) -> None:
        """Change something once for each of some values."""
        if values:
            self.connection.executemany(sql, values)

    def put(self, thing: object) -> None:
        """Write an object that is not part of the history, in the place of the one with its primary key."""
        table = TABLES[TABLE_OF[type(thing)]]
        names = ", ".join(f'"{name}"' for name in table.columns)
        written = [each.kind.written(getattr(thing, each.name)) for each in table.columns.values()]
        places = ", ".join("?" * len(written))
        self.tell(f"INSERT OR REPLACE INTO {table.name} ({names}) VALUES ({places})", written)

    def remove(self, kind: type, *key: object) -> None:
        """Delete the object of a class with a primary key, if there is one; it is not part of the history."""
        names = _key_of(kind)
        self.tell(f"DELETE FROM {TABLE_OF[kind]} {_where(names)}", dict(zip(names, key, strict=True)))

    def _ask(self, sql: str, values: Values) -> sqlite3.Cursor:
        return self.connection.execute(sql, values)


def _key_of(kind: type) -> list[str]:
    return [each.name for each in TABLES[TABLE_OF[kind]].columns.values() if each.primary_key]


def _where(names: Iterable[str]) -> str:
    return "WHERE " + " AND ".join(f'"{name}" = :{name}' for name in names)


def _turns(kinds: Iterable[Kind | None]) -> tuple[tuple[int, Turn], ...]:
    return tuple((place, kind.reads) for place, kind in enumerate(kinds) if kind and kind.reads)


def _turned(row: Row, turns: Sequence[tuple[int, Turn]]) -> Row:
    found = list(row)
    try:
        for place, turn in turns:
            found[place] = turn(found[place])
    except BAD_VALUE as error:
        raise DamagedValue from error
    return tuple(found)


class _Question:
    """How the objects of a class are read: what is asked, its fields in order, and those that are turned."""

    def __init__(self, kind: type[Any]) -> None:
        table = TABLES[TABLE_OF[kind]]
        self.kind = kind
        self.names = tuple(table.columns)
        self.sql = selected(table.name)
        self.turns = _turns(table.kinds)

    def value(self, row: Row) -> Any:
        """Return the object that a row holds."""
        made = object.__new__(self.kind)
        vars(made).update(zip(self.names, _turned(row, self.turns), strict=True))
        return made


@cache
def _of(kind: Hashable) -> _Question:
    return _Question(cast("type[Any]", kind))


def selected(table: str) -> str:
    """Return the beginning of a question for every column of a table, in their order."""
    return "SELECT " + ", ".join(f'{table}."{name}"' for name in TABLES[table].columns) + f" FROM {table}"

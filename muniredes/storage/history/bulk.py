"""Add, remove and bring back thousands of rows of one kind at once, with their history and their search.

A unit of work keeps accounts of every object, and a list of thousands does not need them: rows are written
column by column, and what goes or comes back does it in SQL, without passing through Python.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from muniredes.domain.history import Operation
from muniredes.storage import search
from muniredes.storage.database import Work
from muniredes.storage.in_list import in_list, listed
from muniredes.storage.json_rows import as_json, from_json
from muniredes.storage.rows import insert_columns
from muniredes.storage.sql import Sql
from muniredes.storage.tables import RECORDED, TABLES
from muniredes.storage.writing import recorder, secret_guard

_LAST_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = ?"


def add_many(work: Work, things: Sequence[Any]) -> None:
    """Add new objects of one kind and give each its number; they are not followed afterwards."""
    if not things:
        return
    numbers = add_columns(work, type(things[0]), columns_of(things), things)
    for number, thing in zip(numbers, things, strict=True):
        thing.id = number


def columns_of(things: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Return what some objects of one kind have in each of their columns."""
    held = [vars(thing) for thing in things]
    return {name: [each[name] for each in held] for name in TABLES[RECORDED[type(things[0])]].columns}


def add_columns(
    work: Work, kind: type, columns: Mapping[str, Sequence[Any]], things: Sequence[object] = ()
) -> Sequence[int]:
    """Add new rows of a kind from the values of their columns, all as long; return their numbers.

    What is not said is as in a new object. Rows of a kind whose number is that of what they are part of bring
    it; the others are numbered here. `things` are objects that say the same, when there are, for the search.
    """
    count = len(next(iter(columns.values()), ()))
    if not count:
        return ()
    work.flush()
    name = RECORDED[kind]
    secret_guard.refuse_secrets_in(name, columns)
    key = TABLES[name].key
    if key == "id":
        first = _next_number(work.sql, name)
        columns = {**columns, "id": range(first, first + count)}
    insert_columns(work.sql, name, columns)
    numbers = columns[key]
    done, plain = 0, _plain(work)
    for stretch in _stretches(numbers):
        recorder.record_list(work.session, name, stretch)
        search.index(plain, name, stretch, things[done : done + len(stretch)])
        done += len(stretch)
    return numbers


def remove(work: Work, kind: str, numbers: Sequence[int]) -> None:
    """Delete rows of a kind that are there, by number, with their history."""
    work.flush()
    key, action = TABLES[kind].key, recorder.number_of(work.session)
    its, told = f"WHERE {in_list(key, 'numbers')}", {"numbers": listed(numbers)}
    work.sql.tell(
        f"""INSERT INTO history_row (action_id, kind, object_id, operation, before)
 SELECT {action}, '{kind}', {key}, '{Operation.DELETE.value}', {as_json(kind)}
 FROM {kind} {its} ORDER BY {key}""",
        told,
    )
    recorder.was_touched(work.session, kind, numbers)
    search.forget(work.sql, kind, numbers)
    work.sql.tell(f"DELETE FROM {kind} {its}", told)
    work.session.expire_all()


def there(sql: Sql, kind: str, stretch: range) -> list[int]:
    """Return which of some numbers of a kind in a row are there, in order."""
    key = TABLES[kind].key
    asked = f"SELECT {key} FROM {kind} WHERE {key} BETWEEN ? AND ? ORDER BY {key}"
    return [row[0] for row in sql.rows(asked, (stretch[0], stretch[-1]))]


def bring_back(work: Work, kind: str, rows: Sequence[int]) -> None:
    """Write again what some rows of the history, by number, say that was deleted of a kind.

    What is there already stays as it is, and what was forgotten is not brought.
    """
    work.flush()
    key, told = TABLES[kind].key, {"rows": listed(rows)}
    wanted = f"""FROM history_row WHERE {in_list("id", "rows")} AND before IS NOT NULL
 AND object_id NOT IN (SELECT {key} FROM {kind}) ORDER BY object_id"""
    numbers = [row[0] for row in work.sql.rows(f"SELECT object_id {wanted}", told)]
    names = ", ".join(f'"{name}"' for name in TABLES[kind].columns)
    work.sql.tell(f"INSERT INTO {kind} ({names}) SELECT {from_json(kind, 'before')} {wanted}", told)
    plain = _plain(work)
    for stretch in _stretches(numbers):
        recorder.record_list(work.session, kind, stretch)
        search.index(plain, kind, stretch)
    work.session.expire_all()


def _plain(work: Work) -> Sql:
    """Return SQL whose objects nobody follows."""
    return Sql(work.sql.connection)


def _next_number(sql: Sql, kind: str) -> int:
    """Return the first number that was never given to an object of a kind."""
    given = sql.value(_LAST_GIVEN, (kind,)) or 0
    return int(max(given, sql.value(f"SELECT max(id) FROM {kind}") or 0)) + 1


def _stretches(numbers: Iterable[int]) -> Iterator[range]:
    """Yield the numbers that follow each other as ranges."""
    if isinstance(numbers, range):
        yield numbers
        return
    for _gap, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        found = [number for _place, number in run]
        yield range(found[0], found[-1] + 1)

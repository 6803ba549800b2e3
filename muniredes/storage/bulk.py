"""Add thousands of rows of one kind in one go, with their history and their place in the search.

The same as `Work.add_all` for what nobody changes again in the same action, several times faster: a unit of
work keeps accounts of every object, and a list of thousands does not need them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

from muniredes.domain.history import JsonRow, ObjectRef, Operation, Recorded, RecordedRow
from muniredes.storage import recorder
from muniredes.storage.among import among, listed
from muniredes.storage.columns import to_json
from muniredes.storage.database import Work
from muniredes.storage.door import Door, selected
from muniredes.storage.rows import insert_rows, turned
from muniredes.storage.tables import CLASS_OF, RECORDED, TABLES

_LAST_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = ?"


def add_many(work: Work, things: Sequence[Any]) -> None:
    """Add new objects of one kind and give each its number; they are not followed afterwards."""
    if not things:
        return
    names = TABLES[RECORDED[type(things[0])]].columns
    first = _add(work, type(things[0]), [{name: getattr(thing, name) for name in names} for thing in things])
    for number, thing in enumerate(things, start=first):
        thing.id = number


def add_rows(work: Work, kind: type, rows: Iterable[Mapping[str, object]]) -> None:
    """Add new rows of a kind from the values of their fields; what is not said is as in a new object."""
    usual = vars(kind())
    names = TABLES[RECORDED[kind]].columns
    bare = {name: usual.get(name) for name in names}
    found = [{**bare, **row} for row in rows]
    if found:
        _add(work, kind, found)


def _add(work: Work, kind: type, rows: list[dict[str, object]]) -> int:
    """Number rows, write them and their history; return the first number."""
    work.session.flush()
    name = RECORDED[kind]
    first = _next_number(work.door, name)
    for number, row in enumerate(rows, start=first):
        row["id"] = number
    insert_rows(work.door, TABLES[name], rows)
    recorded = zip(_inserted(name, rows), (SimpleNamespace(**row) for row in rows), strict=True)
    recorder.record(work.session, list(recorded))
    return first


def remove_rows(work: Work, kind: str, numbers: Sequence[int]) -> None:
    """Delete rows of a kind by number, with their history; those that are gone already are passed over."""
    table = TABLES[kind]
    names, key = list(table.columns), table.key
    its = f"WHERE {among(key)}"
    rows = work.door.rows(f"{selected(kind)} {its}", (listed(numbers),), table.kinds)
    place = {number: at for at, number in enumerate(numbers)}
    gone: list[Recorded] = []
    for row in sorted((dict(zip(names, row, strict=True)) for row in rows), key=lambda row: place[row[key]]):
        before: JsonRow = {name: to_json(row[name]) for name in names}
        ref = ObjectRef(kind, row[key])
        gone.append((RecordedRow(ref, Operation.DELETE, before, None), SimpleNamespace(**row)))
    recorder.record(work.session, gone)
    work.door.tell(f"DELETE FROM {kind} {its}", (listed(numbers),))
    work.session.expire_all()


def present(work: Work, kind: str, numbers: Sequence[int]) -> frozenset[int]:
    """Return which of some numbers of a kind are there."""
    key = TABLES[kind].key
    rows = work.door.rows(f"SELECT {key} FROM {kind} WHERE {among(key)}", (listed(numbers),))
    return frozenset(row[0] for row in rows)


def bring_rows(work: Work, kind: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows that have their numbers, with their history.

    A row that an older version of the program kept may lack a field: it has the one of a new object.
    """
    if not rows:
        return
    work.session.flush()
    names = TABLES[kind].columns
    things = [_made(CLASS_OF[kind], row) for row in rows]
    whole = [{name: getattr(thing, name) for name in names} for thing in things]
    insert_rows(work.door, TABLES[kind], whole)
    recorder.record(work.session, list(zip(_inserted(kind, whole), things, strict=True)))


def _made(kind: type[Any], row: Mapping[str, object]) -> Any:
    """Return an object with every field of a row, also those that it does not take when it is made."""
    taken = {part.name for part in fields(kind) if part.init}
    thing = kind(**{name: value for name, value in row.items() if name in taken})
    for name in row.keys() - taken:
        setattr(thing, name, row[name])
    return thing


def _next_number(door: Door, kind: str) -> int:
    """Return the first number that was never given to an object of a kind."""
    given = door.value(_LAST_GIVEN, (kind,)) or 0
    return int(max(given, door.value(f"SELECT max(id) FROM {kind}") or 0)) + 1


def _inserted(kind: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[RecordedRow]:
    """Yield what the history keeps of new rows, which all name the same columns."""
    names = list(rows[0])
    key = TABLES[kind].key
    columns = (turned(to_json, (row[name] for row in rows)) for name in names)
    for row, values in zip(rows, zip(*columns, strict=True), strict=True):
        after: JsonRow = dict(zip(names, values, strict=True))
        yield RecordedRow(ObjectRef(kind, row[key]), Operation.INSERT, None, after)

"""Add thousands of rows of one kind in one go, with their history and their place in the search.

The same as `Work.add_all` for what nobody changes again in the same action, several times faster: a unit of
work keeps accounts of every object, and a list of thousands does not need them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from muniredes.domain.history import JsonRow, ObjectRef, Operation, RecordedRow
from muniredes.storage import recorder
from muniredes.storage.columns import to_json
from muniredes.storage.database import Work
from muniredes.storage.rows import insert_rows, turned
from muniredes.storage.tables import RECORDED, metadata

_LAST_GIVEN = sql("SELECT seq FROM sqlite_sequence WHERE name = :name")


def add_many(work: Work, things: Sequence[Any]) -> None:
    """Add new objects of one kind and give each its number; they are not followed afterwards."""
    if not things:
        return
    names = metadata.tables[RECORDED[type(things[0])]].c.keys()
    first = _add(work, type(things[0]), [{name: getattr(thing, name) for name in names} for thing in things])
    for number, thing in enumerate(things, start=first):
        thing.id = number


def add_rows(work: Work, kind: type, rows: Iterable[Mapping[str, object]]) -> None:
    """Add new rows of a kind from the values of their fields; what is not said is as in a new object."""
    usual = vars(kind())
    names = metadata.tables[RECORDED[kind]].c.keys()
    bare = {name: usual.get(name) for name in names}
    found = [{**bare, **row} for row in rows]
    if found:
        _add(work, kind, found)


def _add(work: Work, kind: type, rows: list[dict[str, object]]) -> int:
    """Number rows, write them and their history; return the first number."""
    work.session.flush()
    name = RECORDED[kind]
    first = _next_number(work.session, name)
    for number, row in enumerate(rows, start=first):
        row["id"] = number
    insert_rows(work.session, metadata.tables[name], rows)
    recorded = zip(_inserted(name, rows), (SimpleNamespace(**row) for row in rows), strict=True)
    recorder.record(work.session, list(recorded))
    return first


def _next_number(session: Session, kind: str) -> int:
    """Return the first number that was never given to an object of a kind."""
    given = session.scalar(_LAST_GIVEN, {"name": kind}) or 0
    return max(given, session.scalar(select(func.max(metadata.tables[kind].c.id))) or 0) + 1


def _inserted(kind: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[RecordedRow]:
    """Yield what the history keeps of new rows, which all name the same columns."""
    names = list(rows[0])
    columns = (turned(to_json, (row[name] for row in rows)) for name in names)
    for row, values in zip(rows, zip(*columns, strict=True), strict=True):
        after: JsonRow = dict(zip(names, values, strict=True))
        yield RecordedRow(ObjectRef(kind, row["id"]), Operation.INSERT, None, after)

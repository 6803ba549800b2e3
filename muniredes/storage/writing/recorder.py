"""The history writes itself: what each flush inserts, changes and deletes becomes rows of the action."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, inspect, update
from sqlalchemy.orm import Session, UOWTransaction

from muniredes.domain.history import Change, JsonRow, ObjectRef, Operation, Recorded, RecordedRow, Touched
from muniredes.storage.columns import to_json
from muniredes.storage.rows import Columns, insert_columns
from muniredes.storage.sql import Sql
from muniredes.storage.tables import TABLES
from muniredes.storage.writing.orm_mapping import KIND_OF, history_action

_RECORDING = "recording"
_NOT_YET = datetime.fromisoformat("1970-01-01")
"""When an action was whose rows are in the file before it has ended: nobody sees it."""


@dataclass
class _Recording:
    """What an action has done until now: rows to be written, and its number once some are in the file."""

    rows: list[RecordedRow] = field(default_factory=list)
    touched: list[Touched] = field(default_factory=list)
    number: int | None = None


Observer = Callable[[Session, list[Recorded]], None]
_observers: list[Observer] = []


def observe(observer: Observer) -> None:
    """Have `observer(session, recorded)` called with what each flush recorded, inside its transaction."""
    _observers.append(observer)


def driver(session: Session) -> sqlite3.Connection:
    """Return the connection of a session as the driver knows it."""
    found = session.connection().connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def start(session: Session) -> None:
    """Record every later flush of `session`."""
    session.info[_RECORDING] = _Recording()
    event.listen(session, "after_flush", _record_flush)


def write_history(
    session: Session, title: str, at: datetime, undoes: int | None, author: str | None
) -> Change:
    """Write the action and its rows, and return what it did; nothing is written when nothing changed."""
    recording = _of(session)
    if not recording.rows and recording.number is None:
        return Change(title, None, ())
    number = number_of(session)
    values = {"at": at, "author": author or _author(session), "title": title, "undoes": undoes}
    session.execute(update(history_action).where(history_action.c.id == number).values(values))
    return Change(title, number, tuple(recording.touched))


def number_of(session: Session) -> int:
    """Return the number of the action, with all that it did until now in the history, in order."""
    recording = _of(session)
    if recording.number is None:
        new = insert(history_action).values(at=_NOT_YET, author="", title="")
        recording.number = session.scalars(new.returning(history_action.c.id)).one()
    if recording.rows:
        insert_columns(Sql(driver(session)), "history_row", _as_columns(recording.number, recording.rows))
        recording.rows.clear()
    return recording.number


def was_touched(session: Session, kind: str, numbers: Sequence[int]) -> None:
    """Say what an action did besides its flushes, and is in the history already."""
    _of(session).touched.append((kind, numbers))


def _of(session: Session) -> _Recording:
    found: _Recording = session.info[_RECORDING]
    return found


def _as_columns(action_id: int, rows: Sequence[RecordedRow]) -> Columns:
    return {
        "action_id": [action_id] * len(rows),
        "kind": [row.ref.kind for row in rows],
        "object_id": [row.ref.id for row in rows],
        "last_id": [row.last for row in rows],
        "operation": [row.operation.value for row in rows],
        "before": [row.before for row in rows],
        "after": [row.after for row in rows],
    }


def _author(session: Session) -> str:
    """Return the name of the person who works with the program, as it stands now."""
    asked = "SELECT name FROM person WHERE id = (SELECT user_id FROM council)"
    return str(Sql(driver(session)).value(asked) or "")


def _record_flush(session: Session, flush_context: UOWTransaction) -> None:
    del flush_context
    record(session, list(_recorded_in(session)))


def record(session: Session, recorded: list[Recorded]) -> None:
    """Put rows in the history of the action, and show them to the observers."""
    recording = _of(session)
    recording.rows.extend(row for row, _thing in recorded)
    recording.touched.extend((row.ref.kind, (row.ref.id,)) for row, _thing in recorded)
    for observer in _observers:
        observer(session, recorded)


def record_list(session: Session, kind: str, numbers: range) -> None:
    """Put in the history of the action that objects with numbers in a row came together: one row of it."""
    recording = _of(session)
    last = numbers[-1] if len(numbers) > 1 else None
    recording.rows.append(RecordedRow(ObjectRef(kind, numbers[0]), Operation.INSERT, last=last))
    recording.touched.append((kind, numbers))


def _recorded_in(session: Session) -> Iterator[Recorded]:
    for new in session.new:
        if type(new) in KIND_OF:
            yield RecordedRow(_ref(new), Operation.INSERT), new
    for changed in session.dirty:
        before, after = _difference(changed)
        if type(changed) in KIND_OF and after:
            yield RecordedRow(_ref(changed), Operation.UPDATE, before, after), changed
    for gone in session.deleted:
        if type(gone) in KIND_OF:
            yield RecordedRow(_ref(gone), Operation.DELETE, row_of(gone), None), gone


def _ref(thing: object) -> ObjectRef:
    kind = KIND_OF[type(thing)]
    return ObjectRef(kind, int(getattr(thing, TABLES[kind].key)))


def row_of(thing: object) -> JsonRow:
    """Return every column of a mapped object as JSON holds it."""
    return {name: to_json(getattr(thing, name)) for name in TABLES[KIND_OF[type(thing)]].columns}


def _difference(thing: object) -> tuple[JsonRow, JsonRow]:
    before: JsonRow = {}
    after: JsonRow = {}
    for attribute in inspect(thing, raiseerr=True).attrs:
        history = attribute.history
        if history.has_changes() and history.deleted:
            before[attribute.key] = _only(history.deleted)
            after[attribute.key] = _only(history.added)
    return before, after


def _only(values: Any) -> Any:
    return to_json(values[0]) if values else None

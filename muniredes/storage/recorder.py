"""The history writes itself: what each flush inserts, changes and deletes becomes rows of the action."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from muniredes.domain.history import Change, JsonRow, ObjectRef, Operation, Recorded, RecordedRow
from muniredes.domain.people import Person
from muniredes.storage.columns import to_json
from muniredes.storage.door import Door
from muniredes.storage.mapping import KIND_OF, history_action, metadata, row_class
from muniredes.storage.rows import insert_rows
from muniredes.storage.tables import TABLES

_ROWS = "recorded_rows"

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
    session.info[_ROWS] = []
    event.listen(session, "after_flush", _record_flush)


def write_history(session: Session, title: str, at: datetime, undoes: int | None) -> Change:
    """Write the action and its rows, and return what it did; nothing is written when nothing changed."""
    rows: list[RecordedRow] = session.info[_ROWS]
    if not rows:
        return Change(title, None, frozenset())
    values = {"at": at, "author": _author(session), "title": title, "undoes": undoes}
    number = session.scalars(insert(history_action).values(values).returning(history_action.c.id)).one()
    door = Door(driver(session))
    insert_rows(door, TABLES["history_row"], [_as_values(number, row) for row in rows])
    return Change(title, number, frozenset(row.ref for row in rows))


def _as_values(action_id: int, row: RecordedRow) -> JsonRow:
    return {
        "action_id": action_id,
        "kind": row.ref.kind,
        "object_id": row.ref.id,
        "operation": row.operation.value,
        "before": row.before,
        "after": row.after,
    }


def _author(session: Session) -> str:
    """Return the name of the person who works with the program, as it stands now."""
    user_id = session.scalar(select(metadata.tables["council"].c.user_id))
    person = session.get(row_class(Person), user_id) if user_id else None
    return person.name if person else ""


def _record_flush(session: Session, flush_context: UOWTransaction) -> None:
    del flush_context
    record(session, list(_recorded_in(session)))


def record(session: Session, recorded: list[Recorded]) -> None:
    """Put rows in the history of the action, and show them to the observers."""
    session.info[_ROWS].extend(row for row, _thing in recorded)
    for observer in _observers:
        observer(session, recorded)


def _recorded_in(session: Session) -> Iterator[Recorded]:
    for new in session.new:
        if type(new) in KIND_OF:
            yield RecordedRow(_ref(new), Operation.INSERT, None, row_of(new)), new
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

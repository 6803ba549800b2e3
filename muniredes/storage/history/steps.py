"""Read the history: the actions, those of one object, what can be undone, what is in the bin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from muniredes.domain.history import ActionHead, ObjectRef, Operation, RecordedAction, RecordedRow, TrashItem
from muniredes.storage.columns import DATETIME, Json, moment
from muniredes.storage.data_file.contents import OF_SOMEBODY
from muniredes.storage.errors import DamagedValue
from muniredes.storage.in_list import each_of, in_list, listed
from muniredes.storage.sql import Sql, Values
from muniredes.storage.tables import TABLES

TRASHED_KINDS = (
    "account",
    "person",
    "area",
    "electoral_period",
    "topic",
    "opening_request",
    "enquiry",
    "moderation",
    "consent",
    "picture_credit",
    "citizen_test",
    "rehearsal",
    "archive_copy",
    "message",
    "calendar_note",
    "local_holiday",
    "incident",
    "incident_entry",
    "crisis_contact",
    "prepared_notice",
    "crisis_step",
    "lesson_task",
)
"""What goes to the bin by itself; the rest goes with what it belongs to."""


_HEAD = "SELECT id, at, author, title, undoes FROM history_action"
_HEAD_KINDS = (None, DATETIME, None, None, None)
_ROW = "SELECT action_id, kind, object_id, operation, before, after, last_id FROM history_row"
_ROW_KINDS = (None, None, None, None, Json(), Json(), None)
_NEWEST = "ORDER BY id DESC"
_LAST = "coalesce(last_id, object_id)"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the history without what it keeps: its number, and from which object to which it is about."""

    number: int
    kind: str
    operation: Operation
    first: int
    last: int
    is_forgotten: bool


def last_action_id(sql: Sql) -> int:
    """Return the number of the newest action, 0 when there is none."""
    return int(sql.value("SELECT max(id) FROM history_action") or 0)


def head(sql: Sql, action_id: int) -> ActionHead | None:
    """Return what an action was, without reading its rows."""
    asked = "SELECT at, title, undoes FROM history_action WHERE id = ?"
    found = sql.first(asked, (action_id,), (DATETIME, None, None))
    if found is None:
        return None
    count = f"SELECT coalesce(sum({_LAST} - object_id + 1), 0) FROM history_row WHERE action_id = ?"
    return ActionHead(action_id, found[0], found[1], sql.value(count, (action_id,)), found[2])


def outline(sql: Sql, action_id: int) -> tuple[Line, ...]:
    """Return what an action did, in order, without what each thing was: of thousands it takes no time."""
    asked = f"""SELECT id, kind, operation, object_id, {_LAST},
 operation <> '{Operation.INSERT.value}' AND before IS NULL
 FROM history_row WHERE action_id = ? ORDER BY id"""
    return tuple(
        Line(number, kind, _operation(said), first, last, bool(is_forgotten))
        for number, kind, said, first, last, is_forgotten in sql.rows(asked, (action_id,))
    )


def rows(sql: Sql, numbers: Iterable[int]) -> tuple[RecordedRow, ...]:
    """Return some rows of the history by number, in order."""
    found = sql.rows(f"{_ROW} WHERE {in_list('id')} ORDER BY id", (listed(numbers),), _ROW_KINDS)
    return tuple(_as_row(*row[1:]) for row in found)


def was_changed_later(sql: Sql, action_id: int) -> bool:
    """Whether something that an action brought was changed by a later one that still stands."""
    standing, undone = [], set[int]()
    for number, undoes in sql.rows(
        f"SELECT id, undoes FROM history_action WHERE id > ? AND {OF_SOMEBODY} {_NEWEST}", (action_id,)
    ):
        if number in undone:
            continue
        if undoes is None:
            standing.append(number)
        else:
            undone.add(undoes)
    asked = f"""SELECT 1 FROM history_row AS later JOIN history_row AS brought ON later.kind = brought.kind
 AND later.object_id BETWEEN brought.object_id AND coalesce(brought.last_id, brought.object_id)
 WHERE brought.action_id = :action AND brought.operation = '{Operation.INSERT.value}'
 AND later.operation = '{Operation.UPDATE.value}' AND {in_list("later.action_id", "standing")} LIMIT 1"""
    told = {"action": action_id, "standing": listed(standing)}
    return bool(standing) and sql.first(asked, told) is not None


def actions(sql: Sql, ids: Iterable[int]) -> tuple[RecordedAction, ...]:
    """Return several actions with their rows, oldest first."""
    return _actions(sql, in_list("id", "ids"), in_list("action_id", "ids"), {"ids": listed(ids)})


def actions_since(sql: Sql, action_id: int) -> tuple[RecordedAction, ...]:
    """Return every action later than `action_id`, oldest first."""
    return _actions(sql, "id > :since", "action_id > :since", {"since": action_id})


def actions_of(sql: Sql, refs: Iterable[ObjectRef]) -> tuple[RecordedAction, ...]:
    """Return every action that touched one of `refs`, oldest first, with only its rows about them."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for ref in refs:
        numbers[ref.kind].append(ref.id)
    values: dict[str, str] = {}
    about = ["0"]
    for place, (kind, found) in enumerate(numbers.items()):
        values |= {f"kind{place}": kind, f"numbers{place}": listed(found)}
        its = f"{in_list('object_id', f'numbers{place}')} OR {holds_one_of(f'numbers{place}')}"
        about.append(f"(kind = :kind{place} AND ({its}))")
    rows = f"({' OR '.join(about)})"
    return _actions(sql, f"id IN (SELECT action_id FROM history_row WHERE {rows})", rows, values)


def holds_one_of(name: str) -> str:
    """Return the condition that a row of the history is that of a list with one of those `listed` in it."""
    return f"""(last_id IS NOT NULL AND EXISTS
 (SELECT 1 FROM {each_of(name)} WHERE value BETWEEN object_id AND last_id))"""


def _actions(sql: Sql, wanted: str, rows_wanted: str, values: Values) -> tuple[RecordedAction, ...]:
    """Read the heads and the rows once each, and put them together in one pass."""
    heads = sql.rows(f"{_HEAD} WHERE {wanted} ORDER BY id", values, _HEAD_KINDS)
    rows: dict[int, list[RecordedRow]] = defaultdict(list)
    for number, *row in sql.rows(f"{_ROW} WHERE {rows_wanted} ORDER BY id", values, _ROW_KINDS):
        rows[number].append(_as_row(*row))
    return tuple(
        RecordedAction(number, at, author, title, undoes, tuple(rows[number]))
        for number, at, author, title, undoes in heads
    )


def next_to_undo(sql: Sql) -> int | None:
    """Return the newest action that is not undone and does not undo another."""
    undone: set[int] = set()
    for number, undoes in _newest_first(sql):
        if number in undone:
            continue
        if undoes is None:
            return number
        undone.add(undoes)
    return None


def next_to_redo(sql: Sql) -> int | None:
    """Return the newest undoing that still stands; a new action ends the chance."""
    undone: set[int] = set()
    for number, undoes in _newest_first(sql):
        if number in undone:
            continue
        if undoes is None:
            return None
        if _undoes_an_undoing(sql, undoes):
            undone.add(undoes)
            continue
        return number
    return None


def _undoes_an_undoing(sql: Sql, action_id: int) -> bool:
    return sql.value("SELECT undoes FROM history_action WHERE id = ?", (action_id,)) is not None


def _newest_first(sql: Sql) -> Iterator[tuple[int, int | None]]:
    asked = f"SELECT id, undoes FROM history_action WHERE {OF_SOMEBODY} {_NEWEST} LIMIT 500"
    for number, undoes in sql.rows(asked):
        yield int(number), None if undoes is None else int(undoes)


def trash(sql: Sql) -> tuple[TrashItem, ...]:
    """Return what was deleted, is still gone and still known, newest first."""
    rows = sql.rows(
        f"""SELECT history_row.action_id, history_row.kind, history_row.object_id,
  history_action.title, history_action.at, history_action.author
 FROM history_row JOIN history_action ON history_action.id = history_row.action_id
 WHERE history_row.operation = '{Operation.DELETE.value}'
  AND history_row.kind IN ({", ".join(repr(kind) for kind in TRASHED_KINDS)})
  AND history_row.before IS NOT NULL AND history_action.undoes IS NULL
 ORDER BY history_row.id DESC""",
        kinds=(None, None, None, None, DATETIME, None),
    )
    found = [TrashItem(action, ObjectRef(kind, number), *told) for action, kind, number, *told in rows]
    there = _there_still(sql, found)
    return tuple(item for item in found if item.ref not in there)


def _there_still(sql: Sql, items: Sequence[TrashItem]) -> set[ObjectRef]:
    """Return which of the objects that were deleted exist: one question for each kind."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for item in items:
        numbers[item.ref.kind].add(item.ref.id)
    found: set[ObjectRef] = set()
    for kind, wanted in numbers.items():
        key = TABLES[kind].key
        question = f"SELECT {key} FROM {kind} WHERE {in_list(key)}"
        found.update(ObjectRef(kind, row[0]) for row in sql.rows(question, (listed(wanted),)))
    return found


def last_moment(sql: Sql) -> datetime | None:
    """Return the local time of the newest action of somebody, or None."""
    asked = f"SELECT at FROM history_action WHERE {OF_SOMEBODY} {_NEWEST} LIMIT 1"
    found: datetime | None = sql.value(asked, kind=DATETIME)
    return found


def first_between(sql: Sql, since: datetime, until: datetime) -> int | None:
    """Return the first action of somebody that is dated from one moment to another, or None."""
    asked = f"SELECT min(id) FROM history_action WHERE at >= ? AND at <= ? AND {OF_SOMEBODY}"
    found: int | None = sql.value(asked, (moment(since), moment(until)))
    return found


def before_days_of_work(sql: Sql, days: int) -> int:
    """Return the first action of the last so many days when somebody worked; 0 when there are not so many."""
    of_somebody = f"SELECT min(id) AS first FROM history_action WHERE {OF_SOMEBODY}"
    each_day = f"{of_somebody} GROUP BY date(at) ORDER BY first DESC"
    return int(sql.value(f"{each_day} LIMIT 1 OFFSET ?", (days - 1,)) or 0)


def _as_row(kind: str, number: int, operation: str, before: Any, after: Any, last: int | None) -> RecordedRow:
    found = as_operation(operation, before, after)
    check_list(found, number, last)
    return RecordedRow(ObjectRef(kind, number), found, before, after, last)


def as_operation(operation: str, before: Any, after: Any) -> Operation:
    """Return what was done to a row. Raises DamagedValue for what the history never wrote."""
    if not all(values is None or isinstance(values, dict) for values in (before, after)):
        raise DamagedValue
    return _operation(operation)


def check_list(operation: Operation, first: int, last: int | None) -> None:
    """Raise DamagedValue for a list that the history never wrote."""
    if last is not None and (operation is not Operation.INSERT or last <= first):
        raise DamagedValue


def _operation(said: str) -> Operation:
    try:
        return Operation(said)
    except ValueError as error:
        raise DamagedValue from error

"""Read the history: the actions, those of one object, what can be undone, what is in the bin."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, and_, false, func, or_, select
from sqlalchemy.orm import Session

from muniredes.domain.history import ActionHead, ObjectRef, Operation, RecordedAction, RecordedRow, TrashItem
from muniredes.storage.among import among
from muniredes.storage.errors import DamagedValue
from muniredes.storage.tables import history_action, history_row, metadata

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


def last_action_id(session: Session) -> int:
    """Return the number of the newest action, 0 when there is none."""
    return session.scalar(select(func.max(history_action.c.id))) or 0


def head(session: Session, action_id: int) -> ActionHead | None:
    """Return what an action was, without reading its rows."""
    found = session.execute(select(history_action).where(history_action.c.id == action_id)).first()
    if found is None:
        return None
    count = select(func.count()).where(history_row.c.action_id == action_id)
    return ActionHead(found.id, found.at, found.title, session.scalar(count) or 0)


def action(session: Session, action_id: int) -> RecordedAction | None:
    """Return one action with its rows."""
    return next(iter(actions(session, [action_id])), None)


def actions(session: Session, ids: Iterable[int]) -> tuple[RecordedAction, ...]:
    """Return several actions with their rows, oldest first."""
    wanted = list(ids)
    return _actions(session, among(history_action.c.id, wanted), among(history_row.c.action_id, wanted))


def actions_since(session: Session, action_id: int) -> tuple[RecordedAction, ...]:
    """Return every action later than `action_id`, oldest first."""
    return _actions(session, history_action.c.id > action_id, history_row.c.action_id > action_id)


def actions_of(session: Session, refs: Iterable[ObjectRef]) -> tuple[RecordedAction, ...]:
    """Return every action that touched one of `refs`, oldest first, with only its rows about them."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for ref in refs:
        numbers[ref.kind].append(ref.id)
    about = or_(
        false(),
        *(
            and_(history_row.c.kind == kind, among(history_row.c.object_id, found))
            for kind, found in numbers.items()
        ),
    )
    return _actions(session, history_action.c.id.in_(select(history_row.c.action_id).where(about)), about)


def _actions(
    session: Session, wanted: ColumnElement[bool], rows_wanted: ColumnElement[bool]
) -> tuple[RecordedAction, ...]:
    """Read the heads and the rows once each, and put them together in one pass."""
    heads = session.execute(select(history_action).where(wanted).order_by(history_action.c.id)).all()
    rows: dict[int, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in session.execute(select(history_row).where(rows_wanted).order_by(history_row.c.id)):
        rows[row.action_id].append(row)
    return tuple(_as_action(head, rows[head.id]) for head in heads)


def next_to_undo(session: Session) -> int | None:
    """Return the newest action that is not undone and does not undo another."""
    undone: set[int] = set()
    for head in _newest_first(session):
        if head.id in undone:
            continue
        if head.undoes is None:
            return int(head.id)
        undone.add(int(head.undoes))
    return None


def next_to_redo(session: Session) -> int | None:
    """Return the newest undoing that still stands; a new action ends the chance."""
    undone: set[int] = set()
    for head in _newest_first(session):
        if head.id in undone:
            continue
        if head.undoes is None:
            return None
        if _undoes_an_undoing(session, int(head.undoes)):
            undone.add(int(head.undoes))
            continue
        return int(head.id)
    return None


def _undoes_an_undoing(session: Session, action_id: int) -> bool:
    undoes = session.scalar(select(history_action.c.undoes).where(history_action.c.id == action_id))
    return undoes is not None


def _newest_first(session: Session) -> Iterable[Row[tuple[int, int | None]]]:
    newest = select(history_action.c.id, history_action.c.undoes).order_by(history_action.c.id.desc())
    return session.execute(newest.limit(500))


def trash(session: Session) -> tuple[TrashItem, ...]:
    """Return what was deleted, is still gone and still known, newest first."""
    found = session.execute(
        select(history_row, history_action.c.at, history_action.c.author, history_action.c.title)
        .join(history_action, history_row.c.action_id == history_action.c.id)
        .where(
            history_row.c.operation == Operation.DELETE.value,
            history_row.c.kind.in_(TRASHED_KINDS),
            history_row.c.before.is_not(None),
            history_action.c.undoes.is_(None),
        )
        .order_by(history_row.c.id.desc())
    )
    rows = found.all()
    there = _there_still(session, rows)
    return tuple(_as_trash(row) for row in rows if (row.kind, row.object_id) not in there)


def _there_still(session: Session, rows: Sequence[Row[tuple[object, ...]]]) -> set[tuple[str, int]]:
    """Return which of the objects that some rows are about exist: one question for each kind."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        numbers[row.kind].add(row.object_id)
    found: set[tuple[str, int]] = set()
    for kind, wanted in numbers.items():
        (key,) = metadata.tables[kind].primary_key.columns
        found.update((kind, number) for number in session.scalars(select(key).where(among(key, wanted))))
    return found


def last_moment(session: Session) -> datetime | None:
    """Return the local time of the newest action, or None."""
    return session.scalar(select(history_action.c.at).order_by(history_action.c.id.desc()).limit(1))


def before_days_of_work(session: Session, days: int) -> int:
    """Return the first action of the last so many days with any; 0 when there are not so many."""
    first = func.min(history_action.c.id)
    each_day = select(first).group_by(func.date(history_action.c.at)).order_by(first.desc())
    return session.scalar(each_day.offset(days - 1).limit(1)) or 0


def _as_trash(row: Row[tuple[object, ...]]) -> TrashItem:
    return TrashItem(row.action_id, ObjectRef(row.kind, row.object_id), row.title, row.at, row.author)


def _as_action(head: Row[tuple[object, ...]], rows: Sequence[Row[tuple[object, ...]]]) -> RecordedAction:
    return RecordedAction(
        head.id,
        head.at,
        head.author,
        head.title,
        head.undoes,
        tuple(
            RecordedRow(ObjectRef(row.kind, row.object_id), as_operation(row), row.before, row.after)
            for row in rows
        ),
    )


def as_operation(row: Row[tuple[object, ...]]) -> Operation:
    """Return what was done to a row. Raises DamagedValue for what the history never wrote."""
    try:
        operation = Operation(row.operation)
    except ValueError as error:
        raise DamagedValue from error
    if not all(values is None or isinstance(values, dict) for values in (row.before, row.after)):
        raise DamagedValue
    return operation

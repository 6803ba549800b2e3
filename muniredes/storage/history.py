"""Read the history: the actions, those of one object, what can be undone, what is in the bin."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Row, func, select, update
from sqlalchemy.orm import Session

from muniredes.domain.history import ActionHead, ObjectRef, Operation, RecordedAction, RecordedRow, TrashItem
from muniredes.storage.tables import CLASS_OF, history_action, history_row

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
    heads = session.execute(
        select(history_action).where(history_action.c.id.in_(wanted)).order_by(history_action.c.id)
    ).all()
    rows = session.execute(
        select(history_row).where(history_row.c.action_id.in_(wanted)).order_by(history_row.c.id)
    ).all()
    return tuple(_as_action(head, [row for row in rows if row.action_id == head.id]) for head in heads)


def actions_since(session: Session, action_id: int) -> tuple[RecordedAction, ...]:
    """Return every action later than `action_id`, oldest first."""
    return actions(
        session, session.scalars(select(history_action.c.id).where(history_action.c.id > action_id))
    )


def actions_of(session: Session, refs: Iterable[ObjectRef]) -> tuple[RecordedAction, ...]:
    """Return every action that touched one of `refs`, oldest first, with only its rows about them."""
    wanted = frozenset(refs)
    kinds = {ref.kind for ref in wanted}
    ids = session.scalars(
        select(history_row.c.action_id)
        .where(history_row.c.kind.in_(kinds), history_row.c.object_id.in_({ref.id for ref in wanted}))
        .distinct()
    )
    found = []
    for entry in actions(session, ids):
        rows = tuple(row for row in entry.rows if row.ref in wanted)
        if rows:
            found.append(RecordedAction(entry.id, entry.at, entry.author, entry.title, entry.undoes, rows))
    return tuple(found)


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
    return tuple(_as_trash(row) for row in found if _is_gone(session, row.kind, row.object_id))


def empty_trash(session: Session, before: datetime) -> int:
    """Forget the contents of what was deleted before a moment; return how many objects were forgotten."""
    old = select(history_action.c.id).where(history_action.c.at < before)
    gone = session.scalars(
        select(history_row.c.id).where(
            history_row.c.operation == Operation.DELETE.value,
            history_row.c.before.is_not(None),
            history_row.c.action_id.in_(old),
        )
    ).all()
    session.execute(update(history_row).where(history_row.c.id.in_(gone)).values(before=None))
    return len(gone)


def _is_gone(session: Session, kind: str, number: int) -> bool:
    return session.get(CLASS_OF[kind], number) is None


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
            RecordedRow(ObjectRef(row.kind, row.object_id), Operation(row.operation), row.before, row.after)
            for row in rows
        ),
    )

"""Take back an action: each row the other way round, unless somebody changed the same thing later."""

from inspect import signature
from typing import Any

from muniredes.domain.history import JsonRow, Operation, RecordedAction, RecordedRow
from muniredes.storage.columns import from_json, to_json
from muniredes.storage.database import Work
from muniredes.storage.guarding import UNDOING
from muniredes.storage.tables import CLASS_OF, metadata


def revert(work: Work, action: RecordedAction) -> tuple[RecordedRow, ...]:
    """Take back `action` inside `work`; return the rows left alone because they were changed later."""
    work.undoes = action.id
    work.session.info[UNDOING] = True
    return tuple(row for row in reversed(action.rows) if not _revert_row(work, row))


def _revert_row(work: Work, row: RecordedRow) -> bool:
    found: Any = work.session.get(CLASS_OF[row.ref.kind], row.ref.id)
    if row.operation is Operation.INSERT:
        if found is not None:
            work.delete(found)
        return True
    if row.operation is Operation.DELETE:
        if found is None and row.before is not None:
            work.add(_revived(row.ref.kind, row.before))
        return row.before is not None
    return found is not None and _put_back(work, found, row)


def _revived(kind: str, values: JsonRow) -> object:
    """Make a row of the history a thing again, whichever of its columns it takes when it is made."""
    columns, made = metadata.tables[kind].c, CLASS_OF[kind]
    told = {name: from_json(columns[name], value) for name, value in values.items()}
    taken = signature(made).parameters
    revived: object = made(**{name: value for name, value in told.items() if name in taken})
    for name, value in told.items():
        setattr(revived, name, value)
    return revived


def _put_back(work: Work, found: Any, row: RecordedRow) -> bool:
    """Put the former values back where the value that the action wrote still stands."""
    columns = metadata.tables[row.ref.kind].c
    whole = True
    for name, former in (row.before or {}).items():
        if to_json(getattr(found, name)) == (row.after or {}).get(name):
            setattr(found, name, from_json(columns[name], former))
        else:
            whole = False
    work.session.flush()
    return whole

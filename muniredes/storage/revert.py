"""Take back an action: each row the other way round, unless somebody changed the same thing later."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from muniredes.domain.history import Operation, RecordedAction, RecordedRow
from muniredes.domain.progress import Progress, no_progress
from muniredes.storage.bulk import bring_rows, present, remove_rows
from muniredes.storage.columns import to_json
from muniredes.storage.database import Work
from muniredes.storage.guarding import UNDOING
from muniredes.storage.tables import CLASS_OF, TABLES

_CHUNK = 500
"""How many rows are taken back between two looks at whether somebody wants to stop."""


def revert(work: Work, action: RecordedAction, progress: Progress = no_progress) -> tuple[RecordedRow, ...]:
    """Take back `action` inside `work`; return the rows left alone because they were changed later.

    Rows of one kind that came, or went, together go, or come back, together: an import of thousands is taken
    back as fast as it was written.
    """
    work.undoes = action.id
    work.session.info[UNDOING] = True
    kept: list[RecordedRow] = []
    done, whole = 0, max(len(action.rows), 1)
    for (_kind, operation), alike in groupby(reversed(action.rows), key=lambda r: (r.ref.kind, r.operation)):
        for rows in _chunks(list(alike)):
            progress(done / whole)
            kept += _REVERTS[operation](work, rows)
            done += len(rows)
    progress(1.0)
    return tuple(kept)


def _chunks(rows: list[RecordedRow]) -> Iterator[list[RecordedRow]]:
    for start in range(0, len(rows), _CHUNK):
        yield rows[start : start + _CHUNK]


def _take_away(work: Work, rows: Sequence[RecordedRow]) -> Iterable[RecordedRow]:
    """Delete what the action brought."""
    remove_rows(work, rows[0].ref.kind, [row.ref.id for row in rows])
    return ()


def _bring_back(work: Work, rows: Sequence[RecordedRow]) -> Iterable[RecordedRow]:
    """Bring back what the action deleted; what was emptied from the bin is gone."""
    kind = rows[0].ref.kind
    there = present(work, kind, [row.ref.id for row in rows])
    revived = [row.before for row in rows if row.before is not None and row.ref.id not in there]
    columns = TABLES[kind].columns
    bring_rows(
        work,
        kind,
        [{name: columns[name].kind.from_json(value) for name, value in values.items()} for values in revived],
    )
    return [row for row in rows if row.before is None]


def _put_all_back(work: Work, rows: Sequence[RecordedRow]) -> Iterable[RecordedRow]:
    """Give what the action changed its former values."""
    kept = []
    for row in rows:
        found: Any = work.door.find(CLASS_OF[row.ref.kind], row.ref.id)
        if found is None or not _put_back(found, row):
            kept.append(row)
    work.session.flush()
    return kept


_REVERTS = {
    Operation.INSERT: _take_away,
    Operation.DELETE: _bring_back,
    Operation.UPDATE: _put_all_back,
}


def _put_back(found: Any, row: RecordedRow) -> bool:
    """Put the former values back where the value that the action wrote still stands."""
    columns = TABLES[row.ref.kind].columns
    whole = True
    for name, former in (row.before or {}).items():
        if to_json(getattr(found, name)) == (row.after or {}).get(name):
            setattr(found, name, columns[name].kind.from_json(former))
        else:
            whole = False
    return whole

"""Take back an action: each row the other way round, unless somebody changed the same thing later."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from muniredes.domain.history import BY_ITSELF, Operation, RecordedRow
from muniredes.domain.progress import Progress, no_progress
from muniredes.storage.columns import to_json
from muniredes.storage.database import Work
from muniredes.storage.history import steps
from muniredes.storage.history.bulk import bring_back, remove, there
from muniredes.storage.history.references import columns_pointing_to
from muniredes.storage.history.steps import Line
from muniredes.storage.in_list import in_list, listed
from muniredes.storage.sql import Sql
from muniredes.storage.tables import CLASS_OF, TABLES
from muniredes.storage.writing.secret_guard import UNDOING

T = TypeVar("T")
_CHUNK = 2000
"""How many objects are taken back between two looks at whether somebody wants to stop."""


def revert(work: Work, action_id: int, lines: Sequence[Line], progress: Progress = no_progress) -> bool:
    """Take back an action, whose outline is `lines`, inside `work`; say whether something was left alone.

    Rows of one kind that came, or went, together go, or come back, together: an import of thousands is taken
    back as fast as it was written.
    """
    work.undoes = action_id
    work.session.info[UNDOING] = True
    done, whole, kept = 0, sum(line.last - line.first + 1 for line in lines) or 1, False
    progress(0.0)
    for (kind, operation), alike in groupby(reversed(lines), key=lambda line: (line.kind, line.operation)):
        for count, left_alone in _REVERTS[operation](work, kind, list(alike)):
            done, kept = done + count, kept or left_alone
            progress(min(done / whole, 1.0))
    progress(1.0)
    return kept


Steps = Iterator[tuple[int, bool]]
"""Of how many objects each step was, and whether something was left alone."""


def _take_away(work: Work, kind: str, lines: Sequence[Line]) -> Steps:
    """Delete what the action brought, with the parts that the program has given it by itself since."""
    for stretch in _joined(lines):
        for numbers in _batched(there(work.sql, kind, stretch)):
            for owner, column in columns_pointing_to(kind, parts=True):
                if parts := _given_by_itself(work.sql, owner, column.name, numbers):
                    remove(work, owner, parts)
            remove(work, kind, numbers)
            yield len(numbers), False


def _given_by_itself(sql: Sql, owner: str, column: str, numbers: Sequence[int]) -> list[int]:
    key = TABLES[owner].key
    asked = f"""SELECT {key} FROM {owner} WHERE {in_list(column, "numbers")} AND EXISTS
 (SELECT 1 FROM history_row JOIN history_action ON history_action.id = history_row.action_id
 WHERE history_row.kind = '{owner}' AND history_row.operation = '{Operation.INSERT.value}'
 AND {owner}.{key} BETWEEN object_id AND coalesce(last_id, object_id) AND author = '{BY_ITSELF}')
 ORDER BY {key}"""
    return [row[0] for row in sql.rows(asked, {"numbers": listed(numbers)})]


def _joined(lines: Iterable[Line]) -> Iterator[range]:
    """Yield the numbers of some lines, those that follow each other together."""
    first = last = 0
    for line in sorted(lines, key=lambda each: each.first):
        if line.first > last + 1 or not last:
            if last:
                yield range(first, last + 1)
            first = line.first
        last = max(last, line.last)
    yield range(first, last + 1)


def _bring_back(work: Work, kind: str, lines: Sequence[Line]) -> Steps:
    """Bring back what the action deleted; what was emptied from the bin is gone."""
    for chunk in _batched(lines):
        bring_back(work, kind, [line.number for line in chunk])
        yield len(chunk), any(line.is_forgotten for line in chunk)


def _put_all_back(work: Work, kind: str, lines: Sequence[Line]) -> Steps:
    """Give what the action changed its former values."""
    for chunk in _batched(lines):
        kept = False
        for row in reversed(steps.rows(work.sql, [line.number for line in chunk])):
            found: Any = work.sql.find(CLASS_OF[kind], row.ref.id)
            kept |= found is None or not _put_back(found, row)
        work.flush()
        yield len(chunk), kept


def _batched(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield some things a few thousands at a time."""
    for start in range(0, len(things), _CHUNK):
        yield things[start : start + _CHUNK]


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

"""What is let go for good: the contents of the bin, old details of the history, pictures that nobody uses.

The history keeps that something was done, when and by whom; not what it was. A row without its contents is
what tells that it was forgotten.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    JSON,
    CursorResult,
    Select,
    String,
    Text,
    delete,
    func,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.orm import Session

from muniredes.domain.history import Operation
from muniredes.storage.among import among, among_words
from muniredes.storage.columns import Several
from muniredes.storage.connecting import open_plain
from muniredes.storage.errors import as_problems
from muniredes.storage.keeping.seal import lift_seal
from muniredes.storage.tables import history_action, history_row, metadata
from muniredes.storage.tables.papers import image, manual_issue

_action, _row = history_action.c, history_row.c
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DIGEST_LENGTH = 64
_LEAST_FREE_PAGES = 256
_ERASED = " (borrado)"
_MERGE_SEARCH = text("INSERT INTO search_index (search_index) VALUES ('optimize')")


def empty_trash(session: Session, before: datetime, before_action: int | None = None) -> int:
    """Erase what was deleted before a moment and is still gone; return how many objects were erased.

    Nothing of it stays: not in the history of when it was there, nor in the titles of what was done to it,
    nor in what signs the history if it was a person. With `before_action`, only what came before it too.
    """
    old = select(_action.id).where(_action.at < before)
    if before_action is not None:
        old = old.where(_action.id < before_action)
    deleted = (_row.operation == Operation.DELETE.value, _row.before.is_not(None), _row.action_id.in_(old))
    kinds = session.scalars(select(_row.kind).where(*deleted).distinct()).all()
    erased = sum(_erase(session, kind, deleted) for kind in kinds)
    if erased:
        session.execute(_MERGE_SEARCH)
    return erased


def _erase(session: Session, kind: str, deleted: tuple[Any, ...]) -> int:
    (key,) = metadata.tables[kind].primary_key.columns
    gone = select(_row.object_id).where(_row.kind == kind, *deleted, _row.object_id.not_in(select(key)))
    numbers = gone.distinct().subquery()
    about = (_row.kind == kind, _row.object_id.in_(select(numbers.c.object_id)))
    count = session.scalar(select(func.count()).select_from(numbers)) or 0
    if kind == "person":
        _forget_signature(session, gone)
    colon = func.instr(_action.title, ":")
    touched = update(history_action).where(_action.id.in_(select(_row.action_id).where(*about)), colon > 0)
    session.execute(touched.values(title=func.substr(_action.title, 1, colon) + _ERASED))
    rows = session.scalars(select(_row.id).where(*about)).all()  # the question is about what it empties
    session.execute(_without_contents().where(among(_row.id, rows)))
    return count


def _forget_signature(session: Session, gone: Select[Any]) -> None:
    """Take the name of who is erased off what was done and printed, unless another there has the same."""
    named = select(_row.before["name"].as_string()).where(
        _row.kind == "person", _row.operation == Operation.DELETE.value, _row.object_id.in_(gone)
    )
    there = select(metadata.tables["person"].c.name)
    for signed in (history_action, manual_issue):
        hers = (signed.c.author.in_(named), signed.c.author.not_in(there))
        session.execute(update(signed).where(*hers).values(author=""))


def _without_contents() -> Any:
    return update(history_row).values(before=None, after=None)


def forget_details(session: Session, before: datetime) -> int:
    """Let go of what each change was before a moment; what was done, by whom and when stays."""
    old = select(_action.id).where(_action.at < before)
    said = _row.before.is_not(None) | _row.after.is_not(None)
    gone = session.execute(_without_contents().where(_row.action_id.in_(old), said))
    return int(cast("CursorResult[Any]", gone).rowcount)


def drop_unused_pictures(session: Session) -> int:
    """Delete the pictures that nothing names, in the guide, in a draft or in what can be undone."""
    used = {digest for words in _texts(session) for digest in _DIGEST.findall(words)}
    gone = session.execute(delete(image).where(~among_words(image.c.sha256, used)))
    return int(cast("CursorResult[Any]", gone).rowcount)


def _texts(session: Session) -> Iterator[str]:
    """Yield every text of the file that is long enough to name a picture, whatever column it is in."""
    for table in metadata.sorted_tables:
        for column in table.c:
            if table is not image and isinstance(column.type, String | Text | JSON | Several):
                raw = type_coerce(column, Text)
                yield from session.scalars(select(raw).where(func.length(raw) >= _DIGEST_LENGTH))


def shrink(path: Path) -> bool:
    """Give back to the disk the room of what went, when it is worth it; say whether it was."""
    with as_problems(path), closing(open_plain(path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        free = connection.execute("PRAGMA freelist_count").fetchone()[0]
        if free < _LEAST_FREE_PAGES or free * 4 < pages:
            return False
        lift_seal(connection)
        connection.execute("VACUUM")
    return True

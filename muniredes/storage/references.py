"""Who points to an object: found in the tables themselves, so that a new column is never forgotten."""

from collections.abc import Iterator

from sqlalchemy import Column, select

from muniredes.storage.database import Work
from muniredes.storage.tables import CLASS_OF, OWNER, PAST, metadata


def point_elsewhere(work: Work, kind: str, number: int, successor: int | None) -> int:
    """Make everything that points to object `number` of `kind` point to `successor`; return how many did.

    What is part of the object stays with it, and what somebody did is not signed by whoever comes after.
    """
    count = 0
    for owner, column in _columns_pointing_to(kind, parts=False):
        if successor is not None and column.info.get(PAST):
            continue
        for thing in _pointing(work, owner, column, number):
            setattr(thing, column.name, successor)
            count += 1
    work.session.flush()
    return count


def delete_whole(work: Work, kind: str, number: int) -> None:
    """Delete an object with its parts; whatever else pointed to it points to nothing."""
    for owner, column in _columns_pointing_to(kind, parts=True):
        for part in _pointing(work, owner, column, number):
            work.delete(part)
    point_elsewhere(work, kind, number, None)
    work.delete(work.get(CLASS_OF[kind], number))


def _pointing(work: Work, owner: str, column: Column[int], number: int) -> list[object]:
    return list(work.session.scalars(select(CLASS_OF[owner]).where(column == number)))


def _columns_pointing_to(kind: str, *, parts: bool) -> Iterator[tuple[str, Column[int]]]:
    for owner in CLASS_OF:
        for column in metadata.tables[owner].c:
            points = any(key.column.table.name == kind for key in column.foreign_keys)
            if points and bool(column.info.get(OWNER)) is parts:
                yield owner, column

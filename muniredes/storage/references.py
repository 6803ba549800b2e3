"""Who points to an object: found in the tables themselves, so that a new column is never forgotten."""

from collections.abc import Iterator

from sqlalchemy import Column, select

from muniredes.storage.database import Work
from muniredes.storage.tables import CLASS_OF, DID, OWNER, UNTIL, metadata


def take_over(work: Work, kind: str, number: int, successor: int) -> None:
    """Give everything that object `number` of `kind` has to `successor`.

    What is part of the object stays with it, and so does what it did already.
    """
    for owner, column in _columns_pointing_to(kind, parts=False):
        for thing in _pointing(work, owner, column, number):
            if not _is_done(thing, column):
                setattr(thing, column.name, successor)
    work.session.flush()


def _is_done(thing: object, column: Column[int]) -> bool:
    until = column.info.get(UNTIL)
    return bool(column.info.get(DID)) or (until is not None and getattr(thing, until) is not None)


def delete_whole(work: Work, kind: str, number: int) -> None:
    """Delete an object with its parts; whatever else pointed to it points to nothing."""
    for owner, column in _columns_pointing_to(kind, parts=True):
        for part in _pointing(work, owner, column, number):
            work.delete(part)
    for owner, column in _columns_pointing_to(kind, parts=False):
        for thing in _pointing(work, owner, column, number):
            setattr(thing, column.name, None)
    work.session.flush()
    work.delete(work.get(CLASS_OF[kind], number))


def _pointing(work: Work, owner: str, column: Column[int], number: int) -> list[object]:
    return list(work.session.scalars(select(CLASS_OF[owner]).where(column == number)))


def _columns_pointing_to(kind: str, *, parts: bool) -> Iterator[tuple[str, Column[int]]]:
    for owner in CLASS_OF:
        for column in metadata.tables[owner].c:
            points = any(key.column.table.name == kind for key in column.foreign_keys)
            if points and bool(column.info.get(OWNER)) is parts:
                yield owner, column

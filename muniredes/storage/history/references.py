"""Who points to an object: found in the tables themselves, so that a new column is never forgotten."""

from collections.abc import Iterator

from muniredes.storage.database import Work
from muniredes.storage.tables import CLASS_OF, TABLES, Column


def take_over(work: Work, kind: str, number: int, successor: int) -> None:
    """Give everything that object `number` of `kind` has to `successor`.

    What is part of the object stays with it, and so does what it did already.
    """
    for owner, column in columns_pointing_to(kind, parts=False):
        for thing in _pointing(work, owner, column, number):
            if not _is_done(thing, column):
                setattr(thing, column.name, successor)
    work.session.flush()


def _is_done(thing: object, column: Column) -> bool:
    return column.is_did or bool(column.until and getattr(thing, column.until) is not None)


def delete_whole(work: Work, kind: str, number: int) -> None:
    """Delete an object with its parts; whatever else pointed to it points to nothing."""
    for owner, column in columns_pointing_to(kind, parts=True):
        for part in _pointing(work, owner, column, number):
            work.delete(part)
    for owner, column in columns_pointing_to(kind, parts=False):
        for thing in _pointing(work, owner, column, number):
            setattr(thing, column.name, None)
    work.session.flush()
    work.delete(work.get(CLASS_OF[kind], number))


def _pointing(work: Work, owner: str, column: Column, number: int) -> tuple[object, ...]:
    return work.all_where(CLASS_OF[owner], **{column.name: number})


def columns_pointing_to(kind: str, *, parts: bool) -> Iterator[tuple[str, Column]]:
    """Yield each column that points to a kind, with its table: of what is part of it, or of the rest."""
    for owner in CLASS_OF:
        for column in TABLES[owner].columns.values():
            if column.points_to == kind and column.is_owner is parts:
                yield owner, column

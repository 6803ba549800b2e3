"""Who points to an object: found in the tables themselves, so that a new column is never forgotten."""

from collections.abc import Iterator

from sqlalchemy import Column, select

from muniredes.storage.database import Work
from muniredes.storage.tables import CLASS_OF, metadata


def point_elsewhere(work: Work, kind: str, number: int, successor: int | None) -> int:
    """Make everything that points to object `number` of `kind` point to `successor`; return how many did."""
    count = 0
    for owner, column in _columns_pointing_to(kind):
        pointing: list[object] = list(work.session.scalars(select(CLASS_OF[owner]).where(column == number)))
        for thing in pointing:
            setattr(thing, column.name, successor)
            count += 1
    work.session.flush()
    return count


def _columns_pointing_to(kind: str) -> Iterator[tuple[str, Column[int]]]:
    for owner in CLASS_OF:
        for column in metadata.tables[owner].c:
            if not column.primary_key and any(key.column.table.name == kind for key in column.foreign_keys):
                yield owner, column

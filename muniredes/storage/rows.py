"""Write thousands of rows of one table at once: each column is turned for the driver in one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session


def insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns; the values are those that the tables take."""
    if not rows:
        return
    connection = session.connection()
    names = list(rows[0])
    columns = []
    for name in names:
        turn = table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        values = (row[name] for row in rows)
        columns.append(list(values) if turn is None else turned(turn, values))
    statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
    order = [names.index(name) for name in statement.positiontup or names]
    connection.exec_driver_sql(str(statement), list(zip(*(columns[place] for place in order), strict=True)))


def turned(turn: Callable[[Any], Any], values: Iterable[Any]) -> list[Any]:
    """Return values turned one by one; the same object again, as those nobody said are, is turned once."""
    found: list[Any] = []
    last, result = object(), None
    for value in values:
        if value is not last:
            last, result = value, turn(value)
        found.append(result)
    return found

"""Write thousands of rows of one table at once: each column is turned for the driver in one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from muniredes.storage.door import Door
from muniredes.storage.tables import Table


def insert_rows(door: Door, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns; the values are those that the tables take."""
    if not rows:
        return
    names = list(rows[0])
    columns = []
    for name in names:
        turn = table.columns[name].kind.writes
        values = (row[name] for row in rows)
        columns.append(list(values) if turn is None else turned(turn, values))
    named, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({named}) VALUES ({places})"
    door.tell_each(statement, list(zip(*columns, strict=True)))


def turned(turn: Callable[[Any], Any], values: Iterable[Any]) -> list[Any]:
    """Return values turned one by one; the same object again, as those nobody said are, is turned once."""
    found: list[Any] = []
    last, result = object(), None
    for value in values:
        if value is not last:
            last, result = value, turn(value)
        found.append(result)
    return found

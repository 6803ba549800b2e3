"""Write thousands of rows of one table at once: each column is turned for the driver in one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from itertools import repeat
from typing import Any

from muniredes.storage.sql import Sql
from muniredes.storage.tables import CLASS_OF, TABLES

Columns = Mapping[str, Sequence[Any]]
"""The values of some rows, by the name of their column: all are as long."""


def insert_columns(sql: Sql, table: str, columns: Columns) -> None:
    """Insert rows from the values of their columns; what is not said is as in a new object.

    A column in which nobody says anything is left to the table, which says the same.
    """
    count = len(next(iter(columns.values()), ()))
    usual = usual_of(table)
    found: dict[str, Iterable[Any]] = {}
    for column in TABLES[table].columns.values():
        if column.name in columns:
            values = turned(column.kind.writes, columns[column.name])
            if column.primary_key or values.count(column.default) < count:
                found[column.name] = values
        elif usual.get(column.name) != column.default:
            found[column.name] = repeat(usual[column.name], count)
    names, places = ", ".join(f'"{name}"' for name in found), ", ".join("?" * len(found))
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"
    sql.tell_each(statement, list(zip(*found.values(), strict=False)))


@cache
def usual_of(kind: str) -> Mapping[str, Any]:
    """Return the fields that a new object of a kind has of itself, as they are written in the file."""
    if kind not in CLASS_OF:
        return {}
    said = {part.name: part.default for part in fields(CLASS_OF[kind]) if part.default is not MISSING}
    columns = TABLES[kind].columns
    return {name: columns[name].kind.written(value) for name, value in said.items() if name in columns}


def turned(turn: Callable[[Any], Any] | None, values: Sequence[Any]) -> Sequence[Any]:
    """Return values turned one by one; the same again, as those nobody said are, is turned once."""
    if turn is None or not values:
        return values
    if values.count(values[0]) == len(values):
        return [turn(values[0])] * len(values)
    found: list[Any] = []
    last, result = object(), None
    for value in values:
        if value is not last:
            last, result = value, turn(value)
        found.append(result)
    return found

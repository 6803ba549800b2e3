"""A row of the file as the history keeps it, and back, in SQL: thousands of them never pass through Python.

The same JSON that `columns.to_json` makes, column by column.
"""

from datetime import datetime
from functools import cache
from typing import Any

from muniredes.storage.columns import BOOLEAN, DATETIME, INSTANT, Json, Several
from muniredes.storage.rows import usual_of
from muniredes.storage.tables import TABLES, Column


def as_utc(said: str | None) -> str | None:
    """Return an instant of the history as it is written in the file: `as_utc` inside SQLite."""
    return None if said is None else str(INSTANT.written(datetime.fromisoformat(said)))


@cache
def as_json(kind: str) -> str:
    """Return the SQL of a whole row of a kind as JSON."""
    parts = (f"'{each.name}', {_said(each)}" for each in TABLES[kind].columns.values())
    return f"json_object({', '.join(parts)})"


def _said(column: Column) -> str:
    name = f'"{column.name}"'
    if column.kind is BOOLEAN:
        return f"json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
    if isinstance(column.kind, Several | Json):
        return f"json({name})"
    moment = f"replace(replace({name}, ' ', 'T'), '.000000', '')"
    if column.kind is DATETIME:
        return moment
    return f"{moment} || '+00:00'" if column.kind is INSTANT else name


@cache
def from_json(kind: str, source: str) -> str:
    """Return the SQL of the values of the columns of a kind, in order, that the JSON in `source` holds.

    A row that an older version of the program kept may lack a field: it has the one of a new object.
    """
    usual = usual_of(kind)
    columns = TABLES[kind].columns.values()
    return ", ".join(_stored(column, usual.get(column.name), source) for column in columns)


def _stored(column: Column, usual: Any, source: str) -> str:
    value = f"json_extract({source}, '$.\"{column.name}\"')"
    if column.kind is INSTANT:
        return f"as_utc({value})"
    if column.kind is DATETIME:
        return f"substr(replace({value}, 'T', ' ') || '.000000', 1, 26)"
    if usual is None:
        return value
    literal = str(usual) if isinstance(usual, int | float) else "'{}'".format(str(usual).replace("'", "''"))
    return f"coalesce({value}, {literal})"

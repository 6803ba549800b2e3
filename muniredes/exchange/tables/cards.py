"""Lists written downwards: what each thing is in the first column, and what it says beside it.

One under another («Red; Facebook», «Dirección; …», a blank line, «Red; Instagram»…) or one in each column.
"""

from collections.abc import Collection
from dataclasses import replace

from muniredes.domain.texts.text import fold
from muniredes.exchange.tables.headings import has_headings
from muniredes.exchange.tables.rows import RawTable
from muniredes.exchange.tables.secret_columns import heads_secrets

_ENOUGH = 0.8
_FEWEST = 2
"""How many different names a thing has, at least, for a table to be one of these."""


def laid_across(table: RawTable, known: Collection[str]) -> RawTable:
    """Return a table with a row for each thing; itself when it is not written downwards.

    `known` are the folded names that columns go by. Each row has the number of the line where it began.
    """
    names = [fold(cells[0]).rstrip(": ") if cells else "" for _number, cells in table.rows]
    said = [name for name in names if name]
    ours = [name for name in said if name in known or heads_secrets(name)]
    if len(set(ours)) < _FEWEST or len(ours) < _ENOUGH * len(said) or has_headings(table, known):
        return table
    headings: dict[str, str] = {}
    for (_number, cells), name in zip(table.rows, names, strict=True):
        if name:
            headings.setdefault(name, cells[0].strip().rstrip(": "))
    rows: list[tuple[int, tuple[str, ...]]] = [(0, tuple(headings.values()))]
    for group in _groups(table, names):
        width = max((len(cells) for _number, _name, cells in group), default=0)
        for column in range(1, width):
            thing = {name: cells[column] for _number, name, cells in group if column < len(cells)}
            if any(text.strip() for text in thing.values()):
                rows.append((group[0][0], tuple(thing.get(name, "") for name in headings)))
    return replace(table, rows=tuple(rows), links={})


_Line = tuple[int, str, tuple[str, ...]]


def _groups(table: RawTable, names: list[str]) -> list[list[_Line]]:
    """Return the lines of each thing: a new one begins at a blank line, or where a name is said again."""
    groups: list[list[_Line]] = [[]]
    for (number, cells), name in zip(table.rows, names, strict=True):
        if not name or name in {each[1] for each in groups[-1]}:
            groups.append([])
        if name:
            groups[-1].append((number, name, cells))
    return [group for group in groups if group]

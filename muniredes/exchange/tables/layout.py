"""The tables that a sheet holds: one under another, side by side, or written downwards.

It is the same reader for every list: what changes from one to another is the words of its columns.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TypeVar

from muniredes.domain.texts.text import fold
from muniredes.exchange.tables.cards import laid_across
from muniredes.exchange.tables.headings import says_headings
from muniredes.exchange.tables.rows import ROWS_ABOVE, RawTable
from muniredes.exchange.tables.secret_columns import heads_secrets, without_secrets

F = TypeVar("F", bound=str)

_OF_ANYBODY = frozenset({"nombre", "name", "nom", "nome", "izena"})

_COUNTED = re.compile(r"\s*\d$")
"""The number of a table among those beside it: «Red 1», «Red 2»."""

_Row = tuple[int, tuple[str, ...]]


def laid_out(tables: Iterable[RawTable], known: Mapping[F, str]) -> tuple[RawTable, ...]:
    """Return every table that some sheets hold, each with a row of headings at most, and no passwords.

    `known` are the folded words that each column goes by, split by «|».
    """
    names = {name for words in known.values() for name in words.split("|")}
    return tuple(
        without_secrets(laid_across(each, names))
        for table in tables
        for one in _one_under_another(_with_one_head(table, names), names)
        for each in _side_by_side(one, names)
    )


def _with_one_head(table: RawTable, names: Collection[str]) -> RawTable:
    """Return a table whose headings stand in two rows («Contacto» over «Nombre») with them in one.

    The upper one counts where the lower says nothing, or only «Nombre»; and over everything, «Contraseñas».
    """
    for place, ((_above, upper), (number, lower)) in enumerate(pairwise(table.rows[:ROWS_ABOVE])):
        is_above = any(fold(cell) in names for cell in upper) and not all(map(str.strip, upper))
        if not says_headings(lower, names) or not is_above:
            continue
        head = []
        group = ""
        for index in range(max(len(upper), len(lower))):
            above = upper[index].strip() if index < len(upper) else ""
            below = lower[index].strip() if index < len(lower) else ""
            group = above or group
            is_told_above = heads_secrets(group) or (fold(below) in _OF_ANYBODY and fold(group) in names)
            head.append(group if is_told_above else below or above)
        rows = (*table.rows[:place], (number, tuple(head)), *table.rows[place + 2 :])
        return replace(table, rows=rows)
    return table


def _one_under_another(table: RawTable, names: Collection[str]) -> Iterator[RawTable]:
    """Yield the tables of a sheet from its rows of headings; the same headings said again begin none."""
    parts: list[list[_Row]] = [[]]
    head: tuple[str, ...] = ()
    for number, cells in table.rows:
        if not says_headings(cells, names):
            parts[-1].append((number, cells))
            continue
        said = tuple(map(fold, cells))
        if said == head:
            continue
        title = list(takewhile(_is_title, reversed(parts[-1]))) if head else []
        if head:
            del parts[-1][len(parts[-1]) - len(title) :]
            parts.append(title[::-1])
        parts[-1].append((number, cells))
        head = said
    for place, rows in enumerate(part for part in parts if part):
        yield replace(table, rows=tuple(rows), remarks=() if place else table.remarks)


def _is_title(row: _Row) -> bool:
    """Whether a row says one thing alone: what stands above the headings of a table."""
    return len({cell.strip() for cell in row[1]} - {""}) == 1


def _side_by_side(table: RawTable, names: Collection[str]) -> Iterator[RawTable]:
    """Yield the tables that stand one beside another under the same headings, said once and again."""
    head = next((cells for _number, cells in table.rows if says_headings(cells, names)), ())
    width = _width_of_one([_COUNTED.sub("", fold(cell)) for cell in head])
    if not width:
        yield table
        return
    for place, left in enumerate(range(0, table.width, width)):
        rows = tuple(
            (number, head[:width] if cells is head else cells[left : left + width])
            for number, cells in table.rows
        )
        links = {
            (row, column - left): link
            for (row, column), link in table.links.items()
            if left <= column < left + width
        }
        kept = tuple((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
        if kept:
            yield replace(table, rows=kept, links=links, remarks=() if place else table.remarks)


def _width_of_one(head: list[str]) -> int:
    """Return how wide each table is when its headings are said again beside them; otherwise 0."""
    for width in range(2, len(head) // 2 + 2):
        pairs = list(zip(head, head[width:], strict=False))
        told = [first for first, second in pairs if first and second]
        if len(told) > 1 and all(first == second for first, second in pairs):
            return width
    return 0

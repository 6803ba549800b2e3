"""Which column of a list is which, from the words above it."""

import re
from collections.abc import Mapping
from typing import TypeVar

from muniredes.domain.text import fold
from muniredes.exchange.tables.rows import RawTable
from muniredes.i18n import _

F = TypeVar("F", bound=str)

_SEPARATORS = re.compile(r"[\s_./\-:]+")
_ROWS_ABOVE = 10


def heading_row(table: RawTable, known: Mapping[F, str]) -> tuple[int | None, dict[F, int]]:
    """Return the position of the row of headings and the columns it names; None when no row names any.

    `known` holds the folded words each column is known by, split by «|», the surest first.
    """
    best: tuple[int | None, dict[F, int]] = (None, {})
    for position, (_number, cells) in enumerate(table.rows[:_ROWS_ABOVE]):
        columns = _by_headings(cells, known)
        if len(columns) > len(best[1]):
            best = (position, columns)
    return best


def heading_names(table: RawTable, position: int) -> tuple[str, ...]:
    """Return what each column is called: its heading, or «Columna 3» when it has none."""
    cells = table.rows[position][1]
    return tuple(
        (cells[index].strip() if index < len(cells) else "") or plain_name(index)
        for index in range(table.width)
    )


def plain_name(index: int) -> str:
    """«Columna 3» for 2."""
    return _("Columna {n}").format(n=index + 1)


def _by_headings(cells: tuple[str, ...], known: Mapping[F, str]) -> dict[F, int]:
    words = [_SEPARATORS.sub(" ", fold(cell)).strip() for cell in cells]
    found: dict[F, int] = {}
    for field, headings in known.items():
        for heading in headings.split("|"):
            if heading in words and words.index(heading) not in found.values():
                found[field] = words.index(heading)
                break
    return found

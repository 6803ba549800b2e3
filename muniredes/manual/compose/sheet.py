"""How much of a table has room on a sheet that is one page, whatever it says."""

import math
from collections.abc import Iterable, Sequence

from muniredes.manual.document import Rich
from muniredes.manual.page_shape import PageSize

LETTERS = 9.5
_LETTER, _LINE, _ROW = 4.75, 11.6, 4.0
"""In points, of letters of that size: how wide one is, how tall a line, and what a row takes besides."""


def rows_that_fit(
    rows: Iterable[tuple[Rich, ...]], widths: Sequence[float], height: float
) -> tuple[tuple[Rich, ...], ...]:
    """Return the first rows that so many points have room for, under the headings; one at least."""
    found: list[tuple[Rich, ...]] = []
    left = height - _LINE - _ROW
    for row in rows:
        left -= max(map(_lines, row, _rooms(widths))) * _LINE + _ROW
        if left < 0 and found:
            break
        found.append(row)
    return tuple(found)


def _rooms(widths: Sequence[float]) -> list[float]:
    """Return how many letters each column has room for."""
    total = PageSize.A4.shape.body_width
    return [(total * share / sum(widths) - 6) / _LETTER for share in widths]


def _lines(content: Rich, room: float) -> int:
    text = "".join(span.text for span in content)
    blank = 12 if any(span.blank for span in content) else 0
    return sum(max(1, math.ceil((len(line) + blank) / room)) for line in text.split("\n"))

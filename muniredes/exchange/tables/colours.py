"""Whether somebody painted cells of a workbook to say something: what no list can bring in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>(.*?)</(?:\w+:)?row>", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>(?=\s*<(?:\w+:)?(?:v|is|f)\b)")
_STYLE = re.compile(rb"\bs=\"(\d+)\"")
_BLANK = frozenset({"00000000", "FFFFFFFF", "00FFFFFF"})
_FEWEST = 3
_MOST_READ = 2_000_000


def says_by_colours(book: Any, xml: bytes) -> bool:
    """Say whether the rows of a sheet are painted differently; headings and stripes say nothing."""
    painted = dict(_painted(book))
    if not painted:
        return False
    rows = [_colours(row, painted) for row in _ROW.findall(xml[:_MOST_READ])]
    first = next((place for place, row in enumerate(rows) if row), len(rows))
    body = rows[first + 1 :]
    return len(body) >= _FEWEST and len(set(body)) > 1 and not _are_stripes(body)


def _painted(book: Any) -> Iterator[tuple[int, str]]:
    """Yield the styles of cells that have a colour behind, and which one."""
    inside = vars(book)
    styles, fills = inside.get("_cell_styles", ()), inside.get("_fills", ())
    for index, style in enumerate(styles):
        fill = fills[style.fillId] if style.fillId < len(fills) else None
        if fill is not None and getattr(fill, "fill_type", None) == "solid":
            colour = str(fill.fgColor.rgb if fill.fgColor.type == "rgb" else fill.fgColor.value)
            if colour not in _BLANK and not (fill.fgColor.type == "theme" and fill.fgColor.value == 0):
                yield index, colour


def _colours(row: bytes, painted: dict[int, str]) -> frozenset[str]:
    styles = (_STYLE.search(cell) for cell in _CELL.findall(row))
    return frozenset(painted[int(found[1])] for found in styles if found and int(found[1]) in painted)


def _are_stripes(rows: Sequence[Iterable[str]]) -> bool:
    return all(first == third for first, third in zip(rows, rows[2:], strict=False))

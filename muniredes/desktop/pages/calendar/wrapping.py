"""Break a title into the lines that fit a width, and measure how many it needs."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_MOST = 12
"""More lines than any card has."""


@lru_cache(maxsize=8192)
def broken(text: str, font: QFont, width: int, indent: int = 0) -> tuple[str, ...]:
    """Return a text in lines of `width` pixels, the first one `indent` pixels narrower.

    The first line is empty when the first word only fits in the next one.
    """
    if indent and _is_too_wide(text, font, width - indent, width):
        return ("", *broken(text, font, width))
    layout = QTextLayout(text, font)
    layout.setTextOption(_option())
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < _MOST:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width - (0 if lines else indent)))
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def _is_too_wide(text: str, font: QFont, narrow: int, wide: int) -> bool:
    first = QFontMetrics(font).horizontalAdvance(text.split(" ", 1)[0])
    return narrow - 2 < first <= wide  # a layout counts in fractions of a pixel


def fitted(text: str, font: QFont, width: int, most: int, indent: int = 0) -> tuple[str, ...]:
    """Return a text in no more lines than `most`: what is left over is cut with «…» in the last one."""
    lines = broken(text, font, width, indent)
    if len(lines) <= most:
        return lines
    kept = lines[: most - 1]
    rest = _after(text, kept)
    room = width - (indent if most == 1 else 0)
    return (*kept, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, room))


def _after(text: str, lines: tuple[str, ...]) -> str:
    """Return what comes in a text after some of its lines, which have lost the spaces at their ends."""
    rest = text
    for line in lines:
        rest = rest[rest.index(line) + len(line) :].lstrip()
    return rest


@lru_cache(maxsize=1)
def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option

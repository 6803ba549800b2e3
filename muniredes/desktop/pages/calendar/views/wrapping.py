"""Break a title into the lines that fit a width, and measure how many it needs."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from muniredes.domain.texts.syllables import SOFT_HYPHEN, with_cuts

_MOST = 12
"""More lines than any card has."""


def broken(text: str, font: QFont, width: int, indent: int = 0) -> tuple[str, ...]:
    """Return a text in lines of `width` pixels, the first one `indent` pixels narrower.

    The first line is empty when the first word only fits in the next one. A word that is wider than a whole
    line is cut between syllables, with its hyphen.
    """
    return tuple(map(_seen, _cut(text, font, width, indent)[1]))


@lru_cache(maxsize=8192)
def _cut(text: str, font: QFont, width: int, indent: int) -> tuple[str, tuple[str, ...]]:
    """Return a text that says where its widest words may be cut, and its lines."""
    whole = _with_cuts(text, font, width)
    return whole, _lines(whole, font, width, indent)


def _with_cuts(text: str, font: QFont, width: int) -> str:
    """Return a text that says where the words that are wider than a whole line may be cut."""
    measure = QFontMetrics(font).horizontalAdvance
    return " ".join(with_cuts(word) if measure(word) > width else word for word in text.split(" "))


def _lines(text: str, font: QFont, width: int, indent: int) -> tuple[str, ...]:
    if indent and _is_too_wide(text, font, width - indent):
        return ("", *_laid(text, font, width, 0))
    return _laid(text, font, width, indent)


def _laid(text: str, font: QFont, width: int, indent: int) -> tuple[str, ...]:
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


def _seen(line: str) -> str:
    """Return a line as it is read: the hyphen at its end is seen, the places of others are not."""
    return line[:-1].replace(SOFT_HYPHEN, "") + line[-1:].replace(SOFT_HYPHEN, "-")


def _is_too_wide(text: str, font: QFont, room: int) -> bool:
    """Whether the first word does not fit in what the first line leaves: it is not cut for that."""
    first = QFontMetrics(font).horizontalAdvance(text.split(" ", 1)[0])
    return first > room - 2  # a layout counts in fractions of a pixel


def fitted(text: str, font: QFont, width: int, most: int, indent: int = 0) -> tuple[str, ...]:
    """Return a text in no more lines than `most`: what is left over is cut with «…» in the last one."""
    whole, lines = _cut(text, font, width, indent)
    if len(lines) <= most:
        return tuple(map(_seen, lines))
    kept = lines[: most - 1]
    rest = _after(whole, kept).replace(SOFT_HYPHEN, "")
    room = width - (indent if most == 1 else 0)
    return (*map(_seen, kept), QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, room))


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

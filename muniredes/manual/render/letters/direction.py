"""Lines with words that are written from right to left, put in the order in which they are seen."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from muniredes.manual.document import Rich
from muniredes.manual.render.letters import fonts, shaping
from muniredes.manual.render.letters.stretches import Line, Piece

_STRONG = ("L", "R", "AL")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BETWEEN = {"EN": ("ES", "CS"), "AN": ("CS",)}
"""The signs that are part of a number when they stand inside it."""


def has_backwards(content: Rich) -> bool:
    """Whether any word of a text is written from right to left."""
    return any(
        not span.text.isascii() and shaping.RIGHT_TO_LEFT.search(span.text) is not None for span in content
    )


def as_seen(line: Line) -> Line:
    """Return a line with its pieces from left to right, as the rules of Unicode order them."""
    parts = list(_by_level(line.pieces))
    for level in range(max((each for each, _piece in parts), default=0), 0, -1):
        parts = _turned(parts, level)
    seen, x = Line(), 0.0
    for _level, piece in parts:
        seen.pieces.append(replace(piece, x=x))
        x += piece.width
    return seen


Part = tuple[int, Piece]
"""A piece whose letters are all of one level; those of an odd one go from right to left."""


def _by_level(pieces: Sequence[Piece]) -> Iterator[Part]:
    levels = iter(_levels("".join(piece.text for piece in pieces)))
    for piece in pieces:
        letters = [(next(levels), letter) for letter in piece.text]
        for level, group in groupby(letters, lambda each: each[0]):
            text = "".join(letter for _level, letter in group)
            width = fonts.width(text, piece.font, piece.size)
            yield level, replace(piece, text=text, width=width, is_backwards=level % 2 == 1)


def _levels(text: str) -> list[int]:
    """Return the level of each letter of a line that reads, as a whole, from left to right."""
    kinds = _numbers([unicodedata.bidirectional(letter) or "L" for letter in text])
    kinds = _neutrals(_brackets(text, kinds))
    return [{"R": 1, "AN": 2, "EN": 2}.get(kind, 0) for kind in kinds]


def _numbers(kinds: Sequence[str]) -> list[str]:
    """Return the kinds of letters as rules W1 to W7 of Unicode's bidirectional algorithm leave them."""
    found: list[str] = []
    strong = "L"
    for kind in kinds:
        strong = kind if kind in _STRONG else strong
        is_arabic = kind == "EN" and strong == "AL"
        found.append((found[-1] if found else "L") if kind == "NSM" else "AN" if is_arabic else kind)
    found = _beside_numbers(["R" if kind == "AL" else kind for kind in found])
    strong = "L"
    for place, kind in enumerate(found):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            found[place] = "L"
    return found


def _beside_numbers(kinds: list[str]) -> list[str]:
    """Return the kinds with the signs of numbers as part of them (rules W4 and W5)."""
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        if before == after and kind in _BETWEEN.get(before, ()):
            kinds[place] = before
    for backwards in (False, True):
        order = range(1, len(kinds)) if not backwards else range(len(kinds) - 2, -1, -1)
        for place in order:
            beside = kinds[place + 1] if backwards else kinds[place - 1]
            if kinds[place] == "ET" and beside == "EN":
                kinds[place] = "EN"
    return kinds


def _brackets(text: str, kinds: list[str]) -> list[str]:
    """Return the kinds with each pair of brackets as what it holds, or as what is before it (rule N0)."""
    for start, end in sorted(_pairs(text)):
        ways = {_way(kind) for kind in kinds[start + 1 : end]}
        before = next((_way(kind) for kind in reversed(kinds[:start]) if _way(kind)), "L")
        if "L" in ways or "R" in ways:
            kinds[start] = kinds[end] = before if "L" not in ways else "L"
    return kinds


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each pair of brackets opens and closes; one that closes a pair closes all inside it."""
    open_ones: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        if letter in _BRACKETS:
            open_ones.append((_BRACKETS[letter], place))
        elif any(letter == closing for closing, _start in open_ones):
            while open_ones[-1][0] != letter:
                open_ones.pop()
            yield open_ones.pop()[1], place


def _neutrals(kinds: Sequence[str]) -> list[str]:
    """Return the kinds with each stretch of neutral letters as those around it (rules N1 and N2)."""
    found: list[str] = []
    stretches = [(each, list(group)) for each, group in groupby(kinds, _way)]
    for place, (way, group) in enumerate(stretches):
        around = [
            stretches[beside][0] if 0 <= beside < len(stretches) else "L" for beside in (place - 1, place + 1)
        ]
        found += [around[0] if around == ["R", "R"] else "L"] * len(group) if way == "" else group
    return found


def _way(kind: str) -> str:
    """Return «L», «R», or nothing for a kind that goes as those around it; numbers go as R."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _turned(parts: Sequence[Part], level: int) -> list[Part]:
    """Return the parts with every stretch of such a level, or a higher one, the other way round."""
    found: list[Part] = []
    for is_high, stretch in groupby(parts, lambda part: part[0] >= level):
        own = list(stretch)
        found += reversed(own) if is_high else own
    return found

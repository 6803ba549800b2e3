"""Which face has each letter, and how wide it is; a letter that is drawn with others goes with them."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import regex

from muniredes.manual.render.letters import faces, shaping
from muniredes.manual.render.letters.faces import (
    BOLD,
    EMOJI,
    ITALIC,
    REGULAR,
    SCRIPTS,
    SYMBOLS,
    UNITS,
    face,
    register,
)
from muniredes.manual.render.letters.shaping import NAMED

__all__ = [
    "BOLD",
    "EMOJI",
    "ITALIC",
    "NAMED",
    "REGULAR",
    "SYMBOLS",
    "UNITS",
    "face",
    "register",
    "runs",
    "width",
]

WITH_SPACES = frozenset((REGULAR, BOLD, ITALIC, SYMBOLS))
"""The faces whose space is as wide as that of the text around."""

_SPACES = str.maketrans(dict.fromkeys("\t\r\x0b\x0c\x85\u2028\u2029", " "))
_JOINERS = regex.compile(r"[\u200c\u200d\ufe00-\ufe0f]")
_PICTURE = regex.compile(r"\p{Emoji_Presentation}|\ufe0f|[\U0001f000-\U0001faff]")


@cache
def _units(name: str, text: str) -> float:
    if shaping.is_needed(text, name):
        return shaping.width(text, name)
    return float(faces.named(name).stringWidth(text, UNITS))


def width(text: str, name: str, size: float) -> float:
    """Return how wide `text` is in points."""
    return _units(name, text) * size / UNITS


def runs(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the text in runs of one face each, the face `name` wherever it has the letters."""
    if faces.letters(name).issuperset(text):
        yield name, text
        return
    clusters = regex.findall(r"\X", faces.UNSEEN.sub("", text.translate(_SPACES)))
    for chosen, together in groupby(clusters, lambda cluster: _face_for(cluster, name)):
        yield chosen, "".join(together)


@cache
def _face_for(cluster: str, name: str) -> str:
    """Return the face that has all the letters that are seen as one; NAMED when there is none."""
    seen = set(_JOINERS.sub("", cluster))
    wanted = (EMOJI, name, SYMBOLS) if _PICTURE.search(cluster) else (name, SYMBOLS, EMOJI)
    return next((each for each in (*wanted, *SCRIPTS) if faces.letters(each) >= seen), NAMED)

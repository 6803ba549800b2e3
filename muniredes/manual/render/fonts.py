"""The embedded faces: which one has each letter, and how wide it is."""

from collections.abc import Iterator
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from muniredes import paths

REGULAR = "Lato-Regular"
BOLD = "Lato-Bold"
ITALIC = "Lato-Italic"
SYMBOLS = "DejaVuSans"
UNKNOWN = "\ufffd"
"""What is drawn for a character that no embedded face has; DejaVu has it."""

_FACES = (REGULAR, BOLD, ITALIC, SYMBOLS)
_UNITS = 1000


@cache
def register() -> None:
    """Make the faces known to ReportLab; nothing happens the second time."""
    for name in _FACES:
        pdfmetrics.registerFont(TTFont(name, str(paths.resource("fonts", f"{name}.ttf"))))


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Return the name of a face of the family."""
    if bold:
        return BOLD
    return ITALIC if italic else REGULAR


@cache
def _letters(name: str) -> frozenset[str]:
    register()
    font = pdfmetrics.getFont(name)
    assert isinstance(font, TTFont)
    codes = font.face.charToGlyph
    return frozenset(chr(code) for code in codes) | {" ", "\n"}


@cache
def _units(name: str, text: str) -> float:
    return float(pdfmetrics.stringWidth(text, name, _UNITS))


def width(text: str, name: str, size: float) -> float:
    """Return how wide `text` is in points."""
    return _units(name, text) * size / _UNITS


def runs(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the text in runs of one face each, the face `name` wherever it has the letters."""
    letters = _letters(name)
    if letters.issuperset(text):
        yield name, text
        return
    current, pending = name, ""
    for letter in text:
        chosen, drawn = _face_for(letter, name, letters)
        if chosen != current and pending:
            yield current, pending
            pending = ""
        current, pending = chosen, pending + drawn
    yield current, pending


def _face_for(letter: str, name: str, letters: frozenset[str]) -> tuple[str, str]:
    if letter in letters:
        return name, letter
    return SYMBOLS, letter if letter in _letters(SYMBOLS) else UNKNOWN

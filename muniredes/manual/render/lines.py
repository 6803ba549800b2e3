"""Break rich text into lines: words whole, long addresses where they can be cut, missing answers ruled."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

import regex

from muniredes.domain.web import web_address
from muniredes.i18n import _
from muniredes.manual.document import Rich
from muniredes.manual.render import fonts
from muniredes.manual.render.direction import as_seen, has_backwards
from muniredes.manual.render.pieces import UNKNOWN_PAGE, Line, Piece
from muniredes.manual.render.style import ACCENT, SOFT_INK, Colour, TextStyle

_PHONE = r"(?<!\d)\d{3} (?:\d{3} \d{3}|\d{2} \d{2} \d{2})(?!\d)"
_PARTS = re.compile(rf"\n|(?:{_PHONE}|[\S\u00a0])+|[^\S\n\u00a0]+")
"""Words, with the hard spaces they hold and those inside a phone number, and what is between them."""

_HARD_SPACE = "\u00a0"
_BARE_PAGE = f", {UNKNOWN_PAGE}"
_GOOD_CUTS = "/-._@?&="


@dataclass(frozen=True, slots=True)
class _Atom:
    text: str
    font: str
    colour: Colour
    link: str
    blank: bool
    size: float
    page_of: str = ""


_NEWLINE: list[_Atom] = []


def break_lines(content: Rich, style: TextStyle, width: float) -> list[Line]:
    """Return the lines that `content` takes in `width` points; an empty text is one empty line."""
    breaker = _Breaker(width)
    for word in _words(content, style):
        if word is _NEWLINE:
            breaker.new_line()
        else:
            breaker.add(word)
    return [as_seen(line) for line in breaker.lines] if has_backwards(content) else breaker.lines


def _words(content: Rich, style: TextStyle) -> Iterator[list[_Atom]]:
    word: list[_Atom] = []
    for part, atom in _atoms(content, style):
        if part.isspace() and _HARD_SPACE not in part:
            if word:
                yield word
            word = []
            if part == "\n":
                yield _NEWLINE
        else:
            word.append(atom)
    if word:
        yield word


def _atoms(content: Rich, style: TextStyle) -> Iterator[tuple[str, _Atom]]:
    for span, following in zip_longest(content, content[1:]):
        wanted = fonts.face(bold=span.bold or style.bold, italic=span.italic or span.blank or style.italic)
        link = span.link if span.link.startswith("#") else web_address(span.link)
        if span.as_page:
            if link:
                yield from _reference(_BARE_PAGE, link, wanted, style.size * span.scale)
            continue
        colour = ACCENT if link else SOFT_INK if span.blank else style.colour
        for font, text in fonts.runs(span.text, wanted):
            for part in _PARTS.findall(text):
                yield part, _Atom(part, font, colour, link, span.blank, style.size * span.scale)
        if link.startswith("#") and (following is None or following.link != span.link):
            yield from _page_reference(link, wanted, style.size * span.scale)


def _page_reference(link: str, face: str, size: float) -> Iterator[tuple[str, _Atom]]:
    """Yield «→ p. 75», as the next word: paper has no links."""
    yield " ", _Atom(" ", face, ACCENT, link, False, size)
    yield from _reference(_("→ p. {n}").format(n=UNKNOWN_PAGE), link, face, size)


def _reference(said: str, link: str, face: str, size: float) -> Iterator[tuple[str, _Atom]]:
    said = said.replace(" ", _HARD_SPACE)
    for font, text in fonts.runs(said, face):
        yield text, _Atom(text, font, ACCENT, link, False, size, page_of=link[1:])


class _Breaker:
    """Lines in the making, filled word by word."""

    def __init__(self, width: float) -> None:
        self.lines = [Line()]
        self._width = width

    def new_line(self) -> None:
        self.lines.append(Line())

    def add(self, word: list[_Atom]) -> None:
        line = self.lines[-1]
        needed = sum(_measure(atom) for atom in word)
        before = line.width
        if line.pieces:
            _add_space(line)
        if line.pieces and line.width + needed > self._width:
            line.pieces[-1].width -= line.width - before
            self.new_line()
        if needed > self._width:
            word = list(self._cut(word))
        for atom in word:
            self._put(atom)

    def _put(self, atom: _Atom) -> None:
        line, width = self.lines[-1], _measure(atom)
        if line.pieces and line.width + width > self._width:
            self.new_line()
            line = self.lines[-1]
        last = line.pieces[-1] if line.pieces else None
        if last is not None and _looks_like(last, atom):
            last.text += atom.text
            last.width += width
            return
        look = (atom.font, atom.size, atom.colour, atom.link, atom.blank)
        piece = Piece(atom.text, *look, x=line.width, width=width, page_of=atom.page_of)
        line.pieces.append(piece)

    def _cut(self, word: Iterable[_Atom]) -> Iterator[_Atom]:
        """Yield a word wider than the line in parts that fit, cut after a sign where there is one."""
        for atom in word:
            rest = atom.text
            while rest:
                part = self._longest_part(rest, atom.font, atom.size)
                yield replace(atom, text=part)
                rest = rest[len(part) :]

    def _longest_part(self, text: str, font: str, size: float) -> str:
        reach, total = 0, 0.0
        for letters in regex.findall(r"\X", text):
            total += fonts.width(letters, font, size)
            if total > self._width and reach:
                break
            reach += len(letters)
        if reach == len(text):
            return text
        cut = max(text.rfind(sign, 0, reach) for sign in _GOOD_CUTS) + 1
        return text[:cut] if cut > reach // 2 else text[:reach]


def _measure(atom: _Atom) -> float:
    return fonts.width(atom.text, atom.font, atom.size)


def _looks_like(piece: Piece, atom: _Atom) -> bool:
    look = (piece.font, piece.size, piece.link, piece.blank, piece.page_of)
    return look == (atom.font, atom.size, atom.link, atom.blank, atom.page_of)


def _add_space(line: Line) -> None:
    """Add a space, also where the line is cut: without it, whoever copies the text joins two words."""
    last = line.pieces[-1]
    if last.font not in fonts.WITH_SPACES:
        line.pieces.append(replace(last, text="", font=fonts.REGULAR, x=line.width, width=0.0, page_of=""))
        last = line.pieces[-1]
    last.text += " "
    last.width += fonts.width(" ", last.font, last.size)

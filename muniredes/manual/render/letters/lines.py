"""Break rich text into lines: words whole, long addresses where they can be cut, missing answers ruled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

import regex

from muniredes.domain.web import web_address
from muniredes.i18n import _
from muniredes.manual.document import Rich
from muniredes.manual.render.letters import fonts
from muniredes.manual.render.letters.direction import as_seen, has_backwards
from muniredes.manual.render.letters.stretches import UNKNOWN_PAGE, Line, Piece
from muniredes.manual.render.style import ACCENT, SOFT_INK, Colour, TextStyle

_PHONE = r"(?<!\d)\d{3} (?:\d{3} \d{3}|\d{2} \d{2} \d{2})(?!\d)"
_PARTS = re.compile(rf"\n|(?:{_PHONE}|[\S\u00a0])+|[^\S\n\u00a0]+")
"""Words, with the hard spaces they hold and those inside a phone number, and what is between them."""

_HARD_SPACE = "\u00a0"
_BARE_PAGE = f", {UNKNOWN_PAGE}"
_GOOD_CUTS = "/-._@?&="


_KEPT = 2048
"""How many texts are remembered with their lines."""


class _Look(NamedTuple):
    """How some words look: those of a span in one face share it."""

    font: str
    size: float
    colour: Colour
    link: str
    blank: bool


class _Atom(NamedTuple):
    """A word or a part of one, so many points wide; `page_of` is the place whose page it stands for."""

    text: str
    look: _Look
    width: float
    page_of: str = ""


@lru_cache(_KEPT)
def break_lines(content: Rich, style: TextStyle, width: float, page_form: str = "") -> Sequence[Line]:
    """Return the lines that `content` takes in `width` points; an empty text is one empty line.

    Two texts in three are said again, as labels and states are: whoever asks shares the lines, and leaves
    them as they are. A link inside the document is followed by its page, as «→ p. 75» or as `page_form` says.
    """
    breaker, word = _Breaker(width), list[_Atom]()
    for look, parts, page_of in _runs(content, style, page_form):
        for part in parts:
            if not part[0].isspace() or part[0] == _HARD_SPACE:
                word.append(_Atom(part, look, fonts.width(part, look.font, look.size), page_of))
                continue
            if word:
                breaker.add(word)
                word = []
            if part == "\n":
                breaker.new_line()
    if word:
        breaker.add(word)
    return [as_seen(line) for line in breaker.lines] if has_backwards(content) else breaker.lines


_Run = tuple[_Look, Sequence[str], str]
"""Words, and the spaces between them, that look alike; and the place whose page they stand for, if any."""


def _runs(content: Rich, style: TextStyle, page_form: str) -> Iterator[_Run]:
    for span, following in zip_longest(content, content[1:]):
        wanted = fonts.face(bold=span.bold or style.bold, italic=span.italic or span.blank or style.italic)
        link = span.link if not span.link or span.link.startswith("#") else web_address(span.link)
        size = style.size * span.scale
        if span.as_page:
            if link:
                yield from _reference(_BARE_PAGE, link, wanted, size)
            continue
        colour = ACCENT if link else SOFT_INK if span.blank else style.colour
        for font, text in fonts.runs(span.text, wanted):
            yield _Look(font, size, colour, link, span.blank), _PARTS.findall(text), ""
        if link.startswith("#") and (following is None or following.link != span.link):
            yield from _page_reference(link, wanted, size, page_form)


def _page_reference(link: str, face: str, size: float, form: str) -> Iterator[_Run]:
    """Yield «→ p. 75», as the next word: paper has no links."""
    if form:
        yield from _reference(form, link, face, size)
        return
    yield _Look(face, size, ACCENT, link, False), " ", ""
    yield from _reference(_("→ p. {n}").format(n=UNKNOWN_PAGE), link, face, size)


def _reference(said: str, link: str, face: str, size: float) -> Iterator[_Run]:
    said = said.replace(" ", _HARD_SPACE)
    for font, text in fonts.runs(said, face):
        yield _Look(font, size, ACCENT, link, False), (text,), link[1:]


class _Breaker:
    """Lines in the making, filled word by word."""

    def __init__(self, width: float) -> None:
        self.lines = [Line()]
        self._width = width
        self._look: _Look | None = None
        """How the last piece of the last line looks, where what looks the same goes on in it."""

    def new_line(self) -> None:
        self.lines.append(Line())
        self._look = None

    def add(self, word: list[_Atom]) -> None:
        pieces = self.lines[-1].pieces
        needed = word[0].width if len(word) == 1 else sum(atom.width for atom in word)
        if pieces:
            before = pieces[-1].x + pieces[-1].width
            self._add_space(pieces)
            last = pieces[-1]
            reach = last.x + last.width
            if reach + needed > self._width:
                last.width -= reach - before
                self.new_line()
        if needed > self._width:
            word = list(self._cut(word))
        for atom in word:
            self._put(atom)

    def _add_space(self, pieces: list[Piece]) -> None:
        """Add a space, also where the line is cut: without it, whoever copies the text joins two words."""
        last = pieces[-1]
        if last.font not in fonts.WITH_SPACES:
            x = last.x + last.width
            last = replace(last, text="", font=fonts.REGULAR, x=x, width=0.0, page_of="")
            pieces.append(last)
            self._look = None
        last.text += " "
        last.width += fonts.width(" ", last.font, last.size)

    def _put(self, atom: _Atom) -> None:
        pieces, look = self.lines[-1].pieces, atom.look
        reach = 0.0
        if pieces:
            reach = pieces[-1].x + pieces[-1].width
            if reach + atom.width > self._width:
                self.new_line()
                pieces, reach = self.lines[-1].pieces, 0.0
        if pieces and (look is self._look or _looks_like(pieces[-1], atom)):
            last = pieces[-1]
            last.text += atom.text
            last.width += atom.width
        else:
            pieces.append(Piece(atom.text, *look, x=reach, width=atom.width, page_of=atom.page_of))
        self._look = look

    def _cut(self, word: Iterable[_Atom]) -> Iterator[_Atom]:
        """Yield a word wider than the line in parts that fit, cut after a sign where there is one."""
        for atom in word:
            rest, look = atom.text, atom.look
            while rest:
                part = self._longest_part(rest, look.font, look.size)
                yield atom._replace(text=part, width=fonts.width(part, look.font, look.size))
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


def _looks_like(piece: Piece, atom: _Atom) -> bool:
    look = atom.look
    return (
        piece.font == look.font
        and piece.size == look.size
        and piece.link == look.link
        and piece.blank == look.blank
        and piece.page_of == atom.page_of
    )

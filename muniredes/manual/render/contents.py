"""The table of contents: a line for each place while one page has room, or else a paragraph a chapter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from muniredes.i18n import _
from muniredes.manual.document import Document, Span, rich
from muniredes.manual.page_shape import PageShape
from muniredes.manual.render import style
from muniredes.manual.render.boxes import FEWEST_LINES, Box
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.letters.stretches import UNKNOWN_PAGE, Line
from muniredes.manual.render.pen import Pen
from muniredes.manual.render.spreads import GUTTER, ColumnsBox
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import RULE, SOFT_INK, TextStyle
from muniredes.manual.render.texts import text_box

_COLUMNS = 2
_NUMBER_ROOM = 30.0
_LEVEL_INDENT = 14.0
_BETWEEN = " · "


@dataclass
class ContentsLine(Box):
    """A line of the table of contents: a title, dots, and the page it leads to."""

    lines: Sequence[Line]
    text_style: TextStyle
    link: Node
    key: str
    title: str
    indent: float
    width: float
    holds_next: bool = False

    def __post_init__(self) -> None:
        self.before = self.text_style.before

    @property
    def height(self) -> float:
        return len(self.lines) * self.text_style.leading

    def draw(self, pen: Pen, left: float, top: float) -> None:
        right = left + self.width
        baseline = top + self.height - self.text_style.leading * 0.24
        with pen.inside(self.link):
            pen.lines(self.lines, self.link, left + self.indent, top, self.text_style)
            pen.text(f" {pen.places[self.key]}", right, baseline, self.text_style, right=True)
        start = left + self.indent + self.lines[-1].width + 6
        if start < right - _NUMBER_ROOM:
            pen.dots(start, right - _NUMBER_ROOM + 8, baseline, RULE)
        pen.link(self.link, f"#{self.key}", (left, top, right, top + self.height), self.title)


@dataclass
class Places(Box):
    """The places of a chapter one after the other, each with its page; `links` has the element of each."""

    lines: Sequence[Line]
    links: dict[str, Node]
    titles: dict[str, str]
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * style.TOC_PLACES.leading

    def split(self, room: float) -> tuple[Box, Box] | None:
        fitting = min(int(room / style.TOC_PLACES.leading + 1e-6), len(self.lines) - FEWEST_LINES)
        if fitting < FEWEST_LINES:
            return None
        return replace(self, lines=self.lines[:fitting]), replace(self, lines=self.lines[fitting:])

    def draw(self, pen: Pen, left: float, top: float) -> None:
        left += _LEVEL_INDENT
        for line in self.lines:
            for link, pieces in groupby(line.with_pages(pen.places).pieces, key=lambda piece: piece.link):
                part = Line(list(pieces))
                if link in self.links:
                    self._draw_place(pen, part, link, left, top)
                else:
                    with pen.decoration():
                        pen.lines([part], self.links[next(iter(self.links))], left, top, style.TOC_PLACES)
            top += style.TOC_PLACES.leading

    def _draw_place(self, pen: Pen, part: Line, link: str, left: float, top: float) -> None:
        with pen.inside(self.links[link]):
            pen.lines([part], self.links[link], left, top, style.TOC_PLACES)
        box = (left + part.pieces[0].x, top, left + part.width, top + style.TOC_PLACES.leading)
        pen.link(self.links[link], link, box, self.titles[link])


def contents(document: Document, root: Node, page: PageShape) -> list[Box]:
    """Return the boxes of the table of contents; its numbers are those that the pen knows when it draws."""
    section = root.child("Sect")
    title = text_box(rich(_("Contenido")), style.CHAPTER, section.child("H1"), page.body_width)
    title.anchor, title.bookmark = "contenido", (_("Contenido"), 0)
    if next(iter(document.headings()), None) is None:
        return [title]
    room = page.body_height - title.height - title.after
    narrow = (page.body_width - GUTTER * (_COLUMNS - 1)) / _COLUMNS
    for listing, count, wide in (
        (_listed, 1, page.body_width),
        (_listed, _COLUMNS, narrow),
        (_gathered, _COLUMNS, narrow),
    ):
        spread = ColumnsBox(list(listing(document, section.child("TOC"), wide)), count, wide)
        if spread.height <= room:
            break
        last = section.kids.pop()
    else:
        section.kids.append(last)
    return [title, spread]


def _listed(document: Document, toc: Node, width: float) -> Iterator[ContentsLine]:
    """Yield a line for each place."""
    for title, key, level in document.headings():
        yield _line(title, key, level, toc.child("TOCI"), width)


def _gathered(document: Document, toc: Node, width: float) -> Iterator[Box]:
    """Yield a line for each chapter, and under it all its places."""
    places: list[tuple[str, str]] = []
    entry = toc
    for title, key, level in document.headings():
        if level == 1:
            yield from _places(places, entry, width)
            places, entry = [], toc.child("TOCI")
            yield _line(title, key, level, entry, width)
        else:
            places.append((title, key))
    yield from _places(places, entry, width)


def _line(title: str, key: str, level: int, entry: Node, width: float) -> ContentsLine:
    text_style = style.TOC_1 if level == 1 else style.TOC_2
    indent = _LEVEL_INDENT * (level - 1)
    lines = break_lines(rich(title), text_style, width - indent - _NUMBER_ROOM)
    link = entry.child("Reference").child("Link")
    return ContentsLine(lines, text_style, link, key, title, indent, width, holds_next=level == 1)


def _places(found: Iterable[tuple[str, str]], entry: Node, width: float) -> Iterator[Places]:
    titles = {f"#{key}": title for title, key in found}
    if not titles:
        return
    inner = entry.child("TOC")
    links = {link: inner.child("TOCI").child("Reference").child("Link") for link in titles}
    spans: list[Span] = []
    for link, title in titles.items():
        spans += [*([Span(_BETWEEN)] if spans else []), Span(title, link=link)]
    room = width - _LEVEL_INDENT
    lines = break_lines(tuple(spans), style.TOC_PLACES, room, page_form=f" {UNKNOWN_PAGE}")
    yield Places([_softened(line) for line in lines], links, titles, width)


def _softened(line: Line) -> Line:
    """Return a line with only its pages in the colour of links."""
    return Line([piece if piece.page_of else replace(piece, colour=SOFT_INK) for piece in line.pieces])

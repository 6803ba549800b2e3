"""The front of the manual: the cover and the table of contents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from muniredes.i18n import _
from muniredes.manual.document import Cover, Document, rich
from muniredes.manual.page_shape import MM, PageShape
from muniredes.manual.render import fonts, style
from muniredes.manual.render.boxes import Box, PictureBox, draw_stack, stacked_height
from muniredes.manual.render.layout import text_box
from muniredes.manual.render.lines import break_lines
from muniredes.manual.render.pen import Decoration, Pen
from muniredes.manual.render.pieces import Line
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import RULE, TextStyle

_NUMBER_ROOM = 30.0
_GUTTER = 24.0
_SHIELD_HEIGHT = 34 * MM
_LEVEL_INDENT = 14.0
_BETWEEN = 14.0
"""The least room between the two ends of a header."""


def draw_cover(pen: Pen, cover: Cover, root: Node) -> None:
    """Draw the front page."""
    section = root.child("Sect")
    left, top = pen.page.left, 42 * MM
    if cover.shield is not None:
        width = min(_SHIELD_HEIGHT * cover.shield.width / cover.shield.height, pen.page.body_width)
        node = section.child("Figure", alt=cover.shield_alt)
        PictureBox(cover.shield, node, width, _SHIELD_HEIGHT).draw(pen, left, top)
    top += _SHIELD_HEIGHT + 22 * MM
    top = _draw(pen, cover.body, style.COVER_BODY, section, top) + 4 * MM
    top = _draw(pen, cover.title, style.COVER_TITLE, section, top) + 8 * MM
    pen.band(left, top, 30 * MM, 2.5, style.ACCENT)
    top += 10 * MM
    for line in cover.lines:
        top = _draw(pen, line, style.COVER_LINE, section, top)
    if cover.stamp:
        _draw(pen, cover.stamp, style.COVER_STAMP, section, top + 4 * MM)


def _draw(pen: Pen, text: str, text_style: TextStyle, section: Node, top: float) -> float:
    box = text_box(rich(text), text_style, section.child("P"), pen.page.body_width)
    box.draw(pen, pen.page.left, top)
    return top + box.height


@dataclass
class ContentsLine(Box):
    """A line of the table of contents: a title, dots, and the page it leads to."""

    lines: list[Line]
    text_style: TextStyle
    node: Node
    key: str
    title: str
    indent: float
    width: float
    page_number: int = 0

    def __post_init__(self) -> None:
        self.before = self.text_style.before

    @property
    def height(self) -> float:
        return len(self.lines) * self.text_style.leading

    def draw(self, pen: Pen, left: float, top: float) -> None:
        right = left + self.width
        link = self.node.child("Reference").child("Link")
        baseline = top + self.height - self.text_style.leading * 0.24
        with pen.inside(link):
            pen.lines(self.lines, link, left + self.indent, top, self.text_style)
            pen.text(f" {self.page_number}", right, baseline, self.text_style, right=True)
        start = left + self.indent + self.lines[-1].width + 6
        if start < right - _NUMBER_ROOM:
            pen.dots(start, right - _NUMBER_ROOM + 8, baseline, RULE)
        pen.link(link, f"#{self.key}", (left, top, right, top + self.height), self.title)


def contents(document: Document, root: Node, page: PageShape) -> tuple[list[Box], list[ContentsLine]]:
    """Return the boxes of the table of contents, and its lines, whose page numbers are still to be put."""
    section = root.child("Sect")
    title = text_box(rich(_("Contenido")), style.CHAPTER, section.child("H1"), page.body_width)
    title.anchor, title.bookmark = "contenido", (_("Contenido"), 0)
    wide = (page.body_width - _GUTTER) / 2
    lines = list(_contents_lines(document, section.child("TOC"), wide))
    room = page.body_height - title.height - title.after
    boxes: list[Box] = [title]
    rest: Sequence[ContentsLine] = lines
    while rest:
        spread, rest = _spread(rest, room, wide)
        boxes.append(spread)
        room = page.body_height
    return boxes, lines


@dataclass
class Spread(Box):
    """Two columns of the contents, side by side on one page."""

    columns: Sequence[Sequence[ContentsLine]]
    width: float

    @property
    def height(self) -> float:
        return max(stacked_height(column) for column in self.columns)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        for number, column in enumerate(self.columns):
            draw_stack(pen, column, left + number * (self.width + _GUTTER), top)


def _spread(lines: Sequence[ContentsLine], room: float, wide: float) -> tuple[Spread, Sequence[ContentsLine]]:
    """Return the lines of one page in two columns, as even as they can be, and those that are left."""
    if stacked_height(lines) <= 2 * room:
        room = min(room, stacked_height(lines) / 2 + style.TOC_1.leading)
    first = _column(lines, room)
    second = _column(lines[len(first) :], room)
    return Spread((first, second), wide), lines[len(first) + len(second) :]


def _column(lines: Sequence[ContentsLine], room: float) -> Sequence[ContentsLine]:
    """Return as many lines as fit, without a chapter alone at the foot."""
    count = next(
        (number for number in range(1, len(lines) + 1) if stacked_height(lines[:number]) > room),
        len(lines) + 1,
    )
    kept = lines[: count - 1]
    if len(kept) < len(lines) and len(kept) > 1 and kept[-1].text_style is style.TOC_1:
        kept = kept[:-1]
    return kept


def _contents_lines(document: Document, toc: Node, width: float) -> Iterable[ContentsLine]:
    for title, key, level in document.headings():
        text_style = style.TOC_1 if level == 1 else style.TOC_2
        indent = _LEVEL_INDENT * (level - 1)
        room = width - indent - _NUMBER_ROOM
        yield ContentsLine(
            break_lines(rich(title), text_style, room),
            text_style,
            toc.child("TOCI"),
            key,
            title,
            indent,
            width,
        )


def _shortened(words: str, text_style: TextStyle, room: float) -> str:
    """Return some words, or as many as fit in so many points, with «…»."""
    name = fonts.face(bold=text_style.bold, italic=text_style.italic)

    def fits(said: str) -> bool:
        return sum(fonts.width(part, font, text_style.size) for font, part in fonts.runs(said, name)) <= room

    kept = words.split(" ")
    said = words
    while kept and not fits(said):
        kept.pop()
        said = f"{' '.join(kept)}…"
    return said if kept else ""


def draw_furniture(pen: Pen, document: Document, title: str, page: int, pages: int) -> None:
    """Draw the header and the footer of a page."""
    left, foot = pen.page.left, pen.page.height - 11 * MM
    right = left + pen.page.body_width
    with pen.decoration(Decoration.HEADER):
        end = pen.text(document.running_title, left, 14 * MM, style.FURNITURE)
        if document.stamp:
            end = pen.text(document.stamp, end + 8, 14 * MM, style.FURNITURE_STAMP)
        said = title.removesuffix(f" · {document.running_title}")
        said = _shortened(said, style.FURNITURE, right - end - _BETWEEN)
        pen.text(said, right, 14 * MM, style.FURNITURE, right=True)
        pen.rule(left, 16.5 * MM, right, 16.5 * MM, RULE)
    with pen.decoration(Decoration.FOOTER):
        number = _("Página {n} de {total}").format(n=page, total=pages)
        pen.text(document.subject, left, foot, style.FURNITURE)
        pen.text(number, right, foot, style.FURNITURE, right=True)

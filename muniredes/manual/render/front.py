"""The front of the manual: the cover and the table of contents."""

from collections.abc import Iterable
from dataclasses import dataclass

from muniredes.i18n import _
from muniredes.manual.document import Cover, Document, rich
from muniredes.manual.render import style
from muniredes.manual.render.boxes import Box, PictureBox, TextBox
from muniredes.manual.render.layout import text_box
from muniredes.manual.render.lines import Line, break_lines
from muniredes.manual.render.pen import Decoration, Pen
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import BODY_WIDTH, MARGIN_LEFT, MM, RULE, TextStyle

_NUMBER_ROOM = 34.0
_SHIELD_HEIGHT = 34 * MM
_LEVEL_INDENT = 14.0


def draw_cover(pen: Pen, cover: Cover, root: Node) -> None:
    """Draw the front page."""
    section = root.child("Sect")
    top = 42 * MM
    if cover.shield is not None:
        width = min(_SHIELD_HEIGHT * cover.shield.width / cover.shield.height, BODY_WIDTH)
        node = section.child("Figure", alt=cover.shield_alt)
        PictureBox(cover.shield, node, width, _SHIELD_HEIGHT).draw(pen, MARGIN_LEFT, top)
    top += _SHIELD_HEIGHT + 22 * MM
    top = _draw(pen, text_box(rich(cover.body), style.COVER_BODY, section.child("P")), top) + 4 * MM
    top = _draw(pen, text_box(rich(cover.title), style.COVER_TITLE, section.child("P")), top) + 8 * MM
    pen.band(MARGIN_LEFT, top, 30 * MM, 2.5, style.ACCENT)
    top += 10 * MM
    for line in cover.lines:
        top = _draw(pen, text_box(rich(line), style.COVER_LINE, section.child("P")), top)
    if cover.stamp:
        _draw(pen, text_box(rich(cover.stamp), style.COVER_STAMP, section.child("P")), top + 4 * MM)


def _draw(pen: Pen, box: TextBox, top: float) -> float:
    box.draw(pen, MARGIN_LEFT, top)
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
    page_number: int = 0

    def __post_init__(self) -> None:
        self.before = self.text_style.before

    @property
    def height(self) -> float:
        return len(self.lines) * self.text_style.leading

    def draw(self, pen: Pen, left: float, top: float) -> None:
        right = left + BODY_WIDTH
        link = self.node.child("Reference").child("Link")
        baseline = top + self.height - self.text_style.leading * 0.24
        with pen.inside(link):
            pen.lines(self.lines, link, left + self.indent, top, self.text_style)
            pen.text(f" {self.page_number}", right, baseline, self.text_style, right=True)
        start = left + self.indent + self.lines[-1].width + 6
        if start < right - _NUMBER_ROOM:
            pen.dots(start, right - _NUMBER_ROOM + 8, baseline, RULE)
        pen.link(link, f"#{self.key}", (left, top, right, top + self.height), self.title)


def contents(document: Document, root: Node) -> tuple[list[Box], list[ContentsLine]]:
    """Return the boxes of the table of contents, and its lines, whose page numbers are still to be put."""
    section = root.child("Sect")
    title = text_box(rich(_("Contenido")), style.CHAPTER, section.child("H1"))
    title.anchor, title.bookmark = "contenido", (_("Contenido"), 0)
    lines = list(_contents_lines(document, section.child("TOC")))
    return [title, *lines], lines


def _contents_lines(document: Document, toc: Node) -> Iterable[ContentsLine]:
    for title, key, level in document.headings():
        text_style = style.TOC_1 if level == 1 else style.TOC_2
        indent = _LEVEL_INDENT * (level - 1)
        room = BODY_WIDTH - indent - _NUMBER_ROOM
        yield ContentsLine(
            break_lines(rich(title), text_style, room), text_style, toc.child("TOCI"), key, title, indent
        )


def draw_furniture(pen: Pen, document: Document, title: str, page: int, pages: int) -> None:
    """Draw the header and the footer of a page."""
    right = MARGIN_LEFT + BODY_WIDTH
    with pen.decoration(Decoration.HEADER):
        end = pen.text(document.running_title, MARGIN_LEFT, 14 * MM, style.FURNITURE)
        if document.stamp:
            pen.text(document.stamp, end + 8, 14 * MM, style.FURNITURE_STAMP)
        pen.text(title, right, 14 * MM, style.FURNITURE, right=True)
        pen.rule(MARGIN_LEFT, 16.5 * MM, right, 16.5 * MM, RULE)
    with pen.decoration(Decoration.FOOTER):
        number = _("Página {n} de {total}").format(n=page, total=pages)
        pen.text(document.subject, MARGIN_LEFT, style.PAGE_HEIGHT - 11 * MM, style.FURNITURE)
        pen.text(number, right, style.PAGE_HEIGHT - 11 * MM, style.FURNITURE, right=True)

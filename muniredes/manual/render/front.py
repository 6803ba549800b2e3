"""The front of the manual, and what stands at the head and the foot of every other page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from muniredes.i18n import _
from muniredes.manual.document import Cover, Document, rich
from muniredes.manual.page_shape import MM, PageShape
from muniredes.manual.render import style
from muniredes.manual.render.boxes import Box, PictureBox, gap
from muniredes.manual.render.letters import fonts
from muniredes.manual.render.pages import Page
from muniredes.manual.render.pen import Decoration, Pen
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import RULE, TextStyle
from muniredes.manual.render.texts import text_box

_BETWEEN = 14.0
"""The least room between the two ends of a header."""

_NUMBERED = re.compile(r"(\d+|[A-Z])\. ")
"""How the title of a chapter begins that has a number, or the letter of an annex."""


@dataclass(frozen=True, slots=True)
class _Air:
    """Where a front page begins, and the space under its shield, its title and its rule, in points."""

    top: float
    shield: float
    under_shield: float
    under_title: float
    under_rule: float


_ALONE = _Air(20.5 * MM, 34 * MM, 22 * MM, 8 * MM, 10 * MM)
_WITH_RECORD = _Air(0.0, 26 * MM, 7 * MM, 4 * MM, 4.5 * MM)
"""A front page that has nothing else, and one whose second half is the record of the manual."""


@dataclass
class Band(Box):
    """A short coloured line."""

    width: float
    tall: float = 2.5

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.band(left, top, self.width, self.tall, style.ACCENT)


def cover_page(cover: Cover, section: Node, page: PageShape, record: Sequence[Box]) -> Page | None:
    """Return the front page, with the record of the manual under its lines; None when it has no room."""
    air = _WITH_RECORD if record else _ALONE
    placed = _front(cover, section, page, air)
    above = placed[-1][1]
    depth = placed[-1][0] + above.height
    for box in record:
        depth += gap(above, box)
        placed.append((depth, box))
        depth, above = depth + box.height, box
    return Page("", placed, is_cover=True) if depth <= page.body_height else None


def _front(cover: Cover, section: Node, page: PageShape, air: _Air) -> list[tuple[float, Box]]:
    top, placed = air.top, list[tuple[float, Box]]()
    if cover.shield is not None:
        width = min(air.shield * cover.shield.width / cover.shield.height, page.body_width)
        node = section.child("Figure", alt=cover.shield_alt)
        placed.append((top, PictureBox(cover.shield, node, width, air.shield)))
    top += air.shield + air.under_shield
    for text, look, under in (
        (cover.body, style.COVER_BODY, 4 * MM),
        (cover.title, style.COVER_TITLE, air.under_title),
    ):
        box = text_box(rich(text), look, section.child("P"), page.body_width)
        placed.append((top, box))
        top += box.height + under
    placed.append((top, Band(30 * MM)))
    top += air.under_rule
    for text in cover.lines:
        box = text_box(rich(text), style.COVER_LINE, section.child("P"), page.body_width)
        placed.append((top, box))
        top += box.height
    if cover.stamp:
        box = text_box(rich(cover.stamp), style.COVER_STAMP, section.child("P"), page.body_width)
        placed.append((top + 4 * MM, box))
    return placed


def _fits(said: str, look: TextStyle, room: float) -> bool:
    name = fonts.face(bold=look.bold, italic=look.italic)
    return sum(fonts.width(part, font, look.size) for font, part in fonts.runs(said, name)) <= room


def _shortened(words: str, look: TextStyle, room: float) -> str:
    """Return some words, or as many as fit in so many points, with «…»."""
    kept = words.split(" ")
    said = words
    while kept and not _fits(said, look, room):
        kept.pop()
        said = f"{' '.join(kept)}…"
    return said if kept else ""


def _where(title: str, goes_on: str, room: float) -> str:
    """Return what a header says of its page: the chapter, and what goes on, or its number and this.

    Chapters are named by their numbers elsewhere: without them nobody would know where she is.
    """
    if not goes_on:
        return _shortened(title, style.FURNITURE, room)
    going_on = _("sigue: {heading}").format(heading=goes_on)
    said = f"{title} · {going_on}"
    if _fits(said, style.FURNITURE, room):
        return said
    number = _NUMBERED.match(title)
    brief = f"{number[1]} · {going_on}" if number else going_on
    return _shortened(brief, style.FURNITURE, room)


def draw_furniture(pen: Pen, document: Document, page: Page, number: int, count: int) -> None:
    """Draw the header and the footer of a page, which is that `number` of so many."""
    left, foot = pen.page.left, pen.page.height - 11 * MM
    right = left + pen.page.body_width
    with pen.decoration(Decoration.HEADER):
        end = pen.text(document.running_title, left, 14 * MM, style.FURNITURE)
        if document.stamp:
            end = pen.text(document.stamp, end + 8, 14 * MM, style.FURNITURE_STAMP)
        title = page.title.removesuffix(f" · {document.running_title}")
        said = _where(title, page.goes_on, right - end - _BETWEEN)
        pen.text(said, right, 14 * MM, style.FURNITURE, right=True)
        pen.rule(left, 16.5 * MM, right, 16.5 * MM, RULE)
    with pen.decoration(Decoration.FOOTER):
        foliation = _("Página {n} de {total}").format(n=number, total=count)
        pen.text(document.subject, left, foot, style.FURNITURE)
        pen.text(foliation, right, foot, style.FURNITURE, right=True)

"""A pen that knows what it writes: every mark it leaves is inside an element, or declared decoration.

Positions are in points from the top left corner of the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from io import BytesIO
from itertools import groupby

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.lib.utils import ImageReader

from muniredes.i18n import _
from muniredes.manual.document import rich
from muniredes.manual.page_shape import PageShape
from muniredes.manual.render.letters import fonts, shaping
from muniredes.manual.render.letters.direction import as_seen, has_backwards
from muniredes.manual.render.letters.operators import LetterWriter, Sheets, ink, stroke
from muniredes.manual.render.letters.stretches import Line, Piece
from muniredes.manual.render.links import Link
from muniredes.manual.render.structure import Node, SignatureField, Structure
from muniredes.manual.render.style import Colour, TextStyle

_ASCENT = 0.8
_DESCENT = 0.22
_BASELINE = 0.24
"""Parts of the letter size above and below the baseline, and of the line height below it."""


_ACTUAL_TEXT = "/Span <</ActualText <FEFF{}>>> BDC"


class Decoration(StrEnum):
    """Why a mark is not part of what is read."""

    LAYOUT = "/Artifact <</Type /Layout>> BDC"
    HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
    REPEATED = "/Artifact <</Type /Pagination>> BDC"


class Pen:
    """Draws on the pages of one PDF, all of one shape, and keeps its structure.

    `places` has the page of every place that links lead to, once all are laid out. What is drawn only
    `to_be_seen` has no links, fields or bookmarks, and leaves its elements as they are.
    """

    def __init__(self, stream: BytesIO, page: PageShape, *, to_be_seen: bool = False) -> None:
        fonts.register()
        rl_config.useA85 = 0
        self.structure = Structure()
        self._is_seen_only = to_be_seen
        self.page = page
        self.places: Mapping[str, int] = {}
        self._canvas = Sheets(
            stream,
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # the stubs say float
            pdfVersion=(1, 7),
        )
        self._letters = LetterWriter(self._canvas)
        self._marking: str | None = None
        self._annotations = 0

    def open_page(self) -> None:
        """Begin a page."""
        self.structure.open_page()
        self._annotations = 0

    def close_page(self) -> None:
        """End the page."""
        self._canvas.showPage()

    def save(self) -> None:
        """End the PDF."""
        self._canvas.showOutline()
        self._canvas.save()

    @contextmanager
    def inside(self, node: Node) -> Iterator[None]:
        """Make what is drawn in the block part of `node`."""
        number = 0 if self._is_seen_only else self.structure.mark(node)
        with self._marked(f"/{node.role} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def decoration(self, kind: Decoration = Decoration.LAYOUT) -> Iterator[None]:
        """Make what is drawn in the block decoration; inside another block, it is part of that one."""
        if self._marking is not None:
            yield
            return
        with self._marked(kind.value):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        assert self._marking is None, "marked content does not nest"
        self._marking = opening
        self._canvas.addLiteral(opening)
        try:
            yield
        finally:
            self._canvas.addLiteral("EMC")
            self._marking = None

    def lines(self, lines: Sequence[Line], node: Node, left: float, top: float, style: TextStyle) -> None:
        """Write lines of text as part of `node`; the links in them become elements inside it."""
        stretch: list[tuple[Piece, float]] = []
        for number, line in enumerate(lines):
            baseline = top + number * style.leading + style.leading - style.leading * _BASELINE
            for piece in line.with_pages(self.places).pieces:
                if stretch and stretch[0][0].link != piece.link:
                    self._write_stretch(stretch, node, left)
                    stretch = []
                stretch.append((piece, baseline))
        if stretch:
            self._write_stretch(stretch, node, left)

    def _write_stretch(self, stretch: list[tuple[Piece, float]], node: Node, left: float) -> None:
        """Write pieces that share their link, or have none."""
        link = stretch[0][0].link
        if not link or self._marking is not None:
            with self.inside(node) if self._marking is None else self.decoration():
                self._write(stretch, left)
            return
        target = node if self._is_seen_only else node.child("Link")
        with self.inside(target):
            self._write(stretch, left)
        words = " ".join(piece.text.strip() for piece, _baseline in stretch)
        for piece, baseline in stretch:
            start = left + piece.x
            box = (
                start,
                baseline - piece.size * _ASCENT,
                start + piece.width,
                baseline + piece.size * _DESCENT,
            )
            self.link(target, link, box, words)

    def _write(self, stretch: list[tuple[Piece, float]], left: float) -> None:
        for is_shaped, group in groupby(stretch, lambda each: _is_shaped(each[0])):
            if is_shaped:
                for piece, baseline in group:
                    self._write_shaped(piece, left + piece.x, self.page.height - baseline)
            else:
                self._write_letters(group, left)

    def _write_letters(self, stretch: Iterable[tuple[Piece, float]], left: float) -> None:
        """Write pieces whose glyphs are one for each letter."""
        tall = self.page.height
        self._letters.write((piece, left + piece.x, tall - baseline) for piece, baseline in stretch)

    def _write_shaped(self, piece: Piece, x: float, y: float) -> None:
        """Write a piece glyph by glyph; what they don't say by themselves is said beside them."""
        scale = piece.size / fonts.UNITS
        for cluster in shaping.told(piece.text, piece.font, piece.is_backwards):
            if not cluster.says_itself:
                self._canvas.addLiteral(_ACTUAL_TEXT.format(_hexadecimal(cluster.text)))
            text = self._canvas.beginText()
            text.setFillColor(_colour(piece.colour))
            for font, x_offset, y_offset, letters in shaping.written(cluster.glyphs):
                text.setFont(font, piece.size)
                text.setTextOrigin(x + x_offset * scale, y + y_offset * scale)
                text.textOut(letters)
            self._canvas.drawText(text)
            if not cluster.says_itself:
                self._canvas.addLiteral("EMC")
            x += cluster.width * scale

    def text(self, words: str, x: float, baseline: float, style: TextStyle, *, right: bool = False) -> float:
        """Write a short text on one line, from `x` or up to it, in the block that is open; return its end."""
        name = fonts.face(bold=style.bold, italic=style.italic)
        pieces, width = [], 0.0
        for font, part in fonts.runs(words, name):
            piece_width = fonts.width(part, font, style.size)
            piece = Piece(part, font, style.size, style.colour, "", blank=False, x=width, width=piece_width)
            pieces.append(piece)
            width += piece_width
        start = x - width if right else x
        seen = as_seen(Line(pieces)).pieces if has_backwards(rich(words)) else pieces
        self._write([(piece, baseline) for piece in seen], start)
        return start + width

    def turned(self, lines: Sequence[Line], node: Node, left: float, bottom: float, style: TextStyle) -> None:
        """Write lines as part of `node` from the bottom up, the first one at the left."""
        with self.inside(node) if self._marking is None else self.decoration():
            text = self._canvas.beginText()
            for number, line in enumerate(lines):
                x = left + (number + 1 - _BASELINE) * style.leading
                for piece in line.pieces:
                    foot = self.page.height - bottom + piece.x
                    text.setFillColor(_colour(piece.colour))
                    for glyph in _glyphs(piece):
                        text.setTextTransform(0, 1, -1, 0, x - glyph.y, foot + glyph.x)
                        text.setFont(glyph.font, piece.size)
                        text.textOut(glyph.letter)
            self._canvas.drawText(text)

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, colour: Colour, thickness: float = 0.6
    ) -> None:
        """Draw a straight line as decoration."""
        tall = self.page.height
        start, end = fp_str(x1, tall - y1), fp_str(x2, tall - y2)
        self._decorate(f"{stroke(colour, thickness)} n {start} m {end} l S")

    def _decorate(self, said: str) -> None:
        """Leave some operators as decoration, or as part of the block that is open."""
        if self._marking is None:
            said = f"{Decoration.LAYOUT.value} {said} EMC"
        self._canvas.addLiteral(said)

    def dots(self, x1: float, x2: float, y: float, colour: Colour) -> None:
        """Draw a dotted line as decoration."""
        with self.decoration():
            self._canvas.saveState()
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(0.7)
            self._canvas.setDash(0.7, 3)
            self._canvas.line(x1, self.page.height - y, x2, self.page.height - y)
            self._canvas.restoreState()

    def band(self, x: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle as decoration."""
        place = fp_str(x, self.page.height - top - height, width, height)
        self._decorate(f"{ink(colour)} n {place} re f*")

    def squares(self, rectangles: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill rectangles in black, each with its left, top, width and height, in the block that is open."""
        path = self._canvas.beginPath()
        for left, top, width, height in rectangles:
            path.rect(left, self.page.height - top - height, width, height)
        self._canvas.setFillColor(_colour((0.0, 0.0, 0.0)))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def outline(self, x: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Draw the edge of a rectangle as decoration."""
        with self.decoration():
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(0.8)
            self._canvas.rect(x, self.page.height - top - height, width, height, stroke=1, fill=0)

    def frame(self, x: float, top: float, width: float, height: float, stroke: Colour, fill: Colour) -> None:
        """Draw a box with rounded corners as decoration."""
        with self.decoration():
            self._canvas.setStrokeColor(_colour(stroke))
            self._canvas.setFillColor(_colour(fill))
            self._canvas.setLineWidth(1)
            self._canvas.roundRect(x, self.page.height - top - height, width, height, 4, stroke=1, fill=1)

    def arrow_down(self, x: float, top: float, bottom: float, colour: Colour) -> None:
        """Draw an arrow as decoration."""
        self.rule(x, top, x, bottom - 4, colour, 1.2)
        with self.decoration():
            path = self._canvas.beginPath()
            path.moveTo(x, self.page.height - bottom)
            path.lineTo(x - 3.5, self.page.height - bottom + 6)
            path.lineTo(x + 3.5, self.page.height - bottom + 6)
            path.close()
            self._canvas.setFillColor(_colour(colour))
            self._canvas.drawPath(path, stroke=0, fill=1)

    def image(self, data: bytes, x: float, top: float, width: float, height: float) -> None:
        """Draw a picture inside the block that is open."""
        reader = ImageReader(BytesIO(data))
        self._canvas.drawImage(reader, x, self.page.height - top - height, width, height, mask="auto")

    def link(self, node: Node, target: str, box: tuple[float, float, float, float], words: str) -> None:
        """Make a box of the page lead to an address, or to «#key»; it belongs to `node`."""
        if self._is_seen_only:
            return
        x1, top, x2, bottom = box
        rectangle = (x1, self.page.height - bottom, x2, self.page.height - top)
        if target.startswith("#"):
            said = _("Ir a: {place}").format(place=words)
            self._canvas.lead(Link(rectangle, said, self._canvas.destination(target[1:])))
        else:
            said = _("Enlace: {address}").format(address=target)
            self._canvas.lead(Link(rectangle, said, target))
        self.structure.link(node, self._annotations)
        self._annotations += 1

    def signature(
        self, node: Node, key: str, words: str, left: float, top: float, width: float, height: float
    ) -> None:
        """Leave an empty field to sign on the page, part of `node`; `words` say who signs there."""
        if self._is_seen_only:
            return
        bottom = self.page.height - top - height
        place = self.structure.link(node, self._annotations)
        rectangle = (left, bottom, left + width, bottom + height)
        self.structure.signatures.append(SignatureField(place, key, words, rectangle))
        self._annotations += 1

    def place(self, key: str, top: float) -> None:
        """Name this height of the page, so that links can lead to it."""
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.page.height - max(top - 12, 0))

    def bookmark(self, title: str, key: str, level: int) -> None:
        """Add a place to the bookmarks of the PDF, under the last one of a lower level."""
        if self._is_seen_only:
            return
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)


def _is_shaped(piece: Piece) -> bool:
    """Whether a piece is drawn glyph by glyph; what goes backwards is, for its brackets turn round."""
    return piece.is_backwards or shaping.is_needed(piece.text, piece.font)


def _glyphs(piece: Piece) -> Iterator[shaping.Glyph]:
    """Yield what a piece draws, each with its place in points from its start: it may be the whole of it."""
    if not _is_shaped(piece):
        yield shaping.Glyph(piece.text, piece.font)
        return
    scale, x = piece.size / fonts.UNITS, 0.0
    for cluster in shaping.clusters(piece.text, piece.font, piece.is_backwards):
        for glyph in cluster.glyphs:
            yield replace(glyph, x=x + glyph.x * scale, y=glyph.y * scale)
        x += cluster.width * scale


def _hexadecimal(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _colour(colour: Colour) -> Color:
    return Color(*colour)

"""The month on the wall: a table of weeks whose squares hold what goes out each day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from muniredes.manual.document import DaySquare, Ground, MonthGrid, Rich, Span, rich
from muniredes.manual.page_shape import PageShape
from muniredes.manual.render import style
from muniredes.manual.render.boxes import Box, TextBox
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.pen import Decoration, Pen
from muniredes.manual.render.structure import Node, table_attributes
from muniredes.manual.render.style import Colour, TextStyle
from muniredes.manual.render.tables.columns import column_edges

_LEADING = 1.22
_PADDING = 3.0
_BAR = 1.6
"""The stroke at the left of each post."""

_CHIP_GAP = 2.5
_GROUNDS: dict[Ground, Colour] = {
    Ground.REST: style.REST,
    Ground.BAND: style.ELECTORAL,
    Ground.OUTSIDE: style.WHITE,
}


@dataclass(frozen=True)
class Square:
    """The texts of a day: its number and marks, then its posts."""

    head: Sequence[TextBox]
    chips: Sequence[TextBox]
    tail: Sequence[TextBox]
    ground: Colour | None

    @property
    def height(self) -> float:
        """What its texts take, with the space around them."""
        texts = sum(box.height for box in (*self.head, *self.chips, *self.tail))
        return texts + len(self.chips) * _CHIP_GAP + 2 * _PADDING


@dataclass(frozen=True)
class Week:
    """Seven squares side by side, at least so many points tall."""

    squares: Sequence[Square]
    least: float = 0.0

    @property
    def height(self) -> float:
        """The height of the tallest."""
        return max(self.least, *(square.height for square in self.squares))


@dataclass
class MonthBox(Box):
    """Weeks under the names of the days, which come back when a page is not enough."""

    weeks: Sequence[Week]
    headings: Sequence[TextBox]
    edges: Sequence[float]
    width: float
    continues: bool = False
    before: float = 2.0
    after: float = 6.0

    @property
    def _heading_height(self) -> float:
        return max(box.height for box in self.headings) + 2 * _PADDING

    @property
    def height(self) -> float:
        return self._heading_height + sum(week.height for week in self.weeks)

    @property
    def least(self) -> float:
        return self._heading_height + self.weeks[0].height

    def split(self, room: float) -> tuple[Box, Box] | None:
        used, count = self._heading_height, 0
        while count < len(self.weeks) and used + self.weeks[count].height <= room:
            used += self.weeks[count].height
            count += 1
        if count in (0, len(self.weeks)):
            return None
        first, rest = self.weeks[:count], self.weeks[count:]
        return replace(self, weeks=first), replace(self, weeks=rest, continues=True)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.band(left, top, self.width, self._heading_height, style.BAND)
        if self.continues:
            with pen.decoration(Decoration.REPEATED):
                self._draw_headings(pen, left, top)
        else:
            self._draw_headings(pen, left, top)
        top += self._heading_height
        for week in self.weeks:
            for edge, square in zip(self.edges, week.squares, strict=True):
                self._draw_square(pen, square, left + edge, top, week.height)
            top += week.height

    def _draw_headings(self, pen: Pen, left: float, top: float) -> None:
        for edge, box in zip(self.edges, self.headings, strict=True):
            box.draw(pen, left + edge + _PADDING, top + _PADDING)

    def _draw_square(self, pen: Pen, square: Square, left: float, top: float, height: float) -> None:
        wide = self.width / len(self.edges)
        if square.ground is not None:
            pen.band(left, top, wide, height, square.ground)
        pen.outline(left, top, wide, height, style.RULE)
        y = top + _PADDING
        for box in square.head:
            box.draw(pen, left + _PADDING, y)
            y += box.height
        for chip in square.chips:
            pen.band(left + _PADDING, y + 1, _BAR, chip.height - 1, style.ACCENT)
            chip.draw(pen, left + 2 * _PADDING + _BAR, y)
            y += chip.height + _CHIP_GAP
        for box in square.tail:
            box.draw(pen, left + _PADDING, y)
            y += box.height


def month_boxes(block: MonthGrid, section: Node, page: PageShape) -> list[Box]:
    """Return the grid as one box as tall as it asks for, or more when its posts need it."""
    node = section.child("Table", attributes=table_attributes(summary=block.summary))
    count = len(block.headings)
    edges = column_edges([1] * count, page.body_width)
    room = page.body_width / count - 2 * _PADDING
    row = node.child("THead").child("TR")
    headings = [
        _text(rich(text), _style(block.size + 1, bold=True, colour=style.ACCENT), _heading(row), room)
        for text in block.headings
    ]
    body = node.child("TBody")
    weeks = [_week(week, body.child("TR"), block.size, room) for week in block.weeks]
    box = MonthBox(weeks, headings, edges, page.body_width)
    return [_filled(box, block.height)]


def _heading(row: Node) -> Node:
    return row.child("TH", attributes=table_attributes(scope="Column"))


def _filled(box: MonthBox, height: float) -> MonthBox:
    """Return the box with its weeks stretched, the shortest first, until it takes so many points."""
    room, rest = height - box.height + sum(week.height for week in box.weeks), list(box.weeks)
    least = room / len(rest)
    for week in sorted(box.weeks, key=lambda week: -week.height):
        if week.height <= least:
            break
        room -= week.height
        rest.remove(week)
        least = room / len(rest) if rest else 0.0
    return replace(box, weeks=[replace(week, least=least) for week in box.weeks])


def _week(week: Sequence[DaySquare], row: Node, size: float, room: float) -> Week:
    return Week([_square(day, row.child("TD"), size, room) for day in week])


def _square(day: DaySquare, cell: Node, size: float, room: float) -> Square:
    plain, small = _style(size), _style(size, colour=style.SOFT_INK)
    ink = style.SOFT_INK if day.ground is Ground.OUTSIDE else style.INK
    head = [_text(rich(day.number), _style(size + 2, bold=True, colour=ink), cell.child("P"), room)]
    head += [_text(rich(Span(text, bold=True)), small, cell.child("P"), room) for text in day.marks]
    chips = [_text(chip, plain, cell.child("P"), room - _PADDING - _BAR) for chip in day.chips]
    tail = [_text(rich(day.more), small, cell.child("P"), room)] if day.more else []
    return Square(head, chips, tail, _GROUNDS.get(day.ground))


def _style(size: float, *, bold: bool = False, colour: Colour = style.INK) -> TextStyle:
    return TextStyle(size, size * _LEADING, colour=colour, bold=bold)


def _text(content: Rich, text_style: TextStyle, node: Node, width: float) -> TextBox:
    return TextBox(break_lines(content, text_style, width), text_style, node, width)

"""Tables: rows are never cut, headings come back on every page, and each cell says what it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from muniredes.manual.render.boxes import Box, TextBox
from muniredes.manual.render.pen import Decoration, Pen
from muniredes.manual.render.style import A4, BAND, CELL_PADDING, ROW_PADDING, RULE, TABLE_AFTER

FEWEST_ROWS = 2
"""A table is never cut leaving fewer rows than these on either page, if there are enough."""


@dataclass(frozen=True)
class Row:
    """The cells of a row, side by side."""

    cells: Sequence[TextBox]
    padding: float = ROW_PADDING

    @property
    def height(self) -> float:
        """The height of the tallest cell, with its padding."""
        return max(cell.height for cell in self.cells) + 2 * self.padding

    def cut(self, room: float) -> tuple["Row", "Row"]:
        """Return the row as what fits in `room` and the rest; only for rows taller than a page."""
        halves = [_cut_cell(cell, room - 2 * self.padding) for cell in self.cells]
        return replace(self, cells=[first for first, _rest in halves]), replace(
            self, cells=[rest for _first, rest in halves]
        )


@dataclass(frozen=True)
class TurnedRow:
    """Headings over narrow columns: the first lies as always, the others stand up from the foot."""

    cells: Sequence[TextBox]
    padding: float = ROW_PADDING

    @property
    def height(self) -> float:
        """The length of the longest that stands, or the height of the first."""
        standing = [line.width for cell in self.cells[1:] for line in cell.lines]
        return max(self.cells[0].height, *standing, 0.0) + 2 * self.padding

    def draw(self, pen: Pen, edges: Sequence[float], left: float, top: float) -> None:
        """Draw the headings, their feet on the first row."""
        foot = top + self.height - self.padding
        first = self.cells[0]
        first.draw(pen, left + edges[0] + CELL_PADDING, foot - first.height)
        for edge, cell in zip(edges[1:], self.cells[1:], strict=True):
            pen.turned(cell.lines, cell.node, left + edge + CELL_PADDING, foot, cell.style)


def _cut_cell(cell: TextBox, room: float) -> tuple[TextBox, TextBox]:
    fitting = max(1, int(room / cell.style.leading))
    return cell.cut(min(fitting, len(cell.lines)))


@dataclass
class TableBox(Box):
    """Rows under a heading row, with the left edge of each column in points.

    One that `stays_whole` is not cut unless it is taller than a page, of `page_height`.
    """

    rows: Sequence[Row]
    edges: Sequence[float]
    width: float
    heading: "Row | TurnedRow | None" = None
    continues: bool = False
    stays_whole: bool = False
    page_height: float = A4.body_height
    before: float = 4.0
    after: float = TABLE_AFTER
    holds_next: bool = False

    @property
    def _heading_height(self) -> float:
        return self.heading.height if self.heading else 0.0

    @property
    def height(self) -> float:
        return self._heading_height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        if self.stays_whole and self.height <= self.page_height:
            return self.height
        first = sum(row.height for row in self.rows[: self._fewest])
        if self._heading_height + first > self.page_height:
            first = self.rows[0].height
        return min(self._heading_height + first, self.page_height)

    @property
    def _fewest(self) -> int:
        """How many rows may stand alone on either page: all, of a table of three."""
        return FEWEST_ROWS if len(self.rows) > FEWEST_ROWS + 1 or self.continues else len(self.rows)

    def split(self, room: float) -> tuple[Box, Box] | None:
        if self.stays_whole and self.height <= self.page_height:
            return None
        used, count = self._heading_height, 0
        while count < len(self.rows) and used + self.rows[count].height <= room:
            used += self.rows[count].height
            count += 1
        if count == 0:
            return self._split_first_row(room)
        if count == len(self.rows):
            return None
        if len(self.rows) - count < FEWEST_ROWS and count > FEWEST_ROWS:
            count = len(self.rows) - FEWEST_ROWS
        return self._parts(self.rows[:count], self.rows[count:])

    def _split_first_row(self, room: float) -> tuple[Box, Box] | None:
        if self._heading_height + self.rows[0].height <= self.page_height:
            return None
        first, rest = self.rows[0].cut(room - self._heading_height)
        return self._parts([first], [rest, *self.rows[1:]])

    def _parts(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple[Box, Box]:
        return replace(self, rows=first), replace(self, rows=rest, continues=True)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        if self.heading is not None:
            pen.band(left, top, self.width, self.heading.height, BAND)
            if self.continues:
                with pen.decoration(Decoration.REPEATED):
                    self._draw_row(pen, self.heading, left, top)
            else:
                self._draw_row(pen, self.heading, left, top)
            top += self.heading.height
        pen.rule(left, top, left + self.width, top, RULE)
        for row in self.rows:
            self._draw_row(pen, row, left, top)
            top += row.height
            pen.rule(left, top, left + self.width, top, RULE)

    def _draw_row(self, pen: Pen, row: Row | TurnedRow, left: float, top: float) -> None:
        if isinstance(row, TurnedRow):
            row.draw(pen, self.edges, left, top)
            return
        for edge, cell in zip(self.edges, row.cells, strict=True):
            cell.draw(pen, left + edge + CELL_PADDING, top + row.padding)


def cell_width(edges: Sequence[float], column: int, width: float) -> float:
    """Return the room for text in a column."""
    end = edges[column + 1] if column + 1 < len(edges) else width
    return end - edges[column] - 2 * CELL_PADDING

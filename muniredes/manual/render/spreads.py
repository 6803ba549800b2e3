"""Short boxes in columns side by side, as even as they can be, cut between boxes where the page ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from muniredes.manual.render.boxes import Box, draw_stack, stacked_height
from muniredes.manual.render.pen import Pen

GUTTER = 18.0
_STEP = 4.0
_FEWEST = 3
"""The fewest boxes of a column that may stand on a page, if more come after."""


@dataclass
class ColumnsBox(Box):
    """Boxes read down so many columns, each `wide` points."""

    boxes: Sequence[Box]
    count: int
    wide: float
    before: float = 4.0
    after: float = 8.0

    def __post_init__(self) -> None:
        self._columns = self._even()

    @property
    def height(self) -> float:
        return max(stacked_height(column) for column in self._columns)

    @property
    def least(self) -> float:
        return min(self.height, stacked_height(self.boxes[:_FEWEST]))

    def split(self, room: float) -> tuple[Box, Box] | None:
        columns, rest = self._filled(room)
        if not rest or len(columns[0]) < min(_FEWEST, len(self.boxes)):
            return None
        first = [box for column in columns for box in column]
        return (
            ColumnsBox(first, self.count, self.wide, before=self.before),
            ColumnsBox(rest, self.count, self.wide, after=self.after),
        )

    def _even(self) -> Sequence[Sequence[Box]]:
        """Return the boxes in columns as short as lets all of them in."""
        room = stacked_height(self.boxes) / self.count
        while True:
            columns, rest = self._filled(room)
            if not rest:
                return columns
            room += _STEP

    def _filled(self, room: float) -> tuple[Sequence[Sequence[Box]], Sequence[Box]]:
        """Return the columns that so much room has, and what is left."""
        columns: list[Sequence[Box]] = []
        rest = self.boxes
        for _column in range(self.count):
            fitting = 0
            while fitting < len(rest) and stacked_height(rest[: fitting + 1]) <= room:
                fitting += 1
            columns.append(rest[:fitting])
            rest = rest[fitting:]
        return columns, rest

    def draw(self, pen: Pen, left: float, top: float) -> None:
        for number, column in enumerate(self._columns):
            draw_stack(pen, column, left + number * (self.wide + GUTTER), top)

"""Short boxes in columns side by side, as even as they can be, cut between boxes where the page ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from muniredes.manual.render.boxes import Box, draw_stack, gap, stacked_height
from muniredes.manual.render.pen import Pen

GUTTER = 18.0
_STEP, _HAIR = 4.0, 1e-6
_FEWEST, _ENOUGH, _LITTLE = 3, 62.0, 50.0
"""The fewest boxes of a column that may stand on a page, if more come after; the room that is enough to
begin with longer ones, and what is too little of them."""


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
        room = _ENOUGH
        while room < self.height and self._cut(room) is None:
            room += _STEP
        return min(self.height, room)

    def split(self, room: float) -> tuple[Box, Box] | None:
        cut = self._cut(room)
        if cut is None:
            return None
        first = [box for column in cut[0] for box in column]
        return (
            ColumnsBox(first, self.count, self.wide, before=self.before),
            ColumnsBox(cut[1], self.count, self.wide, after=self.after),
        )

    def _cut(self, room: float) -> tuple[Sequence[Sequence[Box]], Sequence[Box]] | None:
        """Return what fits in so much room, as columns, and the rest: what is worth a page, if it can be.

        None when what fits is too little to begin with.
        """
        largest = None
        while room >= _ENOUGH:
            columns, rest = self._filled(room)
            if len(columns[0]) < _FEWEST and stacked_height(columns[0]) < _LITTLE:
                break
            if rest and stacked_height(rest) >= 2 * _LITTLE:
                return columns, rest
            largest = largest or ((columns, rest) if rest else None)
            room -= _STEP
        return largest

    def bring_closer(self, part: float) -> None:
        super().bring_closer(part)
        for box in self.boxes:
            box.bring_closer(part)
        self._columns = self._even()

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
        rest = list(self.boxes)
        for _column in range(self.count):
            column, rest = _column_of(rest, room)
            columns.append(column)
        return columns, rest

    def draw(self, pen: Pen, left: float, top: float) -> None:
        for number, column in enumerate(self._columns):
            draw_stack(pen, column, left + number * (self.wide + GUTTER), top)


def _column_of(boxes: list[Box], room: float) -> tuple[list[Box], list[Box]]:
    """Return the boxes that so much room has, the last of them perhaps in part, and what is left."""
    used, above = 0.0, None
    for number, box in enumerate(boxes):
        space = gap(above, box)
        if used + space + box.height > room + _HAIR:
            parts = box.split(room - used - space)
            if parts is None:
                kept = number
                while kept > 1 and boxes[kept - 1].holds_next:
                    kept -= 1
                return boxes[:kept], boxes[kept:]
            return [*boxes[:number], parts[0]], [parts[1], *boxes[number + 1 :]]
        used += space + box.height
        above = box
    return boxes, []

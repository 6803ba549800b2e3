"""Drawings made of rectangles and arrows."""

import math
from dataclasses import dataclass

from muniredes.manual.drawing import Arrow, Drawing, Shape
from muniredes.manual.render.boxes import Box, place
from muniredes.manual.render.letters import fonts
from muniredes.manual.render.paints import parts
from muniredes.manual.render.pen import Pen
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import SOFT_INK, TextStyle

_HEAD = 5.0
_BASELINE = 0.32


@dataclass
class DrawingBox(Box):
    """A drawing in the middle of the page, made smaller when it is wider than it."""

    drawing: Drawing
    node: Node
    width: float
    before: float = 6.0
    after: float = 4.0
    holds_next: bool = False

    @property
    def _scale(self) -> float:
        return min(1.0, self.width / self.drawing.width)

    @property
    def height(self) -> float:
        return self.drawing.height * self._scale

    def draw(self, pen: Pen, left: float, top: float) -> None:
        wide = self.drawing.width * self._scale
        left += (self.width - wide) / 2
        place(self.node, pen, left, top, wide, self.height)
        with pen.inside(self.node):
            for arrow in self.drawing.arrows:
                self._arrow(pen, arrow, left, top)
            for shape in self.drawing.shapes:
                self._shape(pen, shape, left, top)

    def _shape(self, pen: Pen, shape: Shape, left: float, top: float) -> None:
        scale = self._scale
        x, y = left + shape.left * scale, top + shape.top * scale
        width, height = shape.width * scale, shape.height * scale
        if shape.fill:
            pen.band(x, y, width, height, parts(shape.fill))
        if shape.stroke:
            pen.outline(x, y, width, height, parts(shape.stroke))
        if shape.text:
            self._words(pen, shape, x if shape.is_left else x + width / 2, y + height / 2)

    def _words(self, pen: Pen, shape: Shape, at: float, centre: float) -> None:
        size = shape.size * self._scale
        look = TextStyle(size, size * 1.25, colour=parts(shape.ink), bold=shape.bold)
        lines = shape.text.split("\n")
        first = centre - len(lines) * look.leading / 2 + look.leading / 2 + size * _BASELINE
        face = fonts.face(bold=shape.bold, italic=False)
        for number, line in enumerate(lines):
            width = sum(fonts.width(part, font, size) for font, part in fonts.runs(line, face))
            pen.text(line, at if shape.is_left else at - width / 2, first + number * look.leading, look)

    def _arrow(self, pen: Pen, arrow: Arrow, left: float, top: float) -> None:
        scale = self._scale
        x1, y1 = left + arrow.x1 * scale, top + arrow.y1 * scale
        x2, y2 = left + arrow.x2 * scale, top + arrow.y2 * scale
        pen.rule(x1, y1, x2, y2, SOFT_INK, 0.9)
        angle = math.atan2(y2 - y1, x2 - x1)
        for turn in (math.pi * 0.85, -math.pi * 0.85):
            pen.rule(
                x2,
                y2,
                x2 + _HEAD * math.cos(angle + turn),
                y2 + _HEAD * math.sin(angle + turn),
                SOFT_INK,
                0.9,
            )

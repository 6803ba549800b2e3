"""What stands on a page: boxes that know their height, can be cut in two, and draw themselves with tags."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from muniredes.domain.images import StoredImage
from muniredes.manual.document import FlowFigure
from muniredes.manual.render.letters.stretches import Line
from muniredes.manual.render.pen import Pen
from muniredes.manual.render.structure import Node
from muniredes.manual.render.style import (
    ACCENT,
    BAND,
    CELL,
    RULE,
    SOFT_INK,
    WARNING,
    WARNING_BAND,
    WHITE,
    TextStyle,
)

FEWEST_LINES = 2
"""A paragraph is never cut leaving fewer lines than these on either page."""


_WHOLE_NOTICE = 150.0
"""A notice no taller than this is not cut."""


class Box(ABC):
    """A box of the body. `before` and `after` are the space around it; of two that meet, the larger wins.

    One that `holds_next` is never the last of a page; one that `starts_page` is always the first. One that
    begins a `section` has its heading there, said at the head of the pages on which the section goes on.
    """

    before: float = 0.0
    after: float = 0.0
    holds_next: bool = False
    starts_page: bool = False
    section: str = ""

    @property
    @abstractmethod
    def height(self) -> float:
        """The height of the box in points."""

    @property
    def least(self) -> float:
        """The least height that must be free for the box to start on a page."""
        return self.height

    def split(self, room: float) -> tuple["Box", "Box"] | None:
        """Return the box as one that fits in `room` and the rest, or None when it cannot be cut there."""
        del room
        return None

    def bring_closer(self, part: float) -> None:
        """Leave so large a part of the space around it, and between what it is made of."""
        self.before *= part
        self.after *= part

    @abstractmethod
    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the box with its top left corner there."""


@dataclass
class TextBox(Box):
    """Lines of text, part of `node`. An item of a list has its marker in an element of its own, `label`.

    One that `stays_whole` is never cut: it has to be shorter than a page.
    """

    lines: Sequence[Line]
    style: TextStyle
    node: Node
    width: float
    indent: float = 0.0
    marker: Line | None = None
    label: Node | None = None
    anchor: str = ""
    bookmark: tuple[str, int] | None = None
    before: float = 0.0
    after: float = 0.0
    holds_next: bool = False
    starts_page: bool = False
    section: str = ""
    stays_whole: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        if self.stays_whole or len(self.lines) < 2 * FEWEST_LINES:
            return self.height
        return FEWEST_LINES * self.style.leading

    def split(self, room: float) -> tuple[Box, Box] | None:
        fitting = min(int(room / self.style.leading + 1e-6), len(self.lines) - FEWEST_LINES)
        if self.stays_whole or fitting < FEWEST_LINES:
            return None
        return self.cut(fitting)

    def cut(self, count: int) -> tuple["TextBox", "TextBox"]:
        """Return the first `count` lines and the rest as two boxes."""
        first = TextBox(
            self.lines[:count],
            self.style,
            self.node,
            self.width,
            self.indent,
            self.marker,
            self.label,
            self.anchor,
            self.bookmark,
            self.before,
        )
        rest = TextBox(self.lines[count:], self.style, self.node, self.width, self.indent, after=self.after)
        return first, rest

    def draw(self, pen: Pen, left: float, top: float) -> None:
        if self.anchor:
            pen.place(self.anchor, top)
        if self.bookmark:
            pen.bookmark(self.bookmark[0], self.anchor, self.bookmark[1])
        if self.marker is not None and self.label is not None:
            pen.lines([self.marker], self.label, left, top, self.style)
        pen.lines(self.lines, self.node, left + self.indent, top, self.style)
        draw_blanks(pen, self.lines, self.style, left + self.indent, top, self.width - self.indent)


def draw_blanks(
    pen: Pen, lines: Sequence[Line], style: TextStyle, left: float, top: float, width: float
) -> None:
    """Rule the rest of every line that ends in a missing answer, to write on it."""
    for number, line in enumerate(lines):
        if line.pieces and line.pieces[-1].blank and line.width + 12 < width:
            y = top + (number + 1) * style.leading - 2.5
            pen.rule(left + line.width + 4, y, left + width, y, RULE, 0.5)


@dataclass
class SpaceBox(Box):
    """Ruled lines to write on, under a label."""

    label: TextBox
    lines: int
    spacing: float = 22.0
    before: float = 6.0
    after: float = 8.0

    @property
    def height(self) -> float:
        return self.label.height + self.lines * self.spacing

    def draw(self, pen: Pen, left: float, top: float) -> None:
        self.label.draw(pen, left, top)
        for number in range(1, self.lines + 1):
            y = top + self.label.height + number * self.spacing - 4
            pen.rule(left, y, left + self.label.width, y, RULE, 0.5)


@dataclass
class SignatureBox(Box):
    """A frame to sign in, under a label: by hand on paper, or with a certificate in the field it is."""

    label: TextBox
    node: Node
    key: str
    words: str
    tall: float = 58.0
    before: float = 6.0
    after: float = 8.0

    @property
    def height(self) -> float:
        return self.label.height + 4 + self.tall

    def draw(self, pen: Pen, left: float, top: float) -> None:
        self.label.draw(pen, left, top)
        top += self.label.height + 4
        pen.outline(left, top, self.label.width, self.tall, RULE)
        pen.signature(self.node, self.key, self.words, left, top, self.label.width, self.tall)


@dataclass
class CalloutBox(Box):
    """A notice on a coloured band, cut between its paragraphs."""

    paragraphs: Sequence[Box]
    width: float
    is_warning: bool
    padding: float = 9.0
    before: float = 6.0
    after: float = 10.0

    @property
    def height(self) -> float:
        return stacked_height(self.paragraphs) + 2 * self.padding

    @property
    def least(self) -> float:
        if self.height <= _WHOLE_NOTICE:
            return self.height
        return stacked_height(self.paragraphs[:2]) + 2 * self.padding

    def split(self, room: float) -> tuple[Box, Box] | None:
        if self.height <= _WHOLE_NOTICE:
            return None
        kept = len(self.paragraphs) - 1
        while kept > 1 and stacked_height(self.paragraphs[:kept]) + 2 * self.padding > room:
            kept -= 1
        if kept < 2 or stacked_height(self.paragraphs[:kept]) + 2 * self.padding > room:
            return None
        first = CalloutBox(self.paragraphs[:kept], self.width, self.is_warning, before=self.before)
        return first, CalloutBox(self.paragraphs[kept:], self.width, self.is_warning, after=self.after)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.band(left, top, self.width, self.height, WARNING_BAND if self.is_warning else BAND)
        pen.band(left, top, 3, self.height, WARNING if self.is_warning else ACCENT)
        draw_stack(pen, self.paragraphs, left + self.padding + 3, top + self.padding)


def gap(above: Box | None, below: Box) -> float:
    """Return the space between two boxes; none above the first."""
    return 0.0 if above is None else max(above.after, below.before)


def stacked_height(boxes: Sequence[Box]) -> float:
    """Return the height of boxes one under the other."""
    total = 0.0
    for above, below in zip((None, *boxes), boxes, strict=False):
        total += gap(above, below) + below.height
    return total


def draw_stack(pen: Pen, boxes: Sequence[Box], left: float, top: float) -> None:
    """Draw boxes one under the other."""
    for above, below in zip((None, *boxes), boxes, strict=False):
        top += gap(above, below)
        below.draw(pen, left, top)
        top += below.height


@dataclass
class PictureBox(Box):
    """A picture, of so many points, that says what it shows."""

    picture: StoredImage
    node: Node
    width: float
    tall: float
    after: float = 10.0
    holds_next: bool = False

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, pen: Pen, left: float, top: float) -> None:
        place(self.node, pen, left, top, self.width, self.tall)
        with pen.inside(self.node):
            pen.image(self.picture.data, left, top, self.width, self.tall)


@dataclass
class FlowBoxes(Box):
    """The flow of responsibilities: a column of boxes with an arrow from each to the next."""

    figure: FlowFigure
    node: Node
    width: float
    names: Sequence[Sequence[Line]] = field(default_factory=list)
    deeds: Sequence[Sequence[Line]] = field(default_factory=list)
    before: float = 6.0
    after: float = 6.0
    tall: float = 26.0
    arrow: float = 5.5
    holds_next: bool = False

    @property
    def height(self) -> float:
        count = len(self.figure.boxes)
        return count * self.tall + (count - 1) * self.arrow

    def draw(self, pen: Pen, left: float, top: float) -> None:
        place(self.node, pen, left, top, self.width, self.height)
        with pen.inside(self.node):
            for number in range(len(self.figure.boxes)):
                y = top + number * (self.tall + self.arrow)
                self._draw_box(pen, number, left, y)
                if number + 1 < len(self.figure.boxes):
                    pen.arrow_down(left + 13, y + self.tall, y + self.tall + self.arrow, SOFT_INK)

    def _draw_box(self, pen: Pen, number: int, left: float, top: float) -> None:
        pen.frame(left, top, self.width, self.tall, ACCENT, BAND)
        pen.band(left + 0.5, top + 0.5, 26, self.tall - 1, ACCENT)
        white = TextStyle(13, 16, colour=WHITE, bold=True)
        pen.text(str(number + 1), left + 9.5, top + self.tall / 2 + 4.5, white)
        step = TextStyle(11, 14, bold=True)
        pen.text(self.figure.boxes[number].step, left + 36, top + self.tall / 2 + 4, step)
        for share, lines in ((0.295, self.deeds[number]), (0.63, self.names[number])):
            inner = self.tall / 2 - len(lines) * CELL.leading / 2
            pen.lines(lines, self.node, left + self.width * share, top + inner, CELL)


def place(node: Node, pen: Pen, left: float, top: float, width: float, height: float) -> None:
    """Write on a figure's element where it stands on the page, as accessible PDF asks."""
    bottom = pen.page.height - top - height
    box = (left, bottom, left + width, bottom + height)
    node.attributes = {"/O": "/Layout", "/Placement": "/Block", "/BBox": box}

"""A drawing as a value: rectangles with text, and arrows, that say in words what they show."""

from dataclasses import dataclass
from enum import StrEnum


class Paint(StrEnum):
    """A colour of the manual itself."""

    INK = "ink"
    ACCENT = "accent"
    BAND = "band"
    RULE = "rule"
    WARNING = "warning"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle of a drawing, in points from its top left corner, with lines of text in its middle.

    Text that `is_left` begins at its left edge.

    Colours are those of the manual, or «#rrggbb»; an empty one is not drawn.
    """

    left: float
    top: float
    width: float
    height: float
    text: str = ""
    fill: str = ""
    stroke: str = ""
    ink: str = Paint.INK
    size: float = 9.5
    bold: bool = False
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A straight arrow of a drawing, from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure made of rectangles and arrows; `alt` says the same in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
    caption: str
    arrows: tuple[Arrow, ...] = ()

"""The sheets a document is printed on, and where on each there is room to write, in points."""

from dataclasses import dataclass

from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import mark

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class PageShape:
    """A sheet with its margins."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def body_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def body_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


class PageSize(WordedEnum):
    """A sheet: upright to be read, lying down for the wall."""

    A4 = "a4", mark("A4")
    A4_LANDSCAPE = "a4-apaisado", mark("A4 apaisado")
    A3_LANDSCAPE = "a3-apaisado", mark("A3 apaisado")

    @property
    def shape(self) -> PageShape:
        """Its measures."""
        return _SHAPES[self]


_SHAPES = {
    PageSize.A4: PageShape(210 * MM, 297 * MM, 20 * MM, 16 * MM, 20.5 * MM, 16.5 * MM),
    PageSize.A4_LANDSCAPE: PageShape(297 * MM, 210 * MM, 12 * MM, 12 * MM, 21 * MM, 17 * MM),
    PageSize.A3_LANDSCAPE: PageShape(420 * MM, 297 * MM, 15 * MM, 15 * MM, 23 * MM, 18 * MM),
}

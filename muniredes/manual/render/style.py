"""How the manual looks: sizes and spaces in points, colours as red, green and blue from 0 to 1."""

from dataclasses import dataclass

from muniredes.manual.page_shape import PageSize

Colour = tuple[float, float, float]

A4 = PageSize.A4.shape
"""The sheet of everything that is read and not hung on a wall."""

INK: Colour = (0.10, 0.12, 0.16)
SOFT_INK: Colour = (0.33, 0.37, 0.43)
ACCENT: Colour = (0.09, 0.27, 0.45)
WARNING: Colour = (0.60, 0.12, 0.10)
RULE: Colour = (0.72, 0.75, 0.79)
BAND: Colour = (0.93, 0.95, 0.97)
REST: Colour = (0.96, 0.965, 0.97)
ELECTORAL: Colour = (1.0, 0.965, 0.88)
WARNING_BAND: Colour = (0.99, 0.94, 0.93)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A size of text, its line height, the space around it, and whether it holds to what follows."""

    size: float
    leading: float
    colour: Colour = INK
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    holds_next: bool = False


BODY = TextStyle(10.5, 12.8, after=4.5)
LEAD = TextStyle(11.5, 14.5, colour=SOFT_INK, after=5, holds_next=True)
NOTE = TextStyle(9.5, 12.4, colour=SOFT_INK, italic=True, after=5)
ITEM = TextStyle(10.5, 12.5, after=1.7)
CHAPTER = TextStyle(20, 25, colour=ACCENT, bold=True, before=20, after=7, holds_next=True)
HEADING_2 = TextStyle(13, 16.5, colour=ACCENT, bold=True, before=9, after=3, holds_next=True)
HEADING_3 = TextStyle(11, 14, bold=True, before=6, after=2.5, holds_next=True)
ENTRY = TextStyle(9.6, 11.8, after=0.8)
CELL = TextStyle(9.5, 11.4)
CELL_STRONG = TextStyle(9.5, 11.4, bold=True)
CELL_HEADING = TextStyle(9.5, 11.4, bold=True, colour=ACCENT)
CALLOUT_TITLE = TextStyle(10.5, 14, bold=True, after=2, holds_next=True)
CAPTION = TextStyle(9.5, 12.4, colour=SOFT_INK, before=4, after=7)
TOC_1 = TextStyle(10.5, 14, bold=True, before=4)
TOC_2 = TextStyle(9.8, 12.9, colour=SOFT_INK)
TOC_PLACES = TextStyle(9.5, 12, colour=SOFT_INK)
FURNITURE = TextStyle(8.5, 10, colour=SOFT_INK)
FURNITURE_STAMP = TextStyle(8.5, 10, colour=WARNING, bold=True)
COVER_BODY = TextStyle(16, 21, colour=SOFT_INK)
COVER_TITLE = TextStyle(30, 37, colour=ACCENT, bold=True)
COVER_STAMP = TextStyle(11, 16, colour=WARNING, bold=True)
COVER_LINE = TextStyle(11, 16, colour=SOFT_INK)

CELL_PADDING = 3.0
ROW_PADDING = 2.1
DENSE_PADDING = 2.0
LONG_ENTRY_AFTER = 4.5
LIST_INDENT = 16.0
TABLE_AFTER = 7.0

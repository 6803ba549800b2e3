"""Stretches of text in one face, and the lines that they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from muniredes.manual.render.letters import fonts
from muniredes.manual.render.style import Colour

UNKNOWN_PAGE = "000"


@dataclass(slots=True)
class Piece:
    """A stretch of one line in one face; `x` is where it starts from the left of the line, in points.

    One with a `page_of` stands for the page of that place, which is not known until all are laid out: it
    takes the room of three figures. One that `is_backwards` is written from right to left.
    """

    text: str
    font: str
    size: float
    colour: Colour
    link: str
    blank: bool
    x: float
    width: float
    page_of: str = ""
    is_backwards: bool = False

    def with_page(self, places: Mapping[str, int], shift: float) -> "Piece":
        """Return it with the number of its page, so many points to the right; without its place, empty."""
        if not self.page_of:
            return replace(self, x=self.x + shift)
        page = places.get(self.page_of)
        text = "" if page is None else self.text.replace(UNKNOWN_PAGE, str(page))
        width = fonts.width(text, self.font, self.size)
        return replace(self, text=text, x=self.x + shift, width=width)


@dataclass(slots=True)
class Line:
    """One line of text."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def width(self) -> float:
        """How far the line reaches, in points."""
        return self.pieces[-1].x + self.pieces[-1].width if self.pieces else 0.0

    def with_pages(self, places: Mapping[str, int]) -> "Line":
        """Return it with the numbers of its pages, each once in a list, and what follows them moved up."""
        if not any(piece.page_of for piece in self.pieces):
            return self
        said, shift, numbers = Line(), 0.0, set[int]()
        for piece in self.pieces:
            number = places.get(piece.page_of)
            is_said = piece.text.startswith(",") and number in numbers
            told = piece.with_page({} if is_said else places, shift)
            said.pieces.append(told)
            shift += told.width - piece.width
            if piece.page_of and number is not None:
                numbers.add(number)
        return said

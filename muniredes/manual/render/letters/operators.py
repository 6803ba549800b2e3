"""Write letters whose glyphs are one each, as the few operators that they need, one text object for many."""

from collections.abc import Iterable
from functools import cache

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import Destination, PDFDocument
from reportlab.pdfgen.canvas import Canvas

from muniredes.manual.render.letters.faces import named
from muniredes.manual.render.letters.stretches import Piece
from muniredes.manual.render.links import Link
from muniredes.manual.render.style import Colour

_HARD_SPACE = "\u00a0"


class Sheets(Canvas):
    """The pages of a PDF, which say in which document their letters get their codes."""

    @property
    def document(self) -> PDFDocument:
        """The document that is drawn."""
        found = self._doc  # type: ignore[attr-defined]  # the stubs do not have it
        assert isinstance(found, PDFDocument)
        return found

    def destination(self, key: str) -> Destination:
        """Return the place that has a key, which may be drawn later."""
        found = self._bookmarkReference(key)  # type: ignore[attr-defined]  # the stubs do not have it
        assert isinstance(found, Destination)
        return found

    def lead(self, link: Link) -> None:
        """Add a link to the page."""
        self._addAnnotation(link)  # type: ignore[attr-defined]  # the stubs do not have it


class LetterWriter:
    """Writes pieces of text on the pages of one document; it knows the codes of the letters already seen."""

    def __init__(self, canvas: Sheets) -> None:
        self._canvas = canvas
        self._known: dict[str, dict[int, str]] = {}
        self._names: dict[tuple[str, int, float], str] = {}

    def write(self, pieces: Iterable[tuple[Piece, float, float]]) -> None:
        """Write each piece from its point, given from the bottom left corner of the page."""
        said = ["BT"]
        look: tuple[str, int, float] | None = None
        colour: Colour | None = None
        for piece, x, y in pieces:
            if piece.colour != colour:
                colour = piece.colour
                said.append(ink(colour))
            said.append(f"1 0 0 1 {fp_str(x, y)} Tm")
            for subset, letters in self._codes(piece):
                wanted = (piece.font, subset, piece.size)
                if wanted != look:
                    look = wanted
                    said.append(self._named(*wanted))
                said.append(f"({letters}) Tj")
        said.append("ET")
        self._canvas.addLiteral(" ".join(said))

    def _codes(self, piece: Piece) -> list[tuple[int, str]]:
        """Return a text as codes of each subset of its face, as they are written."""
        table = self._known.setdefault(piece.font, {})
        if all(map(table.__contains__, map(ord, piece.text))):
            return [(0, piece.text.translate(table))]
        font, document = named(piece.font), self._canvas.document
        found = [(subset, _escaped(codes)) for subset, codes in font.splitString(piece.text, document)]
        codes = font.state[document].assignments  # type: ignore[attr-defined]  # the stubs do not have it
        self._learn(table, codes, piece.text)
        return found

    def _learn(self, table: dict[int, str], codes: dict[int, int], text: str) -> None:
        """Keep what each letter of the first subset is written as."""
        for letter in map(ord, text):
            code = codes.get(ord(" ") if letter == ord(_HARD_SPACE) else letter)
            if code is not None and code < 256:
                table[letter] = _escaped(bytes([code]))

    def _named(self, font: str, subset: int, size: float) -> str:
        key = (font, subset, size)
        if key not in self._names:
            name = named(font).getSubsetInternalName(subset, self._canvas.document)
            self._names[key] = f"{name} {fp_str(size)} Tf"
        return self._names[key]


@cache
def ink(colour: Colour) -> str:
    """Return the operator that fills in a colour."""
    return f"{fp_str(*colour)} rg"


@cache
def stroke(colour: Colour, thickness: float) -> str:
    """Return the operators that draw lines in a colour, so thick."""
    return f"{fp_str(*colour)} RG {fp_str(thickness)} w"


def _escaped(codes: bytes) -> str:
    return "".join(map(_CODES.__getitem__, codes))


def _written(code: int) -> str:
    if chr(code) in "()\\":
        return f"\\{chr(code)}"
    return chr(code) if 32 <= code < 127 else f"\\{code:03o}"


_CODES: list[str] = [_written(code) for code in range(256)]

"""The embedded faces: each is read when a letter first needs it, and can have glyphs that are no letter."""

import threading
from functools import cache

import regex
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from muniredes import paths

REGULAR = "Lato-Regular"
BOLD = "Lato-Bold"
ITALIC = "Lato-Italic"
SYMBOLS = "DejaVuSans"
EMOJI = "NotoEmoji-Regular"
SCRIPTS = (
    *(f"NotoSans{script}-Regular" for script in ("Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil")),
    *(f"NotoSans{script}-Regular" for script in ("Telugu", "Sinhala", "Thai", "Ethiopic")),
    "DroidSansFallback",
)
"""What people's names bring, the heaviest last."""

UNITS = 1000
UNSEEN = regex.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}\p{Cs}--\n]", regex.V1
)
"""Marks for whoever breaks or orders lines, soft hyphens among them, and what is no letter at all."""

_FIRST_STAND_IN = 0xF0000
_MAKING = threading.Lock()
"""A manual may be drawn beside its preview: what they share is made by one of them."""
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry ({name})
/Ordering ({name})
/Supplement 0
>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <{last:02X}>
endcodespacerange
{count} beginbfchar
{lines}
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Face(TTFont):
    """A face whose glyphs can be drawn one by one: each has a stand-in, a private letter, and what it says.

    What a glyph says is what whoever copies it gets.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, str(paths.resource("fonts", f"{name}.ttf")), shapable=False)
        self._stand_ins: dict[tuple[int, str], str] = {}
        self._said: dict[int, str] = {}

    def stand_in(self, glyph: int, said: str) -> str:
        """Return the private letter that draws a glyph."""
        letter = self._stand_ins.get((glyph, said))
        if letter is not None:
            return letter
        with _MAKING:
            return self._stand_ins.get((glyph, said)) or self._new_stand_in(glyph, said)

    def _new_stand_in(self, glyph: int, said: str) -> str:
        code = _FIRST_STAND_IN + len(self._stand_ins)
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self.pdfScale(self.face.hmetrics[glyph][0])  # type: ignore[no-untyped-call]
        self._said[code] = said
        letter = self._stand_ins[glyph, said] = chr(code)
        return letter

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Add the face to a PDF; ReportLab's own table of what glyphs say ends at the first plane."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            if any(code > 0xFFFF for code in subset):
                name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
                table = doc.idToObject[f"toUnicodeCMap:{name}"]
                assert isinstance(table, PDFStream)
                table.content = self._told(name, subset)

    def _told(self, name: str, subset: list[int]) -> str:
        lines = [
            f"<{number:02X}> <{self._said.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
            for number, code in enumerate(subset)
        ]
        return _CMAP.format(name=name, last=len(subset) - 1, count=len(subset), lines="\n".join(lines))


_faces: dict[str, Face] = {}


def named(name: str) -> Face:
    """Return a face, known to ReportLab: always the same, or a page would have two of one name."""
    found = _faces.get(name)
    if found is not None:
        return found
    with _MAKING:
        return _faces.get(name) or _new_face(name)


def _new_face(name: str) -> Face:
    face = Face(name)
    pdfmetrics.registerFont(face)
    _faces[name] = face
    return face


def register() -> None:
    """Make the faces of nearly every text known to ReportLab."""
    for name in (REGULAR, BOLD, ITALIC, SYMBOLS):
        named(name)


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Return the name of a face of the family."""
    if bold:
        return BOLD
    return ITALIC if italic else REGULAR


@cache
def letters(name: str) -> frozenset[str]:
    """Return the letters that a face has; those that nobody should see are none."""
    found = (chr(code) for code in named(name).face.charToGlyph if code < _FIRST_STAND_IN)
    return frozenset(letter for letter in found if not UNSEEN.match(letter)) | {" ", "\n"}

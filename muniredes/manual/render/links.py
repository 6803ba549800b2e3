"""Links of a PDF as their own letters: ReportLab makes of each a dozen small things, and asks them all."""

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import Destination, PDFDocument, PDFObject, PDFString

Rectangle = tuple[float, float, float, float]


class Link(PDFObject):
    """A box of a page, given by its left, bottom, right and top, that leads to a place or to an address."""

    def __init__(self, rectangle: Rectangle, words: str, target: Destination | str) -> None:
        self._rectangle = rectangle
        self._words = words
        self._target = target

    def format(self, document: PDFDocument) -> bytes:
        """Return what is written of it once every place is known."""
        said = b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%b] /Contents %b %b >>"
        rectangle = fp_str(*self._rectangle).encode()
        return said % (rectangle, _string(self._words, document), self._leads(document))

    def _leads(self, document: PDFDocument) -> bytes:
        if isinstance(self._target, str):
            return b"/A << /Type /Action /S /URI /URI %b >>" % _string(self._target, document)
        return b"/Dest " + bytes(self._target.format(document))


def _string(text: str, document: PDFDocument) -> bytes:
    return bytes(PDFString(text).format(document))

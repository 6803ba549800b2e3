"""Look at a PDF page by page, as pixels."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from muniredes.domain.problems import Problem
from muniredes.i18n import _


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: four bytes each (blue, green, red, nothing), from the top left."""

    number: int
    page_count: int
    width: int
    height: int
    stride: int
    pixels: bytes


def page_image(path: Path, number: int, width: int) -> PageImage:
    """Return page `number` of a PDF (0 is the first; the last when there are fewer) `width` pixels wide."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(path.read_bytes())) as pdf:
            shown = min(number, len(pdf) - 1)
            page = pdf[shown]
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
            pixels = bytes(bitmap.buffer)
            return PageImage(shown, len(pdf), bitmap.width, bitmap.height, bitmap.stride, pixels)
    except (OSError, RuntimeError) as error:
        raise Problem(_("No se puede mostrar «{name}».").format(name=path.name)) from error

"""Look at a document or a PDF page by page, as pixels."""

from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: four bytes each (blue, green, red, nothing), from the top left."""

    number: int
    page_count: int
    width: int
    height: int
    stride: int
    pixels: bytes


class Pages(Protocol):
    """Pages that are drawn one by one."""

    @property
    def page_count(self) -> int: ...

    def page(self, number: int) -> bytes: ...


def shown_page(pages: Pages, number: int, width: int) -> PageImage:
    """Return page `number` of some pages (0 is the first; the last if there are fewer), so wide."""
    shown = min(number, pages.page_count - 1)
    return replace(page_image(pages.page(shown), 0, width), number=shown, page_count=pages.page_count)


def page_image(pdf: bytes, number: int, width: int) -> PageImage:
    """Return page `number` of a PDF (0 is the first; the last when there are fewer) `width` pixels wide."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        shown = min(number, len(opened) - 1)
        page = opened[shown]
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        pixels = bytes(bitmap.buffer)
        return PageImage(shown, len(opened), bitmap.width, bitmap.height, bitmap.stride, pixels)

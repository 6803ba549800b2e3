"""Write a document as a PDF, page by page, telling how far it is and stopping when it is asked to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from muniredes.domain.progress import Progress
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.manual.document import Document
from muniredes.manual.render.boxes import TextBox
from muniredes.manual.render.front import ContentsLine, contents, draw_cover, draw_furniture
from muniredes.manual.render.layout import chapter_boxes
from muniredes.manual.render.pages import Page, Paginator
from muniredes.manual.render.pen import Pen
from muniredes.manual.render.structure import Node
from muniredes.manual.render.tagging import finish

_LAYOUT_PART, _DRAWING_PART = 0.35, 0.55


@dataclass
class Book:
    """The pages before they are drawn: the contents, then the chapters; `cover` is before them, if any."""

    cover: Node | None
    pages: list[Page]

    @property
    def first_number(self) -> int:
        """The number of the first page behind the cover."""
        return 1 if self.cover is None else 2

    @property
    def page_count(self) -> int:
        return self.first_number - 1 + len(self.pages)

    def numbers(self) -> Mapping[str, int]:
        """Return the page of every place that has a key; the cover is page 1."""
        return {
            box.anchor: number
            for number, page in enumerate(self.pages, start=self.first_number)
            for _top, box in page.placed
            if isinstance(box, TextBox) and box.anchor
        }


def write_pdf(document: Document, target: Path, progress: Progress) -> None:
    """Write `document` at `target`, whole or not at all.

    Raises a Problem when the file cannot be replaced, and lets `Cancelled` through.
    """
    drawn = draw_pdf(document, progress)
    with disk_problems(target), perhaps_open_elsewhere(target), sharing(target) as neighbour:
        neighbour.write_bytes(drawn)
    progress(1.0)


def draw_pdf(document: Document, progress: Progress) -> bytes:
    """Return `document` as a whole PDF, in memory only; `Cancelled` goes through."""
    return draw_with_places(document, progress)[0]


def draw_with_places(document: Document, progress: Progress) -> tuple[bytes, Mapping[str, int]]:
    """Return `document` as a whole PDF, and the page of every place that has a key."""
    stream = BytesIO()
    pen = Pen(stream, document.page.shape)
    book = lay_out(document, pen.structure.root, progress)
    pen.places = book.numbers()
    _draw(pen, document, book, progress)
    return finish(stream, pen.structure, document), pen.places


def lay_out(document: Document, root: Node, progress: Progress) -> Book:
    """Return the pages of a document, with every box in its place and none drawn yet."""
    cover = root.child("Part") if document.has_front else None
    page = document.page.shape
    paginator = Paginator(page.body_height)
    lines: list[ContentsLine] = []
    if document.has_front:
        front_boxes, lines = contents(document, root, page)
        paginator.place_whole(_("Contenido"), front_boxes)
    last = len(document.chapters) - 1
    for number, chapter in enumerate(document.chapters):
        progress(_LAYOUT_PART * number / len(document.chapters))
        boxes = chapter_boxes(chapter, root, page)
        if document.has_front:
            if chapter.starts_sheet and not _is_front(paginator):
                paginator.open_page("")
            paginator.begin(
                chapter.full_title,
                boxes,
                starts_page=number == 0 or chapter.starts_page,
                ends_page=number == last or document.chapters[number + 1].starts_page,
            )
        else:
            paginator.place_whole(chapter.full_title, boxes)
    book = Book(cover, paginator.pages)
    numbers = book.numbers()
    for line in lines:
        line.page_number = numbers[line.key]
    return book


def _is_front(paginator: Paginator) -> bool:
    """Whether the next page, behind the cover and the open ones, is the front of a sheet."""
    return (1 + len(paginator.pages) + 1) % 2 == 1


def _draw(pen: Pen, document: Document, book: Book, progress: Progress) -> None:
    if book.cover is not None:
        pen.open_page()
        draw_cover(pen, document.cover, book.cover)
        pen.close_page()
    for number, page in enumerate(_released(book.pages), start=book.first_number):
        progress(_LAYOUT_PART + _DRAWING_PART * number / book.page_count)
        pen.open_page()
        draw_furniture(pen, document, page.title, number, book.page_count)
        for top, box in page.placed:
            box.draw(pen, pen.page.left, pen.page.top + top)
        pen.close_page()
    pen.save()


def _released(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield each page and then let go of its boxes: a long manual need not stay in memory twice."""
    for page in pages:
        yield page
        page.placed.clear()

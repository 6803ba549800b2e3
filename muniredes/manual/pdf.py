"""Write a document as a PDF, page by page, telling how far it is and stopping when it is asked to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from muniredes.domain.progress import Progress
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.manual.document import Chapter, Document
from muniredes.manual.render.boxes import TextBox
from muniredes.manual.render.contents import contents
from muniredes.manual.render.front import cover_page, draw_furniture
from muniredes.manual.render.layout import chapter_boxes
from muniredes.manual.render.letters import fonts
from muniredes.manual.render.pages import Laid, Page, Paginator, Start
from muniredes.manual.render.pen import Pen
from muniredes.manual.render.structure import Node, Structure
from muniredes.manual.render.tagging import finish

_LAYOUT_PART, _DRAWING_PART = 0.35, 0.55


@dataclass
class Book:
    """The pages before they are drawn, from the front page on."""

    pages: list[Page]
    chapters: Mapping[str, tuple[Chapter, Laid]] = field(default_factory=dict)
    """How each chapter was laid out, by its title."""

    def numbers(self) -> Mapping[str, int]:
        """Return the page of every place that has a key; the first page is 1."""
        return {
            box.anchor: number
            for number, page in enumerate(self.pages, start=1)
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


def lay_out(document: Document, root: Node, progress: Progress, before: Book | None = None) -> Book:
    """Return the pages of a document, with every box in its place and none drawn yet.

    Chapters that are, and begin, as those of the book `before` stay as they were, and have no elements under
    `root`; that book has to be of the same shape.
    """
    page = document.page.shape
    paginator = Paginator(page.body_height)
    chapters: Sequence[Chapter] = document.chapters
    laid: dict[str, tuple[Chapter, Laid]] = {}
    known = before.chapters if before is not None else {}
    if document.has_front:
        chapters = _place_front(document, root, paginator)
    for number, chapter in enumerate(chapters):
        progress(_LAYOUT_PART * number / len(chapters))
        if not document.has_front:
            paginator.place_whole(chapter.full_title, chapter_boxes(chapter, root, page))
            continue
        if chapter.starts_sheet and not _is_front(paginator):
            paginator.open_page("")
        start = paginator.start(
            starts_page=number == 0 or chapter.starts_page,
            ends_page=number == len(chapters) - 1 or chapters[number + 1].starts_page,
            stays_whole=chapter.stays_whole,
        )
        same = _same(known.get(chapter.full_title), chapter, start)
        if same is not None:
            paginator.lay_again(same)
        else:
            same = paginator.lay(start, chapter.full_title, chapter_boxes(chapter, root, page))
        laid[chapter.full_title] = chapter, same
    return Book(paginator.pages, laid)


def _same(known: tuple[Chapter, Laid] | None, chapter: Chapter, start: Start) -> Laid | None:
    """Return how a chapter was laid out, if it is the same and begins as it did."""
    return known[1] if known is not None and known[1].start == start and known[0] == chapter else None


def _place_front(document: Document, root: Node, paginator: Paginator) -> Sequence[Chapter]:
    """Place the front page, with the record of the manual if it fits, and the contents; return the rest."""
    shape, chapters = document.page.shape, document.chapters
    section = root.child("Part").child("Sect")
    front = None
    if chapters and chapters[0].on_cover:
        front = cover_page(document.cover, section, shape, chapter_boxes(chapters[0], root, shape))
        if front is None:
            root.kids.pop()
            section.kids.clear()
    rest = chapters if front is None else chapters[1:]
    front = front or cover_page(document.cover, section, shape, ())
    assert front is not None, "a front page without a record fits"
    paginator.pages.append(front)
    paginator.place_whole(_("Contenido"), contents(document, root, shape))
    return rest


def _is_front(paginator: Paginator) -> bool:
    """Whether the next page is the front of a sheet."""
    return (len(paginator.pages) + 1) % 2 == 1


def _draw(pen: Pen, document: Document, book: Book, progress: Progress) -> None:
    count = len(book.pages)
    for number, page in enumerate(book.pages):
        progress(_LAYOUT_PART + _DRAWING_PART * number / count)
        _draw_page(pen, document, book, number)
        page.placed.clear()
    pen.save()


class Shown:
    """A document whose pages are all in their place, and are drawn one by one, as they are looked at.

    With the document as it was `before`, what is as it was is not laid out again.
    """

    def __init__(self, document: Document, progress: Progress, before: "Shown | None" = None) -> None:
        fonts.register()
        self.document = document
        is_alike = before is not None and before.document.page == document.page
        known = before.book if before is not None and is_alike else None
        self.book: Book = lay_out(document, Structure().root, progress, known)
        self._places = self.book.numbers()

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.book.pages)

    def page(self, number: int) -> bytes:
        """Return a PDF of one page, the first being 0: to be seen only, without tags, links or bookmarks."""
        stream = BytesIO()
        pen = Pen(stream, self.document.page.shape, to_be_seen=True)
        pen.places = self._places
        _draw_page(pen, self.document, self.book, number)
        pen.save()
        return stream.getvalue()


def _draw_page(pen: Pen, document: Document, book: Book, number: int) -> None:
    """Draw a page, the first being 0."""
    page = book.pages[number]
    pen.open_page()
    if not page.is_cover:
        draw_furniture(pen, document, page, number + 1, len(book.pages))
    for top, box in page.placed:
        box.draw(pen, pen.page.left, pen.page.top + top)
    pen.close_page()

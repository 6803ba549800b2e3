"""Write a document as a Word file that can be edited: real styles, lists, tables, links and fields."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.manual.document import Cover, Document
from muniredes.manual.page_shape import MM
from muniredes.manual.word.blocks import chapter_elements, picture
from muniredes.manual.word.page import set_up
from muniredes.manual.word.xml import TWIPS, Book, field_end, field_start, paragraph, run, w
from muniredes.manual.writing import places

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_SHIELD_HEIGHT = 34
_ABOVE_COVER = 40
"""Millimetres between the header and what the cover says."""

_CONTENTS = r' TOC \o "1-2" \h \z \u '
"""Titles of levels 1 and 2, as links; whoever updates it in Word gets the numbers of the pages too."""


def write_docx(document: Document, target: Path) -> None:
    """Write `document` at `target`, whole or not at all.

    Raises a Problem when the file cannot be replaced.
    """
    drawn = draw_docx(document)
    with disk_problems(target), perhaps_open_elsewhere(target), sharing(target) as neighbour:
        neighbour.write_bytes(drawn)


def draw_docx(document: Document) -> bytes:
    """Return `document` as a whole Word file; the same document gives the same bytes."""
    import docx

    word = docx.Document()
    set_up(word, document)
    book = Book(word.part, {key: _bookmark(number, key) for number, key in enumerate(places(document), 1)})
    end = word.element.body[-1]
    for element in _content(document, book):
        end.addprevious(element)
    stream = BytesIO()
    word.save(stream)
    return _timeless(stream)


def _timeless(packed: BytesIO) -> bytes:
    """Return a ZIP file again without the hour it was made and the system that made it."""
    stream = BytesIO()
    with ZipFile(packed) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return stream.getvalue()


def _bookmark(number: int, key: str) -> str:
    """Return a name as Word wants it: letters, digits and underscores, no more than 40, like no other."""
    return f"m{number}_{re.sub('[^A-Za-z0-9]', '_', key)}"[:40]


def _content(document: Document, book: Book) -> "Iterator[Element]":
    if document.cover.title:
        first, *others = _cover(document.cover, book)
        first[0].append(w("spacing", before=round(_ABOVE_COVER * MM * TWIPS)))
        yield from (first, *others)
        yield from _contents(document, book)
    for chapter in document.chapters:
        yield from chapter_elements(chapter, book)


def _cover(cover: Cover, book: Book) -> "Iterator[Element]":
    if cover.shield is not None:
        yield paragraph("CoverLine", [picture(cover.shield, cover.shield_alt, _SHIELD_HEIGHT, book)])
    texts = [("Subtitle", cover.body), ("Title", cover.title)]
    texts += [("CoverLine", line) for line in cover.lines]
    for name, text in (*texts, ("CoverStamp", cover.stamp)):
        if text:
            yield paragraph(name, [run(text)])


def _contents(document: Document, book: Book) -> "Iterator[Element]":
    """Yield the table of contents as Word makes them, if there is anything to list."""
    lines = [_contents_line(*heading, book) for heading in document.headings()]
    if not lines:
        return
    lines[0][1:1] = field_start(_CONTENTS)
    lines[-1].append(field_end())
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    title = paragraph("TOCHeading", [run(_("Contenido"))])
    yield w("sdt", w("sdtPr", gallery), w("sdtContent", title, *lines))


def _contents_line(title: str, key: str, level: int, book: Book) -> "Element":
    link = book.hyperlink(f"#{key}")
    if link is None:
        return paragraph(f"TOC{level}", [run(title)])
    link.append(run(title))
    return paragraph(f"TOC{level}", [link])

"""Turn the blocks of a chapter into the paragraphs and tables of a Word file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from muniredes.domain.images import StoredImage
from muniredes.manual import vectors
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Columns,
    Facts,
    FlowBox,
    FlowFigure,
    Heading,
    Items,
    Marker,
    MonthGrid,
    PictureFigure,
    QrCard,
    Rich,
    RuledSpace,
    SignatureSpace,
    Table,
    Text,
    Tone,
    bold,
    rich,
)
from muniredes.manual.drawing import Drawing
from muniredes.manual.page_shape import MM
from muniredes.manual.render import style
from muniredes.manual.render.style import Colour
from muniredes.manual.word.xml import CELL_ROOM, MARGIN, PAGE_WIDTH, TEXT_WIDTH, Book, paragraph, shading, w
from muniredes.manual.writing import BLANK_RULE, SIGNATURE_LINES, hexadecimal, printable

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_FACTS = (3, 7)
_LONG_CELL = 600
"""A cell with more letters may not fit in a page, and its row is let break; a line counts as thirty."""

_UNDERSCORE = 96
"""Twips of an underscore in the letters of a cell."""

_CODE = 39
"""Millimetres of the side of a code."""

_PADDING = 140
_LIST_STYLES = {Marker.BULLET: "ListBullet", Marker.NUMBER: "ListNumber", Marker.TICK: "ListTick"}
_TONES = {Tone.NORMAL: "Normal", Tone.LEAD: "Lead", Tone.NOTE: "Note"}


def chapter_elements(chapter: Chapter, book: Book) -> "Iterator[Element]":
    """Yield a chapter, its title first; a chapter without a title is only its blocks."""
    if chapter.title:
        title = list(book.inline(rich(chapter.full_title)))
        yield paragraph("Heading1", book.marked(chapter.key, title))
    for block in chapter.blocks:
        yield from _BLOCKS[type(block)](block, book)


def _heading(block: Heading, book: Book) -> "Iterator[Element]":
    runs = list(book.inline(rich(block.text)))
    own = [w("pageBreakBefore")] if block.starts_page else []
    yield paragraph(f"Heading{block.level}", book.marked(block.key, runs), *own)


def _text(block: Text, book: Book) -> "Iterator[Element]":
    yield paragraph(_TONES[block.tone], book.inline(block.content))


def _items(block: Items, book: Book) -> "Iterator[Element]":
    return _list(_LIST_STYLES[block.marker], block.items, book)


def _columns(block: Columns, book: Book) -> "Iterator[Element]":
    for entry in block.entries:
        yield paragraph("Normal", book.inline(entry))


def _list(list_style: str, items: Iterable[Rich], book: Book) -> "Iterator[Element]":
    number = book.numbered_list() if list_style == "ListNumber" else None
    for content in items:
        own = [] if number is None else [w("numPr", w("ilvl", val=0), w("numId", val=number))]
        yield paragraph(list_style, book.inline(content), *own)


def _table(block: Table, book: Book) -> "Iterator[Element]":
    widths = _shared(block.widths)
    headings = [rich(text) for text in block.headings]
    rows = [_row(headings, widths, book, is_heading=True)]
    rows += [_row(cells, widths, book) for cells in block.rows]
    yield from _grid(rows, widths, block.summary, has_heading=True)


def _month(block: MonthGrid, book: Book) -> "Iterator[Element]":
    yield from _table(block.as_table, book)


def _facts(block: Facts, book: Book) -> "Iterator[Element]":
    """Yield a table whose rows hold to the next: it stays whole if a page is enough for it."""
    widths = _shared(_FACTS)
    last = len(block.rows)
    rows = [
        _row((rich(label), value), widths, book, holds_next=number < last)
        for number, (label, value) in enumerate(block.rows, start=1)
    ]
    yield from _grid(rows, widths, block.summary, has_heading=False)


def _shared(shares: Sequence[float]) -> list[int]:
    """Return shares of the width of the page in twips."""
    return [round(TEXT_WIDTH * share / sum(shares)) for share in shares]


def _row(
    cells: Sequence[Rich],
    widths: Sequence[int],
    book: Book,
    *,
    is_heading: bool = False,
    holds_next: bool = False,
) -> "Element":
    marks = [name for name, has in (("cantSplit", _fits_a_page(cells)), ("tblHeader", is_heading)) if has]
    made = w("tr", w("trPr", *map(w, marks)))
    ground = style.BAND if is_heading else None
    for column, (content, width) in enumerate(zip(cells, widths, strict=True)):
        name = "CellHeading" if is_heading else "CellText" if column else "CellStrong"
        own = [w("keepNext")] if holds_next else []
        text = paragraph(name, book.inline(content, _rule_within(width)), *own)
        made.append(_cell(width, [text], ground=ground))
    return made


def _rule_within(width: int) -> str:
    """Return a line to write on that fits in a column."""
    return BLANK_RULE[: max(4, (width - 2 * CELL_ROOM) // _UNDERSCORE)]


def _fits_a_page(cells: Sequence[Rich]) -> bool:
    texts = ("".join(span.text for span in content) for content in cells)
    return all(len(text) + 30 * text.count("\n") <= _LONG_CELL for text in texts)


def _cell(
    width: int, content: "Iterable[Element]", *own: "Element", ground: Colour | None = None
) -> "Element":
    shade = [] if ground is None else [shading(ground)]
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *shade, *own), *content)


def _grid(
    rows: "Iterable[Element]", widths: Sequence[int], summary: str, *, has_heading: bool
) -> "Iterator[Element]":
    """Yield a table, and a small paragraph: without it Word joins two tables that follow each other."""
    look = w("tblLook", val="04A0" if has_heading else "0480", firstRow=int(has_heading), firstColumn=1)
    about = w("tblPr", w("tblStyle", val="TableGrid"), w("tblW", w=sum(widths), type="dxa"))
    about.extend([w("tblLayout", type="fixed"), look, w("tblDescription", val=summary)])
    yield w("tbl", about, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)
    yield paragraph("AfterTable")


def _callout(block: Callout, book: Book) -> "Iterator[Element]":
    ground, band = (style.WARNING_BAND, style.WARNING) if block.is_warning else (style.BAND, style.ACCENT)
    content = [paragraph("CalloutTitle", book.inline(rich(bold(block.title))))]
    content += [paragraph("CalloutText", book.inline(text)) for text in block.paragraphs]
    room = w("tcMar", *(w(side, w=_PADDING, type="dxa") for side in ("top", "left", "bottom", "right")))
    edge = w("tblBorders", w("left", val="single", sz=24, space=0, color=hexadecimal(band)))
    about = w("tblPr", w("tblW", w=TEXT_WIDTH, type="dxa"), edge, w("tblLayout", type="fixed"))
    cell = _cell(TEXT_WIDTH, content, room, ground=ground)
    yield w("tbl", about, w("tblGrid", w("gridCol", w=TEXT_WIDTH)), w("tr", cell))
    yield paragraph("AfterTable")


def _ruled(block: RuledSpace, book: Book) -> "Iterator[Element]":
    yield paragraph("Note", book.inline(rich(block.label)), w("keepNext"))
    for _line in range(block.lines):
        yield paragraph("WritingLine")


def _signature(block: SignatureSpace, book: Book) -> "Iterator[Element]":
    yield from _ruled(RuledSpace(block.label, SIGNATURE_LINES), book)


def _flow(block: FlowFigure, book: Book) -> "Iterator[Element]":
    """Yield the steps as a numbered list, which says what the figure shows."""
    yield from _list("ListNumber", map(_step, block.boxes), book)
    yield from _caption(block.caption, book)


def _caption(words: str, book: Book) -> "Iterator[Element]":
    if words:
        yield paragraph("Caption", book.inline(rich(words)))


def _picture(block: PictureFigure, book: Book) -> "Iterator[Element]":
    tall = block.height / MM
    yield paragraph("Normal", [picture(block.picture, block.alt, tall, book)], w("keepNext"))
    yield from _caption(block.caption, book)


def picture(image: StoredImage, alt: str, tall: float, book: Book) -> "Element":
    """Return a picture so many millimetres tall, or as wide as the page when it is wider."""
    return _shown(image.data, tall * image.width / image.height, alt, book)


def _shown(data: bytes, wide: float, alt: str, book: Book) -> "Element":
    """Return a picture so many millimetres wide, or as wide as the page; `alt` says what it shows."""
    from docx.shared import Mm

    inline = book.part.new_pic_inline(BytesIO(data), width=Mm(min(wide, PAGE_WIDTH - 2 * MARGIN)))
    inline.docPr.set("descr", printable(alt))
    return w("r", w("drawing", inline))


def _drawing(block: Drawing, book: Book) -> "Iterator[Element]":
    image = vectors.picture(vectors.svg(block))
    yield paragraph("Normal", [_shown(image, block.width / MM, block.alt, book)], w("keepNext"))
    yield from _caption(block.caption, book)


def _qr(block: QrCard, book: Book) -> "Iterator[Element]":
    """Yield the code, and the lines beside it: the address is one of them."""
    if block.address:
        shown = _shown(vectors.picture(vectors.code(block.address)), _CODE, block.alt, book)
        yield paragraph("Normal", [shown], w("keepNext"))
    for line in block.lines:
        yield paragraph("Normal", book.inline(line))


def _step(box: FlowBox) -> Rich:
    return rich(bold(box.step), ": ", "; ".join(filter(None, (box.who, box.what, box.deputy))))


_BLOCKS: "dict[type[Block], Callable[..., Iterator[Element]]]" = {
    Heading: _heading,
    Text: _text,
    Items: _items,
    Table: _table,
    Facts: _facts,
    Columns: _columns,
    Callout: _callout,
    RuledSpace: _ruled,
    SignatureSpace: _signature,
    FlowFigure: _flow,
    PictureFigure: _picture,
    Drawing: _drawing,
    QrCard: _qr,
    MonthGrid: _month,
}

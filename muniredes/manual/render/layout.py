"""Turn the blocks of a chapter into boxes, and hang each one from the structure tree in reading order."""

from collections.abc import Callable
from itertools import zip_longest

from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Columns,
    Facts,
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
    Span,
    Table,
    Text,
    Tone,
    rich,
)
from muniredes.manual.drawing import Drawing
from muniredes.manual.page_shape import PageShape
from muniredes.manual.render import style
from muniredes.manual.render.boxes import (
    FEWEST_LINES,
    Box,
    CalloutBox,
    FlowBoxes,
    PictureBox,
    SignatureBox,
    SpaceBox,
    TextBox,
)
from muniredes.manual.render.codes import SIDE, QrBox
from muniredes.manual.render.figures import DrawingBox
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.spreads import GUTTER, ColumnsBox
from muniredes.manual.render.structure import Node
from muniredes.manual.render.tables.from_blocks import facts_boxes, table_boxes
from muniredes.manual.render.tables.months import month_boxes
from muniredes.manual.render.texts import text_box

_TONES = {Tone.NORMAL: style.BODY, Tone.LEAD: style.LEAD, Tone.NOTE: style.NOTE}
_CALLOUT_MARGIN = 24
_INTRODUCTION = 3 * style.BODY.leading
_SHORT = 130.0
"""How tall, in points, is what goes whole with the note under it."""

_FEWEST_ITEMS = 2
"""How many items of a list may stand alone on a page."""


def chapter_boxes(chapter: Chapter, root: Node, page: PageShape) -> list[Box]:
    """Return the boxes of a chapter for pages of a shape, its title first, as a section of `root`."""
    section = root.child("Sect")
    title = text_box(rich(chapter.full_title), style.CHAPTER, section.child("H1"), page.body_width)
    title.anchor, title.bookmark = chapter.key, (chapter.full_title, 0)
    boxes: list[Box] = [title]
    caption: Node | None = None
    for block, following in zip_longest(chapter.blocks, chapter.blocks[1:]):
        made = _LAYOUTS[type(block)](block, section, page)
        if boxes and isinstance(block, Text) and block.tone is Tone.NOTE:
            boxes[-1].holds_next = boxes[-1].holds_next or boxes[-1].height <= _SHORT
        if caption is not None:
            _give_caption(section, caption)
        caption = None
        if made and _introduces(block, made[0], following):
            made[0].holds_next = True
            if isinstance(following, Table):
                caption = Node("Caption", kids=[section.kids.pop()])
        boxes += made
    return boxes


def _give_caption(section: Node, caption: Node) -> None:
    """Hang what introduces a table from it, first: who listens to it is told what it is."""
    table = section.kids[-1]
    assert isinstance(table, Node)
    assert table.role == "Table"
    table.kids.insert(0, caption)


def _introduces(block: Block, box: Box, following: Block | None) -> bool:
    """Whether a block is a sentence or two about the table, the list or the figure under it."""
    is_short = isinstance(block, Text) and box.height <= _INTRODUCTION
    return is_short and isinstance(
        following, Table | Facts | Columns | Drawing | FlowFigure | PictureFigure | Items
    )


def _heading(block: Heading, section: Node, page: PageShape) -> list[Box]:
    text_style = style.HEADING_2 if block.level == 2 else style.HEADING_3
    box = text_box(rich(block.text), text_style, section.child(f"H{block.level}"), page.body_width)
    if block.key:
        box.anchor, box.bookmark = block.key, (block.text, block.level - 1)
    box.starts_page, box.section = block.starts_page, block.text
    return [box]


def _text(block: Text, section: Node, page: PageShape) -> list[Box]:
    return [text_box(block.content, _TONES[block.tone], section.child("P"), page.body_width)]


def _items(block: Items, section: Node, page: PageShape) -> list[Box]:
    numbering = "/Decimal" if block.marker is Marker.NUMBER else "/Disc"
    parent = section.child("L", attributes={"/O": "/List", "/ListNumbering": numbering})
    wide = _column_width(page, block.columns)
    boxes = [
        _item(content, _marker(block.marker, number), parent, wide)
        for number, content in enumerate(block.items, start=1)
    ]
    if block.columns > 1 and boxes:
        return [ColumnsBox(boxes, block.columns, wide)]
    if boxes:
        boxes[-1].after = style.BODY.after
    if len(boxes) > _FEWEST_ITEMS:
        for box in (*boxes[: _FEWEST_ITEMS - 1], *boxes[-_FEWEST_ITEMS:-1]):
            box.holds_next = True
    return list(boxes)


def _marker(marker: Marker, number: int) -> str:
    return f"{number}." if marker is Marker.NUMBER else marker.value


def _item(content: Rich, marker: str, parent: Node, width: float) -> TextBox:
    item = parent.child("LI")
    label = item.child("Lbl")
    box = text_box(content, style.ITEM, item.child("LBody"), width - style.LIST_INDENT)
    box.width, box.indent = width, style.LIST_INDENT
    box.marker, box.label = break_lines(rich(marker), style.ITEM, style.LIST_INDENT)[0], label
    return box


def _columns(block: Columns, section: Node, page: PageShape) -> list[Box]:
    wide = _column_width(page, block.count)
    parent = section.child("Sect")
    entries = [text_box(entry, style.ENTRY, parent.child("P"), wide) for entry in block.entries]
    for entry in entries:
        if len(entry.lines) > FEWEST_LINES:
            entry.after = style.LONG_ENTRY_AFTER
        entry.stays_whole = block.stays_whole and entry.height <= page.body_height / 2
    return [ColumnsBox(entries, block.count, wide)] if entries else []


def _column_width(page: PageShape, count: int) -> float:
    return (page.body_width - GUTTER * (count - 1)) / count


def _callout(block: Callout, section: Node, page: PageShape) -> list[Box]:
    node, room = section.child("Sect"), page.body_width - _CALLOUT_MARGIN
    paragraphs: list[Box] = [
        text_box(rich(Span(block.title, bold=True)), style.CALLOUT_TITLE, node.child("P"), room)
    ]
    paragraphs += [text_box(text, style.ITEM, node.child("P"), room) for text in block.paragraphs]
    return [CalloutBox(paragraphs, page.body_width, block.is_warning)]


def _ruled(block: RuledSpace, section: Node, page: PageShape) -> list[Box]:
    return [
        SpaceBox(text_box(rich(block.label), style.NOTE, section.child("P"), page.body_width), block.lines)
    ]


def _signature(block: SignatureSpace, section: Node, page: PageShape) -> list[Box]:
    label = text_box(rich(block.label), style.NOTE, section.child("P"), page.body_width)
    return [SignatureBox(label, section.child("Form", alt=block.label), block.key, block.label)]


def _flow(block: FlowFigure, section: Node, page: PageShape) -> list[Box]:
    section = section.child("Div") if block.caption else section
    figure = FlowBoxes(block, section.child("Figure", alt=block.alt), page.body_width)
    figure.holds_next = bool(block.caption)
    figure.names = [
        break_lines(_holders(box.who, box.deputy), style.CELL, page.body_width * 0.36) for box in block.boxes
    ]
    figure.deeds = [break_lines(rich(box.what), style.CELL, page.body_width * 0.32) for box in block.boxes]
    most = max(map(len, (*figure.names, *figure.deeds)), default=0)
    figure.tall = max(figure.tall, most * style.CELL.leading + style.CELL_PADDING * 2)
    return [figure, *_caption(block.caption, section, page)]


def _holders(who: str, deputy: str) -> Rich:
    return rich(Span(who, bold=True), f"\n{deputy}") if deputy else rich(Span(who, bold=True))


def _picture(block: PictureFigure, section: Node, page: PageShape) -> list[Box]:
    width = min(block.height * block.picture.width / block.picture.height, page.body_width)
    tall = width * block.picture.height / block.picture.width
    section = section.child("Div") if block.caption else section
    figure = PictureBox(block.picture, section.child("Figure", alt=block.alt), width, tall, holds_next=True)
    return [figure, *_caption(block.caption, section, page)]


def _qr(block: QrCard, section: Node, page: PageShape) -> list[Box]:
    node = section.child("Figure", alt=block.alt)
    room = page.body_width - SIDE - 10
    texts = [text_box(line, style.ITEM, section.child("P"), room) for line in block.lines]
    return [QrBox(block.address, node, texts)]


def _drawing(block: Drawing, section: Node, page: PageShape) -> list[Box]:
    section = section.child("Div") if block.caption else section
    figure = DrawingBox(block, section.child("Figure", alt=block.alt), page.body_width)
    figure.holds_next = bool(block.caption)
    return [figure, *_caption(block.caption, section, page)]


def _caption(caption: str, section: Node, page: PageShape) -> list[Box]:
    """Return what is said under a figure; it hangs beside it, for what is inside a figure is not read."""
    if not caption:
        return []
    return [text_box(rich(caption), style.CAPTION, section.child("Caption"), page.body_width)]


_LAYOUTS: dict[type[Block], Callable[..., list[Box]]] = {
    Heading: _heading,
    Text: _text,
    Items: _items,
    Table: table_boxes,
    Facts: facts_boxes,
    Columns: _columns,
    Callout: _callout,
    RuledSpace: _ruled,
    SignatureSpace: _signature,
    FlowFigure: _flow,
    PictureFigure: _picture,
    Drawing: _drawing,
    QrCard: _qr,
    MonthGrid: month_boxes,
}

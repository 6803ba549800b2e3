"""Turn the blocks of a chapter into boxes, and hang each one from the structure tree in reading order."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, zip_longest

from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Columns,
    Facts,
    Fit,
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
    Box,
    CalloutBox,
    FlowBoxes,
    PictureBox,
    SignatureBox,
    SpaceBox,
    TextBox,
)
from muniredes.manual.render.codes import SIDE, QrBox
from muniredes.manual.render.columns import TURNED_ROOM, fitted_edges
from muniredes.manual.render.figures import DrawingBox
from muniredes.manual.render.lines import break_lines
from muniredes.manual.render.months import month_boxes
from muniredes.manual.render.spreads import GUTTER, ColumnsBox
from muniredes.manual.render.structure import Node, table_attributes
from muniredes.manual.render.style import TextStyle
from muniredes.manual.render.tables import Row, TableBox, TurnedRow, cell_width

_TONES = {Tone.NORMAL: style.BODY, Tone.LEAD: style.LEAD, Tone.NOTE: style.NOTE}
_CALLOUT_MARGIN = 24
_INTRODUCTION = 3 * style.BODY.leading
_LABEL_SHARE, _SHORT_LINES = 0.24, 2
_FEWEST_ITEMS = 2
"""How many items of a list may stand alone on a page."""

_FIT_STEP, _FIT_MARGIN, _FIT_LEADING = 0.25, 0.5, 1.22
"""How far apart the sizes tried are until a table fits, and the height of its lines in parts of them."""


def chapter_boxes(chapter: Chapter, root: Node, page: PageShape) -> list[Box]:
    """Return the boxes of a chapter for pages of a shape, its title first, as a section of `root`."""
    section = root.child("Sect")
    title = text_box(rich(chapter.full_title), style.CHAPTER, section.child("H1"), page.body_width)
    title.anchor, title.bookmark = chapter.key, (chapter.full_title, 0)
    boxes: list[Box] = [title]
    caption: Node | None = None
    for block, following in zip_longest(chapter.blocks, chapter.blocks[1:]):
        made = _LAYOUTS[type(block)](block, section, page)
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
    return is_short and isinstance(following, Table | Facts | Drawing | FlowFigure | Items)


def text_box(content: Rich, text_style: TextStyle, node: Node, width: float) -> TextBox:
    """Return a paragraph as a box."""
    return TextBox(
        break_lines(content, text_style, width),
        text_style,
        node,
        width,
        before=text_style.before,
        after=text_style.after,
        holds_next=text_style.holds_next,
    )


def _heading(block: Heading, section: Node, page: PageShape) -> list[Box]:
    text_style = style.HEADING_2 if block.level == 2 else style.HEADING_3
    box = text_box(rich(block.text), text_style, section.child(f"H{block.level}"), page.body_width)
    if block.key:
        box.anchor, box.bookmark = block.key, (block.text, block.level - 1)
    box.starts_page = block.starts_page
    return [box]


def _text(block: Text, section: Node, page: PageShape) -> list[Box]:
    return [text_box(block.content, _TONES[block.tone], section.child("P"), page.body_width)]


def _items(block: Items, section: Node, page: PageShape) -> list[Box]:
    numbering = "/Decimal" if block.marker is Marker.NUMBER else "/Disc"
    parent = section.child("L", attributes={"/O": "/List", "/ListNumbering": numbering})
    boxes = [
        _item(content, _marker(block.marker, number), parent, page.body_width)
        for number, content in enumerate(block.items, start=1)
    ]
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


def _table(block: Table, section: Node, page: PageShape) -> list[Box]:
    node = section.child("Table", attributes=table_attributes(summary=block.summary))
    if block.fit is None:
        return [_table_box(block, node, page, CELLS)]
    return [_fitted(block, node, page, block.fit)]


def _fitted(block: Table, node: Node, page: PageShape, fit: Fit) -> TableBox:
    """Return a table with the largest letters that fit, or the smallest when none do.

    Its height grows about as the square of its letters: each try says the largest worth trying next, with
    some margin for words that are broken otherwise.
    """
    size = fit.largest
    while True:
        node.kids.clear()
        box = _table_box(block, node, page, _cells_of(size))
        if box.height <= fit.height or size <= fit.smallest:
            return box
        hoped = size * math.sqrt(fit.height / box.height) // _FIT_STEP * _FIT_STEP
        size = max(fit.smallest, min(size - _FIT_STEP, hoped + _FIT_MARGIN))


def _table_box(block: Table, node: Node, page: PageShape, look: "CellLook") -> TableBox:
    edges = fitted_edges(block, page.body_width)
    headings = [rich(text) for text in block.headings]
    head = node.child("THead")
    heading: Row | TurnedRow = (
        _turned(head, headings) if block.is_turned else _row(head, headings, edges, _column_heading, page)
    )
    make, body = partial(_cell_with_row_heading, look=look), node.child("TBody")
    rows = [replace(_row(body, cells, edges, make, page), padding=look.padding) for cells in block.rows]
    return TableBox(
        rows, edges, page.body_width, heading, stays_whole=block.is_turned, page_height=page.body_height
    )


@dataclass(frozen=True, slots=True)
class CellLook:
    """How the cells of a table look: the first of each row, the others, and the space around them."""

    first: TextStyle
    others: TextStyle
    padding: float = style.ROW_PADDING


CELLS = CellLook(style.CELL_STRONG, style.CELL)


def _cells_of(size: float) -> CellLook:
    """Return cells with letters of a size, to be written on."""
    leading = size * _FIT_LEADING
    return CellLook(TextStyle(size, leading, bold=True), TextStyle(size, leading), style.DENSE_PADDING)


def _facts(block: Facts, section: Node, page: PageShape) -> list[Box]:
    """Return a table for each stretch of facts that are long, and for each of those that go two to a line."""
    label = _label_width(block, page)
    value = page.body_width / 2 - label
    boxes: list[Box] = []
    for is_short, stretch in groupby(block.rows, lambda row: _is_short(row[1], value)):
        rows = list(stretch)
        in_pairs = is_short and len(rows) > 1
        table = section.child("Table", attributes=table_attributes(summary=block.summary))
        node = table.child("TBody")
        edges = [0.0, label, label + value, 2 * label + value] if in_pairs else [0.0, label]
        cells = _paired(rows) if in_pairs else [(rich(name), told) for name, told in rows]
        drawn = [
            replace(_row(node, line, edges, _fact_cell, page), padding=style.DENSE_PADDING) for line in cells
        ]
        boxes.append(TableBox(drawn, edges, page.body_width, page_height=page.body_height, before=0, after=0))
    if boxes:
        boxes[-1].after = style.TABLE_AFTER
    return boxes


def _label_width(block: Facts, page: PageShape) -> float:
    """Return the room for the labels: that of the longest, if it is not a sentence."""
    wide = max((_line_width(rich(label), style.CELL_STRONG) for label, _value in block.rows), default=0.0)
    return min(wide + 2 * style.CELL_PADDING + 4, page.body_width * _LABEL_SHARE)


def _line_width(content: Rich, look: TextStyle) -> float:
    return max(line.width for line in break_lines(content, look, math.inf))


def _is_short(value: Rich, room: float) -> bool:
    """Whether a value takes no more than two lines of half a page, and is not to be written by hand."""
    if any(span.blank for span in value):
        return False
    return len(break_lines(value, style.CELL, room - 2 * style.CELL_PADDING)) <= _SHORT_LINES


def _paired(rows: Sequence[tuple[str, Rich]]) -> list[tuple[Rich, ...]]:
    """Return facts two to a line, read across; the last one may be alone."""
    cells = [(rich(label), value) for label, value in rows]
    if len(cells) % 2:
        cells.append((rich(""), rich("")))
    return [(*first, *second) for first, second in zip(cells[::2], cells[1::2], strict=True)]


def _fact_cell(row: Node, column: int) -> tuple[Node, TextStyle]:
    if column % 2:
        return row.child("TD"), style.CELL
    return row.child("TH", attributes=table_attributes(scope="Row")), style.CELL_STRONG


def _turned(table: Node, headings: Sequence[Rich]) -> TurnedRow:
    parent = table.child("TR")
    made = (_column_heading(parent, column) for column in range(len(headings)))
    return TurnedRow(
        [
            text_box(content, look, node, TURNED_ROOM)
            for content, (node, look) in zip(headings, made, strict=True)
        ]
    )


CellMaker = Callable[[Node, int], tuple[Node, TextStyle]]
"""Makes the element of the cell in a column, and says how its text looks."""


def _row(table: Node, cells: Sequence[Rich], edges: Sequence[float], make: CellMaker, page: PageShape) -> Row:
    parent = table.child("TR")
    boxes = []
    for column, content in enumerate(cells):
        node, text_style = make(parent, column)
        boxes.append(text_box(content, text_style, node, cell_width(edges, column, page.body_width)))
    return Row(boxes)


def _column_heading(row: Node, column: int) -> tuple[Node, TextStyle]:
    del column
    return row.child("TH", attributes=table_attributes(scope="Column")), style.CELL_HEADING


def _cell_with_row_heading(row: Node, column: int, look: CellLook = CELLS) -> tuple[Node, TextStyle]:
    if column == 0:
        return row.child("TH", attributes=table_attributes(scope="Row")), look.first
    return row.child("TD"), look.others


def _columns(block: Columns, section: Node, page: PageShape) -> list[Box]:
    wide = (page.body_width - GUTTER * (block.count - 1)) / block.count
    parent = section.child("Sect")
    entries = [text_box(entry, style.ENTRY, parent.child("P"), wide) for entry in block.entries]
    return [ColumnsBox(entries, block.count, wide)] if entries else []


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
    figure = PictureBox(block.picture, section.child("Figure", alt=block.alt), width, tall, holds_next=True)
    return [figure, *_caption(block.caption, section, page)]


def _qr(block: QrCard, section: Node, page: PageShape) -> list[Box]:
    node = section.child("Figure", alt=block.alt)
    room = page.body_width - SIDE - 10
    texts = [text_box(line, style.ITEM, section.child("P"), room) for line in block.lines]
    return [QrBox(block.address, node, texts)]


def _drawing(block: Drawing, section: Node, page: PageShape) -> list[Box]:
    figure = DrawingBox(block, section.child("Figure", alt=block.alt), page.body_width)
    return [figure, *_caption(block.caption, section, page)]


def _caption(caption: str, section: Node, page: PageShape) -> list[Box]:
    return [text_box(rich(caption), style.CAPTION, section.child("P"), page.body_width)] if caption else []


_LAYOUTS: dict[type[Block], Callable[..., list[Box]]] = {
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
    MonthGrid: month_boxes,
}

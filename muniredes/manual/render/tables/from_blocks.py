"""Turn tables and facts into boxes, and hang each cell from the structure tree."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, pairwise, takewhile
from operator import itemgetter

from muniredes.manual.document import Facts, Fit, Rich, Table, rich
from muniredes.manual.page_shape import PageShape
from muniredes.manual.render import style
from muniredes.manual.render.boxes import Box, stacked_height
from muniredes.manual.render.letters.lines import break_lines
from muniredes.manual.render.structure import Node, table_attributes
from muniredes.manual.render.style import TextStyle
from muniredes.manual.render.tables.columns import TURNED_ROOM, fitted_edges
from muniredes.manual.render.tables.table_box import Row, TableBox, TurnedRow, cell_width
from muniredes.manual.render.texts import text_box

_LABEL_SHARE, _SHORT_LINES = 0.24, 2
_LONELY, _WHOLE = 42.0, 130.0
"""In points: what is too little of some facts to be alone on a page, and what goes with it whole."""

_RECORD = 0.36
"""Facts that take no more than this part of a page are read as one record, and are not cut."""

_FIT_STEP, _FIT_MARGIN, _FIT_LEADING = 0.25, 0.5, 1.22
"""How far apart the sizes tried are until a table fits, and the height of its lines in parts of them."""


def table_boxes(block: Table, section: Node, page: PageShape) -> list[Box]:
    """Return a table as one box."""
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


def facts_boxes(block: Facts, section: Node, page: PageShape) -> list[Box]:
    """Return a table for each stretch of facts that are long, and for each of those that go two to a line."""
    label = _label_width(block, page)
    value = page.body_width / 2 - label
    boxes: list[TableBox] = []
    judged = _met([(_is_short(row[1], value), row) for row in block.rows])
    for is_short, stretch in groupby(judged, itemgetter(0)):
        rows = [row for _is_short, row in stretch]
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
    _keep_together(boxes, page.body_height * _RECORD)
    return list(boxes)


_Judged = tuple[bool, tuple[str, Rich]]
"""A fact, and whether it is short enough to share its line."""


def _met(facts: Sequence[_Judged]) -> Sequence[_Judged]:
    """Return facts with no short one alone on its line, if there is another: the next one comes up to it."""
    found, waiting = list[_Judged](), list(facts)
    while waiting:
        stretch = list(takewhile(itemgetter(0), waiting))
        del waiting[: len(stretch)]
        following = next((number for number, (is_short, _fact) in enumerate(waiting) if is_short), None)
        if len(stretch) % 2 and following is not None:
            stretch.append(waiting.pop(following))
        found += stretch
        found += list(takewhile(lambda judged: not judged[0], waiting))
        del waiting[: len(found) + len(waiting) - len(facts)]
    return found


def _keep_together(boxes: Sequence[TableBox], record: float) -> None:
    """Cut no facts that take up to `record` points; of longer ones, leave neither end of them alone."""
    is_record = stacked_height(boxes) <= record
    for box in boxes:
        box.stays_whole = is_record
    for box, following in pairwise(boxes):
        is_first = box is boxes[0] and box.height <= _LONELY
        is_before_last = following is boxes[-1] and following.height <= _LONELY and box.height <= _WHOLE
        box.holds_next = is_record or is_first or is_before_last


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

"""A list in a file, whatever program wrote it: told by its content, and given back as rows of texts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from muniredes.domain.texts.text import whole_letters
from muniredes.exchange.tables import events, objects, pages, separated
from muniredes.exchange.tables.documents import sheets_of
from muniredes.exchange.tables.letters import decoded
from muniredes.exchange.tables.refusals import empty, old_workbook, too_long
from muniredes.exchange.tables.rows import RawTable
from muniredes.exchange.tables.workbooks import Sheet, hidden_sheets, sheets
from muniredes.files import disk_problems, shown
from muniredes.i18n import _

MOST_BYTES = 30 * 1024 * 1024
_TALLEST_BLOCK = 1000
_ABOVE = 12
_RULE = re.compile(r"^\s*(?::?-{3,}:?|={3,})?\s*$")
_WORKBOOK, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_tables(path: Path, most_rows: int) -> tuple[RawTable, ...]:
    """Return every visible sheet of a workbook, or the only table of any other file; texts as they stand.

    Cells merged downwards all say what the first one does; moments are written as ISO 8601 does.
    Raises a Problem for what is no list, is empty, or has too many rows: `most_rows` are those of all
    the sheets, without what may stand above their headings.
    """
    with disk_problems(path):
        if path.stat().st_size > MOST_BYTES:
            raise too_long(path, most_rows)
        data = path.read_bytes()
    if data.startswith(_OLD_WORKBOOK):
        raise old_workbook(path)
    if not data.startswith(_WORKBOOK):
        text, remark = decoded(path, data)
        if pages.is_of_2003(text):
            return tuple(_tables(path, pages.sheets_of_2003(path, data), most_rows))
        rows, left_out = _from_text(path, text)
        said = filter(None, (remark, left_out))
        table = _table(path, rows, most_rows + _ABOVE, most_rows, remarks=said)
        if not table.rows:
            raise empty(path)
        return (table,)
    documents = sheets_of(path, data)
    if documents is None:
        found = _tables(path, sheets(path, data), most_rows)
        hidden = hidden_sheets(path, data)
    else:
        found = _tables(path, (each for each in documents if not each.is_hidden), most_rows)
        hidden = tuple(each.name for each in documents if each.is_hidden)
    remarks = [_("Hoja «{name}»: está oculta y queda fuera.").format(name=name) for name in hidden]
    first, *others = found
    return (replace(first, remarks=(*remarks, *first.remarks)), *others)


def _tables(path: Path, found: Iterable[Sheet], most_rows: int) -> list[RawTable]:
    """Return the sheets that say something; a Problem when none does."""
    tables: list[RawTable] = []
    for sheet in found:
        left = most_rows - sum(max(len(table.rows) - _ABOVE, 0) for table in tables)
        table = _of_sheet(path, sheet, left + _ABOVE, most_rows)
        if table.rows:
            tables.append(table)
    if not tables:
        raise empty(path)
    return tables


def _from_text(path: Path, text: str) -> tuple[Iterator[tuple[str, ...]], str]:
    """Return the rows of a file of text, and what of it is left out, in words."""
    if path.suffix.casefold() in (".json", ".jsonl", ".geojson") or text.lstrip()[:1] in ("[", "{"):
        return objects.rows_of(path, text), ""
    if events.is_calendar(text):
        rows, left_out = events.rows_of(path, text)
        return iter(rows), left_out
    if pages.is_page(text):
        return pages.rows_of_page(text), ""
    return separated.rows_of(path, text), ""


def _of_sheet(path: Path, sheet: Sheet, left: int, most: int) -> RawTable:
    table = _table(path, _filled(sheet), left, most, sheet.name)
    return replace(table, links=sheet.links, remarks=(_of_colours(sheet.name),) if sheet.is_coloured else ())


def _of_colours(sheet: str) -> str:
    said = _("los colores de las celdas no se leen. Si dicen algo, escríbalo en una columna.")
    return _("Hoja «{name}»: {what}").format(name=sheet, what=said)


def _filled(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a sheet with the gaps of its merged cells filled from above."""
    waiting: dict[int, list[tuple[int, int]]] = {}
    for column, top, bottom in sorted(sheet.blocks, reverse=True):
        waiting.setdefault(column, []).append((top, min(bottom, top + _TALLEST_BLOCK)))
    said: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(sheet.rows, start=1):
        cells = [*row, *[""] * (max(waiting, default=-1) + 1 - len(row))]
        for column, blocks in waiting.items():
            while blocks and blocks[-1][0] <= number:
                top, bottom = blocks.pop()
                if top == number:
                    said[column] = bottom, cells[column]
            bottom, text = said.get(column, (0, ""))
            if number <= bottom:
                cells[column] = cells[column] or text
        yield tuple(cells)


def _is_ruled(cells: tuple[str, ...]) -> bool:
    """Say whether a row is only the line that is drawn under some headings («---»)."""
    return all(_RULE.match(cell) for cell in cells)


def _table(
    path: Path,
    rows: Iterable[tuple[str, ...]],
    left: int,
    most: int,
    sheet: str = "",
    remarks: Iterable[str] = (),
) -> RawTable:
    """Return the rows that say something, `left` at most; `most` is the number that a refusal names."""
    numbered = [
        (number, tuple(map(whole_letters, cells)))
        for number, cells in enumerate(islice(rows, most * 2), start=1)
        if any(cell.strip() for cell in cells) and not _is_ruled(cells)
    ]
    if len(numbered) > left:
        raise too_long(path, most)
    return RawTable(shown(path.name), tuple(numbered), sheet, tuple(remarks))

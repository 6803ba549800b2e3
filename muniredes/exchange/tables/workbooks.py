"""The sheets of an Excel workbook as rows of texts, read without trusting what is inside."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muniredes.domain.problems import Problem
from muniredes.exchange.tables.rows import MOST_COLUMNS
from muniredes.i18n import _

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

MOST_UNPACKED = 300 * 1024 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')

Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: its name, its rows of texts, and the blocks of cells that were merged downwards.

    A block is its column (0 is the first), its first row and its last one (1 is the first).
    """

    name: str
    rows: Rows
    blocks: tuple[tuple[int, int, int], ...]


def first_sheet(path: Path, data: bytes) -> Rows:
    """Yield the rows of the first sheet with cells; days without their hour."""
    with _refusals(path):
        book = _opened(path, data).wb
        sheet = next((sheet for sheet in book.worksheets if _has_cells(sheet)), None)
        for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS) if sheet is not None else ():
            yield _trimmed([cell_text(cell) for cell in cells])


def sheets(path: Path, data: bytes) -> Iterator[Sheet]:
    """Yield every visible sheet with cells, in their order; days and hours as ISO 8601 writes them."""
    with _refusals(path):
        reader = _opened(path, data)
        places = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
        for sheet in reader.wb.worksheets:
            if sheet.sheet_state == "visible" and _has_cells(sheet):
                blocks = tuple(_blocks(reader.archive.read(places[sheet.title])))
                yield Sheet(sheet.title, _rows(path, sheet), blocks)


def _rows(path: Path, sheet: Any) -> Rows:
    with _refusals(path):
        for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield _trimmed([_moment_text(cell) for cell in cells])


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    """Return a row without the empty cells at its end."""
    last = max((index for index, cell in enumerate(cells) if cell), default=-1)
    return tuple(cells[: last + 1])


def _blocks(xml: bytes) -> Iterator[tuple[int, int, int]]:
    from openpyxl.utils import column_index_from_string

    for match in _MERGED.finditer(xml):
        left, top, _right, bottom = (group.decode("ascii") for group in match.groups())
        if top != bottom:
            yield column_index_from_string(left) - 1, int(top), int(bottom)


def _opened(path: Path, data: bytes) -> "ExcelReader":
    from openpyxl.reader.excel import ExcelReader

    _refuse_bomb(path, data)
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader


def _has_cells(sheet: Any) -> bool:
    return any(cell is not None for row in sheet.iter_rows(values_only=True, max_row=50) for cell in row)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turn what the library says of a broken workbook into a Problem."""
    import zipfile

    try:
        yield
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError) as error:
        raise unreadable(path) from error


def _refuse_bomb(path: Path, data: bytes) -> None:
    import zipfile

    with _refusals(path), zipfile.ZipFile(io.BytesIO(data)) as package:
        unpacked = sum(entry.file_size for entry in package.infolist())
    if unpacked > MOST_UNPACKED:
        raise Problem(
            _("«{name}» es demasiado largo para leerlo.").format(name=path.name),
            _("Divídalo en varios ficheros; no se ha cambiado nada."),
        )


def unreadable(path: Path) -> Problem:
    """Return the refusal of a file that is no list."""
    return Problem(
        _("«{name}» no se puede leer como una lista.").format(name=path.name),
        _("Guárdelo como CSV, Excel (.xlsx) o JSON y vuelva a intentarlo; no se ha cambiado nada."),
    )


def cell_text(value: object) -> str:
    """Return what a cell says; a moment says its day."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _moment_text(value: object) -> str:
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(timespec="seconds")
    return value.isoformat(timespec="seconds") if isinstance(value, time) else cell_text(value)

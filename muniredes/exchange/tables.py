"""A list in a file, whatever program wrote it: CSV, spreadsheet or JSON, as rows of texts."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from muniredes.domain.problems import Problem
from muniredes.files import disk_problems
from muniredes.i18n import _

MOST_ROWS = 5000
MOST_COLUMNS = 60
MOST_BYTES = 30 * 1024 * 1024
_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 20


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of texts as they stand in the file, each with its number there (the first is 1)."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(cells) for _number, cells in self.rows), default=0)


def read_table(path: Path) -> RawTable:
    """Return the rows of a CSV, XLSX or JSON file, told by their content and their name.

    Raises a Problem when it is none of them, is empty, or has more than 5000 rows.
    """
    with disk_problems(path):
        if path.stat().st_size > MOST_BYTES:
            raise _too_long(path)
        data = path.read_bytes()
    if data.startswith(b"PK\x03\x04"):
        rows = _from_spreadsheet(path, data)
    elif path.suffix.casefold() == ".json" or data.lstrip()[:1] in (b"[", b"{"):
        rows = _from_json(path, _decoded(path, data))
    else:
        rows = _from_csv(path, _decoded(path, data))
    return _table(path, rows)


def _table(path: Path, rows: Iterable[tuple[str, ...]]) -> RawTable:
    numbered = [
        (number, cells)
        for number, cells in enumerate(islice(rows, MOST_ROWS * 2), start=1)
        if any(cell.strip() for cell in cells)
    ]
    if len(numbered) > MOST_ROWS:
        raise _too_long(path)
    if not numbered:
        raise Problem(_("«{name}» no tiene ninguna fila.").format(name=path.name), _("Elija otro fichero."))
    return RawTable(path.name, tuple(numbered))


def _too_long(path: Path) -> Problem:
    return Problem(
        _("«{name}» es demasiado largo: se pueden traer {n} filas cada vez.").format(
            name=path.name, n=MOST_ROWS
        ),
        _("Divídalo en varios ficheros; no se ha cambiado nada."),
    )


def _unreadable(path: Path) -> Problem:
    return Problem(
        _("«{name}» no se puede leer como una lista.").format(name=path.name),
        _("Guárdelo como CSV, Excel (.xlsx) o JSON y vuelva a intentarlo; no se ha cambiado nada."),
    )


def _decoded(path: Path, data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without mark), UTF-16 with mark, or Windows-1252."""
    has_wide_mark = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if has_wide_mark else ["utf-8-sig", "cp1252", "latin-1"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise _unreadable(path)


def _from_csv(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    delimiter = _delimiter(text)
    try:
        for cells in csv.reader(io.StringIO(text), delimiter=delimiter):
            yield tuple(mended(cell) for cell in cells[:MOST_COLUMNS])
    except csv.Error as error:
        raise _unreadable(path) from error


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the most columns to the most lines of the beginning."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def columns(delimiter: str) -> int:
        try:
            widths = [len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=delimiter)]
        except csv.Error:
            return 0
        return sum(width - 1 for width in widths if width > 1)

    return max(_DELIMITERS, key=columns)


def mended(text: str) -> str:
    """Return a text whose UTF-8 was once read as Windows-1252 («CaÃ±ada») as it was written («Cañada»)."""
    if "Ã" not in text and "Â" not in text and "â€" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _from_spreadsheet(path: Path, data: bytes) -> Iterator[tuple[str, ...]]:
    import zipfile

    import openpyxl

    _refuse_bomb(path, data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = next((sheet for sheet in book.worksheets if _has_cells(sheet)), None)
        for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS) if sheet is not None else ():
            yield tuple(_cell_text(cell) for cell in cells)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError) as error:
        raise _unreadable(path) from error


def _has_cells(sheet: Any) -> bool:
    return any(cell is not None for row in sheet.iter_rows(values_only=True, max_row=50) for cell in row)


def _refuse_bomb(path: Path, data: bytes) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
    except zipfile.BadZipFile as error:
        raise _unreadable(path) from error
    if unpacked > MOST_BYTES * 10:
        raise _too_long(path)


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _from_json(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(path) from error
    items = _only_list(content)
    if items is None:
        raise _unreadable(path)
    headers = list(dict.fromkeys(key for item in items[: MOST_ROWS + 1] for key in item))[:MOST_COLUMNS]
    yield tuple(headers)
    for item in items:
        yield tuple(_json_text(item.get(header)) for header in headers)


def _only_list(content: Any) -> list[dict[str, Any]] | None:
    """Return the list of objects that the content is, or the only one that it holds."""
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = lists[0] if len(lists) == 1 else None
    if not isinstance(content, list):
        return None
    objects = [item for item in content if isinstance(item, dict)]
    return objects if len(objects) == len(content) else None


def _json_text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_json_text(item) for item in value)
    if isinstance(value, dict):
        named = value.get("name") or value.get("nombre") or value.get("email")
        return str(named) if named else ""
    return _cell_text(value)

"""A list in a file, whatever program wrote it: CSV, spreadsheet or JSON, as rows of texts."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from muniredes.domain.problems import Problem
from muniredes.exchange.room.limits import DEEPEST
from muniredes.exchange.tables.rows import MOST_COLUMNS, RawTable
from muniredes.exchange.tables.workbooks import Sheet, cell_text, first_sheet, sheets, unreadable
from muniredes.files import disk_problems
from muniredes.i18n import _

MOST_ROWS = 5000
MOST_BYTES = 30 * 1024 * 1024
_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 60
_TALLEST_BLOCK = 1000
_ABOVE = 12


def read_table(path: Path) -> RawTable:
    """Return the rows of a CSV, XLSX or JSON file, told by their content and their name.

    Of a workbook, the first sheet with cells. Texts that were read with the wrong alphabet are mended.
    Raises a Problem when it is none of them, is empty, or has more than 5000 rows.
    """
    data = _read(path)
    rows = first_sheet(path, data) if _is_workbook(data) else _from_text(path, data, mend=True)
    return _table(path, rows, MOST_ROWS)


def read_tables(path: Path, most_rows: int) -> tuple[RawTable, ...]:
    """Return every sheet of a workbook, or the only table of a CSV or JSON file; texts as they stand.

    Cells merged downwards all say what the first one does; moments are written as ISO 8601 does.
    Raises a Problem as `read_table` does; `most_rows` are those of all the
    sheets, without what may stand above their first post.
    """
    data = _read(path)
    if not _is_workbook(data):
        return (_table(path, _from_text(path, data, mend=False), most_rows + _ABOVE, most_rows),)
    found: list[RawTable] = []
    for sheet in sheets(path, data):
        left = most_rows - sum(max(len(table.rows) - _ABOVE, 0) for table in found)
        found.append(_table(path, _filled(sheet), left + _ABOVE, most_rows, sheet.name))
    if not found:
        raise _empty(path)
    return tuple(found)


def _read(path: Path) -> bytes:
    with disk_problems(path):
        if path.stat().st_size > MOST_BYTES:
            raise _too_long(path, MOST_ROWS)
        return path.read_bytes()


def _is_workbook(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def _from_text(path: Path, data: bytes, *, mend: bool) -> Iterator[tuple[str, ...]]:
    text = _decoded(path, data)
    if path.suffix.casefold() == ".json" or data.lstrip()[:1] in (b"[", b"{"):
        return _from_json(path, text)
    rows = _from_csv(path, text)
    return (tuple(mended(cell) for cell in cells) for cells in rows) if mend else rows


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


def _table(
    path: Path, rows: Iterable[tuple[str, ...]], left: int, most: int = 0, sheet: str = ""
) -> RawTable:
    """Return the rows that say something, `left` at most; `most` is the number that a refusal names."""
    most = most or left
    numbered = [
        (number, cells)
        for number, cells in enumerate(islice(rows, most * 2), start=1)
        if any(cell.strip() for cell in cells)
    ]
    if len(numbered) > left:
        raise _too_long(path, most)
    if not numbered:
        raise _empty(path)
    return RawTable(path.name, tuple(numbered), sheet)


def _empty(path: Path) -> Problem:
    return Problem(_("«{name}» no tiene ninguna fila.").format(name=path.name), _("Elija otro fichero."))


def _too_long(path: Path, most: int) -> Problem:
    return Problem(
        _("«{name}» es demasiado largo: se pueden traer {n} filas cada vez.").format(name=path.name, n=most),
        _("Divídalo en varios ficheros; no se ha cambiado nada."),
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
    raise unreadable(path)


def _from_csv(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    delimiter = _delimiter(text)
    try:
        for cells in csv.reader(io.StringIO(text), delimiter=delimiter):
            yield tuple(cells[:MOST_COLUMNS])
    except csv.Error as error:
        raise unreadable(path) from error


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the most columns to the most lines alike of the beginning."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def columns(delimiter: str) -> int:
        try:
            widths = Counter(len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=delimiter))
        except csv.Error:
            return 0
        return max(((width - 1) * count for width, count in widths.items()), default=0)

    return max(_DELIMITERS, key=columns)


def mended(text: str) -> str:
    """Return a text whose UTF-8 was once read as Windows-1252 («CaÃ±ada») as it was written («Cañada»)."""
    if "Ã" not in text and "Â" not in text and "â€" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _from_json(path: Path, text: str) -> Iterator[tuple[str, ...]]:
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise _too_deep(path) from error
    except ValueError as error:
        raise unreadable(path) from error
    _refuse_deep(path, content)
    items = _only_list(content)
    if items is None:
        raise unreadable(path)
    headers = list(dict.fromkeys(key for item in items[: MOST_ROWS + 1] for key in item))[:MOST_COLUMNS]
    yield tuple(headers)
    for item in items:
        yield tuple(_json_text(item.get(header)) for header in headers)


def _refuse_deep(path: Path, content: Any) -> None:
    level, depth = [content], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep(path)
        level = [
            inner
            for value in level
            for inner in (
                value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            )
        ]


def _too_deep(path: Path) -> Problem:
    return Problem(
        _("«{name}» tiene más de {n} niveles uno dentro de otro, y no es una lista.").format(
            name=path.name, n=DEEPEST
        ),
        _("Guárdelo como CSV o Excel (.xlsx) y vuelva a intentarlo; no se ha cambiado nada."),
    )


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
    return cell_text(value)

"""The sheets of an Excel workbook as rows of texts, read without trusting what is inside."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import unescape

from muniredes.domain.problems import Problem
from muniredes.exchange.tables.colours import says_by_colours
from muniredes.exchange.tables.refusals import not_worked_out, unreadable
from muniredes.exchange.tables.rows import MOST_COLUMNS, Place, cell_text
from muniredes.files import shown
from muniredes.i18n import _

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

MOST_UNPACKED = 300 * 1024 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*\"([^\"]*)\"")
_CELL = re.compile(r"^([A-Z]+)(\d+)")
_NOT_WORKED_OUT = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*'
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_LETTER = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OURS = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _OURS + b"spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", _OURS + b"officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", _OURS + b"drawingml/2006/"),
)
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_DRESS = re.compile(
    rb"<(?:\w+:)?(fonts|fills|borders|cellStyleXfs|cellStyles|dxfs|tableStyles|colors|extLst)\b.*?"
    rb"(?:</(?:\w+:)?\1>)",
    re.DOTALL,
)
_UNDRESSED = re.compile(rb'\s(?:fontId|fillId|borderId|xfId)="\d*"')
_EXTRAS = re.compile(
    rb"<(?:\w+:)?(conditionalFormatting|dataValidations|extLst|definedNames|drawing|legacyDrawing|tableParts)\b"
    rb"(?:[^>]*/>|.*?</(?:\w+:)?\1>)",
    re.DOTALL,
)

Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its rows of texts, what was merged downwards, and its links.

    A block is its column (0 is the first), its first row and its last one (1 is the first). `is_coloured`
    says that somebody painted some of its cells, and not all of its rows alike.
    """

    name: str
    rows: Rows
    blocks: tuple[tuple[int, int, int], ...]
    links: Mapping[Place, str]
    is_hidden: bool = False
    is_coloured: bool = False


def sheets(path: Path, data: bytes) -> Iterator[Sheet]:
    """Yield every visible sheet with cells, in their order; days and hours as ISO 8601 writes them."""
    with _refusals(path):
        reader = _opened(path, data)
        places = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
        for sheet in reader.wb.worksheets:
            if sheet.sheet_state == "visible" and _has_cells(sheet):
                place = places[sheet.title]
                xml = reader.archive.read(place)
                found = _NOT_WORKED_OUT.search(xml)
                if found:
                    raise not_worked_out(path, sheet.title, found[1].decode("ascii"))
                links = dict(_links(reader.archive, place, xml))
                colours = says_by_colours(reader.wb, xml)
                rows = _rows(path, sheet)
                yield Sheet(sheet.title, rows, tuple(_blocks(xml)), links, is_coloured=colours)


def hidden_sheets(path: Path, data: bytes) -> tuple[str, ...]:
    """Return the names of the sheets that somebody hid and that hold something."""
    with _refusals(path):
        found = _opened(path, data).wb.worksheets
        return tuple(each.title for each in found if each.sheet_state != "visible" and _has_cells(each))


def _rows(path: Path, sheet: Any) -> Rows:
    with _refusals(path):
        for cells in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield _trimmed([_words(cell) for cell in cells])


def _words(value: object) -> str:
    """Return what a cell says, with the signs that Excel hides («_x000D_») as they are."""
    text = cell_text(value)
    if "_x" not in text:
        return text
    return (
        _HIDDEN_LETTER.sub(lambda match: chr(int(match[1], 16)), text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


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


def _links(archive: zipfile.ZipFile, place: str, xml: bytes) -> Iterator[tuple[Place, str]]:
    """Yield the web addresses that lie under cells."""
    from openpyxl.utils import column_index_from_string

    folder, _slash, name = place.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return
    said = [_attributes(match[1]) for match in _RELATION.finditer(archive.read(relations))]
    targets = {each.get("Id", ""): each.get("Target", "") for each in said}
    for match in _LINK.finditer(xml):
        link = _attributes(match[1])
        target = next((targets.get(value, "") for key, value in link.items() if key.endswith(":id")), "")
        cell = _CELL.match(link.get("ref", ""))
        if cell and target.startswith(("http://", "https://")):
            yield (int(cell[2]), column_index_from_string(cell[1]) - 1), unescape(target)


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        key.decode("ascii", "replace"): value.decode("utf-8", "replace")
        for key, value in _ATTRIBUTE.findall(tag)
    }


def _opened(path: Path, data: bytes) -> "ExcelReader":
    """Return the workbook open; one that the library dislikes is tried without its decorations."""
    refuse_bomb(path, data)
    if _STRICT_MARK in _part(data, "xl/workbook.xml"):
        data = _rewritten(data, _transitional)
    try:
        return _read(data)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        return _read(_rewritten(data, _undressed))


def _read(data: bytes) -> "ExcelReader":
    """Return a workbook open, whose sheets do not believe what is written of their size: rows would be lost.

    Where nothing is written, the library would read the whole sheet to know it.
    """
    from openpyxl.reader import excel
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    class Unmeasured(ReadOnlyWorksheet):
        def _get_size(self) -> None:
            self.reset_dimensions()

    used = vars(excel)
    used["ReadOnlyWorksheet"] = Unmeasured
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = excel.ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            reader.read()
    finally:
        used["ReadOnlyWorksheet"] = ReadOnlyWorksheet
    return reader


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name) if name in package.namelist() else b""


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in dict.fromkeys(source.namelist()):
            content = source.read(name)
            target.writestr(name, change(name, content) if name.endswith((".xml", ".rels")) else content)
    return stream.getvalue()


def _transitional(_name: str, content: bytes) -> bytes:
    """Return a part of a «Strict Open XML» workbook with the names that every program knows."""
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return content


def _undressed(name: str, content: bytes) -> bytes:
    """Return a part without what does not change what cells say: letters, colours, rules, drawings."""
    if name.endswith("styles.xml"):
        return _UNDRESSED.sub(b"", _DRESS.sub(b"", content))
    return _EXTRAS.sub(b"", content)


def _has_cells(sheet: Any) -> bool:
    return any(cell is not None for row in sheet.iter_rows(values_only=True, max_row=50) for cell in row)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turn what the library says of a broken workbook into a Problem."""
    import zlib

    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        LookupError,
        ValueError,
        OSError,
        SyntaxError,
        TypeError,
    ) as error:
        raise unreadable(path) from error
    except (AttributeError, NotImplementedError, RuntimeError, EOFError) as error:
        raise unreadable(path) from error


def refuse_bomb(path: Path, data: bytes) -> None:
    """Refuse a package that would fill the memory."""
    with _refusals(path), zipfile.ZipFile(io.BytesIO(data)) as package:
        unpacked = sum(entry.file_size for entry in package.infolist())
    if unpacked > MOST_UNPACKED:
        raise Problem(
            _("«{name}» es demasiado largo para leerlo.").format(name=shown(path.name)),
            _("Divídalo en varios ficheros; no se ha cambiado nada."),
        )

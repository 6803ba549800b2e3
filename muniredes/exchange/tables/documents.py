"""Tables of LibreOffice (.ods) and of letters (.docx, .odt), read from their XML without a program."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from muniredes.broken import BROKEN
from muniredes.exchange.tables.refusals import unreadable
from muniredes.exchange.tables.rows import MOST_COLUMNS, Place, cells_said
from muniredes.exchange.tables.workbooks import Sheet, refuse_bomb
from muniredes.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HOUR = re.compile(r"^PT(\d+)H(\d+)M(\d+)")
_MOST_REPEATED = 1000

Grid = list[tuple[str, ...]]
Blocks = list[tuple[int, int, int]]


def sheets_of(path: Path, data: bytes) -> tuple[Sheet, ...] | None:
    """Return the tables of a document that is not of Excel; None when it is no document that is known.

    A letter without tables is one of a single column, with a row for each paragraph.
    Raises a Problem for one that cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "content.xml" not in names and "word/document.xml" not in names:
                return None
            refuse_bomb(path, data)
            if "content.xml" in names:
                return tuple(_of_libreoffice(_parsed(path, package.read("content.xml"))))
            relations = "word/_rels/document.xml.rels"
            targets = _targets(path, package.read(relations)) if relations in names else {}
            return tuple(_of_word(_parsed(path, package.read("word/document.xml")), targets))
    except (OSError, *BROKEN) as error:
        raise unreadable(path) from error


def _parsed(path: Path, xml: bytes) -> "Element":
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(xml)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise unreadable(path) from error


def _targets(path: Path, xml: bytes) -> Mapping[str, str]:
    return {each.get("Id", ""): each.get("Target", "") for each in _parsed(path, xml)}


def _of_libreoffice(root: "Element") -> Iterator[Sheet]:
    tables = list(root.iter(f"{_TABLE}table"))
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for said in style.iter(f"{_STYLE}table-properties")
        if said.get(f"{_TABLE}display") == "false"
    }
    for table in tables:
        name = table.get(f"{_TABLE}name", "")
        yield _sheet_of_libreoffice(table, name, is_hidden=table.get(f"{_TABLE}style-name") in hidden)
    if not tables:
        lines: list[tuple[str, ...]] = [(_said(each),) for each in root.iter(f"{_TEXT}p")]
        yield Sheet("", iter(lines), (), {})


def _sheet_of_libreoffice(table: "Element", name: str, *, is_hidden: bool) -> Sheet:
    rows: Grid = []
    links: dict[Place, str] = {}
    blocks: Blocks = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            said = _value(cell)
            link = next((each.get(_LINK, "") for each in cell.iter(f"{_TEXT}a")), "")
            if link.startswith(("http://", "https://")):
                links[len(rows) + 1, len(cells)] = link
            tall = cells_said(cell.get(f"{_TABLE}number-rows-spanned"))
            if tall > 1:
                blocks.append((len(cells), len(rows) + 1, len(rows) + tall))
            times = cells_said(cell.get(f"{_TABLE}number-columns-repeated"))
            cells += [said] * min(times, MOST_COLUMNS - len(cells))
        times = cells_said(row.get(f"{_TABLE}number-rows-repeated"))
        is_empty = not any(cells)
        rows += [() if is_empty else tuple(cells)] * min(times, _MOST_REPEATED)
    return Sheet(name, iter(rows), tuple(blocks), links, is_hidden=is_hidden)


def _value(cell: "Element") -> str:
    """Return what a cell holds: a day or an hour as ISO 8601 writes it, a text as it is seen."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        day = cell.get(f"{_OFFICE}date-value", "")
        return day.removesuffix("T00:00:00")
    if kind == "time" and (hour := _HOUR.match(cell.get(f"{_OFFICE}time-value", ""))):
        return f"{int(hour[1]):02}:{int(hour[2]):02}:{int(hour[3]):02}"
    if kind == "float":
        return cell.get(f"{_OFFICE}value", "").removesuffix(".0")
    return "\n".join(_said(each) for each in cell if each.tag == f"{_TEXT}p")


def _said(paragraph: "Element") -> str:
    """Return the words of a paragraph, with its spaces and its lines, and without its comments."""
    found = [paragraph.text or ""]
    for each in paragraph:
        if each.tag == f"{_TEXT}line-break":
            found.append("\n")
        elif each.tag == f"{_TEXT}s":
            found.append(" " * min(cells_said(each.get(f"{_TEXT}c")), _MOST_REPEATED))
        elif each.tag == f"{_TEXT}tab":
            found.append("\t")
        elif each.tag != f"{_OFFICE}annotation":
            found.append(_said(each))
        found.append(each.tail or "")
    return "".join(found)


def _of_word(root: "Element", targets: Mapping[str, str]) -> Iterator[Sheet]:
    tables = [table for table in root.iter(f"{_WORD}tbl") if table.find(f"{_WORD}tr") is not None]
    for place, table in enumerate(tables, start=1):
        name = _("Tabla {n}").format(n=place) if len(tables) > 1 else ""
        yield _sheet_of_word(table, name, targets)
    if not tables:
        lines: list[tuple[str, ...]] = [(_words(each),) for each in root.iter(f"{_WORD}p")]
        yield Sheet("", iter(lines), (), {})


def _sheet_of_word(table: "Element", name: str, targets: Mapping[str, str]) -> Sheet:
    rows: Grid = []
    links: dict[Place, str] = {}
    for row in table.findall(f"{_WORD}tr"):
        cells: list[str] = []
        for cell in row.iter(f"{_WORD}tc"):
            said = "\n".join(_words(each) for each in cell.findall(f"{_WORD}p")).strip()
            if _goes_on(cell) and rows and len(cells) < len(rows[-1]):
                said = said or rows[-1][len(cells)]
            link = next(
                (targets.get(each.get(_RELATION, ""), "") for each in cell.iter(f"{_WORD}hyperlink")), ""
            )
            if link.startswith(("http://", "https://")):
                links[len(rows) + 1, len(cells)] = link
            wide = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
            span = cells_said(wide.get(f"{_WORD}val")) if wide is not None else 1
            cells += [said, *[""] * (min(span, MOST_COLUMNS) - 1)]
        rows.append(tuple(cells[:MOST_COLUMNS]))
    return Sheet(name, iter(rows), (), links)


def _goes_on(cell: "Element") -> bool:
    """Say whether a cell is the one above, that comes down to it."""
    found = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
    return found is not None and found.get(f"{_WORD}val") != "restart"


def _words(paragraph: "Element") -> str:
    found = []
    for each in paragraph.iter():
        if each.tag == f"{_WORD}t":
            found.append(each.text or "")
        elif each.tag == f"{_WORD}tab":
            found.append("\t")
        elif each.tag in (f"{_WORD}br", f"{_WORD}cr"):
            found.append("\n")
    return "".join(found)

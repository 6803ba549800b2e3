"""Tables that other programs save with the name of a workbook: a web page, or the XML of Excel 2003."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import ParseError

from muniredes.exchange.tables.refusals import unreadable
from muniredes.exchange.tables.rows import MOST_COLUMNS

_OF_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_NEW_LINE = frozenset({"br", "p", "div", "li"})
_LINES = re.compile(r"[ \t]*\n\s*")
_TALLEST = 1000
_INDEX = f"{{{_OF_2003}}}Index"


def is_page(text: str) -> bool:
    """Say whether a text is a web page with a table."""
    return text.lstrip()[:1] == "<" and re.search(r"<table[\s>]", text, re.IGNORECASE) is not None


def is_of_2003(text: str) -> bool:
    """Say whether a text is a workbook in the XML of Excel 2003."""
    return text.lstrip()[:1] == "<" and _OF_2003 in text[:4000]


class _Tables(HTMLParser):
    """Gathers the rows of every table, one behind the other; a cell without words says where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._words: list[str] | None = None
        self._link = ""
        self._wide = self._tall = 1
        self._below: dict[int, tuple[int, str]] = {}
        self._kept: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "tr":
            self._end_row()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close()
            self._words, self._link = [], ""
            wide = said.get("colspan") or "1"
            self._wide = min(int(wide), MOST_COLUMNS) if wide.isdecimal() else 1
            tall = said.get("rowspan") or "1"
            self._tall = min(int(tall), _TALLEST) if tall.isdecimal() else 1
        elif tag in _NEW_LINE and self._words is not None:
            self._words.append("\n")
        elif tag == "a" and self._words is not None:
            self._link = said.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()
        if tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def _close(self) -> None:
        if self._words is None:
            return
        words = _LINES.sub("\n", "".join(self._words)).strip()
        is_address = self._link.startswith(("http://", "https://"))
        if self.rows and len(self.rows[-1]) < MOST_COLUMNS:
            self._put_those_above()
            said = self._link if is_address else words
            if self._tall > 1:
                self._kept[len(self.rows[-1])] = self._tall - 1, said
            self.rows[-1] += [said, *[""] * (self._wide - 1)]
        self._words = None

    def _put_those_above(self) -> None:
        """Say again, in its place of this row, each cell that began above and comes down to it."""
        row = self.rows[-1]
        while len(row) in self._below and len(row) < MOST_COLUMNS:
            left, said = self._below.pop(len(row))
            if left > 1:
                self._kept[len(row)] = left - 1, said
            row.append(said)

    def _end_row(self) -> None:
        if self.rows:
            self._put_those_above()
        self._below |= self._kept
        self._kept = {}


def rows_of_page(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the tables of a web page; of a cell that is a link, its address."""
    tables = _Tables()
    tables.feed(text)
    tables.close()
    return (tuple(row[:MOST_COLUMNS]) for row in tables.rows)


def rows_of_2003(path: Path, data: bytes) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the first sheet of a workbook in the XML of Excel 2003."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise unreadable(path) from error
    table = root.find(f".//{{{_OF_2003}}}Table")
    for row in () if table is None else table.iter(f"{{{_OF_2003}}}Row"):
        cells: list[str] = []
        for cell in row.iter(f"{{{_OF_2003}}}Cell"):
            place = cell.get(_INDEX, "")
            if place.isdecimal():
                cells += [""] * (min(int(place), MOST_COLUMNS) - 1 - len(cells))
            cells.append("".join(cell.itertext()).strip())
        yield tuple(cells[:MOST_COLUMNS])

"""Tables that other programs save with the name of a workbook: a web page, or the XML of Excel 2003."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from muniredes.exchange.tables.refusals import unreadable
from muniredes.exchange.tables.rows import MOST_COLUMNS, cells_said
from muniredes.exchange.tables.workbooks import Sheet

_OF_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_OF_TABLES = frozenset({"table", "tr", "td", "th"})
_NEW_LINE = frozenset({"br", "p", "div", "li"})
_LINES = re.compile(r"[ \t]*\n\s*")
_TALLEST = 1000
_DEEPEST_TABLE = 20
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_LINKED = re.compile(r"<a\s[^>]*href=[\"']?(?:https?:)?//", re.IGNORECASE)
_OUTSIDE = ("http://", "https://", "//")
_SHEET_NAME = f"{{{_OF_2003}}}Name"
_INDEX = f"{{{_OF_2003}}}Index"


def is_page(text: str) -> bool:
    """Say whether a text is a web page with a table or with links."""
    return text.lstrip()[:1] == "<" and (_TABLE.search(text) or _LINKED.search(text)) is not None


def is_of_2003(text: str) -> bool:
    """Say whether a text is a workbook in the XML of Excel 2003."""
    return text.lstrip()[:1] == "<" and _OF_2003 in text[:4000]


def _called(said: Mapping[str, str | None]) -> str:
    """What a link without words says that it is."""
    return (said.get("title") or said.get("aria-label") or "").strip()


class _Grid:
    """The rows of a table while they are read: a cell that is open, and those that come down from above."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.words: list[str] | None = None
        self.link = ""
        self._wide = self._tall = 1
        self._below: dict[int, tuple[int, str]] = {}
        self._kept: dict[int, tuple[int, str]] = {}

    def begin_row(self) -> None:
        """Begin another row."""
        self.end_row()
        self.rows.append([])

    def begin_cell(self, said: Mapping[str, str | None]) -> None:
        """Begin another cell, as wide and as tall as it says."""
        self.end_cell()
        self.words, self.link = [], ""
        self._wide = min(cells_said(said.get("colspan")), MOST_COLUMNS)
        self._tall = min(cells_said(said.get("rowspan")), _TALLEST)

    def end_cell(self) -> None:
        """Put the cell that is open in its row; without words, it says where it leads."""
        if self.words is None:
            return
        words = _LINES.sub("\n", "".join(self.words)).strip()
        is_address = self.link.startswith(_OUTSIDE)
        if not self.rows:
            self.rows.append([])
        self._put_those_above()
        if len(self.rows[-1]) < MOST_COLUMNS:
            said = self.link if is_address else words
            if self._tall > 1:
                self._kept[len(self.rows[-1])] = self._tall - 1, said
            self.rows[-1] += [said, *[""] * (self._wide - 1)]
        self.words = None

    def _put_those_above(self) -> None:
        """Say again, in its place of this row, each cell that began above and comes down to it."""
        row = self.rows[-1]
        while len(row) in self._below and len(row) < MOST_COLUMNS:
            left, said = self._below.pop(len(row))
            if left > 1:
                self._kept[len(row)] = left - 1, said
            row.append(said)

    def end_row(self) -> None:
        """Fill what is left of the row from above."""
        if self.rows:
            self._put_those_above()
        self._below |= self._kept
        self._kept = {}


class _Tables(HTMLParser):
    """Gathers the rows of every table, one behind the other; one of a single cell is part of where it is."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._open = [_Grid()]
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        grid, said = self._open[-1], dict(attrs)
        if tag in _TITLES or tag in _OF_TABLES:
            self._end_title()
        if tag in _TITLES and grid.words is None:
            self._title = []
        if tag == "table" and len(self._open) < _DEEPEST_TABLE:
            self._open.append(_Grid())
        elif tag == "tr":
            grid.end_cell()
            grid.begin_row()
        elif tag in ("td", "th"):
            grid.begin_cell(said)
        elif tag in _NEW_LINE and grid.words is not None:
            grid.words.append("\n")
        elif tag == "a" and grid.words is not None:
            grid.link = said.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        grid = self._open[-1]
        if tag in _TITLES or tag in _OF_TABLES:
            self._end_title()
        if tag in ("td", "th", "tr", "table"):
            grid.end_cell()
        if tag in ("tr", "table"):
            grid.end_row()
        if tag == "table" and len(self._open) > 1:
            self._end_table()

    def handle_data(self, data: str) -> None:
        grid = self._open[-1]
        if self._title is not None:
            self._title.append(data)
        elif grid.words is not None:
            grid.words.append(data)

    def _end_title(self) -> None:
        """Put the title that is open in a row of its own; pages may leave out where it ends."""
        title = " ".join("".join(self._title or ()).split())
        place = self._open[-1].rows if len(self._open) > 1 else self.rows
        place += [[title]] if title else []
        self._title = None

    def _end_table(self) -> None:
        rows, around = self._open.pop().rows, self._open[-1].words
        if around is not None and len(rows) == 1 and len(rows[0]) == 1:
            around.append(rows[0][0])
        else:
            self.rows += rows

    def gathered(self) -> list[list[str]]:
        """Return every row, also those of a table that nobody closed."""
        self._end_title()
        while len(self._open) > 1:
            self._open[-1].end_cell()
            self._end_table()
        return self.rows + self._open[0].rows


class _Links(HTMLParser):
    """Gathers the links of a page that has no table: the words of each, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        leads = said.get("href") or ""
        if tag == "a" and leads.startswith(_OUTSIDE):
            self.rows.append([_called(said), f"https:{leads}" if leads.startswith("//") else leads])
            self._is_open = True

    def handle_endtag(self, tag: str) -> None:
        self._is_open = self._is_open and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._is_open:
            self.rows[-1][0] = f"{self.rows[-1][0]} {data.strip()}".strip()


def rows_of_page(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the tables of a web page, or its links; of a cell that is a link, its address."""
    if _TABLE.search(text) is None:
        links = _Links()
        links.feed(text)
        return (tuple(row) for row in links.rows)
    tables = _Tables()
    tables.feed(text)
    tables.close()
    return (tuple(row[:MOST_COLUMNS]) for row in tables.gathered())


def sheets_of_2003(path: Path, data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in the XML of Excel 2003; one that is alone needs no name."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise unreadable(path) from error
    sheets = list(root.iter(f"{{{_OF_2003}}}Worksheet"))
    for sheet in sheets:
        name = sheet.get(_SHEET_NAME, "") if len(sheets) > 1 else ""
        yield Sheet(name, _rows_of_sheet(sheet), (), {})


def _rows_of_sheet(sheet: Element) -> Iterator[tuple[str, ...]]:
    for row in sheet.iter(f"{{{_OF_2003}}}Row"):
        cells: list[str] = []
        for cell in row.iter(f"{{{_OF_2003}}}Cell"):
            place = cell.get(_INDEX, "")
            if place.isdecimal():
                cells += [""] * (min(int(place), MOST_COLUMNS) - 1 - len(cells))
            cells.append("".join(cell.itertext()).strip())
        yield tuple(cells[:MOST_COLUMNS])

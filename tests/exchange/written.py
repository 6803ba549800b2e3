"""Files as other programs write them, made from their cells: sheets, pages, letters and documents."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from muniredes.actions import knowledge
from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.incoming_list import ImportLine
from muniredes.domain.accounts.incoming_list import judge as judge_accounts
from muniredes.domain.calendar.lists.channel_names import ChannelNames
from muniredes.domain.calendar.lists.judging import judge as judge_posts
from muniredes.domain.calendar.lists.list_import import Around, JudgedRow
from muniredes.domain.knowledge.facts import Networks
from muniredes.exchange import account_list
from muniredes.exchange.account_list import AccountList
from muniredes.exchange.calendar_files import columns as calendar
from muniredes.exchange.calendar_files.columns import CalendarList
from muniredes.exchange.tables.reading import read_tables

TODAY = date(2026, 11, 29)
"""A Sunday."""

Cells = Sequence[Sequence[object]]
Unseen = tuple[str, bytes, list[str]]
"""The name of a file, what it holds, and what a person would understand of each of its rows."""

_MADE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)|(?P<hour>\d\d:\d\d:\d\d)|#(?P<number>\d+)")


def unseen(name: str) -> list[Unseen]:
    """Return the files of a text that holds many: «=== its name», what it says, «---», what is understood.

    Of a workbook or a letter, «# name» begins a sheet, «! A1:B2» merges cells, «#12» is a number, and a line
    end inside a cell is «⏎».
    """
    text = (Path(__file__).parent / name).read_text("utf-8")
    found: list[Unseen] = []
    for part in text.split("=== ")[1:]:
        said, _mark, wanted = part.rpartition("\n---\n")
        title, _end, content = said.partition("\n")
        found.append((title, _file(title, f"{content}\n"), wanted.splitlines()))
    return found


def _file(name: str, content: str) -> bytes:
    kind = name.rpartition(".")[2]
    if kind not in ("xlsx", "ods", "docx"):
        return content.encode()
    if kind == "ods" and content.startswith("<"):
        return ods(content)
    sheets: dict[str, list[list[object]]] = {}
    merged = []
    for line in content.splitlines():
        if line.startswith("# "):
            sheets[line[2:]] = []
        elif line.startswith("! "):
            merged.append(line[2:])
        else:
            sheets[list(sheets)[-1]].append([_cell(cell) for cell in line.split(";")])
    if kind == "docx":
        return docx(list(sheets.values()))
    return xlsx(sheets, merged=merged) if kind == "xlsx" else ods(ods_table(sheets))


def _cell(text: str) -> object:
    made = _MADE.fullmatch(text)
    if made is None:
        return text.replace("⏎", "\n")
    if made["day"]:
        return date.fromisoformat(text)
    return time.fromisoformat(text) if made["hour"] else int(made["number"])


@cache
def networks() -> Networks:
    """Those of the catalogue."""
    return knowledge.networks()


def accounts_in(path: Path) -> tuple[AccountList, tuple[ImportLine, ...]]:
    """Return a list of accounts read, and each of its lines judged, without a guide."""
    opened = account_list.understand(read_tables(path, 5000), networks())
    assert not opened.lacks(opened.columns), opened.lacks(opened.columns)
    return opened, judge_accounts(opened.rows(opened.columns), networks(), (), TODAY)


def posts_in(path: Path) -> tuple[CalendarList, tuple[JudgedRow, ...]]:
    """Return a calendar read, judged as that of a town with Facebook and Instagram."""
    opened = calendar.understand(read_tables(path, 5000), networks())
    assert not calendar.lacks(opened.columns), calendar.lacks(opened.columns)
    return opened, judge_posts(opened.rows(opened.columns, TODAY), villa())


def villa() -> Around:
    """That of a town with an account of Facebook and one of Instagram."""
    accounts = (
        Account(
            id=1, network_id="facebook", handle="AytoVilla", address="https://www.facebook.com/AytoVilla"
        ),
        Account(
            id=2, network_id="instagram", handle="aytovilla", address="https://www.instagram.com/aytovilla"
        ),
    )
    names = ChannelNames(accounts, networks())
    return Around(names=names, networks=networks(), known={}, file_mark="bcdfgh", today=TODAY)


def told(line: ImportLine) -> str:
    """«facebook AytoVilla · Ana», or «no: …» for what stays out."""
    if line.account is None:
        return f"no: {line.said}"
    who = f" · {', '.join(line.holders)}" if line.holders else ""
    return f"{line.account.network_id} {line.account.handle or line.account.address}{who}"


_BY = {"": "", "account.1": "f", "account.2": "i"}


def said(row: JudgedRow) -> str:
    """«05-01 18:30 fi Cabalgata», «idea Cabalgata», or «no: …» for what stays out."""
    if row.new is None:
        return f"no: {row.said}"
    at = f"{row.new.at:%d-%m %H:%M}" if row.new.at else "idea"
    by = "".join(_BY.get(key, key[:1]) for key in row.new.channels)
    return " ".join(filter(None, (at, by, row.new.message.title)))


def xlsx(
    sheets: Mapping[str, Cells], *, merged: Sequence[str] = (), fills: Mapping[str, str] | None = None
) -> bytes:
    """Return a workbook; `merged` are ranges of its first sheet, and `fills` the colours of its cells."""
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    while book.worksheets:
        book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell if cell != "" else None for cell in row])
    first = book.worksheets[0]
    for cell, colour in (fills or {}).items():
        first[cell].fill = PatternFill("solid", colour)
    for place in merged:
        first.merge_cells(place)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP with some parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def ods(tables: str) -> bytes:
    """Return a workbook of LibreOffice with some `<table:table>`."""
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{tables}</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content})


def ods_table(sheets: Mapping[str, Cells]) -> str:
    """Return sheets of LibreOffice whose cells are texts."""
    body = "<office:body><office:spreadsheet>"
    for name, rows in sheets.items():
        body += f'<table:table table:name="{escape(name)}">'
        for row in rows:
            body += "<table:table-row>"
            for cell in row:
                said = f"<text:p>{escape(str(cell))}</text:p>"
                body += f'<table:table-cell office:value-type="string">{said}</table:table-cell>'
            body += "</table:table-row>"
        body += "</table:table>"
    return body + "</office:spreadsheet></office:body>"


def docx(tables: Sequence[Cells]) -> bytes:
    """Return a document of Word with a sentence and some tables."""
    from docx import Document

    document = Document()
    document.add_paragraph("Ayuntamiento de Villa")
    for rows in tables:
        table = document.add_table(0, max(map(len, rows)))
        for row in rows:
            cells = table.add_row().cells
            for place, text in enumerate(row):
                cells[place].text = str(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()

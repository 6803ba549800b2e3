"""The rows of a list that could not come in, as a list of their own: mended in it, they are brought again."""

import re
from collections import Counter
from collections.abc import Mapping
from io import BytesIO

from muniredes.domain.calendar.lists.list_import import RowKey
from muniredes.domain.calendar.lists.reading_days import month_title
from muniredes.exchange.calendar_files.columns import CalendarList
from muniredes.exchange.calendar_files.sheets import text_cell

Why = Mapping[RowKey, str]
"""Why each row could not come in, by its sheet, its number there and its part of it."""

_LONGEST_TITLE = 31
_BRACKETS = str.maketrans("[]", "()")
_NOT_IN_A_TITLE = re.compile(r"[\\*?:/\x00-\x1f\x7f]+")


def refused_xlsx(opened: CalendarList, why: Why, heading: str) -> bytes:
    """Return the rows that have a reason as an .xlsx, each sheet with its headings and the reason last."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    parts: Counter[tuple[str, int]] = Counter()
    for sheet in opened.sheets:
        rows = []
        for number, cells in sheet.lines:
            key = sheet.name, number, parts[sheet.name, number]
            parts[sheet.name, number] += not month_title(cells)
            if key in why:
                rows.append((key, cells))
        if rows:
            page = book.create_sheet(_title(sheet.name) or _title(opened.name) or heading)
            page.append([text_cell(page, cell) for cell in (*sheet.headings, heading)])
            for key, cells in rows:
                padded = [*cells, *[""] * (len(sheet.headings) - len(cells))][: len(sheet.headings)]
                page.append([text_cell(page, cell) for cell in (*padded, why[key])])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _title(name: str) -> str:
    """Return a name as a sheet may have it: «plan [2027]» is «plan (2027)»."""
    return _NOT_IN_A_TITLE.sub(" ", name.translate(_BRACKETS))[:_LONGEST_TITLE].strip(" '")

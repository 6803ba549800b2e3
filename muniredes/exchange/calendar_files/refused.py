"""The rows of a list that could not come in, as a list of their own: mended in it, they are brought again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO

from muniredes.domain.calendar.lists.list_import import RowKey
from muniredes.domain.calendar.lists.reading_days import month_title
from muniredes.exchange.calendar_files.columns import CalendarList
from muniredes.exchange.calendar_files.guarding import guarded_if_quoted

Why = Mapping[RowKey, str]
"""Why each row could not come in, by its sheet, its number there and its part of it."""


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
            page = book.create_sheet((sheet.name or opened.name or heading)[:31])
            page.append([*sheet.headings, heading])
            for key, cells in rows:
                padded = [*cells, *[""] * (len(sheet.headings) - len(cells))][: len(sheet.headings)]
                page.append(_texts([*padded, why[key]]))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _texts(cells: Sequence[str]) -> list[str]:
    return [guarded_if_quoted(cell) for cell in cells]

"""The rows of a list that could not come in, as a list of their own: mended in it, they are brought again."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from muniredes.exchange.calendar_files.columns import CalendarList
from muniredes.exchange.calendar_files.guarding import guarded_if_quoted

Why = Mapping[tuple[str, int], str]
"""Why each row could not come in, by its sheet and its number there."""


def refused_xlsx(opened: CalendarList, why: Why, heading: str) -> bytes:
    """Return the rows that have a reason as an .xlsx, each sheet with its headings and the reason last."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for sheet in opened.sheets:
        rows = [(number, cells) for number, cells in sheet.lines if (sheet.name, number) in why]
        if rows:
            page = book.create_sheet((sheet.name or opened.name or heading)[:31])
            page.append([*sheet.headings, heading])
            for number, cells in rows:
                padded = [*cells, *[""] * (len(sheet.headings) - len(cells))][: len(sheet.headings)]
                page.append(_texts([*padded, why[sheet.name, number]]))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _texts(cells: Sequence[str]) -> list[str]:
    return [guarded_if_quoted(cell) for cell in cells]

"""Posts as a CSV that Excel in Spanish opens with a double click."""

import csv
import io
from datetime import date, time

from muniredes.domain.calendar.lists.listing import CalendarField, Cell
from muniredes.domain.dates import short_date
from muniredes.exchange.calendar_files.formula_escaping import guarded
from muniredes.exchange.calendar_files.sheets import Listing


def draw_csv(listing: Listing) -> bytes:
    """Return the posts as CSV: UTF-8 with its mark, «;», dd/mm/aaaa and HH:MM; those with a day first."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.word for column in CalendarField])
    for cells in listing.rows:
        writer.writerow([_text(cells[column]) for column in CalendarField])
    return stream.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)

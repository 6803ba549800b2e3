"""Print a month: a sheet for the wall in A4 or A3, or a list; the posts are those of a filter."""

from dataclasses import replace
from datetime import date

from muniredes.actions.calendar import reading
from muniredes.actions.printing import manual
from muniredes.domain.calendar.messages.query import EVERYTHING, CalendarFilter, month_of
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.texts.text import file_word
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Document, Edition
from muniredes.manual.page_shape import PageSize
from muniredes.manual.papers.month import MonthAsked
from muniredes.manual.papers.month import month_list as compose_list
from muniredes.manual.papers.month import month_sheet as compose_sheet
from muniredes.storage.database import Database

__all__ = ["SHEETS", "PageSize", "file_name", "month_list", "month_sheet"]

SHEETS = (PageSize.A3_LANDSCAPE, PageSize.A4_LANDSCAPE)
"""The sheets that a month can be hung on the wall in."""


def month_sheet(
    database: Database, day: date, size: PageSize = PageSize.A4_LANDSCAPE, wanted: CalendarFilter = EVERYTHING
) -> Document:
    """Return the month of a day as a grid; nothing is written. A Problem when the guide is not begun."""
    return compose_sheet(*_asked(database, day, wanted), size)


def month_list(database: Database, day: date, wanted: CalendarFilter = EVERYTHING) -> Document:
    """Return the month of a day as a list, in A4; nothing is written."""
    return compose_list(*_asked(database, day, wanted))


def _asked(database: Database, day: date, wanted: CalendarFilter) -> tuple[ManualData, MonthAsked]:
    data, (first, last) = manual.gather(database, Edition.RESERVED), month_of(day)
    holidays = manual.common_holidays(data.snapshot, first, last)
    snapshot = replace(data.snapshot, calendar=CalendarDigest(first, last, holidays=holidays))
    lines = reading.dated(database, first, last, wanted)
    return replace(data, snapshot=snapshot), MonthAsked(day, lines, wanted.is_narrowed)


def file_name(database: Database, day: date, size: PageSize | None = None) -> str:
    """Return a name for the file: «calendario-2026-11-El-Ballestero-a3-apaisado.pdf»."""
    from muniredes.actions.reading import snapshot

    council = snapshot(database).council
    name = file_word(council.name if council else "")
    return f"calendario-{day:%Y-%m}-{name}-{size.value if size else 'lista'}.pdf"

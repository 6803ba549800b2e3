"""Programmes of acts: a day as a title, and under it an hour and what happens, line by line."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.lists.reading_days import DayHint, read_day
from muniredes.domain.calendar.messages.hours import read_hour
from muniredes.exchange.tables.headings import has_headings
from muniredes.exchange.tables.rows import RawTable

_HOUR_AHEAD = re.compile(
    r"^\W*(?:a las?\s+)?(?P<hour>\d{1,2}(?:[:.,]\d\d)?\s*(?:h(?:oras|rs|s)?\b\.?)?)"
    r"\s*[-–—:.,]?\s+(?P<what>\D.*)$",
    re.DOTALL,
)
_A_DATE = re.compile(r"\d")
_FEWEST = 2
_LONGEST = 60


def acts_of(table: RawTable, names: Collection[str]) -> RawTable:
    """Return a programme as a list with the day in each row; any other table as it is.

    `names` are the words of the columns of a list: a table that has them is no programme.
    """
    if has_headings(table, names):
        return table
    days = [_day_of(cells) for _number, cells in table.rows]
    acts = [_act(cells) for _number, cells in table.rows]
    if not any(days) or sum(map(bool, acts)) < _FEWEST:
        return table
    fields = (CalendarField.DAY, CalendarField.HOUR, CalendarField.TITLE, CalendarField.NOTE)
    first = next(place for place, day in enumerate(days) if day)
    rows = [*table.rows[:first], (table.rows[first][0], tuple(field.word for field in fields))]
    day = ""
    for (number, cells), said, act in zip(table.rows[first:], days[first:], acts[first:], strict=True):
        day = said or day
        if not said:
            rows.append((number, (day, *(act or ("", *_apart(cells))))))
    return replace(table, rows=tuple(rows), links={})


def _told(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _day_of(cells: Sequence[str]) -> str:
    """Return the day that a row is the title of, or nothing."""
    told = _told(cells)
    if (
        len(told) != 1
        or len(told[0]) > _LONGEST
        or not _A_DATE.search(told[0])
        or not re.search(r"[^\W\d_]{3}", told[0])
    ):
        return ""
    text = re.sub(r"^(?:día|dia)\s+", "", told[0].rstrip(".: "), flags=re.IGNORECASE)
    return text if read_day(text, DayHint(date(2000, 1, 1))) else ""


def _act(cells: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the hour, what happens and the rest of a row that begins with an hour."""
    told = _told(cells)
    if not told:
        return None
    if len(told) == 1:
        match = _HOUR_AHEAD.match(told[0])
        if match is None or read_hour(match["hour"]) is None:
            return None
        return match["hour"], *_apart([match["what"]])
    return (told[0], *_apart(told[1:])) if read_hour(told[0]) else None


def _apart(cells: Sequence[str]) -> tuple[str, str]:
    """Return what happens, and the rest for a note."""
    told = _told(cells)
    title, _line, more = told[0].partition("\n") if told else ("", "", "")
    return title.strip(), " · ".join(filter(None, (more.strip(), *told[1:])))

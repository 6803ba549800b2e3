"""What the days of a stretch are marked with: holidays, electoral periods, notes."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from muniredes.actions import knowledge
from muniredes.domain.calendar.messages.days import DayMark, MarkKind, Marks, by_day
from muniredes.domain.calendar.messages.holidays import Holiday, HolidayScope, closed_days
from muniredes.domain.calendar.messages.message import LocalHoliday
from muniredes.domain.calendar.year.electoral import bands
from muniredes.domain.council import Council
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _
from muniredes.storage.sql import Sql

_WITH_TERRITORIES = ("07", "25", "35", "38")
"""The provinces where some towns have a calendar of their own, by their INE code: islands and Aran."""


def marks(snapshot: Snapshot, first: date, last: date) -> Marks:
    """Return what each day from `first` to `last` is marked with."""
    kept = (_of_holiday(holiday) for holiday in holidays(snapshot, first, last))
    return by_day((*kept, *_periods(snapshot), *_notes(snapshot)), first, last)


def holidays(snapshot: Snapshot, first: date, last: date) -> tuple[Holiday, ...]:
    """Return the holidays of the town, its own two included, between two days."""
    return _holidays(snapshot.council, snapshot.local_holidays, first, last)


def closed_in(sql: Sql, first: date, last: date) -> frozenset[date]:
    """Return the days between two on which the town hall is closed for a holiday."""
    return closed_days(_holidays(sql.only(Council), sql.objects(LocalHoliday), first, last))


def _holidays(
    council: Council | None, local: Iterable[LocalHoliday], first: date, last: date
) -> tuple[Holiday, ...]:
    own = tuple(
        Holiday(holiday.day, holiday.name, HolidayScope.LOCAL)
        for holiday in local
        if holiday.day is not None and first <= holiday.day <= last
    )
    region, territory = place_of(council)
    return tuple(sorted((*_official(region, territory, first, last), *own), key=lambda holiday: holiday.day))


def knows_region(snapshot: Snapshot) -> bool:
    """Whether the holidays of the region of a body are known."""
    return knowledge.holiday_calendar().knows(place_of(snapshot.council)[0])


def place_of(council: Council | None) -> tuple[str, str]:
    """Return the region and the island or valley of a body, empty when they are not known."""
    if council is None:
        return "", ""
    code = council.municipality_code
    known = knowledge.gazetteer().by_code(code) if code[:2] in _WITH_TERRITORIES else None
    return council.region, known.territory if known else ""


@lru_cache(maxsize=64)
def _official(region: str, territory: str, first: date, last: date) -> tuple[Holiday, ...]:
    return knowledge.holiday_calendar().holidays_of(region, territory, first, last)


def _of_holiday(holiday: Holiday) -> DayMark:
    return DayMark(MarkKind.HOLIDAY, holiday.title, holiday.day, holiday.day)


def _periods(snapshot: Snapshot) -> Iterator[DayMark]:
    for band in bands(snapshot.periods):
        name = _("Periodo electoral ({name})").format(name=band.name)
        yield DayMark(MarkKind.ELECTORAL, name, band.first, band.last)


def _notes(snapshot: Snapshot) -> Iterator[DayMark]:
    for note in snapshot.notes:
        if note.starts_on is not None and note.last_day is not None:
            yield DayMark(MarkKind.NOTE, note.title, note.starts_on, note.last_day, note.id)

"""The days of the year that have a name: holidays, the council's two, and the electoral bands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from muniredes.domain.calendar.messages.message import CalendarNote
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.elections.period import ElectoralPeriod, Milestone, day_of
from muniredes.manual.compose.data import ManualData


@dataclass(frozen=True, slots=True)
class Band:
    """Days that go together, both ends included, and what they are called."""

    first: date
    last: date
    name: str

    def touches(self, first: date, last: date) -> bool:
        """Whether some of its days are between two others."""
        return self.first <= last and first <= self.last

    def within(self, first: date, last: date) -> "Band":
        """Return the part of it that is between two days."""
        return Band(max(self.first, first), min(self.last, last), self.name)


@dataclass(frozen=True, slots=True)
class NamedHoliday:
    """A holiday, and whether the council chose it."""

    day: date
    name: str
    is_local: bool


def holidays(data: ManualData, first: date, last: date) -> tuple[NamedHoliday, ...]:
    """Return the holidays between two days, in order."""
    calendar: CalendarDigest | None = data.snapshot.calendar
    found = [NamedHoliday(each.day, each.title, False) for each in (calendar.holidays if calendar else ())]
    found += [
        NamedHoliday(each.day, each.name, True)
        for each in data.snapshot.local_holidays
        if each.day is not None
    ]
    within = (each for each in found if first <= each.day <= last)
    return tuple(sorted(within, key=lambda each: (each.day, each.is_local, each.name)))


def holiday_names(found: Iterable[NamedHoliday]) -> Mapping[date, str]:
    """Return what is celebrated each day: «Navidad»; of two the same day, both."""
    names: dict[date, str] = {}
    for each in found:
        names[each.day] = f"{names[each.day]} · {each.name}" if each.day in names else each.name
    return names


def electoral_bands(data: ManualData, first: date, last: date) -> tuple[Band, ...]:
    """Return the electoral periods that touch some days; none for a body that is no public authority."""
    if not data.council.kind.is_public:
        return ()
    found = (_band(period) for period in data.snapshot.periods)
    return tuple(band for band in found if band.touches(first, last))


def _band(period: ElectoralPeriod) -> Band:
    return Band(day_of(period, Milestone.PUBLISHED), period.polling_day, period.name)


def note_bands(notes: Iterable[CalendarNote], first: date, last: date) -> Iterator[Band]:
    """Yield the notes that touch some days, in the order they start."""
    for note in notes:
        if note.starts_on is not None and note.last_day is not None:
            band = Band(note.starts_on, note.last_day, note.title)
            if band.touches(first, last):
                yield band

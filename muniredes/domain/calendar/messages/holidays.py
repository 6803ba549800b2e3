"""Days on which the town hall is closed, and the working days around them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


class OnHoliday(WordedEnum):
    """What is done with what would be said on a day on which the town hall is closed."""

    SAME = "same", mark("Sale igual")
    SKIPPED = "skipped", mark("Se salta")
    BEFORE = "before", mark("Se pasa al día laborable anterior")
    AFTER = "after", mark("Se pasa al día laborable siguiente")

    @property
    def moves(self) -> bool:
        """Whether it is said on another day."""
        return self in (OnHoliday.BEFORE, OnHoliday.AFTER)

    @property
    def said(self) -> str:
        """«salvo los festivos»: what is added to how often something is said; nothing when it is the same."""
        added = _ADDED.get(self, "")
        return _(added) if added else ""


_ADDED = {
    OnHoliday.SKIPPED: mark("salvo los festivos"),
    OnHoliday.BEFORE: mark("o el día laborable anterior, si es festivo"),
    OnHoliday.AFTER: mark("o el día laborable siguiente, si es festivo"),
}


class HolidayScope(WordedEnum):
    """Where a holiday is kept, from wide to narrow."""

    NATIONAL = "national", mark("Fiesta nacional")
    REGIONAL = "regional", mark("Fiesta autonómica")
    INSULAR = "insular", mark("Fiesta insular")
    LOCAL = "local", mark("Fiesta local")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday; an estimate is one whose official calendar was not published when it was computed.

    One `in_most` is kept by almost every region, and nobody said which region it is.
    """

    day: date
    name: str
    scope: HolidayScope
    is_estimate: bool = False
    in_most: bool = False

    @property
    def title(self) -> str:
        """«San José (previsto)»."""
        if self.in_most:
            return _("{name} (en casi todas las comunidades)").format(name=self.name)
        return _("{name} (previsto)").format(name=self.name) if self.is_estimate else self.name


def local_holidays(days: Iterable[date]) -> tuple[Holiday, ...]:
    """Return the holidays that the council itself proposes."""
    return tuple(Holiday(day, _("Fiesta local"), HolidayScope.LOCAL) for day in sorted(set(days)))


def closed_days(holidays: Iterable[Holiday]) -> frozenset[date]:
    """Return the days of some holidays."""
    return frozenset(holiday.day for holiday in holidays)


def is_working(day: date, closed: Collection[date]) -> bool:
    """Say whether the town hall opens: Monday to Friday, holidays apart."""
    return day.weekday() < _SATURDAY and day not in closed


def working_day_before(day: date, closed: Collection[date]) -> date:
    """Return `day` when it is a working day, or the last one before it."""
    while not is_working(day, closed):
        day -= _ONE_DAY
    return day


def working_day_after(day: date, closed: Collection[date]) -> date:
    """Return `day` when it is a working day, or the first one after it."""
    while not is_working(day, closed):
        day += _ONE_DAY
    return day


def moved_off(
    days: Iterable[date], said: Collection[date], closed: Collection[date], how: OnHoliday, first: date
) -> dict[date, date]:
    """Return the working day that takes the place of each closed day of a series that is `said` on some days.

    None goes before `first`: it goes after. One whose new day is taken already is left out: it is said then.
    """
    taken, found = set(said), {}
    for day in days:
        before = working_day_before(day, closed)
        goes_back = how is OnHoliday.BEFORE and before >= first
        new = before if goes_back else working_day_after(day, closed)
        if new not in taken:
            found[day] = new
            taken.add(new)
    return found


def working_days_from(day: date, steps: int, closed: Collection[date]) -> date:
    """Return the day that is so many working days after `day`, or before it when negative."""
    step = _ONE_DAY if steps > 0 else -_ONE_DAY
    for _count in range(abs(steps)):
        day += step
        while not is_working(day, closed):
            day += step
    return day

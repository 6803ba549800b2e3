"""How much work a plan is, week by week, to compare with the hours there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.domain.calendar.year.planning import PlannedMessage, days_of

EXTRA_CHANNEL_SHARE = 0.15
"""What one more channel adds to the work of a message, as a share of it. Our own estimate."""

_WEEK = timedelta(days=7)
_MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """The hours of the week that begins on a Monday."""

    monday: date
    hours: float


def effort(message: PlannedMessage) -> float:
    """Return the minutes of one publication: minutes × (1 + EXTRA_CHANNEL_SHARE × (channels − 1)).

    The minutes of the entry are those of saying it once, adapting included; each further channel adds a
    share of them. Every time of a series costs the same. It is an estimate of this project, to compare
    weeks and not to keep anybody's hours.
    """
    extra = max(len(message.channels) - 1, 0)
    return message.minutes * (1 + EXTRA_CHANNEL_SHARE * extra)


def weekly_load(planned: Iterable[PlannedMessage], first: date, last: date) -> tuple[WeekLoad, ...]:
    """Return every week that touches the days from `first` to `last`, with the hours of those days.

    Ideas without a date count nothing.
    """
    minutes = dict.fromkeys(_mondays(first, last), 0.0)
    for message in planned:
        for day in days_of(message, first, last):
            minutes[_monday(day)] += effort(message)
    return tuple(WeekLoad(monday, total / _MINUTES_PER_HOUR) for monday, total in minutes.items())


def mean_hours(load: Sequence[WeekLoad]) -> float:
    """Return the hours of an average week; 0 when there are none."""
    return sum(week.hours for week in load) / len(load) if load else 0.0


def peak_week(load: Iterable[WeekLoad]) -> WeekLoad | None:
    """Return the first of the weeks with most work."""
    return max(load, key=lambda week: (week.hours, -week.monday.toordinal()), default=None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterable[date]:
    monday = _monday(first)
    while monday <= last:
        yield monday
        monday += _WEEK

"""Where the moments of a year fall: days and series inside a window.

Nothing is invented: a moment that needs an answer that was not given falls nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from dateutil.easter import easter

from muniredes.domain.calendar.messages.holidays import (
    is_working,
    working_day_after,
    working_day_before,
    working_days_from,
)
from muniredes.domain.calendar.messages.hours import read_hour
from muniredes.domain.calendar.messages.recurrence import (
    Frequency,
    Recurrence,
    from_text,
    occurrences,
    to_text,
)
from muniredes.domain.calendar.year.entries import (
    Edge,
    FromAnswer,
    FromEaster,
    FromElection,
    Moment,
    OnDays,
    OnDemand,
    Repeated,
    YearAnswer,
)
from muniredes.domain.dates import spoken_day
from muniredes.domain.elections.period import ElectoralPeriod, milestone_days

START_GAP = "{DÍA}"
END_GAP = "{HASTA}"
HOUR_GAP = "{HORA}"
"""The gaps of a draft that the answers fill: the day it is about, its last day, its hour."""

_MARGIN = timedelta(days=400)
"""How far outside the window an event may be whose message still falls inside."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days to plan, both included, and what is known about them."""

    first: date
    last: date
    answers: Mapping[str, YearAnswer] = field(default_factory=dict)
    elections: tuple[ElectoralPeriod, ...] = ()
    closed: frozenset[date] = frozenset()

    def covers(self, day: date) -> bool:
        """Whether `day` is inside."""
        return self.first <= day <= self.last

    @property
    def years(self) -> range:
        """The years that it touches, and the two around: an Easter may be counted from outside."""
        return range(self.first.year - 1, self.last.year + 2)

    @property
    def anchor(self) -> date:
        """The day from which the steps of a rule are counted."""
        return date(self.first.year, 1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A day or a series in which a moment falls; `known` are the gaps of its text that can be filled.

    `begins` is the hour of what it tells, when that is on the very day and the hour was answered.
    """

    starts_on: date | None
    rule: str = ""
    exceptions: tuple[date, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    begins: time | None = None


def places(moment: Moment, window: Window) -> tuple[Place, ...]:
    """Return where a moment falls in a window, in order, no day twice."""
    found: dict[tuple[date | None, str], Place] = {}
    for place in _found(moment, window):
        found.setdefault((place.starts_on, place.rule), place)
    return tuple(sorted(found.values(), key=lambda place: (place.starts_on or date.min, place.rule)))


def _found(moment: Moment, window: Window) -> Iterator[Place]:
    match moment.when:
        case OnDemand():
            yield Place(None)
        case OnDays(days):
            every = (date(year, month, day) for year in window.years for day, month in days)
            yield from _dated(((day, {}) for day in every), window, moves=moment.moves)
        case FromEaster(offsets):
            every = (easter(year) + timedelta(n) for year in window.years for n in offsets)
            yield from _dated(((day, {}) for day in every), window, moves=moment.moves)
        case FromElection():
            yield from _dated(_around_elections(moment.when, window), window, moves=moment.moves)
        case Repeated(rule):
            yield from _series(rule, window.anchor, window, {}, moves=moment.moves)
        case FromAnswer():
            yield from _from_answer(moment.when, window, moves=moment.moves)


_Dated = Iterable[tuple[date, Mapping[str, str]]]


def _dated(days: _Dated, window: Window, *, moves: bool) -> Iterator[Place]:
    """Yield the days inside the window; one that moves does not leave it."""
    for day, known in days:
        if window.covers(day):
            settled = _settled(day, window) if moves else day
            if window.covers(settled):
                yield Place(settled, known=known)


def _settled(day: date, window: Window) -> date:
    """Return the working day on which a notice goes out: before its day, unless that is before the window."""
    before = working_day_before(day, window.closed)
    return before if before >= window.first else working_day_after(day, window.closed)


def _around_elections(when: FromElection, window: Window) -> _Dated:
    for period in window.elections:
        for found in milestone_days(period):
            if found.milestone is when.milestone:
                for days in when.days:
                    yield found.day + timedelta(days), {START_GAP: spoken_day(found.day)}


def _from_answer(when: FromAnswer, window: Window, *, moves: bool) -> Iterator[Place]:
    answer = window.answers.get(when.asked)
    if answer is None:
        return
    if not answer.rule:
        yield from _dated(_around_days(when, answer, window), window, moves=moves)
        return
    for days in when.days:
        begins = read_hour(answer.at) if days == 0 else None
        for place in _of_series(when, answer, days, window, moves=moves):
            yield replace(place, begins=begins)


def _of_series(
    when: FromAnswer, answer: YearAnswer, days: int, window: Window, *, moves: bool
) -> Iterator[Place]:
    """Yield where a message falls that is so many days from each time of what is answered as a rule."""
    rule, starts = from_text(answer.rule), answer.starts or window.anchor
    shifted = None if when.working and days else _shifted(rule, starts, days)
    if shifted is not None:
        yield from _series(shifted, starts, window, _hour(answer), moves=moves)
    else:
        around = _around_series(when, answer, rule, days, window)
        yield from _dated(around, window, moves=moves)


def _around_days(when: FromAnswer, answer: YearAnswer, window: Window) -> _Dated:
    if answer.starts is None:
        return
    ends = answer.ends or answer.starts
    known = {START_GAP: spoken_day(answer.starts), END_GAP: spoken_day(ends)}
    for edge in _edges(when.edge, answer.starts, ends):
        of_the_day = {**known, START_GAP: spoken_day(edge)} if when.edge is Edge.EACH else known
        for days in when.days:
            yield _counted(edge, days, when, window), of_the_day


def _edges(edge: Edge, starts: date, ends: date) -> tuple[date, ...]:
    length = (ends - starts).days
    if edge is Edge.EACH:
        return tuple(starts + timedelta(n) for n in range(length + 1))
    return ({Edge.START: starts, Edge.END: ends}.get(edge, starts + timedelta(length // 2)),)


def _around_series(
    when: FromAnswer, answer: YearAnswer, rule: Recurrence, days: int, window: Window
) -> _Dated:
    starts = answer.starts or date(window.first.year - 1, 1, 1)
    for day in occurrences(rule, starts, window.first - _MARGIN, window.last + _MARGIN):
        yield _counted(day, days, when, window), {**_hour(answer), START_GAP: spoken_day(day)}


def _counted(day: date, days: int, when: FromAnswer, window: Window) -> date:
    if when.working:
        return working_days_from(day, days, window.closed)
    return day + timedelta(days)


def _hour(answer: YearAnswer) -> dict[str, str]:
    return {HOUR_GAP: answer.at} if answer.at else {}


def _shifted(rule: Recurrence, starts: date, days: int) -> Recurrence | None:
    """Return a weekly rule some days away; None for those whose every time is told apart."""
    if rule.frequency is not Frequency.WEEKLY or rule.interval != 1 or rule.months:
        return None
    weekdays = rule.weekdays or (starts.weekday(),)
    until = rule.until + timedelta(days) if rule.until else None
    return replace(rule, weekdays=tuple(sorted((day + days) % 7 for day in weekdays)), until=until)


def _series(
    rule: Recurrence, starts: date, window: Window, known: Mapping[str, str], *, moves: bool
) -> Iterator[Place]:
    """Yield one series inside the window and, when it moves, apart, each time that falls on a closed day."""
    days = tuple(occurrences(rule, starts, window.first, window.last))
    apart = tuple(day for day in days if moves and not is_working(day, window.closed))
    kept = tuple(day for day in days if day not in apart)
    if kept:
        ended = rule.ending(min(window.last, rule.until or window.last))
        yield Place(kept[0], to_text(ended), tuple(day for day in apart if day > kept[0]), known)
    for place in _dated(((day, known) for day in apart), window, moves=True):
        if place.starts_on not in kept:
            yield place

"""The plan of a year: dated drafts from what she ticked and answered, the work they are, what changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.holidays import working_day_after
from muniredes.domain.calendar.messages.message import Message
from muniredes.domain.calendar.messages.recurrence import from_text, occurrences
from muniredes.domain.calendar.year.entries import AskedDate, FromAnswer, Moment, YearAnswer, YearEntry
from muniredes.domain.calendar.year.moments import Place, Window, places
from muniredes.domain.dates import add_months
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.texts.text import filled

_AHEAD = 60
"""How many minutes before it begins, as late as it can be, what is told on its very day goes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMessage:
    """A draft with its place: `starts_on` is None for an idea without a date.

    A series has a `rule` (RFC 5545, with its end) that begins on `starts_on`, but for its `exceptions`.
    `entry` and `moment` are keys of the catalogue; `picture`, what its alternative text should say.
    """

    entry: str
    moment: str
    title: str
    text: str
    topic: str
    channels: tuple[str, ...]
    light: ElectoralLight
    minutes: int
    picture: str
    is_calm: bool = False
    starts_on: date | None = None
    at: time | None = None
    rule: str = ""
    exceptions: tuple[date, ...] = ()

    @property
    def origin(self) -> str:
        """Its entry and its moment in one name: «fiestas.cartel»."""
        return f"{self.entry}.{self.moment}"


@dataclass(frozen=True, slots=True)
class MissingAnswer:
    """An entry that says less than it could: what was answered to `asked` gives it no day in this year."""

    entry: str
    asked: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The messages in order, those without a date last, and the answers that are missing."""

    messages: tuple[PlannedMessage, ...]
    missing: tuple[MissingAnswer, ...]


def twelve_months(first: date) -> tuple[date, date]:
    """Return the first and the last day of the year that begins on `first`."""
    return first, add_months(first, 12) - timedelta(days=1)


def plan_year(
    entries: Iterable[YearEntry],
    answers: Iterable[YearAnswer],
    first: date,
    last: date,
    *,
    elections: Iterable[ElectoralPeriod] = (),
    closed: Collection[date] = (),
) -> YearPlan:
    """Return the messages of some entries from `first` to `last`; `closed` are the holidays."""
    known = {answer.key: answer for answer in answers}
    window = Window(first, last, known, tuple(elections), frozenset(closed))
    found = [(entry, m, places(m, window)) for entry in entries for m in entry.moments]
    messages = [_message(entry, moment, place) for entry, moment, where in found for place in where]
    messages.sort(key=lambda message: (message.starts_on or date.max, message.at or time.max))
    return YearPlan(tuple(messages), _missing(found))


def _message(entry: YearEntry, moment: Moment, place: Place) -> PlannedMessage:
    return PlannedMessage(
        entry=entry.key,
        moment=moment.key,
        title=f"{entry.title}: {moment.title}" if moment.title else entry.title,
        text=filled(moment.text, place.known),
        topic=entry.topic,
        channels=entry.channels,
        light=entry.light,
        minutes=entry.minutes,
        picture=entry.picture,
        is_calm=entry.is_calm,
        starts_on=place.starts_on,
        at=_hour(moment, place) if place.starts_on else None,
        rule=place.rule,
        exceptions=place.exceptions,
    )


def _hour(moment: Moment, place: Place) -> time | None:
    """Return the usual hour of a message, or an hour before what it announces when that would be late."""
    if moment.at is None or place.begins is None:
        return moment.at
    latest = max(place.begins.hour * 60 + place.begins.minute - _AHEAD, 0)
    return min(moment.at, time(latest // 60, latest % 60))


def _missing(found: Iterable[tuple[YearEntry, Moment, tuple[Place, ...]]]) -> tuple[MissingAnswer, ...]:
    """Return the answers from which not one message came: not given, or of another year."""
    useful: dict[MissingAnswer, bool] = {}
    for entry, moment, where in found:
        if isinstance(moment.when, FromAnswer):
            wanted = MissingAnswer(entry.key, moment.when.asked)
            useful[wanted] = useful.get(wanted, False) or bool(where)
    return tuple(wanted for wanted, gave in useful.items() if not gave)


def default_answer(
    asked: AskedDate, first: date, last: date, closed: Collection[date] = ()
) -> YearAnswer | None:
    """Return the answer that the law gives, in the year in which it begins between two days.

    A period whose last day is not a working one ends on the next that is (Ley 58/2003, art. 62.3).
    """
    if asked.default is None:
        return None
    period = asked.default.value
    for year in range(first.year, last.year + 1):
        starts, ends = date(year, *reversed(period.starts)), date(year, *reversed(period.ends))
        if first <= starts <= last:
            return YearAnswer(key=asked.key, starts=starts, ends=working_day_after(ends, closed))
    return None


def days_of(message: PlannedMessage, first: date, last: date) -> tuple[date, ...]:
    """Return the days of a message between two days, both included."""
    if message.starts_on is None:
        return ()
    if not message.rule:
        return (message.starts_on,) if first <= message.starts_on <= last else ()
    rule = from_text(message.rule)
    return tuple(occurrences(rule, message.starts_on, first, last, message.exceptions))


@dataclass(frozen=True, slots=True)
class PlacedMessage:
    """A message with the keys of the entry and the moment it came from."""

    message: Message
    entry: str
    moment: str

    @property
    def starts_on(self) -> date | None:
        """Its day, or the first of its series."""
        return self.message.starts_at.date() if self.message.starts_at else None

    @property
    def at(self) -> time | None:
        """Its hour."""
        return self.message.starts_at.time() if self.message.starts_at else None

    @property
    def rule(self) -> str:
        """How it repeats."""
        return self.message.rule

    @property
    def exceptions(self) -> tuple[date, ...]:
        """The days it is not said."""
        return self.message.exceptions


def placed(message: Message) -> PlacedMessage | None:
    """Return a message as the plan sees it; None for one that was written by hand."""
    entry, dot, moment = message.entry.partition(".")
    return PlacedMessage(message, entry, moment) if dot else None


def belongs(found: PlacedMessage, first: date, last: date) -> bool:
    """Say whether a message is of the plan between two days; one without a day is of every plan."""
    return found.starts_on is None or first <= found.starts_on <= last

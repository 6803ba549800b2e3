"""What a calendar is asked: a stretch of days and a filter, the same for every view, export and print."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.states import SHOWN, PostState
from muniredes.domain.channels.coordination import Medium, channel_key

WEEK = 7


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """Which posts are wanted; what is empty lets everything through, but for the discarded ones."""

    channels: frozenset[str] = frozenset()
    states: frozenset[PostState] = field(default_factory=lambda: frozenset(SHOWN))
    responsible_id: int | None = None
    topic_id: int | None = None
    text: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether it hides something that a calendar usually shows."""
        return self != CalendarFilter()


EVERYTHING = CalendarFilter()


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post as the views draw it.

    `channel_then` names the channel where it went out, when its account is gone since; `picture` is the
    SHA-256 of the first picture it shows.
    """

    id: int
    message_id: int
    at: datetime | None
    state: PostState
    title: str
    account_id: int | None
    medium: Medium | None
    topic_id: int | None
    responsible_id: int | None
    light: ElectoralLight | None
    repeats: bool
    confirmed_on: date | None
    url: str = ""
    channel_then: str = ""
    picture: str = ""

    @property
    def channel(self) -> str:
        """The key of its channel."""
        return channel_key(self.account_id, self.medium)

    @property
    def day(self) -> date | None:
        """Its day."""
        return self.at.date() if self.at else None

    def is_late(self, now: datetime) -> bool:
        """Whether its hour has gone by and it still waits."""
        return self.at is not None and self.at < now and self.state.is_pending


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=WEEK - 1)


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of `day`."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_grid(day: date) -> tuple[date, date]:
    """Return the first and the last day that the page of a month shows: the whole weeks that it touches."""
    first, last = month_of(day)
    return week_of(first)[0], week_of(last)[1]


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Return every day from `first` to `last`, both included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))

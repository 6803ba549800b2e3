"""What the manual needs of the calendar: the months to come, what was said last, and how it went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.query import PostLine

MONTHS_AHEAD = 12
DAYS_BEFORE = 90
"""How far back what was published is listed one by one."""


class NamedDay(Protocol):
    """A day with a name: a holiday of the nation, the region or the island."""

    @property
    def day(self) -> date: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A message at one moment, with its posts on every channel it goes to then."""

    message: Message
    at: datetime | None
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class CalendarDigest:
    """The calendar as a manual of one day prints it. Objects are read-only by agreement.

    `posts` are those of twelve whole months, from the first to the last day, that were not discarded;
    `ideas` those without a day; `recent` those published in the last weeks. `lines` are the posts of
    the last twelve months and of the coming weeks, to measure with; `last_published` is wall time by
    the number of the account. `holidays` are those that nobody here chose.
    """

    first: date
    last: date
    messages: tuple[Message, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    posts: tuple[Post, ...] = ()
    ideas: tuple[Post, ...] = ()
    recent: tuple[Post, ...] = ()
    lines: tuple[PostLine, ...] = ()
    last_published: Mapping[int, datetime] = field(default_factory=dict)
    holidays: tuple[NamedDay, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything in the calendar."""
        return not (self.messages or self.lines)

    @cached_property
    def messages_by_id(self) -> Mapping[int, Message]:
        """Every message by number."""
        return {message.id: message for message in self.messages if message.id is not None}

    @cached_property
    def _outlets_by_message(self) -> Mapping[int, tuple[Outlet, ...]]:
        found: dict[int, tuple[Outlet, ...]] = {}
        for outlet in self.outlets:
            number = outlet.message_id or 0
            found[number] = (*found.get(number, ()), outlet)
        return found

    def outlets_of(self, message: Message) -> tuple[Outlet, ...]:
        """Return where a message goes."""
        return self._outlets_by_message.get(message.id or 0, ())

    def series(self, day: date) -> tuple[Message, ...]:
        """Return the messages that repeat and have not ended by `day`."""
        return tuple(
            message
            for message in self.messages
            if (rule := message.recurrence) is not None and (rule.until is None or rule.until >= day)
        )

    @property
    def evergreen(self) -> tuple[Message, ...]:
        """The messages that may be said again whenever there is room."""
        return tuple(message for message in self.messages if message.is_evergreen)

    def entries(self, posts: Iterable[Post]) -> tuple[Entry, ...]:
        """Return posts gathered by message and moment, in the order of the first of each."""
        found: dict[tuple[int, datetime | None], list[Post]] = {}
        for post in posts:
            if post.message_id in self.messages_by_id:
                found.setdefault((post.message_id or 0, post.at), []).append(post)
        return tuple(
            Entry(self.messages_by_id[number], at, tuple(gathered))
            for (number, at), gathered in found.items()
        )

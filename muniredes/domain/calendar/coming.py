"""A message that came from the plan of a year, as the plan sees it: where it is now."""

from dataclasses import dataclass
from datetime import date, time

from muniredes.domain.calendar.messages import Message


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

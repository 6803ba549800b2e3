"""What changes from the plan there is to a new one, to run the wizard again next year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, Protocol, TypeVar

from muniredes.domain.calendar.year.planning import PlannedMessage


class Placed(Protocol):
    """What came from an entry and a moment of the catalogue, and has a place in the calendar."""

    @property
    def entry(self) -> str: ...
    @property
    def moment(self) -> str: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def at(self) -> time | None: ...
    @property
    def rule(self) -> str: ...
    @property
    def exceptions(self) -> tuple[date, ...]: ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Differences(Generic[P]):
    """Messages to add, those there are that the plan no longer has, and the pairs that moved or stay."""

    added: tuple[PlannedMessage, ...]
    gone: tuple[P, ...]
    moved: tuple[tuple[P, PlannedMessage], ...]
    same: tuple[tuple[P, PlannedMessage], ...]


def differences(planned: Iterable[PlannedMessage], existing: Iterable[P]) -> Differences[P]:
    """Compare a plan with what there is, by entry and moment.

    Of those with the same entry and moment, the ones in the same place are the same; the others are
    paired in the order of their days, and what is left over is added or gone.
    """
    wanted: dict[tuple[str, str], list[PlannedMessage]] = defaultdict(list)
    there: dict[tuple[str, str], list[P]] = defaultdict(list)
    for message in planned:
        wanted[message.entry, message.moment].append(message)
    for old in existing:
        there[old.entry, old.moment].append(old)
    added: list[PlannedMessage] = []
    gone: list[P] = []
    moved: list[tuple[P, PlannedMessage]] = []
    same: list[tuple[P, PlannedMessage]] = []
    for key in dict.fromkeys([*wanted, *there]):
        same += _take_same(there[key], wanted[key])
        news, olds = _in_order(wanted[key]), _in_order(there[key])
        paired = min(len(news), len(olds))
        moved += zip(olds, news, strict=False)
        added += news[paired:]
        gone += olds[paired:]
    return Differences(tuple(added), tuple(gone), tuple(moved), tuple(same))


def _take_same(olds: list[P], news: list[PlannedMessage]) -> list[tuple[P, PlannedMessage]]:
    """Take out of both lists the pairs in the same place, and return them."""
    pairs: list[tuple[P, PlannedMessage]] = []
    for old in tuple(olds):
        new = next((found for found in news if _place(found) == _place(old)), None)
        if new is not None:
            pairs.append((old, new))
            olds.remove(old)
            news.remove(new)
    return pairs


def _place(message: Placed) -> tuple[object, ...]:
    return message.starts_on, message.at, message.rule, message.exceptions


T = TypeVar("T", bound=Placed)


def _in_order(messages: Sequence[T]) -> list[T]:
    return sorted(messages, key=lambda found: (found.starts_on or date.max, found.at or time.max))

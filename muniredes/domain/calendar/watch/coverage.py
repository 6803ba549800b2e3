"""Who was told what: each message or topic on each channel, and what was planned against what was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from muniredes.domain.calendar.messages.message import Outlet
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class Reach(WordedEnum):
    """What came of something on a channel."""

    GOT = "got", mark("salió")
    PLANNED = "planned", mark("previsto")
    MISSED = "missed", mark("no salió")

    @property
    def symbol(self) -> str:
        """A sign that says it without colour."""
        return _SYMBOLS[self]


_SYMBOLS = {Reach.GOT: "✓", Reach.PLANNED: "○", Reach.MISSED: "✕"}


@dataclass(frozen=True, slots=True)
class Square:
    """How many times something went out on a channel, is still to go out, and did not when it should have.

    All at nothing means that nobody expected it there.
    """

    done: int = 0
    planned: int = 0
    missed: int = 0

    def __add__(self, other: "Square") -> "Square":
        return Square(self.done + other.done, self.planned + other.planned, self.missed + other.missed)

    @property
    def counts(self) -> tuple[tuple[Reach, int], ...]:
        """What there is of each, without what there is none of."""
        found = ((Reach.GOT, self.done), (Reach.PLANNED, self.planned), (Reach.MISSED, self.missed))
        return tuple((reach, count) for reach, count in found if count)

    @property
    def reach(self) -> Reach | None:
        """What counts most: that it went out once, else that it will, else that it did not."""
        return self.counts[0][0] if self.counts else None

    @property
    def signs(self) -> str:
        """«✓ 12 ✕ 2»; nothing where nobody expected it."""
        return " ".join(f"{reach.symbol}\u00a0{count}" for reach, count in self.counts)

    @property
    def sentence(self) -> str:
        """«salió: 12; no salió: 2»."""
        return "; ".join(f"{reach.word}: {count}" for reach, count in self.counts)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A message or a topic, with what came of it on each channel by its key."""

    number: int | None
    title: str
    squares: Mapping[str, Square]

    @property
    def total(self) -> Square:
        """What came of it on all the channels together."""
        return sum(self.squares.values(), Square())


@dataclass(frozen=True, slots=True)
class MonthTally:
    """What was planned for a channel in a month (its first day), and how much of it went out."""

    month: date
    channel: str
    planned: int
    done: int


def square_of(line: PostLine, today: date) -> Square:
    """Return what a post adds: missed when its day went by without it, nothing when it was discarded."""
    if line.state is PostState.PUBLISHED:
        return Square(done=1)
    if line.state is PostState.DISCARDED:
        return Square()
    if line.day is not None and line.day < today:
        return Square(missed=1)
    return Square(planned=1)


def by_message(
    lines: Iterable[PostLine], today: date, outlets: Iterable[Outlet] = ()
) -> tuple[CoverageRow, ...]:
    """Return what came of each message of some posts, in the order they are first said.

    A channel where a message should go, by its `outlets`, and where it has no post counts as missed.
    """
    titles: dict[int | None, str] = {}
    squares: dict[int | None, dict[str, Square]] = {}
    for line in lines:
        titles.setdefault(line.message_id, line.title)
        _count(squares.setdefault(line.message_id, {}), line, today)
    for outlet in outlets:
        if outlet.message_id in squares:
            squares[outlet.message_id].setdefault(outlet.key, Square(missed=1))
    return tuple(CoverageRow(number, title, squares[number]) for number, title in titles.items())


def by_topic(lines: Iterable[PostLine], today: date, names: Mapping[int, str]) -> tuple[CoverageRow, ...]:
    """Return what came of each topic, by number in `names`; what has none is counted under None, last."""
    squares: dict[int | None, dict[str, Square]] = {}
    for line in lines:
        topic = line.topic_id if line.topic_id in names else None
        _count(squares.setdefault(topic, {}), line, today)
    present = [number for number in (*names, None) if number in squares]
    return tuple(
        CoverageRow(number, names[number] if number is not None else _("Sin tema"), squares[number])
        for number in present
    )


def _count(squares: dict[str, Square], line: PostLine, today: date) -> None:
    squares[line.channel] = squares.get(line.channel, Square()) + square_of(line, today)


def tallies(lines: Iterable[PostLine]) -> tuple[MonthTally, ...]:
    """Return what was planned and what was done by month and channel, in their order.

    What was discarded, is only an idea, has no day or no channel is not counted.
    """
    planned: dict[tuple[date, str], int] = {}
    done: dict[tuple[date, str], int] = {}
    for line in lines:
        if line.day is None or not line.channel or line.state in (PostState.DISCARDED, PostState.IDEA):
            continue
        key = line.day.replace(day=1), line.channel
        planned[key] = planned.get(key, 0) + 1
        done[key] = done.get(key, 0) + (line.state is PostState.PUBLISHED)
    return tuple(MonthTally(*key, planned[key], done[key]) for key in sorted(planned))

"""What a municipal year brings and when: the records behind «Plan del año».

They are filled by `muniredes.catalog.year` from the file `year.toml` of the catalogue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.recurrence import Recurrence
from muniredes.domain.council import Scope
from muniredes.domain.elections.period import Milestone
from muniredes.domain.knowledge.facts import Fact


class Edge(StrEnum):
    """From which part of an answer the days are counted; `EACH` is every day of a period."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class OnDays:
    """The same days every year, each a (day, month)."""

    days: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A series; its steps are counted from 1 January of the year in which the plan begins."""

    rule: Recurrence


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday; before it when negative."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FromAnswer:
    """So many days after an edge of what she answers to `asked`; `working` counts working days."""

    asked: str
    edge: Edge = Edge.START
    days: tuple[int, ...] = (0,)
    working: bool = False


@dataclass(frozen=True, slots=True)
class FromElection:
    """So many days after a milestone of each election that has it."""

    milestone: Milestone
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OnDemand:
    """No date: it waits in the tray of ideas."""


When = OnDays | Repeated | FromEaster | FromAnswer | FromElection | OnDemand


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One message of an entry: when it goes out, and a draft with gaps in braces.

    `title` follows that of the entry («faltan 15 días»); `at` is the usual hour, None on demand;
    `moves` means that on a weekend or a holiday it goes out on the working day before.
    """

    key: str
    title: str
    when: When
    at: time | None
    text: str
    moves: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEntry:
    """Something a council tells every year.

    `group` is the name of the page where it is chosen, `topic` the name of a topic of the catalogue or
    empty; `channels` are ids of networks or values of `Medium`; `minutes` the work of one post, adapting
    included; `note` what is good to know about it; `picture` what its alternative text should say;
    `is_calm` means that it is for the weeks with nothing to tell, and may be said again.
    """

    key: str
    group: str
    title: str
    topic: str
    channels: tuple[str, ...]
    light: ElectoralLight
    minutes: int
    note: Fact[str]
    picture: str
    moments: tuple[Moment, ...]
    scope: Scope = Scope.ALL
    is_calm: bool = False

    @property
    def asks(self) -> tuple[str, ...]:
        """The keys of the dates that it needs, each once."""
        needed = (moment.when.asked for moment in self.moments if isinstance(moment.when, FromAnswer))
        return tuple(dict.fromkeys(needed))


class AskedKind(StrEnum):
    """What is answered: a day, a first and a last day, a weekday with its hour, or a rule with its hour."""

    DAY = "day"
    PERIOD = "period"
    WEEKDAY = "weekday"
    RULE = "rule"

    @property
    def is_series(self) -> bool:
        """Whether the answer is a rule and not days."""
        return self in (AskedKind.WEEKDAY, AskedKind.RULE)


@dataclass(frozen=True, slots=True)
class DefaultPeriod:
    """The period that the law gives when nothing else was decided, as (day, month) of one year."""

    starts: tuple[int, int]
    ends: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDate:
    """A date that only she knows: what is asked, why, an example, and the legal default if there is one."""

    key: str
    question: str
    why: str
    example: str
    kind: AskedKind
    default: Fact[DefaultPeriod] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAnswer:
    """What she answered: days, or a rule (RFC 5545), and the hour as «HH:MM» when it has one.

    Of a network with several accounts, the `channels` by which the plan goes out («account.3»).

    A single day has no `ends`; with a rule, `starts` only says from when its steps are counted. `is_guess`
    says that nobody has confirmed it: it is what the law says when nothing else was decided.
    """

    key: str
    starts: date | None = None
    ends: date | None = None
    at: str = ""
    rule: str = ""
    is_guess: bool = False
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearBook:
    """Everything the wizard offers and asks, in the order of the catalogue."""

    entries: tuple[YearEntry, ...]
    asked: tuple[AskedDate, ...]

    @property
    def groups(self) -> dict[str, tuple[YearEntry, ...]]:
        """The entries of each group, in the order of the catalogue."""
        found: dict[str, list[YearEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.group, []).append(entry)
        return {group: tuple(entries) for group, entries in found.items()}

    def asked_by(self, origin: str) -> str:
        """Return the key of the date that a message came from, by its entry and moment; empty without."""
        key, _dot, name = origin.partition(".")
        entry = next((each for each in self.entries if each.key == key), None)
        moments = entry.moments if entry else ()
        when = next((each.when for each in moments if each.key == name), None)
        return when.asked if isinstance(when, FromAnswer) else ""

    def needed(self, entries: Iterable[YearEntry]) -> tuple[AskedDate, ...]:
        """Return what has to be asked for some entries, each once."""
        keys = {key for entry in entries for key in entry.asks}
        return tuple(asked for asked in self.asked if asked.key in keys)


@dataclass(eq=False, kw_only=True)
class PlannedYear:
    """The plan of a year as it was last accepted: what was ticked and what was answered.

    `first` is the first of its twelve months; `entries` are keys of the catalogue.
    """

    id: int | None = None
    first: date
    entries: tuple[str, ...] = ()
    answers: tuple[YearAnswer, ...] = ()

    @property
    def title(self) -> str:
        """What the history calls it."""
        return str(self.first.year)

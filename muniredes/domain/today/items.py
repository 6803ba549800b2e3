"""What «Hoy» shows, as values that can be written down and read without knowing where they came from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from muniredes.domain.places import Place, Target


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of «Hoy»: what, a detail, and the verb that leads to its place; `also` has another verb."""

    text: str
    detail: str
    verb: str
    target: Target
    also: "AgendaItem | None" = None


@dataclass(frozen=True, slots=True)
class Countdown:
    """Days left to something that changes how the accounts may be used."""

    text: str
    day: date
    days_left: int
    verb: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The blocks of the day in their order, and the countdowns.

    `now` is what has to go out already today, `today` what comes later in it; `late` what should have on
    another day; `waits` what others wait for from her; `yours` the chores, each account in one line.
    """

    now: tuple[AgendaItem, ...]
    today: tuple[AgendaItem, ...]
    late: tuple[AgendaItem, ...]
    waits: tuple[AgendaItem, ...]
    this_week: tuple[AgendaItem, ...]
    yours: tuple[AgendaItem, ...]
    countdowns: tuple[Countdown, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits."""
        return not any((self.now, self.today, self.late, self.waits, self.this_week, self.yours))


@dataclass(frozen=True, slots=True)
class DaySeen:
    """The whole of «Hoy» on a day: its agenda, what was left half said, and what the window says above.

    `offer` is the verb beside the `notice`.
    """

    day: date
    agenda: Agenda
    half_said: tuple[AgendaItem, ...] = ()
    notice: str = ""
    offer: str = ""


def to_json(seen: DaySeen) -> dict[str, Any]:
    """Return a day as JSON can hold it."""
    told = asdict(seen)
    told["day"] = seen.day.isoformat()
    for countdown in told["agenda"]["countdowns"]:
        countdown["day"] = countdown["day"].isoformat()
    return told


def from_json(told: Mapping[str, Any]) -> DaySeen:
    """Return the day that `to_json` told. Raises KeyError, TypeError or ValueError for anything else."""
    agenda = {name: tuple(map(_item, told["agenda"][name])) for name in _BLOCKS}
    countdowns = tuple(map(_countdown, told["agenda"]["countdowns"]))
    half_said = tuple(map(_item, told["half_said"]))
    whole = Agenda(**agenda, countdowns=countdowns)
    day = date.fromisoformat(told["day"])
    return DaySeen(day, whole, half_said, str(told["notice"]), str(told["offer"]))


_BLOCKS = ("now", "today", "late", "waits", "this_week", "yours")


def _item(told: Mapping[str, Any]) -> AgendaItem:
    also = _item(told["also"]) if told["also"] else None
    return AgendaItem(told["text"], told["detail"], told["verb"], _target(told["target"]), also)


def _countdown(told: Mapping[str, Any]) -> Countdown:
    target = _target(told["target"]) if told["target"] else None
    day = date.fromisoformat(told["day"])
    return Countdown(told["text"], day, int(told["days_left"]), told["verb"], target)


def _target(told: Mapping[str, Any]) -> Target:
    return Target(Place(told["place"]), told["object_id"], told["field"])

"""The only place where the program asks what day it is; `pretend` sets it for tests and demonstrations."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from datetime import time as dt_time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class _Pretended:
    day: date | None = None


_within: ContextVar[date | None] = ContextVar("day", default=None)
"""The day of a piece of work that is done as of another."""


class _Machine:
    """How far the clock of the computer is from where it was: only tests move it."""

    off: timedelta = timedelta(0)


class _Town(NamedTuple):
    """Where the program is used: its hour is the one that is told. None while no guide has said it.

    `lead` is how far an hour that is pretended is from that one.
    """

    zone: "ZoneInfo | None" = None
    lead: timedelta = timedelta(0)


_NO_TOWN = _Town()
_town: ContextVar[_Town] = ContextVar("town", default=_NO_TOWN)
"""One for each piece of work: looking into the guide of another town does not move the hour of the window."""


class _Steady:
    """The last moment told, and what the counter of the machine marked then."""

    told: datetime | None = None
    counter: float = 0.0


def machine() -> datetime:
    """Return the local time of this computer, whatever day is pretended: what copies and the bin go by."""
    return _real().astimezone().replace(tzinfo=None)


def told(moment: datetime) -> datetime:
    """Return a moment of the clock of this computer, as a copy is dated by, at the hour of the town."""
    return moment.astimezone(_town.get().zone).replace(tzinfo=None)


def _real() -> datetime:
    return datetime.now(UTC) + _Machine.off


def set_machine(moment: datetime | None) -> None:
    """Make the clock of the computer go on from `moment`, as somebody may do; None puts it right."""
    _Machine.off = timedelta(0)
    if moment is not None:
        _Machine.off = moment - machine()
    trust_the_wall()


def now() -> datetime:
    """Return the hour of the town, on the pretended day when there is one; of this computer in no town."""
    town = _town.get()
    real = _real().astimezone(town.zone).replace(tzinfo=None)
    day = _within.get() or _Pretended.day
    return real if day is None else datetime.combine(day, real.time()) + town.lead


@contextmanager
def on(day: date) -> Iterator[None]:
    """Do some work as it would have been done on a day; it goes along to whatever thread that is done in."""
    before = _within.set(day)
    try:
        yield
    finally:
        _within.reset(before)


def instant() -> datetime:
    """Return this very moment (aware, UTC, whole seconds): what a crisis is stamped with.

    While the program runs it never goes back, even if somebody changes the clock of the computer.
    """
    counter = time.monotonic()
    moment = _moment()
    if _Steady.told is not None:
        moment = max(moment, _Steady.told + timedelta(seconds=counter - _Steady.counter))
    _Steady.told, _Steady.counter = moment, counter
    return moment.replace(microsecond=0)


def wall() -> datetime:
    """Return the moment that the clock of the computer shows now, right or wrong (aware, UTC)."""
    return _moment().replace(microsecond=0)


def _moment() -> datetime:
    """Return what `now` says as an instant; the hour that comes twice a year is told apart."""
    if _Pretended.day is None:
        return _real()
    return now().replace(tzinfo=_town.get().zone).astimezone(UTC)


def live_in(zone: str | None) -> None:
    """Tell the hours, from now on, as the clocks of a town show them, wherever this computer thinks it is."""
    wanted = _zone(zone) if zone else None
    before = _town.get()
    if wanted is before.zone:
        return
    shown = now()
    _town.set(before._replace(zone=wanted))
    if _Pretended.day is not None:  # an hour that is pretended is that of the town
        _town.set(_Town(wanted, before.lead + (shown - now())))
        trust_the_wall()


def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def trust_the_wall() -> None:
    """Begin again from what the clock of the computer shows: somebody has put it right."""
    _Steady.told = None


def behind() -> timedelta:
    """Return how far the clock of the computer is behind the moments that the program tells."""
    return max(timedelta(0), instant() - _moment())


def today() -> date:
    """Return the day it is."""
    return now().date()


def pretend(day: date | None, at: dt_time | None = None) -> None:
    """Make every later question about the day answer `day`; None goes back to the real one.

    The hour is the real one, or one that begins now `at` some hour.
    """
    _Pretended.day, _Steady.told = day, None
    zone = _town.get().zone
    _town.set(_Town(zone))
    if day is not None and at is not None:
        _town.set(_Town(zone, datetime.combine(day, at) - now()))

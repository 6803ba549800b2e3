"""The only place where the program asks what day it is; `pretend` sets it for tests and demonstrations."""

from datetime import UTC, date, datetime


class _Pretended:
    day: date | None = None


def now() -> datetime:
    """Return the local time, on the pretended day when there is one."""
    real = datetime.now()  # noqa: DTZ005  people read the history in their own wall time
    return real if _Pretended.day is None else datetime.combine(_Pretended.day, real.time())


def instant() -> datetime:
    """Return this very moment (aware, UTC, whole seconds): what a crisis is stamped with."""
    return now().astimezone(UTC).replace(microsecond=0)


def today() -> date:
    """Return the day it is."""
    return now().date()


def pretend(day: date | None) -> None:
    """Make every later question about the day answer `day`; None goes back to the real one."""
    _Pretended.day = day

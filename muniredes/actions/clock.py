"""The only place where the program asks what day it is; `pretend` sets it for tests and demonstrations."""

from datetime import date, datetime


class _Pretended:
    day: date | None = None


def now() -> datetime:
    """Return the local time, on the pretended day when there is one."""
    real = datetime.now()  # noqa: DTZ005  people read the history in their own wall time
    return real if _Pretended.day is None else datetime.combine(_Pretended.day, real.time())


def today() -> date:
    """Return the day it is."""
    return now().date()


def pretend(day: date | None) -> None:
    """Make every later question about the day answer `day`; None goes back to the real one."""
    _Pretended.day = day

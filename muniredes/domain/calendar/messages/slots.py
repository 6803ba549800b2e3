"""The next moment that is free: a usual hour of a working day, when the same channels say nothing else."""

from collections.abc import Collection, Container, Iterable
from datetime import date, datetime, time, timedelta

from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState

USUAL_HOURS = (time(10), time(12), time(18))
"""Hours of a morning and of an evening when a council is read."""

APART = timedelta(hours=1)
"""Two posts of one channel that are nearer than this are read as one."""

DAYS_AHEAD = 30
_SATURDAY = 5


def next_free(
    after: datetime, taken: Iterable[PostLine], channels: Collection[str], holidays: Container[date]
) -> datetime | None:
    """Return the first free moment after another; None when there is none in the days ahead.

    `taken` are the posts of those days; with no `channels` chosen yet, a post on any of them counts.
    """
    busy = [
        line.at
        for line in taken
        if line.at is not None
        and line.state is not PostState.DISCARDED
        and (not channels or line.channel in channels)
    ]
    for ahead in range(DAYS_AHEAD + 1):
        day = after.date() + timedelta(days=ahead)
        if day.weekday() >= _SATURDAY or day in holidays:
            continue
        for hour in USUAL_HOURS:
            moment = datetime.combine(day, hour)
            if moment > after and all(abs(at - moment) >= APART for at in busy):
                return moment
    return None

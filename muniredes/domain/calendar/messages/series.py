"""The posts of a message that repeats: which days it asks for, and what is missing or left over."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from muniredes.domain.calendar.messages.holidays import (
    OnHoliday,
    moved_off,
    working_day_after,
    working_day_before,
)
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.recurrence import occurrences
from muniredes.domain.calendar.messages.states import PostState

HORIZON_DAYS = 400
"""How far ahead a series is written out: a year, and a little more to see over its end."""

NEAR_DAYS = 15
"""How far from a holiday a working day is looked for."""

_WITHOUT_END = date(date.max.year - 1, 12, 31)
_UNTOUCHED = frozenset({PostState.IDEA, PostState.DRAFT})


@dataclass(frozen=True, slots=True)
class Renewal:
    """What makes the posts of a series agree with its rule: new ones, and those nobody had touched."""

    add: tuple[Post, ...]
    drop: tuple[Post, ...]


def is_touched(post: Post, message: Message) -> bool:
    """Say whether somebody worked on a post of a series: its text, its pictures, its hour or its state."""
    if post.state not in _UNTOUCHED or post.text or post.pictures:
        return True
    return post.at != usual_moment(message, post.occurrence)


def gave_way(post: Post, message: Message, closed: Collection[date]) -> bool:
    """Say whether a post of a series is on another day for no other reason than that its own is a holiday."""
    day, at = post.occurrence, post.at
    if day is None or at is None or message.starts_at is None or day not in closed:
        return False
    if message.on_holiday is None or not message.on_holiday.moves or at.time() != message.starts_at.time():
        return False
    if post.state not in _UNTOUCHED or post.text or post.pictures:
        return False
    return at.date() in (working_day_before(day, closed), working_day_after(day, closed))


def is_behind(post: Post, today: date) -> bool:
    """Say whether a post of a series is of a day that went by, or was to go out on one."""
    days = (post.occurrence, post.at.date() if post.at else None)
    return any(day is not None and day < today for day in days)


def giving_way(
    message: Message, settled: Collection[date], closed: Collection[date], today: date
) -> tuple[dict[date, date], frozenset[date]]:
    """Return what its rule for holidays does with a series: the new day of some, and the days it skips.

    The `settled` days stay: somebody worked on them, or they are past. One whose working day is taken
    already is skipped: it is said then.
    """
    how = message.on_holiday
    if how is None or how is OnHoliday.SAME or message.starts_at is None:
        return {}, frozenset()
    said = days_of(message, today, today + timedelta(days=HORIZON_DAYS))
    falls = [day for day in said if day in closed and day not in settled]
    first = max(message.starts_at.date(), today)
    moved = moved_off(falls, said, closed, how, first) if how.moves else {}
    return moved, frozenset(falls) - moved.keys()


def usual_moment(message: Message, occurrence: date | None) -> datetime | None:
    """Return when a day of a series goes out, if nobody says otherwise."""
    if occurrence is None or message.starts_at is None:
        return None
    return datetime.combine(occurrence, message.starts_at.time())


def moved_days(posts: Iterable[Post]) -> frozenset[date]:
    """Return the days of a series that go out on another one."""
    return frozenset(
        post.occurrence
        for post in posts
        if post.occurrence is not None and post.at is not None and post.at.date() != post.occurrence
    )


def days_of(message: Message, first: date, last: date) -> tuple[date, ...]:
    """Return the days of a message that repeats, between two days, both included."""
    rule = message.recurrence
    if rule is None or message.starts_at is None:
        return ()
    return tuple(occurrences(rule, message.starts_at.date(), first, last, message.exceptions))


def left_out_after(before: Message, message: Message, *, is_moved: bool) -> tuple[date, ...]:
    """Return the days that a series leaves out once it goes by another rule, or from another day.

    Of one that `is_moved`, each goes to the day that takes its place; of any other, only what falls on a day
    of the new rule is still left out: the rest is not said any more.
    """
    old, new = before.recurrence, message.recurrence
    if not message.exceptions or old is None or new is None or not before.starts_at or not message.starts_at:
        return message.exceptions
    last = max(message.exceptions)
    was, starts = before.starts_at.date(), message.starts_at.date()
    if not is_moved:
        kept = frozenset(occurrences(new, starts, starts, last))
        return tuple(day for day in message.exceptions if day in kept)
    places = {day: place for place, day in enumerate(occurrences(old, was, was, last))}
    found = [places[day] for day in message.exceptions if day in places]
    now = list(islice(occurrences(new, starts, starts, _WITHOUT_END), max(found, default=-1) + 1))
    return tuple(now[place] for place in found if place < len(now))


def renewal(
    message: Message,
    outlets: Sequence[Outlet],
    posts: Iterable[Post],
    plain: Iterable[Post],
    today: date,
    skipped: Collection[date] = (),
) -> Renewal:
    """Return what to add and drop so that the coming posts are those of the rule, on the message's channels.

    `plain` are the posts nobody had touched before the change; a post that was touched stays in its place,
    and nothing is added where one is. `skipped` are the days of the rule that it leaves out this time.
    """
    days = frozenset(days_of(message, today, today + timedelta(days=HORIZON_DAYS))) - frozenset(skipped)
    wanted = {(day, outlet.key): outlet for day in days for outlet in outlets}
    drop = tuple(
        post
        for post in plain
        if post.occurrence is not None
        and post.occurrence >= today
        and (post.occurrence, post.key) not in wanted
    )
    gone = frozenset(map(id, drop))
    present = {(post.occurrence, post.key) for post in posts if id(post) not in gone}
    missing = sorted(key for key in wanted if key not in present)
    return Renewal(tuple(_new(message, day, wanted[day, key]) for day, key in missing), drop)


def _new(message: Message, day: date, outlet: Outlet) -> Post:
    return Post(
        message_id=message.id,
        account_id=outlet.account_id,
        medium=outlet.medium,
        at=usual_moment(message, day),
        occurrence=day,
    )

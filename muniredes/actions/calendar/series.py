"""Change one day of a series, the rest of it from a day on, or the whole of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

from muniredes.actions import clock, editing
from muniredes.actions.calendar import days
from muniredes.actions.calendar.parts import (
    Outlets,
    Posts,
    Written,
    outlet_on,
    put_message,
    put_moment,
    put_outlets,
)
from muniredes.actions.people import resolved
from muniredes.domain.calendar.messages.holidays import OnHoliday
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.recurrence import moved, to_text
from muniredes.domain.calendar.messages.series import (
    HORIZON_DAYS,
    NEAR_DAYS,
    Renewal,
    gave_way,
    giving_way,
    is_behind,
    is_touched,
    left_out_after,
    renewal,
    usual_moment,
)
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.choices import PersonChoice
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Work
from muniredes.storage.sql import Sql


class Scope(WordedEnum):
    """How much of a series a change is for."""

    THIS = "this", mark("Solo esta")
    FOLLOWING = "following", mark("Esta y las siguientes")
    ALL = "all", mark("Todas")


def renew(work: Work, message: Message, outlets: list[Outlet], posts: Posts, plain: Posts) -> None:
    """Make the coming posts of a series agree with its rule, its hour and what it does on holidays."""
    if not outlets:
        raise Problem(
            _("Lo que se repite tiene que salir por algún canal."), _("Elija al menos uno."), "texts"
        )
    today = clock.today()
    moved, change = _renewal(work.sql, message, tuple(outlets), posts, plain)
    for post in (*plain, *change.add):
        if post not in change.drop:
            post.at = usual_moment(message, _day_of(post, moved, today))
    work.delete_all(change.drop)
    work.add_all(change.add)


def lacks(sql: Sql, message: Message, outlets: Outlets, posts: Posts) -> bool:
    """Whether a series is not written out as far as the horizon, or has what its rule no longer asks for."""
    plain = plain_posts(sql, message, posts)
    _moved, change = _renewal(sql, message, outlets, posts, plain)
    return bool(change.add or change.drop)


def _renewal(
    sql: Sql, message: Message, outlets: Outlets, posts: Posts, plain: Posts
) -> tuple[Mapping[date, date], Renewal]:
    """Return the new day of the holidays that a series moves, and what it lacks or has left over."""
    moved, skipped = _off_holidays(sql, message, posts, plain)
    return moved, renewal(message, outlets, posts, plain, clock.today(), skipped)


def _day_of(post: Post, moved: Mapping[date, date], today: date) -> date | None:
    """Return the day on which a post of a series goes out: where it was, once one of its two days is past."""
    day = post.occurrence
    if day is None:
        return None
    return post.at.date() if post.at and is_behind(post, today) else moved.get(day, day)


def _off_holidays(
    sql: Sql, message: Message, posts: Posts, plain: Posts
) -> tuple[dict[date, date], frozenset[date]]:
    """Return the new day of the holidays that a series moves, and those that it skips, as they are today."""
    if message.on_holiday is None:
        return {}, frozenset()
    today = clock.today()
    settled = {
        post.occurrence
        for post in posts
        if post.occurrence is not None and (post not in plain or is_behind(post, today))
    }
    return giving_way(message, settled, _closed_ahead(sql), today)


@contextmanager
def minding_holidays(work: Work) -> Iterator[None]:
    """Make the series agree with the holidays that change inside: only before it is known what gave way.

    What is written of them is read again afterwards: it may be another inside.
    """
    gave = {
        post.id
        for message, _outlets, posts in _minded(work)
        for post in plain_posts(work.sql, message, posts)
    }
    before = _closed_ahead(work.sql)
    yield
    if _closed_ahead(work.sql) != before:
        for message, outlets, posts in _minded(work):
            still = {post.id for post in plain_posts(work.sql, message, posts)} | gave
            if outlets:
                renew(work, message, list(outlets), posts, tuple(post for post in posts if post.id in still))


def _minded(work: Work) -> list[tuple[Message, Outlets, Posts]]:
    """Return the series that mind holidays, with what they say and where."""
    found = [
        stored.message_with(work.sql, message.id or 0)
        for how in OnHoliday
        if how is not OnHoliday.SAME
        for message in work.all_where(Message, on_holiday=how)
    ]
    return [each for each in found if each and each[0].rule]


def _closed_ahead(sql: Sql) -> frozenset[date]:
    """Return the holidays of the town as far as series are written out, and a little around."""
    today, near = clock.today(), timedelta(days=NEAR_DAYS)
    return days.closed_in(sql, today - near, today + timedelta(days=HORIZON_DAYS) + near)


def plain_posts(sql: Sql, message: Message, posts: Posts) -> Posts:
    """Return the posts of a series that nobody worked on: those that only gave way to a holiday too."""
    closed = _closed_ahead(sql) if message.on_holiday is not None else frozenset()
    return tuple(post for post in posts if not is_touched(post, message) or gave_way(post, message, closed))


def edit_day(post: Post, outlets: Outlets, posts: Posts, message: Message, written: Written) -> None:
    """Change one day of a series: its texts and its moment; a channel that is left out is discarded there."""
    usual = {outlet.key: outlet.text or message.text for outlet in outlets}
    own = str(written.message.get("text", message.text))
    for other in posts:
        if other.occurrence != post.occurrence or not other.state.is_movable:
            continue
        if other.key not in written.texts:
            other.state = PostState.DISCARDED
            continue
        said = written.texts[other.key] or own
        editing.put("post", other, {"text": "" if said == usual.get(other.key) else said})
        pictures = written.message.get("pictures", message.pictures)
        other.pictures = () if pictures == message.pictures else pictures  # type: ignore[assignment]
        put_moment(other, written.moment(other.key))


_OF_A_DAY = frozenset({"text", "pictures", "rule", "on_holiday", "exceptions"})


def changes_shared(message: Message, written: Written) -> bool:
    """Whether something is written that all the days of a series share: its title, its topic, who answers."""
    shared = [name for name in written.message if name not in _OF_A_DAY and hasattr(message, name)]
    return any(getattr(message, name) != _plain(written.message[name]) for name in shared)


def _plain(value: object) -> object:
    """Return the number of somebody who is here; what is said of somebody new is no number."""
    return (value.id or value.name or None) if isinstance(value, PersonChoice) else value


def said_once(written: Written) -> Written:
    """Return what was written as of something that does not repeat."""
    return replace(written, message={**written.message, "rule": "", "on_holiday": None})


def take_out(
    work: Work, message: Message, outlets: Outlets, posts: Posts, day: date
) -> tuple[Message, Outlets, Posts]:
    """Take a day out of a series, and return it as a message of its own with its posts."""
    alone = copy_of(message)
    alone.rule, alone.on_holiday, alone.exceptions, alone.entry = "", None, (), ""
    work.add(alone)
    those = tuple(post for post in posts if post.occurrence == day)
    for post in those:
        post.message_id, post.occurrence = alone.id, None
        if post.state.is_movable:
            post.text, post.pictures = "", ()
    copies = tuple(outlet_on(alone, outlet.key, outlet.text) for outlet in outlets)
    work.add_all(copies)
    message.exceptions = tuple(sorted({*message.exceptions, day}))
    work.flush()
    return alone, copies, those


def split(
    work: Work, message: Message, outlets: Outlets, posts: Posts, day: date
) -> tuple[Message, Outlets, Posts]:
    """End a series the day before, and return a new one, like it, that begins on `day` with its posts."""
    rule = message.recurrence
    assert rule is not None
    assert message.starts_at is not None
    if day <= message.starts_at.date():
        return message, outlets, posts
    rest = copy_of(message)
    rest.starts_at = datetime.combine(day, message.starts_at.time())
    rest.exceptions = tuple(skipped for skipped in message.exceptions if skipped >= day)
    work.add(rest)
    later = tuple(post for post in posts if post.occurrence is not None and post.occurrence >= day)
    for post in later:
        post.message_id = rest.id
    copies = tuple(outlet_on(rest, outlet.key, outlet.text) for outlet in outlets)
    work.add_all(copies)
    message.rule = to_text(rule.ending(day - timedelta(days=1)))
    message.exceptions = tuple(skipped for skipped in message.exceptions if skipped < day)
    work.flush()
    return rest, copies, later


def copy_of(message: Message) -> Message:
    """Return a new message that says the same."""
    fields = {
        name: value for name, value in vars(message).items() if not name.startswith("_") and name != "id"
    }
    return Message(**fields)


def edit_series(
    work: Work,
    message: Message,
    outlets: Outlets,
    posts: Posts,
    post: Post,
    written: Written,
) -> None:
    """Change a whole series, as said from one of its days; what somebody had worked on stays as it was."""
    day = post.occurrence
    assert day is not None
    plain, before = plain_posts(work.sql, message, posts), copy_of(message)
    shifted = _shifted(message, post, written)
    put_message(work, message, {**resolved(work, written.message), **shifted})
    if (message.rule, message.starts_at) != (before.rule, before.starts_at):
        message.exceptions = left_out_after(before, message, is_moved="rule" in shifted)
    kept = put_outlets(work, message, outlets, posts, written)
    if message.rule:
        renew(work, message, kept, posts, plain)
    else:
        work.delete_all([other for other in plain if other.occurrence != day])


def _shifted(message: Message, post: Post, written: Written) -> dict[str, object]:
    """Return the rule and the beginning of a series after one of its posts was given another moment.

    A post that had one of its own already counts from that: opening it and saving moves nothing.
    """
    if written.at is None or message.starts_at is None:
        raise Problem(
            _("Lo que se repite tiene que tener fecha."), _("Elija el día y la hora."), "message.starts_at"
        )
    assert post.occurrence is not None
    before = post.at or usual_moment(message, post.occurrence) or written.at
    shift = written.at.date() - before.date()
    starts, hour = message.starts_at.date() + shift, message.starts_at.time()
    if written.at.time() != before.time():
        hour = written.at.time()
    values: dict[str, object] = {"starts_at": datetime.combine(starts, hour)}
    rule = message.recurrence
    if rule is not None and shift and written.rule == message.rule:
        values["rule"] = to_text(moved(rule, post.occurrence, post.occurrence + shift))
    return values

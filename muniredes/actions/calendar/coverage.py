"""Who was told what: the messages of some days on each channel, the months gone by, each account's rhythm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from muniredes.actions import clock, knowledge
from muniredes.domain.accounts.rhythm import PACE_WEEKS, Pace, Rhythm, pace, rhythms
from muniredes.domain.calendar.messages.naming import short_channel_name
from muniredes.domain.calendar.messages.query import EVERYTHING, CalendarFilter, PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.coverage import CoverageRow, MonthTally, by_message, tallies
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.dates import add_months
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _
from muniredes.storage.calendar import posts
from muniredes.storage.database import Database

MONTHS = 6
"""The months that are measured, the present one included."""


@dataclass(frozen=True)
class Reaching:
    """What came of the messages of some days; `channels` names each channel by its key."""

    channels: Mapping[str, str]
    messages: tuple[CoverageRow, ...]
    months: tuple[MonthTally, ...]
    rhythms: tuple[tuple[Rhythm, Pace], ...]


def reaching(
    database: Database, snapshot: Snapshot, first: date, last: date, wanted: CalendarFilter = EVERYTHING
) -> Reaching:
    """Return what came of the messages that go out from a day to another and pass a filter.

    One that is said once is looked at whole, with its posts of other days: it did get there.
    """
    today = clock.today()
    since = add_months(today.replace(day=1), 1 - MONTHS)
    recent = min(since, today - timedelta(weeks=PACE_WEEKS))
    with database.read() as sql:
        found = posts.dated(sql, first, last, wanted)
        once = {line.message_id for line in found if not line.repeats}
        whole = posts.of_messages(sql, once)
        outlets = posts.outlets_of(sql, once)
        past = posts.dated(sql, recent, today, EVERYTHING)
    if wanted.channels:
        whole = tuple(line for line in whole if line.channel in wanted.channels)
        outlets = tuple(outlet for outlet in outlets if outlet.key in wanted.channels)
    lines = _in_order(found, whole)
    months = tuple(each for each in tallies(_gone(past, today)) if each.month >= since)
    return Reaching(
        channels=_names(snapshot, (*lines, *past)),
        messages=by_message(lines, today, outlets),
        months=months,
        rhythms=tuple(
            (each, _pace(snapshot, past, each, today))
            for each in rhythms(snapshot.posting_accounts(today), snapshot.last_published, today)
        ),
    )


def _in_order(found: Iterable[PostLine], whole: Iterable[PostLine]) -> tuple[PostLine, ...]:
    """Return posts in the order of the days asked for, with the rest of each message beside them."""
    of_message: dict[int, list[PostLine]] = {}
    for line in whole:
        of_message.setdefault(line.message_id, []).append(line)
    lines: list[PostLine] = []
    for line in found:
        lines.extend([line] if line.repeats else of_message.pop(line.message_id, ()))
    return tuple(lines)


def _gone(past: Iterable[PostLine], today: date) -> Iterable[PostLine]:
    """Return what should be out by now: what is for today still has until tonight."""
    done = PostState.PUBLISHED
    return (line for line in past if line.day is not None and (line.day < today or line.state is done))


def _names(snapshot: Snapshot, lines: Iterable[PostLine]) -> Mapping[str, str]:
    networks = knowledge.networks()
    found: dict[str, str] = {}
    for line in lines:
        if line.channel not in found:
            found[line.channel] = short_channel_name(line, snapshot.accounts, networks) or _("Sin canal")
    return found


def _pace(snapshot: Snapshot, past: Iterable[PostLine], each: Rhythm, today: date) -> Pace:
    account = snapshot.account(each.account_id)
    wanted = snapshot.line(account).posts_per_week if account else None
    key = channel_key(each.account_id, None)
    days = [
        line.day
        for line in past
        if line.channel == key and line.state is PostState.PUBLISHED and line.day is not None
    ]
    return pace(days, wanted, today)

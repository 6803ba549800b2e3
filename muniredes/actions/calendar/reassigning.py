"""Take what was planned on an account where nothing can go out any more to another channel, or drop it."""

from datetime import date, datetime, time, timedelta

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.calendar.parts import put_state
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.counting import messages_in
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, PostingRules
from muniredes.domain.calendar.messages.query import WEEK, CalendarFilter, PostLine
from muniredes.domain.calendar.messages.series import HORIZON_DAYS
from muniredes.domain.calendar.messages.states import PENDING, PostState
from muniredes.domain.channels.coordination import Channel, channel_key, channels, parse_channel
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Database, Work
from muniredes.storage.sql import Sql


def planned(database: Database, account_id: int) -> tuple[PostLine, ...]:
    """Return what is still to come on an account, the soonest first, and then what has no day."""
    wanted = CalendarFilter(channels=frozenset({channel_key(account_id, None)}), states=PENDING)
    first = clock.today()
    with database.read() as sql:
        coming = stored.dated(sql, first, first + timedelta(days=HORIZON_DAYS), wanted)
        return (*coming, *stored.undated(sql, wanted))


def homes(snapshot: Snapshot, account: Account) -> tuple[Channel, ...]:
    """Return the channels that can take what was planned on an account, those of its network first."""
    today = clock.today()

    def takes(channel: Channel) -> bool:
        home = snapshot.account(channel.account_id)
        return home is None or snapshot.standing(home, today).preference is not None

    def distance(channel: Channel) -> int:
        home = snapshot.account(channel.account_id)
        return 2 if home is None else int(home.network_id != account.network_id)

    able = filter(takes, channels(snapshot.accounts, knowledge.networks(), snapshot.missing_media))
    return tuple(sorted((each for each in able if each.account_id != account.id), key=distance))


def already_said(database: Database, account_id: int, key: str) -> int:
    """Return how many of the posts to come on an account another channel has said, or has planned."""
    with database.read() as sql:
        return len(_doubled(sql, _coming(sql, account_id), key))


def move(database: Database, account_id: int, key: str) -> Change:
    """Take what is still to come on an account to another channel, which says what was approved again.

    What that channel said already, or has planned, is dropped: nothing is said twice.
    """
    if not key:
        raise Problem(_("Falta a qué canal pasan."), _("Elíjalo."), "post.account_id")
    other_id, medium = parse_channel(key)
    with database.write("") as work:
        found = _coming(work.sql, account_id)
        doubled = _doubled(work.sql, found, key)
        moved = messages_in([post for post in found if post.id not in doubled])
        for post in found:
            if post.id in doubled:
                put_state(post, PostState.DISCARDED)
            else:
                post.account_id, post.medium = other_id, medium
                _ask_again(work, post)
        _move_outlets(work, account_id, key, {post.message_id for post in found})
        text = ngettext("{n} mensaje pasa a {channel}", "{n} mensajes pasan a {channel}", moved)
        work.title = text.format(channel=_name(work, key))
    return work.change


def discard(database: Database, account_id: int) -> Change:
    """Drop what is still to come on an account; what repeats does not go out there any more."""
    with database.write("") as work:
        found = _coming(work.sql, account_id)
        count = messages_in(found)
        for post in found:
            put_state(post, PostState.DISCARDED)
        outlets = _outlets_of(work, account_id, {post.message_id for post in found})
        work.delete_all([outlet for outlet in outlets if work.get(Message, outlet.message_id or 0).rule])
        work.title = ngettext("{n} mensaje descartado", "{n} mensajes descartados", count)
    return work.change


def _coming(sql: Sql, account_id: int) -> list[Post]:
    today = datetime.combine(clock.today(), time())
    found = stored.on_channel(sql, account_id, None)
    return [post for post in found if post.state in PENDING and (post.at is None or post.at >= today)]


def _doubled(sql: Sql, coming: list[Post], key: str) -> set[int | None]:
    """Return the numbers of the posts whose message a channel said already for that day, or has planned."""
    there: dict[tuple[int | None, date | None], list[Post]] = {}
    for post in stored.on_channel(sql, *parse_channel(key)):
        if post.state is not PostState.DISCARDED:
            there.setdefault((post.message_id, post.occurrence), []).append(post)
    rests = {
        message.id: timedelta(days=message.rest_days or WEEK) for message, _posts in stored.evergreen(sql)
    }

    def says(other: Post, post: Post) -> bool:
        """Whether it is the same time round: what may be said again, may have gone out long ago."""
        rest = rests.get(post.message_id)
        if rest is None or other.published_at is None:
            return True
        return (post.at or clock.now()) - other.published_at < rest

    return {
        post.id
        for post in coming
        if any(says(other, post) for other in there.get((post.message_id, post.occurrence), ()))
    }


def _ask_again(work: Work, post: Post) -> None:
    """Take back a yes: it was said of another channel."""
    if post.state is PostState.APPROVED:
        rules = work.first(PostingRules) or PostingRules()
        put_state(post, PostState.IN_REVIEW if rules.takes_two else PostState.DRAFT)


def _outlets_of(work: Work, account_id: int, numbers: set[int | None]) -> list[Outlet]:
    found = work.all_where(Outlet, account_id=account_id)
    return [outlet for outlet in found if outlet.message_id in numbers]


def _move_outlets(work: Work, account_id: int, key: str, numbers: set[int | None]) -> None:
    """Make the messages go to the other channel; where one was said already, the account stays too."""
    other_id, medium = parse_channel(key)
    there = {outlet.message_id for outlet in work.all_where(Outlet, account_id=other_id, medium=medium)}
    published = work.all_where(Post, account_id=account_id, state=PostState.PUBLISHED)
    said = {post.message_id for post in published}
    for outlet in _outlets_of(work, account_id, numbers):
        stays = outlet.message_id in said and not work.get(Message, outlet.message_id or 0).rule
        if outlet.message_id in there:
            work.delete_all([] if stays else [outlet])
        elif stays:
            work.add(
                Outlet(message_id=outlet.message_id, account_id=other_id, medium=medium, text=outlet.text)
            )
        else:
            outlet.account_id, outlet.medium = other_id, medium


def _name(work: Work, key: str) -> str:
    account_id, medium = parse_channel(key)
    if account_id is not None:
        return accounts.title(work.get(Account, account_id))
    return medium.word if medium else ""

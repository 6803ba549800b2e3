"""Write the posts that a list brings: a message for what is said once, whatever its channels."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from muniredes.actions import editing
from muniredes.actions.calendar.facts import record_of
from muniredes.actions.people import people_named
from muniredes.domain.accounts import Account
from muniredes.domain.calendar.lists.list_import import NewPosts
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, saying
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Topic, channel_key, parse_channel
from muniredes.domain.text import fold
from muniredes.storage.bulk import add_many, add_rows
from muniredes.storage.database import Work


def put_new(work: Work, found: Sequence[NewPosts]) -> None:
    """Write new messages with where they go and when; topics and people that are missing are made."""
    topics = topics_named(work, [each.topic for each in found if each.topic])
    people = people_named(work, {each.responsible: {} for each in found if each.responsible})
    messages: dict[object, Message] = {}
    for each in found:
        message = messages.setdefault(each.together, each.message)
        if message.topic_id is None and each.topic:
            message.topic_id = topics[each.topic].id
        if message.responsible_id is None and each.responsible:
            message.responsible_id = people[each.responsible].id
        if message is not each.message:
            _put_what_lacks(message, each.message)
    add_many(work, list(messages.values()))
    add_rows(work, Outlet, (row for each in found for row in _outlets(messages[each.together], each)))
    accounts = {channel_key(each.id, None): each for each in work.all(Account)}
    add_rows(work, Post, (row for each in found for row in _posts(messages[each.together], each, accounts)))
    keep_last_posts(work, _published(found))


def _put_what_lacks(message: Message, other: Message) -> None:
    """Take from another row of the same message what the first one did not say."""
    if message.minutes is None:
        message.minutes = other.minutes
    if message.light is None:
        message.light = other.light
    if not message.note:
        message.note = other.note


def _outlets(message: Message, new: NewPosts) -> Iterable[Mapping[str, object]]:
    for key in filter(None, new.channels):
        account_id, medium = parse_channel(key)
        yield {"message_id": message.id, "account_id": account_id, "medium": medium}


def _posts(
    message: Message, new: NewPosts, accounts: Mapping[str, Account]
) -> Iterable[Mapping[str, object]]:
    for key in new.channels:
        account_id, medium = parse_channel(key)
        out = new.at if new.state is PostState.PUBLISHED else None
        yield {
            "message_id": message.id,
            "account_id": account_id,
            "medium": medium,
            "at": new.at,
            "state": new.state,
            "url": new.url,
            "published_at": out,
            "went_out": (record_of(saying(message, None, None), out, accounts.get(key), medium),)
            if out
            else (),
            "approved_said": saying(message, None, None).trace if new.state is PostState.APPROVED else "",
            "paused_from": PostState.DRAFT if new.state is PostState.PAUSED else None,
        }


def _published(found: Iterable[NewPosts]) -> Iterable[tuple[str, date]]:
    for each in found:
        if each.state is PostState.PUBLISHED and each.at is not None:
            yield from ((key, each.at.date()) for key in each.channels)


def keep_last_posts(work: Work, published: Iterable[tuple[str, date]]) -> None:
    """Tell the accounts when they last published: what tells abandoned profiles apart looks at this."""
    last: dict[int, date] = {}
    for key, day in published:
        account_id, _medium = parse_channel(key)
        if account_id is not None:
            last[account_id] = max(day, last.get(account_id, day))
    for number, day in last.items():
        account = work.get(Account, number)
        if account.last_post_on is None or account.last_post_on < day:
            account.last_post_on = day


def topics_named(work: Work, names: Iterable[str]) -> Mapping[str, Topic]:
    """Return the topic of each name, whatever its accents and case; those that are missing are made."""
    known = {topic.key: topic for topic in work.all(Topic)}
    made: list[Topic] = []
    for name in names:
        if fold(name) not in known:
            made.append(editing.put("topic", Topic(), {"name": name}))
            known[fold(name)] = made[-1]
    work.add_all(made)
    return {name: known[fold(name)] for name in names}

"""Write the posts that a list brings: a message for what is said once, whatever its channels."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from muniredes.actions import editing
from muniredes.actions.calendar.facts import record_of
from muniredes.actions.people import people_named
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.lists.list_import import NewPosts
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, Publication, saying
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Topic, channel_key, parse_channel
from muniredes.domain.texts.text import fold
from muniredes.storage.database import Work
from muniredes.storage.history.bulk import add_columns, add_many
from muniredes.storage.rows import Columns

Messages = Mapping[object, Message]


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
    add_columns(work, Outlet, _outlets(messages, found))
    add_columns(
        work, Post, _posts(messages, found, {channel_key(each.id, None): each for each in work.all(Account)})
    )
    keep_last_posts(work, _published(found))


def _put_what_lacks(message: Message, other: Message) -> None:
    """Take from another row of the same message what the first one did not say."""
    if message.minutes is None:
        message.minutes = other.minutes
    if message.light is None:
        message.light = other.light
    if not message.note:
        message.note = other.note


def _outlets(messages: Messages, found: Iterable[NewPosts]) -> Columns:
    """Return the columns of where each message goes."""
    placed = [(messages[each.together].id, key) for each in found for key in each.channels if key]
    return {"message_id": [number for number, _key in placed], **_channels([key for _number, key in placed])}


def _posts(messages: Messages, found: Iterable[NewPosts], accounts: Mapping[str, Account]) -> Columns:
    """Return the columns of each time that a message goes out."""
    placed = [(messages[each.together], each, key) for each in found for key in each.channels]
    states = [new.state for _message, new, _key in placed]
    return {
        "message_id": [message.id for message, _new, _key in placed],
        **_channels([key for _message, _new, key in placed]),
        "at": [new.at for _message, new, _key in placed],
        "state": states,
        "url": [new.url for _message, new, _key in placed],
        "published_at": [
            new.at if new.state is PostState.PUBLISHED else None for _message, new, _key in placed
        ],
        "went_out": [_went_out(message, new, key, accounts) for message, new, key in placed],
        "approved_said": [
            saying(message, None, None).trace if new.state is PostState.APPROVED else ""
            for message, new, _key in placed
        ],
        "paused_from": [PostState.DRAFT if state is PostState.PAUSED else None for state in states],
    }


def _channels(keys: Sequence[str]) -> Columns:
    known = {key: parse_channel(key) for key in set(keys)}
    return {"account_id": [known[key][0] for key in keys], "medium": [known[key][1] for key in keys]}


def _went_out(
    message: Message, new: NewPosts, key: str, accounts: Mapping[str, Account]
) -> tuple[Publication, ...]:
    if new.state is not PostState.PUBLISHED or new.at is None:
        return ()
    return (record_of(saying(message, None, None), new.at, accounts.get(key), parse_channel(key)[1]),)


def _published(found: Iterable[NewPosts]) -> Iterable[tuple[str, date]]:
    for each in found:
        if each.state is PostState.PUBLISHED and each.at is not None:
            yield from ((key, each.at.date()) for key in each.channels)


def keep_last_posts(work: Work, published: Iterable[tuple[str, date]]) -> None:
    """Tell the accounts when they last published."""
    last: dict[int, date] = {}
    for key, day in published:
        account_id, _medium = parse_channel(key)
        if account_id is not None:
            last[account_id] = max(day, last.get(account_id, day))
    for number, day in last.items():
        work.get(Account, number).has_posted_on(day)


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

"""Write what a list changes of the posts that are here already."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from muniredes.actions import clock, editing
from muniredes.actions.calendar.facts import lapse, put_approved, put_out, saying_of
from muniredes.actions.calendar.files.import_new import keep_last_posts, topics_named
from muniredes.actions.calendar.parts import Outlets, Posts, put_message, put_moment, put_state
from muniredes.actions.people import people_named
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.lists.list_import import PostChange
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.messages.message import Message, Post, PostingRules, saying
from muniredes.domain.calendar.messages.states import PostState
from muniredes.storage.calendar.post_details import Whole, whole_messages
from muniredes.storage.database import Work

_SIMPLE = (CalendarField.TITLE, CalendarField.NOTE, CalendarField.MINUTES, CalendarField.LIGHT)


def put_changes(work: Work, changes: Sequence[PostChange]) -> None:
    """Change posts and their messages as a list says; a row whose post is gone since is a Problem."""
    topics = topics_named(work, _said(changes, CalendarField.TOPIC))
    people = people_named(work, {name: {} for name in _said(changes, CalendarField.RESPONSIBLE)})
    found = whole_messages(work.sql, [change.known.detail.line.message_id for change in changes])
    for change in changes:
        post = work.get(Post, change.known.detail.line.id)
        message, outlets, posts = found[change.known.detail.line.message_id]
        values = change.values
        put_message(work, message, {each.value: values[each] for each in _SIMPLE if each in values})
        if CalendarField.TOPIC in values:
            message.topic_id = topics[str(values[CalendarField.TOPIC])].id
        if CalendarField.RESPONSIBLE in values:
            message.responsible_id = people[str(values[CalendarField.RESPONSIBLE])].id
        if CalendarField.TEXT in values:
            _put_text(message, outlets, posts, post, str(values[CalendarField.TEXT]))
        if CalendarField.ALTERNATIVE in values:
            _put_alternatives(message, post, values[CalendarField.ALTERNATIVE])
        _put_on_post(work, post, values)
    work.flush()
    needs = (work.first(PostingRules) or PostingRules()).takes_two
    work.title += lapse(work, found, needs_approval=needs)
    keep_last_posts(work, _published(changes, found))


def _said(changes: Sequence[PostChange], column: CalendarField) -> list[str]:
    return [str(change.values[column]) for change in changes if column in change.values]


def _put_on_post(work: Work, post: Post, values: Mapping[CalendarField, object]) -> None:
    moment, state = values.get(CalendarField.DAY), values.get(CalendarField.STATE)
    if isinstance(moment, datetime):
        put_moment(post, moment)
    if state is PostState.PUBLISHED:
        account = work.get(Account, post.account_id) if post.account_id is not None else None
        put_out(post, saying_of(work, post), post.at or clock.now(), account)
    elif isinstance(state, PostState):
        put_state(post, state)
        if state is PostState.APPROVED:
            put_approved(post, saying_of(work, post))
    if CalendarField.URL in values:
        editing.put("post", post, {"url": values[CalendarField.URL]})


def _put_text(message: Message, outlets: Outlets, posts: Posts, post: Post, text: str) -> None:
    """Put a text where the editor would: the message's when it goes to one place, else the channel's.

    A day of a series keeps its text for itself.
    """
    outlet = next((each for each in outlets if each.key == post.key), None)
    if message.rule or (outlet is None and len(posts) > 1):
        post.text = "" if text == saying(message, outlet, None).text else text
        return
    post.text = ""
    if len(posts) == 1:
        message.text = text
        if outlet is not None:
            outlet.text = ""
    elif outlet is not None:
        outlet.text = "" if text == message.text else text


def _put_alternatives(message: Message, post: Post, texts: Any) -> None:
    owner: Message | Post = post if post.pictures else message
    owner.pictures = tuple(
        replace(picture, alternative_text=text)
        for picture, text in zip(owner.pictures, texts, strict=True)
    )  # fmt: skip


def _published(changes: Sequence[PostChange], found: Mapping[int, Whole]) -> list[tuple[str, Any]]:
    out = [
        post
        for change in changes
        if change.values.get(CalendarField.STATE) is PostState.PUBLISHED
        for post in found[change.known.detail.line.message_id][2]
        if post.id == change.known.detail.line.id
    ]
    return [(post.key, post.at.date()) for post in out if post.at is not None]

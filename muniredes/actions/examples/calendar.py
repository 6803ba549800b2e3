"""The calendar of the example town: series with a past, posts said once, ideas, and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from muniredes.actions import clock, editing
from muniredes.actions.calendar import series
from muniredes.actions.calendar.facts import put_approved, put_out, saying_of
from muniredes.actions.calendar.files.import_new import keep_last_posts
from muniredes.actions.calendar.parts import outlet_on
from muniredes.actions.examples import guide
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, PostingRules, PostPicture
from muniredes.domain.calendar.messages.series import days_of, usual_moment
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import channel_key
from muniredes.storage.database import Work

Entry = Mapping[str, Any]

_MESSAGES = "message"
_OF_POSTS = ("estado", "approval_note", "confirmed_on", "paused_from")
_OF_LOADING = ("cuando", "hora", "salvo", "canales", "direcciones", "publicadas", "perdidas", "aprobadas")
_YEAR = timedelta(days=366)
_DONE_AFTER = timedelta(minutes=4)


def put_calendar(work: Work, calendar: Entry, picture: str) -> None:
    """Write every entry of the file inside an action; `picture` is the digest of one for all its messages."""
    guide.put_guide(work, {kind: content for kind, content in calendar.items() if kind != _MESSAGES})
    for entry in calendar[_MESSAGES]:
        _put_message(work, entry, picture)
    keep_last_posts(work, _went_out(work))


def _went_out(work: Work) -> Iterator[tuple[str, date]]:
    for post in work.all_where(Post, state=PostState.PUBLISHED):
        if post.published_at is not None:
            yield post.key, post.published_at.date()


def _put_message(work: Work, entry: Entry, picture: str) -> None:
    skipped = (*_OF_POSTS, *_OF_LOADING)
    values = {
        name: guide.value(work, _MESSAGES, name, given)
        for name, given in entry.items()
        if name not in skipped
    }
    shown: tuple[PostPicture, ...] = values.get("pictures", ())
    values["pictures"] = tuple(replace(each, picture=picture) for each in shown)
    values["starts_at"] = _moment(work, entry)
    values["exceptions"] = tuple(guide.next_day(day) for day in entry.get("salvo", ()))
    message = work.add(editing.put(_MESSAGES, Message(), values))
    outlets = [_outlet(work, message, name, text) for name, text in entry["canales"].items()]
    work.add_all(outlets)
    work.add_all(list(_said_before(work, message, entry, outlets)))
    if message.rule:
        series.renew(work, message, outlets, (), ())
        _approve_next(work, message, entry)
    else:
        work.add_all(_single(work, message, entry, outlet) for outlet in outlets or [Outlet()])


def _moment(work: Work, entry: Entry) -> datetime | None:
    if "cuando" not in entry:
        return None
    day: date = guide.value(work, _MESSAGES, "starts_at", entry["cuando"])
    return datetime.combine(day, time.fromisoformat(entry["hora"]))


def _outlet(work: Work, message: Message, name: str, text: str) -> Outlet:
    return outlet_on(message, channel_key(*guide.channel(work, name)), text)


def _said_before(work: Work, message: Message, entry: Entry, outlets: list[Outlet]) -> Iterator[Post]:
    """Yield the last times of a series: those that went out, and then those that did not."""
    today = clock.today()
    done, missed = entry.get("publicadas", 0), entry.get("perdidas", 0)
    if not done + missed:
        return
    past = days_of(message, today - _YEAR, today - timedelta(days=1))[-(done + missed) :]
    for number, day in enumerate(past):
        for outlet in outlets:
            post = _on(message, outlet, usual_moment(message, day))
            post.occurrence = day
            yield _published(work, post, entry) if number < done else post


def _on(message: Message, outlet: Outlet, at: datetime | None) -> Post:
    place = {"account_id": outlet.account_id, "medium": outlet.medium}
    state = PostState.DRAFT if at else PostState.IDEA
    return Post(message_id=message.id, at=at, state=state, **place)  # type: ignore[arg-type]


def _published(work: Work, post: Post, entry: Entry) -> Post:
    assert post.at is not None
    account = work.get(Account, post.account_id) if post.account_id is not None else None
    put_out(post, saying_of(work, post), post.at + _DONE_AFTER, account)
    for name, address in entry.get("direcciones", {}).items():
        if guide.channel(work, name) == (post.account_id, post.medium):
            post.url = address.format(n=f"{post.at:%Y%m%d}")
    return _approved(work, post, entry)


def _approved(work: Work, post: Post, entry: Entry) -> Post:
    """Return a post with who said yes, the day before it goes out or, if that is to come, yesterday."""
    rules = work.first(PostingRules)
    assert rules is not None
    assert post.at is not None
    post.approved_by_id = rules.approver_id
    post.approved_on = min(post.at.date(), clock.today()) - timedelta(days=1)
    post.approval_note = entry.get("approval_note", "")
    return post


def _approve_next(work: Work, message: Message, entry: Entry) -> None:
    coming = sorted(
        {post.at for post in _posts(work, message) if post.at and post.at.date() >= clock.today()}
    )
    for post in _posts(work, message):
        if post.at in coming[: entry.get("aprobadas", 0)]:
            post.state = PostState.APPROVED
            put_approved(_approved(work, post, entry), saying_of(work, post))


def _posts(work: Work, message: Message) -> list[Post]:
    return list(work.all_where(Post, message_id=message.id))


def _single(work: Work, message: Message, entry: Entry, outlet: Outlet) -> Post:
    post = _on(message, outlet, message.starts_at)
    state = PostState(entry.get("estado", post.state))
    if state is PostState.PUBLISHED:
        return _published(work, post, entry)
    post.state = state
    if "paused_from" in entry:
        post.paused_from = PostState(entry["paused_from"])
    if "confirmed_on" in entry:
        post.confirmed_on = guide.value(work, "post", "confirmed_on", entry["confirmed_on"])
    if state is not PostState.APPROVED:
        return post
    put_approved(post, saying_of(work, post))
    return _approved(work, post, entry)

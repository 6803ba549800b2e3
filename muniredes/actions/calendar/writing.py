"""Write messages, change them and delete them: those said once, and those that repeat."""

from collections.abc import Iterable
from dataclasses import replace

from muniredes.actions import clock, editing
from muniredes.actions.calendar import facts, series
from muniredes.actions.calendar.parts import (
    Outlets,
    Posts,
    Written,
    outlet_on,
    put_message,
    put_moment,
    put_outlets,
    single,
    whole,
)
from muniredes.actions.calendar.series import Scope
from muniredes.actions.people import resolved
from muniredes.domain.calendar.messages.counting import messages_in
from muniredes.domain.calendar.messages.message import Message, Post, PostingRules
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.history import Change
from muniredes.i18n import _, ngettext
from muniredes.storage.database import Database, Work
from muniredes.storage.history.references import delete_whole


def create(database: Database, written: Written) -> Change:
    """Write a new message, and its posts on every channel; without channels it waits as an idea."""
    with database.write("") as work:
        message = add(work, written)
        work.title = _("Publicación nueva: {title}").format(title=message.title)
    return work.change


def add(work: Work, written: Written) -> Message:
    """Write a new message inside an action, and return it."""
    values = {**resolved(work, written.message), "starts_at": written.at}
    message: Message = work.add(editing.put("message", Message(), values))
    outlets = [outlet_on(message, key, text) for key, text in written.texts.items()]
    work.add_all(outlets)
    if message.rule:
        series.renew(work, message, outlets, (), ())
    else:
        work.add_all(single(message, key, written) for key in written.texts or {"": ""})
    return message


def edit(database: Database, post_id: int, written: Written, scope: Scope = Scope.ALL) -> Change:
    """Change the message of a post: for a series, this day, from this day on, or the whole of it."""
    with database.write("") as work:
        post = work.get(Post, post_id)
        message, outlets, posts = whole(work, post)
        beside = [other for other in posts if not message.rule or other.occurrence == post.occurrence]
        if not message.rule or scope is Scope.THIS:
            facts.refuse_rewriting(message, beside, written)
        facts.put_corrected(beside, written, clock.now().replace(second=0, microsecond=0))
        written = _of_what_waits(written, outlets, beside)
        number = message.id or 0
        if not message.rule or post.occurrence is None:
            _edit_single(work, message, outlets, posts, written)
        elif scope is Scope.THIS:
            if series.changes_shared(message, written):
                message, outlets, posts = series.take_out(work, message, outlets, posts, post.occurrence)
                _edit_single(work, message, outlets, posts, series.said_once(written))
            else:
                series.edit_day(post, outlets, posts, message, written)
        else:
            if scope is Scope.FOLLOWING:
                message, outlets, posts = series.split(work, message, outlets, posts, post.occurrence)
            series.edit_series(work, message, outlets, posts, post, written)
        work.title = _("Publicación cambiada: {title}").format(title=message.title)
        needs = (work.first(PostingRules) or PostingRules()).takes_two
        work.title += facts.lapse(work, {number, message.id or 0}, needs_approval=needs)
    return work.change


def _of_what_waits(written: Written, outlets: Outlets, beside: Iterable[Post]) -> Written:
    """Return what was written, with the channels of what is out as they are kept."""
    stored = {outlet.key: outlet.text for outlet in outlets}
    out = {post.key for post in beside if post.publication is not None}
    return replace(
        written,
        texts={key: stored.get(key, "") if key in out else text for key, text in written.texts.items()},
    )


def _edit_single(work: Work, message: Message, outlets: Outlets, posts: Posts, written: Written) -> None:
    plain = tuple(post for post in posts if post.state.is_movable)
    put_message(work, message, {**resolved(work, written.message), "starts_at": written.at})
    kept = put_outlets(work, message, outlets, posts, written)
    if message.rule:
        for post in plain:
            post.occurrence = post.at.date() if post.at else None
        series.renew(work, message, kept, posts, tuple(post for post in plain if post.occurrence))
        return
    for post in plain:
        put_moment(post, written.moment(post.key))
    present = {post.key for post in posts}
    new = [key for key in written.texts if key not in present]
    work.add_all(single(message, key, written) for key in new)
    gone = [post for post in plain if post.key not in written.texts and (post.key or written.texts)]
    work.delete_all(gone)


def delete(database: Database, post_id: int, scope: Scope = Scope.ALL) -> Change:
    """Send a message to the bin with its posts; of a series, one day of it or all from one day on."""
    with database.write("") as work:
        post = work.get(Post, post_id)
        message, outlets, posts = whole(work, post)
        work.title = _("Publicación borrada: {title}").format(title=message.title)
        day = post.occurrence if message.rule else None
        if day is not None and scope is Scope.THIS:
            message.exceptions = (*message.exceptions, day)
            work.delete_all([other for other in posts if other.occurrence == day])
        else:
            if day is not None and scope is Scope.FOLLOWING:
                message, *_parts = series.split(work, message, outlets, posts, day)
            assert message.id is not None
            delete_whole(work, "message", message.id)
    return work.change


def delete_posts(database: Database, numbers: Iterable[int]) -> Change:
    """Delete single posts; a message that is left without any goes to the bin with them.

    A day of a series that is left without posts becomes an exception, and a channel that is left out of a
    day is discarded there: otherwise the series would make them again.
    """
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        for number in dict.fromkeys(post.message_id for post in found):
            if number is not None:
                _delete_of(work, number, [post for post in found if post.message_id == number])
        work.title = ngettext("{n} mensaje borrado", "{n} mensajes borrados", messages_in(found))
    return work.change


def _delete_of(work: Work, number: int, found: list[Post]) -> None:
    message = work.get(Message, number)
    left = [post for post in work.all_where(Post, message_id=number) if post not in found]
    if not left:
        work.delete_all(found)
        delete_whole(work, "message", number)
        return
    days = {post.occurrence for post in left}
    kept = [post for post in found if message.rule and post.occurrence in days and post.state.is_movable]
    for post in kept:
        post.state = PostState.DISCARDED
    gone = {post.occurrence for post in found if post.occurrence is not None} - days
    if message.rule and gone:
        message.exceptions = tuple(sorted({*message.exceptions, *gone}))
    work.delete_all([post for post in found if post not in kept])

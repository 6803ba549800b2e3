"""What happened to a post is a fact: what went out and when, and which text somebody approved."""

from collections.abc import Iterable
from datetime import datetime

from muniredes.actions import knowledge
from muniredes.actions.calendar.parts import Written, forget_approval
from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, Publication, Saying, saying
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.problems import Problem
from muniredes.i18n import _, ngettext
from muniredes.storage.calendar import posts as stored
from muniredes.storage.database import Work


def saying_of(work: Work, post: Post) -> Saying:
    """Return what a post says."""
    assert post.message_id is not None
    outlets = work.all_where(Outlet, message_id=post.message_id)
    outlet = next((each for each in outlets if each.key == post.key), None)
    return saying(work.get(Message, post.message_id), outlet, post)


# ── What went out ────────────────────────────────────────────────────────────────────────────


def put_out(post: Post, said: Saying, at: datetime, account: Account | None) -> None:
    """Make of a post something that was published at a moment (wall time): what it said then is kept."""
    post.went_out = (record_of(said, at, account, post.medium, planned_at=post.at),)
    post.state, post.at, post.published_at = PostState.PUBLISHED, at, at


def record_of(
    said: Saying,
    at: datetime,
    account: Account | None,
    medium: Medium | None,
    planned_at: datetime | None = None,
) -> Publication:
    """Return what is kept of something that went out."""
    name = account_title(account, knowledge.networks()) if account else medium.word if medium else ""
    address = account.address if account else ""
    return Publication(at, said.text, said.pictures, name, address, planned_at)


def refuse_rewriting(message: Message, beside: Iterable[Post], written: Written) -> None:
    """Refuse a change of what is out already; what was mended in the network too is no such change.

    `beside` are the posts that go out together. While one of them waits, the common text is still its own.
    """
    found = tuple(beside)
    out = [post for post in found if post.publication is not None]
    for post in out:
        said = written.texts.get(post.key)
        if said and post.key not in written.corrected and said != _shown(post):
            raise _fact()
    waits = any(post.publication is None for post in found)
    goes_further = any(key not in {post.key for post in found} for key in written.texts)
    if not out or waits or goes_further:
        return
    if _to_the_minute(written.at) not in {_to_the_minute(post.at) for post in out}:
        raise Problem(
            _("Ya está publicada: el día y la hora en que salió no se cambian."),
            _("Si tiene que salir otra vez, duplíquela."),
        )
    for field in ("text", "pictures"):
        if written.message.get(field, getattr(message, field)) != getattr(message, field):
            raise _fact()


def _to_the_minute(at: datetime | None) -> datetime | None:
    """Return a moment as an editor shows it."""
    return at.replace(second=0, microsecond=0) if at else None


def _shown(post: Post) -> str:
    return post.publication.text if post.publication else post.text


def _fact() -> Problem:
    return Problem(
        _("Ya está publicada: lo que salió no se cambia."),
        _("Si la ha corregido donde salió, dígalo en su pestaña; si es otra cosa, duplíquela."),
    )


def put_corrected(beside: Iterable[Post], written: Written, now: datetime) -> None:
    """Keep a new version of what was mended in the network."""
    for post in beside:
        said = written.texts.get(post.key, "")
        if post.key in written.corrected and post.publication is not None and said != post.publication.text:
            before = post.publication
            mended = Publication(
                now, said, before.pictures, before.channel, before.address, before.planned_at
            )
            post.went_out = (*post.went_out, mended)


# ── What was approved ────────────────────────────────────────────────────────────────────────


def put_approved(post: Post, said: Saying) -> None:
    """Keep what somebody said yes to."""
    post.approved_said = said.trace


def lapse(work: Work, numbers: Iterable[int], *, needs_approval: bool) -> str:
    """Take back the approval of what says something else now, in some messages; say so, or nothing."""
    state = PostState.IN_REVIEW if needs_approval else PostState.DRAFT
    count = 0
    for number in numbers:
        whole = stored.message_with(work.sql, number)
        if whole is None:
            continue
        message, outlets, posts = whole
        by_key = {outlet.key: outlet for outlet in outlets}
        for post in posts:
            if _has_lapsed(post, saying(message, by_key.get(post.key), post)):
                _take_back(post, state)
                count += 1
    if not count:
        return ""
    if needs_approval:
        text = ngettext(
            "; {n} aprobada vuelve a revisión: su texto es otro",
            "; {n} aprobadas vuelven a revisión: su texto es otro",
            count,
        )
    else:
        text = ngettext(
            "; {n} aprobada vuelve a borrador: su texto es otro",
            "; {n} aprobadas vuelven a borrador: su texto es otro",
            count,
        )
    return text.format(n=count)


def _has_lapsed(post: Post, said: Saying) -> bool:
    approved = PostState.APPROVED in (post.state, post.paused_from)
    return approved and bool(post.approved_said) and post.approved_said != said.trace


def _take_back(post: Post, state: PostState) -> None:
    if post.state is PostState.PAUSED:
        post.paused_from = state
    else:
        post.state = state
    forget_approval(post)

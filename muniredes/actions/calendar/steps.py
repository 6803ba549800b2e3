"""Take posts from one state to the next: review, approve, publish, pause, discard."""

from collections.abc import Iterable
from datetime import datetime

from muniredes.actions import clock, editing, knowledge
from muniredes.actions.calendar.facts import put_approved, put_out, saying_of
from muniredes.actions.calendar.parts import put_state
from muniredes.actions.calendar.publishing_checks import refuse_unready
from muniredes.actions.people import person_id
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.advice.addresses import check_post_address
from muniredes.domain.calendar.messages.counting import messages_in, with_channels
from muniredes.domain.calendar.messages.message import Message, Post, PostingRules
from muniredes.domain.calendar.messages.states import PostState, check_step
from muniredes.domain.choices import PersonChoice
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import begun_small
from muniredes.i18n import _, ngettext
from muniredes.storage.database import Database, Work


def change_state(database: Database, numbers: Iterable[int], state: PostState) -> Change:
    """Take posts to a state; all of them or, when one cannot go there, none."""
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        count = messages_in(found)
        for post in found:
            _step(work, post, state)
        said = ngettext("{n} mensaje pasa a «{state}»", "{n} mensajes pasan a «{state}»", count)
        work.title = with_channels(said.format(state=state.word), found)
    return work.change


def _step(work: Work, post: Post, state: PostState, at: datetime | None = None) -> None:
    """Take a post to a state; `at` is when it was published, now unless somebody says."""
    if post.state is state:
        return
    check_step(post.state, state, needs_approval=_rules(work).takes_two)
    refuse_unready(work, post, state)
    if state is PostState.PUBLISHED:
        _publish(work, post, at)
        return
    put_state(post, state)
    if state is PostState.APPROVED and not post.approved_said:
        put_approved(post, saying_of(work, post))


def _publish(work: Work, post: Post, at: datetime | None) -> None:
    now = clock.now().replace(second=0, microsecond=0)
    moment = at or now
    if moment > now:
        raise Problem(
            _("Esa hora todavía no ha llegado."),
            _("Escriba cuándo salió, o espere a que salga."),
            "post.published_at",
        )
    account = work.get(Account, post.account_id) if post.account_id is not None else None
    put_out(post, saying_of(work, post), moment, account)
    if account is not None:
        account.has_posted_on(moment.date())


def _rules(work: Work) -> PostingRules:
    return work.first(PostingRules) or PostingRules()


def approve(database: Database, numbers: Iterable[int], by: PersonChoice, note: str = "") -> Change:
    """Approve posts in somebody's name; `note` says how when she was not there («por teléfono»).

    Where two people are needed, whoever answers for the message cannot approve it.
    """
    with database.write("") as work:
        rules, approver = _rules(work), person_id(work, by)
        found = [work.get(Post, number) for number in numbers]
        for post in found:
            if rules.takes_two:
                _refuse_own(work, post, approver, is_named=messages_in(found) > 1)
            if post.state is PostState.DRAFT and rules.takes_two:
                _step(work, post, PostState.IN_REVIEW)
            _step(work, post, PostState.APPROVED)
            post.approved_by_id, post.approved_on = approver, clock.today()
            editing.put("post", post, {"approval_note": note})
        count = messages_in(found)
        said = ngettext("{n} mensaje aprobado", "{n} mensajes aprobados", count)
        work.title = with_channels(said, found)
    return work.change


def _refuse_own(work: Work, post: Post, approver: int | None, *, is_named: bool) -> None:
    """Refuse what its own author would approve; of several, `is_named` says which one it is."""
    if approver is None:
        raise Problem(_("Falta quién la aprueba."), _("Elija a la persona."), "post.approved_by_id")
    assert post.message_id is not None
    message = work.get(Message, post.message_id)
    if message.responsible_id == approver:
        what = _("Quien la prepara no la aprueba: tienen que ser dos personas.")
        raise Problem(
            f"«{message.title}»: {begun_small(what)}" if is_named else what,
            _("Elija a otra, o anote quién la ha validado por teléfono."),
            "post.approved_by_id",
        )


def publish(database: Database, number: int, url: str = "", at: datetime | None = None) -> Change:
    """Write down that a post is out, where, and when if it was not now (wall time).

    The address must be of its account's network.
    """
    with database.write("") as work:
        post = work.get(Post, number)
        account = work.get(Account, post.account_id) if post.account_id is not None else None
        _step(work, post, PostState.PUBLISHED, at)
        editing.put("post", post, {"url": check_post_address(url, account, knowledge.networks())})
        work.title = _("Publicada: {title}").format(title=_title(work, post))
    return work.change


def publish_as_planned(database: Database, numbers: Iterable[int]) -> Change:
    """Write down that posts are out, each since the moment it was planned for."""
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        count = messages_in(found)
        for post in found:
            _step(work, post, PostState.PUBLISHED, post.at)
        said = ngettext("{n} mensaje publicado a su hora", "{n} mensajes publicados a su hora", count)
        work.title = with_channels(said, found)
    return work.change


def _title(work: Work, post: Post) -> str:
    assert post.message_id is not None
    return work.get(Message, post.message_id).title


def confirm(database: Database, numbers: Iterable[int]) -> Change:
    """Write down that somebody looked at posts in an electoral period and wants them all the same."""
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        for post in found:
            post.confirmed_on = clock.today()
        work.title = ngettext(
            "{n} mensaje confirmado en periodo electoral",
            "{n} mensajes confirmados en periodo electoral",
            messages_in(found),
        )
    return work.change


def resume(database: Database, numbers: Iterable[int]) -> Change:
    """Take paused posts back to the state each had."""
    with database.write("") as work:
        found = [work.get(Post, number) for number in numbers]
        for post in found:
            if post.state is PostState.PAUSED:
                _resume(post)
        said = ngettext("{n} mensaje reanudado", "{n} mensajes reanudados", messages_in(found))
        work.title = with_channels(said, found)
    return work.change


def _resume(post: Post) -> None:
    post.state, post.paused_from = post.paused_from or PostState.DRAFT, None

"""What can be done now with the posts that wait: the one answer to which verb is offered, and to whom.

«Hoy», the cards, the editor, the reminders and the round of publishing ask here, so that nobody is offered
what is refused afterwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState, may_publish, step_verb
from muniredes.domain.publishing_checks import account_holds
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _


@dataclass(frozen=True, slots=True)
class WayOut:
    """The next verb of some posts that wait together, and the post it begins with.

    `publishes` says that it is to publish them; `is_stuck` that no channel of theirs can be used; `waits_for`
    is the number of whoever has to approve them, when it is not who works with the program.
    """

    verb: str
    post: PostLine
    publishes: bool = False
    is_stuck: bool = False
    waits_for: int | None = None


def needs_approval(snapshot: Snapshot) -> bool:
    """Whether somebody else has to approve what is written."""
    return snapshot.posting_rules is not None and snapshot.posting_rules.takes_two


def publishable(posts: Iterable[PostLine], snapshot: Snapshot) -> tuple[PostLine, ...]:
    """Return the posts that may be published: as far as they have come, on channels that can be used."""
    needs = needs_approval(snapshot)
    return tuple(
        post
        for post in posts
        if may_publish(post.state, needs_approval=needs) and not _is_beyond(post, snapshot)
    )


def way_out(posts: Sequence[PostLine], snapshot: Snapshot) -> WayOut:
    """Return what is to be done with the posts of a message at one moment; never empty."""
    usable = tuple(post for post in posts if not _is_beyond(post, snapshot))
    if not usable:
        return WayOut(_("Arreglar"), posts[0], is_stuck=True)
    ready = publishable(usable, snapshot)
    gaps = _with_gaps(snapshot)
    if ready and ready[0].message_id in gaps:
        return WayOut(_("Rellenar"), ready[0])
    if ready:
        return WayOut(_("Publicar"), ready[0], publishes=True)
    card = Card(usable)
    step, first = card.next_step(needs_approval=needs_approval(snapshot)), card.behind[0]
    if step is PostState.APPROVED and first.state is PostState.IN_REVIEW:
        other = other_approver(snapshot)
        return WayOut(_("Ver") if other else step_verb(step), first, waits_for=other)
    return WayOut(step_verb(step) if step else _("Ver"), first)


def other_approver(snapshot: Snapshot) -> int | None:
    """Return who has to approve what is written, when that is known not to be who works with the program."""
    user, approver = snapshot.council_user_id, snapshot.approver_id
    return approver if user is not None and approver not in (None, user) else None


def _is_beyond(post: PostLine, snapshot: Snapshot) -> bool:
    account = snapshot.account(post.account_id)
    if account is None:
        return not post.channel
    closure, is_taken = snapshot.closure(account), snapshot.is_taken(account)
    return any(hold.stops for hold in account_holds(account, closure, is_taken=is_taken))


def _with_gaps(snapshot: Snapshot) -> frozenset[int]:
    flaws = snapshot.calendar_flaws
    found = {each.post_id for each in flaws.with_gaps} if flaws else set()
    return frozenset(line.message_id for line in snapshot.due if line.id in found)

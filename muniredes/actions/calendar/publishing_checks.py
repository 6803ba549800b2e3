"""What holds back posts that are about to go out or to be approved, as the one list of checks says."""

from collections.abc import Iterable, Iterator, Mapping

from muniredes.actions import clock, knowledge
from muniredes.actions.calendar import reading
from muniredes.actions.calendar.facts import saying_of
from muniredes.actions.calendar.picture_library import unallowed
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.message import Message, Post, PostPicture
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState, may_publish, unready_sentence
from muniredes.domain.calendar.year.electoral import bands
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.crisis.incidents import Incident
from muniredes.domain.knowledge.facts import Network
from muniredes.domain.next_step import needs_approval
from muniredes.domain.publishing_checks import Check, GoingOut, Hold, holds, refuse
from muniredes.domain.snapshot import Snapshot
from muniredes.storage.database import Database, Work

LOOKED_AT = frozenset({PostState.APPROVED, PostState.PUBLISHED})
"""The states that nothing takes without being looked at."""


def network_of(account: Account | None) -> Network | None:
    """Return the network of an account, if it is of one that the catalogue knows."""
    return knowledge.networks().get(account.network_id) if account else None


def holds_of(
    database: Database, lines: Iterable[PostLine], state: PostState, snapshot: Snapshot
) -> Mapping[PostLine, tuple[Hold, ...]]:
    """Return what holds back each of some posts on its way to a state; those that nothing does are absent.

    What is planned by its title alone may be written in the network itself: it is not held back for that.
    """
    if state not in LOOKED_AT:
        return {}
    found: dict[PostLine, tuple[Hold, ...]] = {}
    among = bands(snapshot.periods)
    for line in lines:
        if line.state is PostState.PUBLISHED:
            continue
        said = reading.said(database, line.message_id)
        saying = said.saying(said.post(line.id))
        account = snapshot.account(line.account_id)
        held = holds(
            GoingOut(
                text=saying.text,
                pictures=saying.pictures,
                account=account,
                closure=snapshot.closure(account) if account else None,
                is_taken=account is not None and snapshot.is_taken(account),
                has_channel=bool(line.channel),
                network=network_of(account),
                day=clock.today() if state is PostState.PUBLISHED else line.day,
                light=line.light,
                bands=among,
                is_confirmed=line.confirmed_on is not None,
                unallowed=unallowed(saying.pictures, snapshot),
            )
        )
        unready = tuple(_unapproved(line, state, snapshot))
        told = (*unready, *(hold for hold in held if hold.check is not Check.EMPTY))
        if told:
            found[line] = told
    return found


def _unapproved(line: PostLine, state: PostState, snapshot: Snapshot) -> Iterator[Hold]:
    """Yield why a post has not come far enough to go out."""
    needs = needs_approval(snapshot)
    if state is PostState.PUBLISHED and not may_publish(line.state, needs_approval=needs):
        yield Hold(Check.APPROVAL, *unready_sentence(line.state, needs_approval=needs), stops=True)


def holds_on_text(
    text: str, pictures: tuple[PostPicture, ...], account: Account | None, snapshot: Snapshot
) -> tuple[Hold, ...]:
    """Return what would hold back a text on a channel, while it is written."""
    closure = snapshot.closure(account) if account else None
    network, is_taken = network_of(account), account is not None and snapshot.is_taken(account)
    return holds(
        GoingOut(
            text=text,
            pictures=pictures,
            account=account,
            closure=closure,
            network=network,
            is_taken=is_taken,
            unallowed=unallowed(pictures, snapshot),
        )
    )


def refuse_unready(work: Work, post: Post, state: PostState) -> None:
    """Refuse a post that cannot go to a state as it is."""
    if state not in LOOKED_AT or post.state is PostState.PUBLISHED:
        return
    saying = saying_of(work, post)
    account = work.get(Account, post.account_id) if post.account_id is not None else None
    closures = work.all_where(Closure, account_id=post.account_id) if account is not None else ()
    assert post.message_id is not None
    going = GoingOut(
        text=saying.text,
        pictures=saying.pictures,
        account=account,
        closure=next(iter(closures), None),
        is_taken=account is not None and _is_taken(work, account),
        has_channel=bool(post.key),
    )
    found = holds(going)
    refuse(found, work.get(Message, post.message_id).title)


def _is_taken(work: Work, account: Account) -> bool:
    about = work.all_where(Incident, account_id=account.id)
    return any(each.is_open and not each.is_drill for each in about)

"""What a request to open a profile, or a choice of networks, amounts to with all the guide knows."""

from collections.abc import Iterable, Iterator
from datetime import date

from muniredes.domain.accounts.account import Account
from muniredes.domain.channels import handles
from muniredes.domain.channels.plan import ChannelPlan, Choice, Recommendation, recommend
from muniredes.domain.channels.profiles import OpeningRequest, Verdict, verdict
from muniredes.domain.hours import hours_there_are
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import fold
from muniredes.i18n import _


def judge(request: OpeningRequest, snapshot: Snapshot, networks: Networks, today: date) -> Verdict:
    """Judge a request with the hours still free and the name it would have."""
    flaws = name_flaws(request, snapshot.people, snapshot.accounts, networks)
    return verdict(request, _spare(request, snapshot, networks, today), tuple(flaws))


def _spare(request: OpeningRequest, snapshot: Snapshot, networks: Networks, today: date) -> float | None:
    """Return the hours still free; a profile that is open already has its own among those used."""
    load = hours_there_are(snapshot, networks, today)
    if not load.is_said:
        return None
    return load.spare + (request.weekly_hours or 0.0) if request.account_id else load.spare


def name_flaws(
    request: OpeningRequest, people: Iterable[Person], accounts: Iterable[Account], networks: Networks
) -> Iterator[str]:
    """Yield what is wrong with the name of a request; nothing while it has none."""
    if not request.handle:
        return
    yield from handles.flaws(request.handle, networks.get(request.network_id), people)
    if any(_is_taken(request, account) for account in accounts):
        yield _("Ya lo usa otra cuenta del ayuntamiento en esta red.")


def _is_taken(request: OpeningRequest, account: Account) -> bool:
    if account.network_id != request.network_id or (account.id and account.id == request.account_id):
        return False
    return fold(account.handle) == fold(request.handle.removeprefix("@"))


def advised(
    plan: ChannelPlan, snapshot: Snapshot, networks: Networks, today: date
) -> tuple[Recommendation, ...]:
    """Return what to do about each network, with the hours that people have said; what is kept goes first."""
    load = hours_there_are(snapshot, networks, today)
    available = load.available if load.is_said else None
    body = snapshot.council
    known = ("web",) if body is not None and body.site else ()
    standings = [snapshot.standing(account, today) for account in snapshot.accounts]
    found = recommend(plan, standings, networks, available, known, at_least=load.unsaid > 0)
    order = list(Choice)
    return tuple(sorted(found, key=lambda item: order.index(item.choice)))

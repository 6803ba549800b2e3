"""Write down which account leads to which, and to the official list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from muniredes.actions import clock, knowledge, records
from muniredes.actions.records import Values
from muniredes.domain.accounts.account import Account
from muniredes.domain.channels.links import AccountLink, LinkCheck, checks, is_answered, linking
from muniredes.domain.history import Change
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _
from muniredes.storage.database import Database, Work


@dataclass(frozen=True, kw_only=True)
class SeenLinks:
    """What was seen in a profile: fields of its line, and the numbers of the accounts it leads to."""

    line: Values = field(default_factory=dict)
    to: frozenset[int] = frozenset()


def keep(database: Database, plan: Values, seen: Mapping[int, SeenLinks]) -> Change:
    """Write where the official list is and what was seen today in each profile, in one step."""
    with database.write(_("Enlaces entre cuentas")) as work:
        if plan:
            records.put_only(work, "channel_plan", plan)
        for account_id, found in seen.items():
            values = {**found.line, "links_checked_on": clock.today()}
            records.put_part(work, "editorial_line", account_id, values)
            _put_links(work, account_id, found.to)
    return work.change


def seen_in(snapshot: Snapshot, account: Account) -> tuple[LinkCheck, ...]:
    """Return what was seen of the links of an account, and whether it is as it should be."""
    line, linked = snapshot.line(account), snapshot.linked(account)
    others, today = _others(snapshot, account), clock.today()
    return tuple(checks(line, linked, others, knowledge.networks(), today, has_web=snapshot.has_web))


def is_to_ask(snapshot: Snapshot, account: Account) -> bool:
    """Whether it is still to be seen where the profile of an account leads."""
    others = _others(snapshot, account)
    return not is_answered(snapshot.line(account), snapshot.linked(account), others)


def _others(snapshot: Snapshot, account: Account) -> list[Account]:
    return [other for other in linking(snapshot.posting_accounts(clock.today())) if other is not account]


def _put_links(work: Work, account_id: int, to: Iterable[int]) -> None:
    there = {link.to_id: link for link in work.all(AccountLink) if link.account_id == account_id}
    wanted = set(to) - {account_id}
    for other, link in there.items():
        if other not in wanted:
            work.delete(link)
    for other in sorted(wanted - set(there)):
        records.put(work, "account_link", None, {"account_id": account_id, "to_id": other})

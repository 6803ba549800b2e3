"""The accounts of ours where nothing is published, and why: a list that leaves one out says so."""

from datetime import date

from muniredes.domain.accounts.account import Account
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _


def silent_accounts(snapshot: Snapshot, today: date) -> tuple[tuple[Account, str], ...]:
    """Return the accounts of ours where nothing is planned, and why, in words."""
    said = ((account, snapshot.standing(account, today).silence) for account in snapshot.own_accounts)
    return tuple((account, why) for account, why in said if why)


def out_of_reach(snapshot: Snapshot, today: date) -> tuple[tuple[Account, str], ...]:
    """Return the accounts of ours where nothing can go out right now, and why, in words."""
    able, silent = snapshot.reachable_accounts(today), dict(silent_accounts(snapshot, today))
    unknown = _("no consta su dirección ni quién tiene las llaves")
    left = (account for account in snapshot.own_accounts if account not in able)
    return tuple((account, silent.get(account, unknown)) for account in left)

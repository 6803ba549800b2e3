"""Whose posts a crisis stops: of one that is about an account, that account's and nobody else's."""

from collections.abc import Collection

from muniredes.domain.accounts.account import Account
from muniredes.domain.crisis.incidents import Incident
from muniredes.domain.crisis.knowledge import Checklist


def is_unnamed(incident: Incident, checklist: Checklist | None, own: Collection[Account]) -> bool:
    """Whether a crisis is about an account of ours that nobody has said which is."""
    is_about_one = checklist is not None and checklist.is_of_an_account
    return is_about_one and incident.account_id is None and bool(own)


def accounts_to_stop(
    incident: Incident, checklist: Checklist | None, own: Collection[Account]
) -> frozenset[int] | None:
    """Return the accounts whose posts stop, None for all of them; none while it has to be said which."""
    if incident.account_id is not None and incident.account_id in {each.id for each in own}:
        return frozenset({incident.account_id})
    return frozenset() if is_unnamed(incident, checklist, own) else None

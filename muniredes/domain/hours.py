"""The hours there are for the networks, and those they ask for: one sum for every page, advice and paper."""

from datetime import date

from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person, Workload, workload
from muniredes.domain.snapshot import Snapshot


def workers(snapshot: Snapshot) -> tuple[Person, ...]:
    """Return who does the work: with a step, as holder or deputy, or who publishes or answers on an account.

    While nobody has said who does what, everybody.
    """
    named = {
        number
        for duty in snapshot.duty_of.values()
        for number in (duty.person_id, duty.deputy_id)
        if number is not None
    }
    if not named:
        return snapshot.people
    for line in snapshot.lines:
        named |= {number for number in (line.publisher_id, line.responder_id) if number is not None}
    return tuple(person for person in snapshot.people if person.id in named)


def hours_there_are(snapshot: Snapshot, networks: Networks, today: date) -> Workload:
    """Add up the hours of those who do the work against those that the accounts in use ask for."""
    accounts = snapshot.posting_accounts(today)
    return workload(snapshot.people, accounts, networks, workers(snapshot))

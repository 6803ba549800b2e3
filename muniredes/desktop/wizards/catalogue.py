"""Every wizard there is, for whoever has to see them all."""

from collections.abc import Iterator

from muniredes.desktop.hub import Hub
from muniredes.desktop.wizards.add_account import AddAccountPlan
from muniredes.desktop.wizards.plan import WizardPlan
from muniredes.desktop.wizards.review import ReviewPlan
from muniredes.desktop.wizards.setup import SetupPlan
from muniredes.desktop.wizards.who import WhoPlan


def every_plan(hub: Hub) -> Iterator[WizardPlan]:
    """Yield each wizard, on this guide."""
    yield SetupPlan(hub)
    yield WhoPlan(hub)
    yield AddAccountPlan(hub)
    accounts = hub.snapshot.own_accounts
    if accounts:
        yield AddAccountPlan(hub, accounts[0])
        yield ReviewPlan(hub)

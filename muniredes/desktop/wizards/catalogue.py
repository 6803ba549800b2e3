"""Every wizard there is, imported when it is opened; and all of them, for whoever has to see them."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from muniredes.actions import clock
from muniredes.desktop.hub import Hub
from muniredes.domain.channels.links import linking
from muniredes.domain.citizens.citizen_test import half_done
from muniredes.domain.places import ABOUT_AN_ACCOUNT, Place, Target

if TYPE_CHECKING:
    from muniredes.desktop.wizards.asking.plan import WizardPlan

BEGIN_ANEW = (Place.ADD_ACCOUNT, Place.OPEN_PROFILE)
"""Wizards whose name, without an object, is to begin one more; of the rest, one left half way goes on."""


def make_plan(hub: Hub, target: Target) -> "WizardPlan | None":
    """Return the wizard of a target, about its object; None when there is nothing for it to ask about."""
    return _MAKERS[target.place](hub, target)


def is_wizard(place: Place) -> bool:
    """Say whether a place is a wizard."""
    return place in _MAKERS


def every_plan(hub: Hub) -> Iterator["WizardPlan"]:
    """Yield each wizard on this guide, and those that can be about an account twice."""
    accounts = hub.snapshot.own_accounts
    for place in _MAKERS:
        targets = [Target(place)]
        if place in ABOUT_AN_ACCOUNT and accounts:
            targets.append(Target(place, accounts[0].id))
        yield from (plan for target in targets if (plan := make_plan(hub, target)) is not None)


def _setup(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.setup import SetupPlan

    return SetupPlan(hub)


def _who(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.who import WhoPlan

    return WhoPlan(hub)


def _add_account(hub: Hub, target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.add_account import AddAccountPlan

    return AddAccountPlan(hub, hub.snapshot.account(target.object_id))


def _review(hub: Hub, target: Target) -> "WizardPlan | None":
    from muniredes.desktop.wizards.review import ReviewPlan

    return ReviewPlan(hub, target.object_id) if hub.snapshot.own_accounts else None


def _open_profile(hub: Hub, target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.open_profile import OpenProfilePlan

    found = (request for request in hub.snapshot.requests if request.id == target.object_id)
    return OpenProfilePlan(hub, next(found, None))


def _close_profile(hub: Hub, target: Target) -> "WizardPlan | None":
    from muniredes.desktop.wizards.close_profile import CloseProfilePlan

    account = hub.snapshot.account(target.object_id)
    return CloseProfilePlan(hub, account) if account or hub.snapshot.own_accounts else None


def _say_style(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.say_style import SayStylePlan

    return SayStylePlan(hub)


def _choose_networks(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.choose_networks import ChooseNetworksPlan

    return ChooseNetworksPlan(hub)


def _say_blog(hub: Hub, target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.say_blog import SayBlogPlan

    return SayBlogPlan(hub, hub.snapshot.account(target.object_id))


def _spread_topics(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.spread_topics import SpreadTopicsPlan

    return SpreadTopicsPlan(hub)


def _check_links(hub: Hub, target: Target) -> "WizardPlan | None":
    from muniredes.desktop.wizards.check_links import CheckLinksPlan

    account = hub.snapshot.account(target.object_id)
    can_link = linking(hub.snapshot.posting_accounts(clock.today()) if account is None else [account])
    return CheckLinksPlan(hub, account) if can_link else None


def _say_conversation(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.say_conversation import SayConversationPlan

    return SayConversationPlan(hub)


def _citizen_test(hub: Hub, target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.citizen_test import CitizenTestPlan

    tests = hub.snapshot.citizen_tests
    if target.object_id is None:
        return CitizenTestPlan(hub, half_done(tests, clock.today()))
    return CitizenTestPlan(hub, next((test for test in tests if test.id == target.object_id), None))


def _plan_year(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.plan_year import PlanYearPlan

    return PlanYearPlan(hub)


def _prepare_crisis(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.prepare_crisis import PrepareCrisisPlan

    return PrepareCrisisPlan(hub)


def _prepare_handover(hub: Hub, _target: Target) -> "WizardPlan":
    from muniredes.desktop.wizards.prepare_handover import PrepareHandoverPlan

    return PrepareHandoverPlan(hub)


_MAKERS: Mapping[Place, Callable[[Hub, Target], "WizardPlan | None"]] = {
    Place.SETUP: _setup,
    Place.WHO: _who,
    Place.ADD_ACCOUNT: _add_account,
    Place.REVIEW: _review,
    Place.CHOOSE_NETWORKS: _choose_networks,
    Place.SPREAD_TOPICS: _spread_topics,
    Place.CHECK_LINKS: _check_links,
    Place.SAY_STYLE: _say_style,
    Place.SAY_CONVERSATION: _say_conversation,
    Place.OPEN_PROFILE: _open_profile,
    Place.CLOSE_PROFILE: _close_profile,
    Place.SAY_BLOG: _say_blog,
    Place.CITIZEN_TEST: _citizen_test,
    Place.PLAN_YEAR: _plan_year,
    Place.PREPARE_CRISIS: _prepare_crisis,
    Place.PREPARE_HANDOVER: _prepare_handover,
}

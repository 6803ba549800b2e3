"""No choice of networks proposes to close what it should not: over many towns, with hours said and not."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import knowledge
from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.accounts.rhythm import rhythm
from muniredes.domain.accounts.standing import AccountStanding, stand
from muniredes.domain.channels.plan import (
    Audience,
    ChannelPlan,
    Choice,
    ContentKind,
    Recommendation,
    TownSize,
    recommend,
)
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person, PersonKind

TODAY = date(2026, 11, 30)
PEOPLE = {number: Person(id=number, name="Ana", kind=PersonKind.OFFICIAL) for number in (1, 2)}
IN_ORDER = Custody(holder_id=1, deputy_id=2, email="redes@villa.es", phone_is_municipal=True)
KINDS = ("facebook", "instagram", "whatsapp", "x", "youtube", "tiktok", "linkedin", "web", "bandos")

PLANS = st.builds(
    ChannelPlan,
    size=st.none() | st.sampled_from(TownSize),
    audiences=st.lists(st.sampled_from(Audience), unique=True).map(tuple),
    contents=st.lists(st.sampled_from(ContentKind), unique=True).map(tuple),
)
HOURS = st.none() | st.sampled_from([0.0, 0.5, 1.0, 2.0, 4.0])
OWNED = st.lists(st.tuples(st.sampled_from(KINDS), HOURS, st.booleans()), max_size=6)


def _standing(account: Account, is_in_order: bool) -> AccountStanding:
    kept = IN_ORDER if is_in_order else Custody()
    return stand(account, kept, PEOPLE, None, rhythm(account, None, TODAY), TODAY)


def _standings(owned: list[tuple[str, float | None, bool]]) -> list[AccountStanding]:
    return [
        _standing(Account(id=n, network_id=network, handle="a", last_post_on=TODAY, weekly_hours=many), order)
        for n, (network, many, order) in enumerate(owned, 1)
    ]


def _served(plan: ChannelPlan, network_id: str, networks: Networks) -> int:
    line = networks[network_id].line
    if line is None:
        return 0
    wanted = {each.value for each in (*plan.audiences, *plan.contents)}
    return len(wanted & {*line.value.audiences, *line.value.contents})


def _closed(found: tuple[Recommendation, ...]) -> list[Recommendation]:
    return [item for item in found if item.account_id and item.choice is Choice.CLOSE]


@given(PLANS, OWNED, st.none() | st.floats(0, 12), st.booleans())
def test_what_is_closed_for_hours_is_only_what_serves_least_with_every_hour_said(
    plan: ChannelPlan,
    owned: list[tuple[str, float | None, bool]],
    available: float | None,
    at_least: bool,
) -> None:
    networks = knowledge.networks()
    found = recommend(plan, _standings(owned), networks, available, at_least=at_least)
    closed = _closed(found)
    if any(many is None for _network, many, _order in owned) or available is None or at_least:
        assert not closed
    if closed:
        assert not [item for item in found if item.choice is Choice.OPEN]
    served = {item.network_id: _served(plan, item.network_id, networks) for item in found if item.account_id}
    for item in closed:
        assert served[item.network_id] < max(served.values())
        assert "y hay" in item.reasons[0]
        assert "menos aportan" in item.reasons[1]


def test_the_only_network_of_a_village_is_not_closed_for_a_web_that_somebody_else_keeps(
    networks: Networks,
) -> None:
    plan = ChannelPlan(size=TownSize.HAMLET, audiences=(Audience.EVERYONE, Audience.ELDERLY))
    owned: list[tuple[str, float | None, bool]] = [("facebook", None, False), ("web", None, False)]
    found = recommend(plan, _standings(owned), networks, 3.5)
    assert not _closed(found)
    assert not [item for item in found if item.choice is Choice.OPEN]

"""Which networks to keep, and which topic goes where."""

from datetime import date

import pytest

from muniredes.actions import council, people, reading
from muniredes.actions.channels.plans import recommended
from muniredes.domain.accounts.account import Account, AccountState, Custody
from muniredes.domain.accounts.rhythm import rhythm
from muniredes.domain.accounts.standing import AccountStanding, stand
from muniredes.domain.channels.coordination import (
    Channel,
    ChannelUse,
    Medium,
    Role,
    Topic,
    channels,
    flaws,
    is_of_another_matter,
    matrix,
)
from muniredes.domain.channels.lines import EditorialLine, check
from muniredes.domain.channels.plan import Audience, ChannelPlan, Choice, ContentKind, TownSize, recommend
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person, PersonKind, hours_left
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import set_up

PLAN = ChannelPlan(
    size=TownSize.HAMLET, audiences=(Audience.EVERYONE, Audience.ELDERLY), contents=(ContentKind.SERVICE,)
)


def _choices(
    plan: ChannelPlan, accounts: list[AccountStanding], networks: Networks, hours: float
) -> dict[str, Choice]:
    return {item.network_id: item.choice for item in recommend(plan, accounts, networks, hours)}


def _in_order(accounts: list[Account], today: date) -> list[AccountStanding]:
    """Return how accounts stand whose keys two people of the house have."""
    people = {number: Person(id=number, name="Ana", kind=PersonKind.OFFICIAL) for number in (1, 2)}
    return [
        stand(
            account,
            Custody(holder_id=1, deputy_id=2, email="redes@villa.es", phone_is_municipal=True),
            people,
            None,
            rhythm(account, None, today),
            today,
        )
        for account in accounts
    ]


def test_a_hamlet_opens_what_it_needs_and_no_more(networks: Networks) -> None:
    found = _choices(PLAN, [], networks, 6.0)
    assert found["whatsapp"] is Choice.OPEN
    assert found["web"] is Choice.OPEN
    assert found["tiktok"] is Choice.NOT_NOW
    assert found["linkedin"] is Choice.NOT_NOW
    assert "tuenti" not in found


def test_without_hours_nothing_is_opened(networks: Networks) -> None:
    found = recommend(PLAN, [], networks, 0.0)
    assert all(item.choice is Choice.NOT_NOW for item in found)
    assert any("no queda ninguna hora" in " ".join(item.reasons) for item in found)


def test_without_hours_said_only_what_is_needed_is_opened(networks: Networks) -> None:
    found = recommend(PLAN, [], networks, None)
    opened = [item for item in found if item.choice is Choice.OPEN]
    assert opened
    assert all("imprescindibles" in item.reasons[0] for item in opened)
    assert all("mire antes si las hay" in item.reasons[-1] for item in opened)
    said = " ".join(reason for item in found for reason in item.reasons)
    assert "cuántas horas hay" in said
    assert "no queda ninguna hora" not in said


def test_hours_that_nobody_said_are_not_hours_that_are_missing(database: Database) -> None:
    set_up(database)
    marta = reading.snapshot(database).people[0]
    assert marta.id is not None

    def said() -> str:
        found = recommended(reading.snapshot(database), PLAN)
        return " ".join(reason for item in found for reason in item.reasons)

    assert "quedan" not in said()
    assert "queda ninguna" not in said()
    people.edit(database, marta.id, {"weekly_hours": 0.0})
    assert "no queda ninguna hora" in said()


def test_what_is_open_is_kept_and_what_is_abandoned_is_closed(networks: Networks, today: date) -> None:
    accounts = [
        Account(id=1, network_id="facebook", handle="a", last_post_on=today),
        Account(id=2, network_id="x", handle="b", last_post_on=date(2025, 1, 1)),
        Account(id=3, network_id="tuenti", handle="c"),
        Account(id=4, network_id="instagram", handle="d", state=AccountState.IMPERSONATED),
    ]
    found = recommend(PLAN, _in_order(accounts, today), networks, 20.0)
    by_account = {item.account_id: item.choice for item in found if item.account_id}
    assert by_account == {1: Choice.KEEP, 2: Choice.REVIVE, 3: Choice.CLOSE}
    assert all(item.reasons for item in found)
    assert "facebook" not in {item.network_id for item in found if item.account_id is None}


def test_with_fewer_hours_than_accounts_the_least_useful_are_closed(networks: Networks, today: date) -> None:
    accounts = [
        Account(id=number, network_id=network, handle="a", last_post_on=today, weekly_hours=2.0)
        for number, network in enumerate(("facebook", "whatsapp", "tiktok", "linkedin"), 1)
    ]
    standings = _in_order(accounts, today)
    plenty = recommend(PLAN, standings, networks, 20.0)
    assert {item.choice for item in plenty if item.account_id} == {Choice.KEEP}
    unknown = recommend(PLAN, standings, networks, None)
    assert {item.choice for item in unknown if item.account_id} == {Choice.KEEP}
    found = {item.account_id: item for item in recommend(PLAN, standings, networks, 5.0)}
    assert [found[number].choice for number in (1, 2)] == [Choice.KEEP, Choice.KEEP]
    assert found[3].choice is Choice.CLOSE
    assert "y hay 5 horas" in " ".join(found[3].reasons)
    none = {item.account_id: item.choice for item in recommend(PLAN, standings, networks, 0.0)}
    assert none[2] is Choice.KEEP, "what the town cannot be without stays"


def test_closing_one_nobody_knows_the_last_post_of_still_says_to_look_first(
    networks: Networks, today: date
) -> None:
    known = {"facebook": today, "tiktok": today, "linkedin": None}
    accounts = [
        Account(id=number, network_id=network, handle="a", last_post_on=last, weekly_hours=2.0)
        for number, (network, last) in enumerate(known.items(), 1)
    ]
    found = {item.network_id: item for item in recommend(PLAN, _in_order(accounts, today), networks, 0.0)}
    assert found["linkedin"].choice is Choice.CLOSE
    reasons = {name: " ".join(item.reasons) for name, item in found.items()}
    assert "mírelo antes de decidir" in reasons["linkedin"]
    assert "Está en marcha" not in reasons["tiktok"]


def test_a_web_that_is_known_is_not_opened_again(database: Database) -> None:
    set_up(database)
    plan = ChannelPlan(size=TownSize.VILLAGE, contents=(ContentKind.SERVICE,))

    def opened() -> set[str]:
        found = recommended(reading.snapshot(database), plan)
        return {item.network_id for item in found if item.choice is Choice.OPEN}

    assert "web" in opened()
    council.edit(database, {"website": "https://villa.es"})
    assert "web" not in opened()


def test_whom_it_reaches_and_what_it_tells_are_said_apart(networks: Networks, today: date) -> None:
    plan = ChannelPlan(audiences=(Audience.EVERYONE, Audience.ELDERLY), contents=(ContentKind.SERVICE,))
    account = Account(id=1, network_id="whatsapp", handle="a", last_post_on=today)
    (item,) = [
        item for item in recommend(plan, _in_order([account], today), networks, None) if item.account_id
    ]
    assert item.reasons == (
        "Llega a: todo el vecindario; mayores.",
        "Sirve para: cortes, plazos, horarios y avisos.",
    )


def test_a_larger_town_needs_more(networks: Networks) -> None:
    large = ChannelPlan(size=TownSize.TOWN, audiences=tuple(Audience), contents=tuple(ContentKind))
    few = sum(choice is Choice.OPEN for choice in _choices(PLAN, [], networks, 50.0).values())
    many = sum(choice is Choice.OPEN for choice in _choices(large, [], networks, 50.0).values())
    assert many > few


def test_an_account_takes_the_place_of_its_medium(networks: Networks) -> None:
    names = {channel.medium for channel in channels([], networks)}
    assert names == set(Medium)
    web = Account(id=7, network_id="web", address="https://villa.es")
    closed = Account(id=8, network_id="whatsapp", state=AccountState.CLOSED)
    found = channels([web, closed], networks)
    assert Medium.WEB not in {channel.medium for channel in found}
    assert Medium.WHATSAPP in {channel.medium for channel in found}
    assert [channel.account_id for channel in found if channel.account_id] == [7]


PRESENT = (
    Channel("Web", account_id=1),
    Channel("Tablón", medium=Medium.BOARD),
    Channel("Bando", medium=Medium.PROCLAMATION),
)


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ({}, "no sale por ningún canal"),
        ({"account.1": Role.SUPPORT, "tablon": Role.SUPPORT}, "no tiene un canal donde salga primero"),
        ({"account.1": Role.FIRST}, "un solo canal"),
        ({"account.1": Role.FIRST, "tablon": Role.FIRST}, "varios canales primeros"),
        ({"account.99": Role.FIRST}, "no sale por ningún canal"),
    ],
)
def test_each_flaw_of_a_topic_is_said(roles: dict[str, Role], said: str) -> None:
    assert said in " ".join(flaws(Topic(name="Agua"), roles, PRESENT))


def test_a_topic_well_spread_has_no_flaw() -> None:
    roles = {"account.1": Role.FIRST, "tablon": Role.SUPPORT}
    assert list(flaws(Topic(name="Agua"), roles, PRESENT)) == []


def test_the_matrix_has_every_topic_and_only_their_channels() -> None:
    topics = [Topic(id=1, name="Agua"), Topic(id=2, name="Pleno")]
    uses = [
        ChannelUse(id=1, topic_id=1, account_id=5, role=Role.FIRST),
        ChannelUse(id=2, topic_id=1, medium=Medium.BOARD),
        ChannelUse(id=3, topic_id=9, medium=Medium.BOARD),
    ]
    assert matrix(topics, uses) == {1: {"account.5": Role.FIRST, "tablon": Role.SUPPORT}, 2: {}}


def test_a_frequency_that_cannot_be_is_refused() -> None:
    with pytest.raises(Problem):
        check(EditorialLine(account_id=1, posts_per_week=500.0), date(2026, 1, 1))


def test_what_she_never_said_is_not_held_against_a_network(networks: Networks, today: date) -> None:
    """Neither whom she wants to reach nor what she tells: nothing is said as if she had."""
    unsaid = ChannelPlan(size=TownSize.VILLAGE)
    ours = [
        Account(id=number, network_id=network, handle="a", last_post_on=today)
        for number, network in enumerate(("facebook", "whatsapp", "tiktok", "youtube"), 1)
    ]
    for standings in ([], _in_order(ours, today)):
        for item in recommend(unsaid, standings, networks, 1.0):
            said = " ".join(item.reasons)
            assert "usted busca" not in said
            assert "quiere contar" not in said
            if item.choice is Choice.CLOSE:
                assert "perderla sería perder" not in said


def test_somebodys_profile_is_moved_and_not_closed(networks: Networks, today: date) -> None:
    own = Account(
        id=1, network_id="facebook", handle="a", last_post_on=date(2025, 1, 1), personal_profile=True
    )
    (found,) = (item for item in recommend(PLAN, _in_order([own], today), networks, 20.0) if item.account_id)
    assert found.choice is Choice.MOVE
    assert "perfil personal" in " ".join(found.reasons)


@pytest.mark.parametrize(
    ("spare", "said"),
    [
        (1.0, "queda 1 hora"),
        (2.5, "quedan 2,5 horas"),
        (0.0, "no queda ninguna hora"),
        (-1.0, "falta 1 hora"),
        (-6.0, "faltan 6 horas"),
    ],
)
def test_the_hours_that_are_left_are_said_in_one_voice(spare: float, said: str) -> None:
    assert hours_left(spare) == said


@pytest.mark.parametrize(
    ("called", "area", "topic", "apart"),
    [
        ("biblioteca_pena", "Biblioteca", "Fiestas patronales", True),
        ("biblioteca_pena", "Biblioteca", "Actividades de la biblioteca", False),
        ("Deportes Peñablanca", "Deportes", "Cómo hacer un trámite", True),
        ("aytopenablanca", "Alcaldía", "Fiestas patronales", False),
        ("aytopenablanca", "", "Fiestas patronales", False),
    ],
)
def test_what_a_service_opened_for_its_own_things_does_not_tell_the_rest(
    called: str, area: str, topic: str, apart: bool
) -> None:
    account = Account(network_id="instagram", handle=called)
    assert is_of_another_matter(account, area, topic) is apart

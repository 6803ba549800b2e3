"""A part in a crisis is said by the name of whoever has it, as soon as anything tells it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from muniredes.domain.accounts.account import Account, Custody
from muniredes.domain.council import Council
from muniredes.domain.crisis.clocks import lasted
from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.crisis.plan import CrisisDuty, CrisisPlan
from muniredes.domain.crisis.record import CrisisRecord
from muniredes.domain.crisis.responsible import likely, pair, part_words
from muniredes.domain.findings import examine
from muniredes.domain.guide import tasks
from muniredes.domain.people import Area, Duty, FlowStep, Person
from muniredes.domain.snapshot import Snapshot

TODAY = date(2026, 11, 24)
ANA, EVA = Person(id=1, name="Ana Gil", post="Auxiliar de Secretaría"), Person(id=2, name="Eva Paz")
SOL = Person(id=3, name="Sol Mora", post="Secretaria-interventora")
PARTS = (CrisisRole.EDITOR, CrisisRole.SECRETARY, CrisisRole.SERVICE)


def test_names_come_before_parts_and_who_is_known_already_is_named() -> None:
    publishes = Duty(step=FlowStep.PUBLISH, person_id=1, deputy_id=2)
    known = Snapshot(people=(ANA, EVA, SOL), duties=(publishes,))
    said = part_words(PARTS, known)
    assert said == "Ana Gil o Eva Paz (Quien publica), Secretaría, El servicio afectado"


def test_what_was_prepared_for_a_crisis_goes_before_what_is_known_of_every_day() -> None:
    prepared = CrisisRecord(duties=(CrisisDuty(role=CrisisRole.EDITOR, person_id=2),))
    publishes = Duty(step=FlowStep.PUBLISH, person_id=1)
    known = Snapshot(people=(ANA, EVA), duties=(publishes,), crisis=prepared)
    assert part_words([CrisisRole.EDITOR], known) == "Eva Paz (Quien publica)"


def test_who_coordinates_every_day_coordinates_a_crisis_until_it_is_said_otherwise() -> None:
    area = Area(id=7, name="Alcaldía", responsible_id=2)
    known = Snapshot(council=Council(coordinating_area_id=7), areas=(area,), people=(ANA, EVA))
    assert pair(CrisisRole.COORDINATOR, known) == (EVA, None)


@pytest.mark.parametrize(
    ("post", "is_mayor"),
    [
        ("alcalde", True),
        ("Alcaldesa", True),
        ("Alcaldesa-presidenta", True),
        ("Alcaldessa", True),
        ("Alcalde del Ayuntamiento de Villa", True),
        ("Teniente de alcalde", False),
        ("Alcaldesa de barrio", False),
        ("Auxiliar de Alcaldía", False),
        ("", False),
    ],
)
def test_whose_post_is_that_of_mayor_is_named_as_such_on_paper(post: str, is_mayor: bool) -> None:
    rosa = Person(id=2, name="Rosa", post=post, phone="600 11 22 33")
    person, deputy = pair(CrisisRole.MAYOR, Snapshot(people=(ANA, rosa)))
    assert (person is rosa, deputy) == (is_mayor, None)


def test_who_is_likely_comes_from_what_is_known() -> None:
    people = (
        Person(id=1, name="Luis", post="Primer teniente de alcalde"),
        Person(id=4, name="Sara", post="Auxiliar de Secretaría"),
        Person(id=2, name="Rosa", post="Alcaldesa"),
        Person(id=3, name="Ana", post="Secretaria-interventora"),
    )
    duty = Duty(id=1, step=FlowStep.PUBLISH, person_id=3, deputy_id=1)
    known = Snapshot(council=Council(user_id=4), people=people, duties=(duty,))
    assert likely(CrisisRole.MAYOR, known) == (2, 1)
    assert likely(CrisisRole.SECRETARY, known) == (3, None)
    assert likely(CrisisRole.EDITOR, known) == (3, 1)
    assert likely(CrisisRole.IT, known) == (None, None)
    assert likely(CrisisRole.EDITOR, replace(known, duties=())) == (4, None)


def test_who_is_likely_is_only_where_to_start_from_and_nothing_names_her() -> None:
    known = Snapshot(council=Council(user_id=1), people=(ANA, EVA, SOL))
    for role in CrisisRole:
        assert pair(role, known) == (None, None)
    for role, name in ((CrisisRole.EDITOR, "Ana Gil"), (CrisisRole.SECRETARY, "Sol Mora")):
        assert known.person(likely(role, known)[0]) == next(
            each for each in known.people if each.name == name
        )
        assert part_words([role], known) == role.word


def test_what_is_missing_and_how_far_it_is_count_as_what_is_printed() -> None:
    """Who coordinates or publishes on any day is printed in chapter 13: chapter 16 does not ask who does."""
    area = Area(id=7, name="Alcaldía", responsible_id=2)
    publishes = Duty(step=FlowStep.PUBLISH, person_id=1, deputy_id=2)
    council = Council(id=1, name="Villa", coordinating_area_id=7)
    known = Snapshot(council=council, areas=(area,), people=(ANA, EVA), duties=(publishes,))
    begun = replace(known, crisis=CrisisRecord(plan=CrisisPlan(single_voice="Alcaldía")))
    said = [finding.sentence for finding in examine(begun, {}, TODAY).findings]
    for role in CrisisRole:
        person, deputy = pair(role, begun)
        assert (f"En una crisis falta quién tiene el papel «{role.word}»." in said) is (person is None)
        is_said = any(f"«{role.word}»" in each and "suplente" in each for each in said)
        assert is_said is (person is not None and deputy is None)
    done = {each.key: each.progress.done for each in tasks(begun, TODAY)}
    alone = replace(begun, areas=(), duties=())
    assert done["crisis"] - {each.key: each.progress.done for each in tasks(alone, TODAY)}["crisis"] == 2
    assert {each.key: each.progress.done for each in tasks(known, TODAY)}["crisis"] == 0, "nobody began"


def test_how_long_it_was_is_that_of_the_hours_that_are_shown() -> None:
    began = datetime(2026, 11, 29, 17, 36, 50, tzinfo=UTC)
    assert lasted(began, began + timedelta(seconds=80)) == timedelta(minutes=2)


def test_a_channel_without_address_or_keys_tells_nobody_anything_now() -> None:
    nameless = Account(id=1, network_id="tiktok", name="Los memes del embalse")
    known = Account(id=2, network_id="x", address="https://x.com/villa")
    found = Snapshot(accounts=(nameless, known))
    assert found.posting_accounts(TODAY) == (nameless, known)
    assert found.reachable_accounts(TODAY) == (known,)
    keyed = Snapshot(accounts=(nameless,), custodies=(Custody(account_id=1, holder_id=1),), people=(ANA,))
    assert keyed.reachable_accounts(TODAY) == (nameless,)

"""The life of a profile: its states, its verdict, its name and its end."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.accounts.account import Account
from muniredes.domain.channels import handles
from muniredes.domain.channels.judging import judge
from muniredes.domain.channels.profiles import (
    TRANSITIONS,
    Closure,
    OpeningRequest,
    ProfileState,
    VerdictKind,
    check_closure,
    check_request,
    move,
    verdict,
)
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person, PersonKind
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import Snapshot
from tests.conftest import TODAY


def _good() -> OpeningRequest:
    return OpeningRequest(
        name="Biblioteca", network_id="instagram", handle="aytovilla_bibl", objectives="Club de lectura",
        is_participatory=True, is_collaborative=False, theme="Libros", theme_is_defined=True,
        is_of_interest=True,
        addressees="Familias", are_specific=True, functions="Fotos", tool_fits=True, keeper_id=1, deputy_id=2,
        weekly_hours=2.0, ideas="\n".join(f"Idea {n}" for n in range(10)),
        similar="\n".join(f"Perfil {n}" for n in range(5)), hashtag_would_do=False,
    )  # fmt: skip


def test_every_state_says_where_it_may_go() -> None:
    assert set(TRANSITIONS) == set(ProfileState)
    reached = {state for allowed in TRANSITIONS.values() for state in allowed} | {ProfileState.STUDY}
    assert reached == set(ProfileState)


@pytest.mark.parametrize(("start", "end"), list(product(ProfileState, ProfileState)))
def test_only_the_steps_of_the_table_are_allowed(start: ProfileState, end: ProfileState) -> None:
    if end is start or end in TRANSITIONS[start]:
        move(start, end)
        return
    with pytest.raises(Problem, match="no se pasa"):
        move(start, end)


def test_a_request_that_has_everything_is_opened() -> None:
    found = verdict(_good(), 3.0)
    assert (found.kind, found.reasons) == (VerdictKind.OPEN, ())


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        ({"hashtag_would_do": True, "hashtag": "#Leer"}, VerdictKind.BETTER_NOT, "#Leer"),
        ({"is_of_interest": False}, VerdictKind.BETTER_NOT, "no interesa"),
        ({"tool_fits": False}, VerdictKind.BETTER_NOT, "no sirve"),
        ({"are_specific": False}, VerdictKind.BETTER_NOT, "a quién"),
        ({"is_participatory": False}, VerdictKind.BETTER_NOT, "participe"),
        ({"keeper_id": None}, VerdictKind.WHEN, "quien lo lleve"),
        ({"deputy_id": None}, VerdictKind.WHEN, "suplente"),
        ({"weekly_hours": 5.0}, VerdictKind.WHEN, "pide 5 horas a la semana y quedan 3 horas"),
        ({"weekly_hours": None}, VerdictKind.WHEN, "cuántas horas"),
        ({"ideas": "una\n\n dos "}, VerdictKind.WHEN, "8 publicaciones más"),
        ({"similar": ""}, VerdictKind.WHEN, "5 perfiles"),
        ({"theme": ""}, VerdictKind.WHEN, "tema"),
    ],
)
def test_each_flaw_has_its_reason(change: dict[str, object], kind: VerdictKind, said: str) -> None:
    found = verdict(replace(_good(), **change), 3.0)  # type: ignore[arg-type]
    assert found.kind is kind
    assert said in found.sentence


def test_hours_that_nobody_said_are_not_hours_used_up() -> None:
    found = verdict(_good(), None)
    assert found.kind is VerdictKind.WHEN
    assert "Se sepa cuántas horas hay" in found.sentence
    assert "quedan" not in found.sentence


def test_a_name_that_will_not_do_is_part_of_the_verdict(networks: Networks) -> None:
    town = Snapshot(people=(Person(id=1, name="Ana Gil", weekly_hours=9.0),))
    assert judge(_good(), town, networks, TODAY).kind is VerdictKind.OPEN
    found = judge(replace(_good(), handle="villa_psoe_2027"), town, networks, TODAY)
    assert found.kind is VerdictKind.WHEN
    assert "Se cambie el nombre de usuario. Lleva un año" in found.sentence
    assert "partido" in found.sentence
    taken = replace(town, accounts=(Account(id=1, network_id="instagram", handle="AytoVilla_Bibl"),))
    assert "Ya lo usa otra cuenta" in judge(_good(), taken, networks, TODAY).sentence
    assert "Ya lo usa" not in judge(replace(_good(), account_id=1), taken, networks, TODAY).sentence


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Biblioteca de Letur", "aytoletur_bibli"),
        ("Deportes, en Instagram", "aytoletur_depor"),
        ("Ayuntamiento de Letur", "aytoletur"),
        ("", "aytoletur"),
    ],
)
def test_the_name_of_a_service_is_proposed_for_its_profile(name: str, handle: str) -> None:
    assert handles.propose("Letur", handles.service(name, "Letur", "Instagram")) == handle


def test_the_copy_comes_before_the_end() -> None:
    with pytest.raises(Problem, match="Primero se copia"):
        check_closure(Closure(account_id=1, copied_on=TODAY, closed_on=TODAY - timedelta(days=1)), TODAY)
    check_closure(Closure(account_id=1, copied_on=TODAY, closed_on=TODAY), TODAY)


def test_a_decision_needs_who_and_when() -> None:
    with pytest.raises(Problem, match="quién lo decidió"):
        check_request(replace(_good(), state=ProfileState.APPROVED), TODAY)
    decided = replace(_good(), state=ProfileState.APPROVED, decided_by_id=1, decided_on=date(2026, 1, 2))
    check_request(decided, TODAY)


def test_nothing_is_closed_before_it_is_copied() -> None:
    with pytest.raises(Problem, match="Primero se copia"):
        check_closure(Closure(account_id=1, closed_on=date(2026, 1, 2)), TODAY)
    with pytest.raises(Problem, match="sí misma"):
        check_closure(Closure(account_id=1, into_id=1), TODAY)
    with pytest.raises(Problem, match="no ha llegado"):
        check_closure(Closure(account_id=1, copied_on=TODAY, closed_on=date(2027, 1, 1)), TODAY)


@pytest.mark.parametrize(
    ("council", "service", "handle"),
    [
        ("El Ballestero", "", "aytoballestero"),
        ("Villa", "biblioteca", "aytovilla_bibli"),
        ("San Sebastián de los Reyes", "", "aytosansebas"),
        ("Villanueva de la Serena", "", "aytovillanueva"),
        ("Atzeneta del Maestrat", "", "aytoatzeneta"),
        ("Atzeneta del Maestrat", "cabalgata", "aytoatzene_caba"),
        ("Villa", "casa de cultura", "aytovilla_casa"),
        ("Ñora", "", "aytonora"),
        ("La", "", "aytola"),
    ],
)
def test_names_are_plain_and_short(council: str, service: str, handle: str) -> None:
    assert handles.propose(council, service) == handle


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_name_proposed_fits_everywhere(council: str, service: str) -> None:
    found = handles.propose(council, service)
    assert len(found) <= handles.LONGEST
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


@pytest.mark.parametrize(
    ("handle", "said"),
    [
        ("aytovilladearribadelrio", "Tiene 23 letras"),
        ("aytoñora", "ñ"),
        ("fiestas2027", "año"),
        ("alcaldiavilla", "alcaldía"),
        ("psoe_villa", "partido"),
        ("carmenmolina", "Carmen Molina"),
        ("abc", "X (antes Twitter) no lo admite"),
    ],
)
def test_what_is_wrong_with_a_name_is_said(handle: str, said: str, networks: Networks) -> None:
    mayor = Person(id=1, name="Carmen Molina", kind=PersonKind.ELECTED)
    clerk = Person(id=2, name="Teresa Abajo", kind=PersonKind.OFFICIAL)
    assert said in " ".join(handles.flaws(handle, networks["x"], [mayor, clerk]))


def test_a_good_name_has_no_flaws(networks: Networks) -> None:
    assert list(handles.flaws("aytovilla", networks["x"], [])) == []


@pytest.mark.parametrize("service", ["", "biblioteca", "cultura y fiestas"])
def test_the_name_proposed_is_one_that_its_network_takes(networks: Networks, service: str) -> None:
    for network in networks.values():
        if network.handle_rule is None:
            continue
        rule, name = network.handle_rule.value, handles.propose("Letur", service, network)
        assert rule.shortest <= len(name) <= rule.longest, network.id
        assert re.fullmatch(rule.pattern, name), network.id
        assert not list(handles.flaws(name, network, ()))

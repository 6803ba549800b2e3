"""Every risk has its steps for every network, a letter without gaps, and stays in «Hoy» until it is done."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from muniredes.actions import accounts, clock, history, knowledge, reading
from muniredes.actions.channels import remedies
from muniredes.actions.printing import papers
from muniredes.catalog.remedies import load_remedies
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.remedies import steps_for
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.declared_absent import NONE
from muniredes.domain.findings import examine
from muniredes.domain.knowledge.facts import OTHER_NETWORK
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.texts.gaps import left_in
from muniredes.domain.today.agenda import agenda
from muniredes.domain.today.items import Agenda, AgendaItem
from muniredes.manual.document import Facts
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_account, set_up


@pytest.mark.parametrize("cause", list(Cause), ids=lambda cause: cause.value)
def test_every_risk_has_its_steps_on_every_network(cause: Cause) -> None:
    networks, ways = knowledge.networks(), knowledge.crisis_book().recovery
    advice = knowledge.remedies()[cause].value
    for network_id in (*networks, OTHER_NETWORK):
        recovery = ways.get(network_id, ways[OTHER_NETWORK])
        steps = steps_for(advice, network_id, networks.get(network_id), recovery)
        assert len(steps) >= 2
        assert left_in(" ".join(steps)) == ()
        assert all(step[0].isupper() and step.endswith((".", ":")) for step in steps)
    assert bool(advice.letter) == bool(advice.subject)


def test_how_a_network_is_handed_over_is_told_once() -> None:
    """The remedy says what the chapter of security says, word for word, and keeps no copy of its own."""
    text = Path("resources/catalog/remedies.toml").read_text("utf-8")
    for network in knowledge.networks().values():
        for fact in (network.transfer, network.roles, network.second_factor, network.official_copy):
            assert fact is None or fact.value not in text
    facebook = knowledge.networks()["facebook"]
    advice = knowledge.remedies()[Cause.OUTSIDE_HOLDER].value
    ways = knowledge.crisis_book().recovery
    steps = steps_for(advice, "facebook", facebook, ways["facebook"])
    assert facebook.transfer is not None
    assert " ".join(facebook.transfer.value.split()) in steps


@pytest.mark.parametrize("cause", list(Cause), ids=lambda cause: cause.value)
def test_nobody_is_told_to_hand_over_a_personal_profile(database: Database, cause: Cause) -> None:
    """Whatever is wrong with it, the steps are those of moving to an account of the council's."""
    set_up(database)
    own = add_account(database, "facebook.com/marta.ruiz", account__personal_profile=True)
    network = knowledge.networks()["facebook"]
    assert own.id is not None
    assert network.transfer is not None
    steps = remedies.mending(reading.snapshot(database), own.id, cause).steps
    assert network.transfer.value not in " ".join(steps)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[no_access]", "[no_acceso]", "no_acceso"),
        ("recuperarla. {RECUPERACIÓN}", "recuperarla. {RECUPERAR}", "{RECUPERAR}"),
        ("espera = 15", 'espera = "quince"', "espera"),
        ("[personal_profile.redes.facebook]", "[personal_profile.redes.caralibro]", "caralibro"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    target = tmp_path / "remedies.toml"
    text = Path("resources/catalog/remedies.toml").read_text("utf-8")
    assert old in text
    target.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Problem, match=said):
        load_remedies(target, knowledge.networks())


@pytest.fixture
def lost(database: Database) -> int:
    """The number of an account that nobody can enter."""
    set_up(database)
    found = add_account(database, "t.me/villa", account__state=AccountState.NO_ACCESS)
    assert found.id is not None
    return found.id


def _agenda(database: Database, day: date | None = None) -> Agenda:
    noon = datetime.combine(day or clock.today(), time(12))
    return agenda(reading.snapshot(database), knowledge.networks(), noon)


def _lines(items: tuple[AgendaItem, ...]) -> list[tuple[str, str]]:
    return [(item.verb, item.detail) for item in items if item.text.startswith("Telegram")]


def test_what_was_asked_for_stays_in_today_until_it_is_done(database: Database, lost: int) -> None:
    assert _lines(_agenda(database).yours) == [("Arreglar", "Nadie puede entrar en la cuenta.")]
    until = clock.today() + timedelta(days=15)
    change = remedies.begin(database, lost, Cause.NO_ACCESS, until)
    ((verb, detail),) = _lines(_agenda(database).yours)
    assert (verb, detail) == (
        "Seguir",
        "Nadie puede entrar en la cuenta. Se espera respuesta hasta el 9 de diciembre de 2026.",
    )
    later = _agenda(database, until + timedelta(days=1))
    assert _lines(later.yours) == []
    assert [verb for verb, _detail in _lines(later.late)] == ["Seguir"]
    history.take_back(database, change.action_id or 0)
    assert _lines(_agenda(database).yours)[0][0] == "Arreglar"


def test_done_is_not_enough_while_the_record_says_otherwise(database: Database, lost: int) -> None:
    remedies.begin(database, lost, Cause.NO_ACCESS, None)
    remedies.finish(database, lost, Cause.NO_ACCESS, clock.today())
    ((verb, detail),) = _lines(_agenda(database).yours)
    assert verb == "Corregir la ficha"
    assert "Consta «Hecho» el 24 de noviembre de 2026" in detail
    accounts.edit(database, lost, {"account.state": AccountState.ACTIVE})
    assert "Nadie puede entrar" not in str(_lines(_agenda(database).yours))


@pytest.fixture
def impostor(database: Database) -> int:
    """The number of an account that somebody else has in our name."""
    set_up(database)
    found = add_account(database, "t.me/villaoficial", account__state=AccountState.IMPERSONATED)
    assert found.id is not None
    return found.id


def test_an_impostor_stays_in_today_until_it_is_gone(database: Database, impostor: int) -> None:
    harm = "Se hace pasar por nosotros."
    assert _lines(_agenda(database).yours) == [("Denunciar", harm)]
    until = clock.today() + timedelta(days=7)
    remedies.begin(database, impostor, Cause.IMPOSTOR, until)
    ((verb, detail),) = _lines(_agenda(database).yours)
    assert (verb, detail.removeprefix(harm)) == (
        "Seguir",
        " Se espera respuesta hasta el 1 de diciembre de 2026.",
    )
    later = _agenda(database, until + timedelta(days=1))
    assert [verb for verb, _detail in _lines(later.late)] == ["Seguir"]
    remedies.finish(database, impostor, Cause.IMPOSTOR, clock.today())
    assert _lines(_agenda(database).yours) == []
    remedies.begin(database, impostor, Cause.IMPOSTOR, until)
    assert [verb for verb, _detail in _lines(_agenda(database).yours)] == ["Seguir"], "it came back"


def test_an_impostor_is_a_finding_until_it_is_gone(database: Database, impostor: int) -> None:
    def found() -> list[Target | None]:
        known = examine(reading.snapshot(database), knowledge.networks(), clock.today()).findings
        return [each.remedy for each in known if "Se hace pasar" in each.sentence]

    assert found() == [Target(Place.REMEDY, impostor, "impostor")]
    remedies.finish(database, impostor, Cause.IMPOSTOR, clock.today())
    assert found() == []


def test_the_letter_about_an_impostor_goes_to_its_network(database: Database, impostor: int) -> None:
    said = text_of(remedies.letter(database, impostor, Cause.IMPOSTOR))
    assert "A la atención de\nTelegram\n" in said
    assert "se hace pasar por el Ayuntamiento de Villa" in said


def test_a_day_that_is_still_to_come_is_refused(database: Database, lost: int) -> None:
    with pytest.raises(Problem, match="todavía no ha llegado"):
        remedies.finish(database, lost, Cause.NO_ACCESS, clock.today() + timedelta(days=1))
    assert reading.snapshot(database).remedies == ()


def test_with_its_account_a_remedy_goes_and_comes_back(database: Database, lost: int) -> None:
    remedies.begin(database, lost, Cause.NO_ACCESS, None)
    change = accounts.delete(database, lost)
    assert reading.snapshot(database).remedies == ()
    history.take_back(database, change.action_id or 0)
    assert len(reading.snapshot(database).remedies) == 1


@pytest.mark.parametrize("cause", [cause for cause in Cause if knowledge.remedies()[cause].value.letter])
def test_a_letter_has_no_gap_in_braces(database: Database, lost: int, cause: Cause, tmp_path: Path) -> None:
    document = remedies.letter(database, lost, cause)
    said = text_of(document)
    name = remedies.file_name(remedies.mending(reading.snapshot(database), lost, cause))
    assert cause.value.replace("_", "-") not in name
    assert " " not in name
    assert left_in(said) == ()
    assert "Ayuntamiento de Villa" in said
    assert "Telegram · villa" in said
    target = tmp_path / "carta.docx"
    papers.write(document, target)
    assert target.stat().st_size > 1000


def test_the_dossier_of_an_account_says_what_the_guide_knows_of_it(database: Database, lost: int) -> None:
    """Its own network and no other; what nobody knows is left to be written by hand."""
    add_account(database, "facebook.com/ayto")
    accounts.edit(database, lost, {"custody.email": "redes@villa.es", "custody.phone": "900 000 111"})
    account = reading.snapshot(database).account(lost)
    assert account is not None
    said = text_of(remedies.dossier(database, lost))
    for expected in ("Telegram · villa", account.address, "redes@villa.es", "900 000 111"):
        assert expected in said
    assert f"La cuenta Telegram · villa ({account.address}) es la cuenta oficial" in said
    assert "Facebook" not in said
    blank = text_of(papers.prepare(database, papers.Paper.RECOVERY))
    assert "redes@villa.es" not in blank
    assert "Desde cuándo no se puede entrar" in blank
    assert "Facebook" in blank


def test_the_dossier_states_of_the_keys_what_was_said_and_no_more(database: Database, lost: int) -> None:
    """Those of now go by their own words; with which ones it was opened, nobody told the guide."""
    accounts.edit(database, lost, {"custody.email": "redes@villa.es"})
    opened, mail, phone = (
        "Correo y teléfono con que se abrió",
        "Correo de recuperación",
        "Teléfono de recuperación",
    )
    assert _rows(database, lost, opened, mail, phone) == ["pendiente", "redes@villa.es", "pendiente"]
    accounts.edit(database, lost, {"custody.email": "", "custody.phone": NONE})
    assert _rows(database, lost, opened, mail, phone) == ["pendiente", "pendiente", "No tiene"]


def _rows(database: Database, account_id: int, *labels: str) -> list[str]:
    """Return what the dossier of an account says in some of its rows."""
    document = remedies.dossier(database, account_id)
    facts = [each for chapter in document.chapters for each in chapter.blocks if isinstance(each, Facts)]
    said = {label: "".join(span.text for span in value) for each in facts for label, value in each.rows}
    return [said[label] for label in labels]


def test_a_finding_says_where_its_remedy_is(database: Database, lost: int) -> None:
    found = examine(reading.snapshot(database), knowledge.networks(), clock.today()).findings
    wanted = [finding for finding in found if "Nadie puede entrar" in finding.sentence]
    assert [finding.remedy for finding in wanted] == [Target(Place.REMEDY, lost, "no_access")]


def test_the_reserved_report_says_what_to_do_and_how_far_it_is(database: Database, lost: int) -> None:
    remedies.begin(database, lost, Cause.NO_ACCESS, clock.today() + timedelta(days=15))
    said = text_of(papers.prepare(database, papers.Paper.IRREGULAR))
    assert "volver a entrar, o pedir que la cierren" in said
    assert "Pida a esa persona por escrito que la entregue" in said
    assert "pedido; se espera hasta el 09/12/2026" in said


def test_the_risk_of_an_account_has_its_remedy_on_today_before_any_other_verb(database: Database) -> None:
    set_up(database, "facebook.com/AytoVilla")
    (account,) = reading.snapshot(database).accounts
    long_ago = clock.today() - timedelta(days=400)
    accounts.edit(
        database,
        account.id or 0,
        {"account.personal_profile": True, "account.last_post_on": long_ago},
    )
    snapshot = reading.snapshot(database)
    plan = agenda(snapshot, knowledge.networks(), clock.now())
    (line,) = (each for each in plan.yours if each.target.object_id == account.id)
    assert line.target == Target(Place.REMEDY, account.id, Cause.PERSONAL_PROFILE.value)
    assert line.also is not None
    assert line.also.verb == "Qué hacer"

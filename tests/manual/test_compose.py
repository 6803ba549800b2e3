"""What each edition says, and that every answer reaches the manual."""

from datetime import date

import pytest

from muniredes.actions import accounts, clock, council, knowledge, people, reading
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.choices import PersonChoice
from muniredes.domain.findings import examine
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import FlowStep, PersonKind
from muniredes.domain.problems import Problem
from muniredes.manual.document import Edition, Facts, Table, pending
from muniredes.storage.database import Database
from tests.manual.conftest import Composed
from tests.manual.texts import manual_of, text_of, texts_of
from tests.support import add_account, add_person, set_up


def test_without_a_body_there_is_no_manual(database: Database) -> None:
    with pytest.raises(Problem, match="qué ayuntamiento"):
        manual.prepare(database, Edition.RESERVED)


def test_a_first_manual_has_its_chapters_and_room_to_write(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    document = manual_of(database)
    assert [chapter.number for chapter in document.chapters] == [
        "0",
        "1",
        "2",
        "3",
        "11",
        "12",
        "13",
        "14",
        "16",
        "B",
        "D",
        "E",
    ]
    assert text_of(document).count("pendiente") > 10


TEXTS = {
    "account.name": "MARCA-nombre",
    "account.purpose": "MARCA-para",
    "account.notes": "MARCA-notas",
    "custody.email": "marca@correo.es",
    "custody.phone": "967 111 222",
    "custody.password_place": "MARCA-caja",
    "custody.resolution": "MARCA-decreto",
}
DAYS = {
    "account.last_post_on": (date(2026, 10, 2), "02/10/2026"),
    "account.opened_on": (date(2015, 3, 4), "4 de marzo de 2015"),
    "custody.resolution_on": (date(2014, 5, 6), "06/05/2014"),
    "custody.last_copy_on": (date(2026, 9, 7), "7 de septiembre de 2026"),
    "custody.reviewed_on": (date(2026, 8, 9), "9 de agosto de 2026"),
}


@pytest.mark.parametrize("field", [*TEXTS, *DAYS])
def test_every_answer_about_an_account_is_printed(database: Database, field: str) -> None:
    set_up(database)
    value, said = (TEXTS[field], TEXTS[field]) if field in TEXTS else DAYS[field]
    values: dict[str, object] = {"custody.resolution": "Decreto"} if field == "custody.resolution_on" else {}
    accounts.add(database, accounts.told_apart("facebook.com/ayto"), values | {field: value})
    assert said in text_of(manual_of(database))


def test_people_steps_and_areas_are_printed(database: Database) -> None:
    set_up(database)
    ana = add_person(
        database, "Ana MARCA", post="Bibliotecaria", kind=PersonKind.STAFF, phone="967 333", weekly_hours=2.5
    )
    told = people.WhoIsWho(
        coordinating_area="Área MARCA",
        coordinator=PersonChoice(id=ana.id),
        steps={
            step: (PersonChoice(id=ana.id), PersonChoice(name=f"Suple {step.value}")) for step in FlowStep
        },
    )
    people.set_who_is_who(database, told)
    said = text_of(manual_of(database))
    assert "Área MARCA" in said
    assert "967 333" in said
    assert "2,5" in said
    assert all(f"Suple {step.value}" in said for step in FlowStep)


def test_the_public_edition_keeps_people_to_itself(town: Workspace) -> None:
    said = text_of(manual_of(town.database, Edition.PUBLIC))
    snapshot = reading.snapshot(town.database)
    for person in snapshot.people:
        assert person.name not in said, person.name
        assert not person.phone or person.phone not in said
        assert not person.email or person.email not in said
    for custody in snapshot.custodies:
        for secret in (custody.email, custody.phone, custody.password_place):
            assert not secret or secret not in said, secret
    assert "https://www.facebook.com/AytoVillaejemplo" in said
    assert [chapter.title for chapter in manual_of(town.database, Edition.PUBLIC).chapters] == [
        "Nuestras cuentas",
        "Cómo enterarse sin buscar",
        "Cómo saber si es de verdad",
        "Qué se cuenta y dónde",
        "Qué días cerramos",
        "Escribirnos",
        "Normas para participar",
        "Pedir, quejarse y reclamar",
        "Sus datos, sus fotos y sus hijos",
        "Si pasa algo grave",
        "Cuando hay elecciones",
        "Pónganos a prueba",
        "Palabras que salen por aquí",
        "Para tener a mano",
    ]


def test_the_example_says_so_everywhere(composed: Composed) -> None:
    document = composed(Edition.RESERVED)
    assert document.stamp == "EJEMPLO · datos inventados"
    assert "EJEMPLO" in document.cover.stamp


def test_what_changed_since_the_last_manual_is_listed(database: Database) -> None:
    set_up(database)
    ana = add_person(database, "Ana")
    account = add_account(database, "facebook.com/ayto")
    draft = manual.prepare(database, Edition.RESERVED)
    manual.record(database, draft.issue)
    assert account.id is not None
    accounts.edit(database, account.id, {"custody.holder_id": ana.id, "account.name": "Nuevo <nombre>"})
    later = manual.prepare(database, Edition.RESERVED)
    assert later.issue.version == 2
    annex = next(chapter for chapter in later.document.chapters if chapter.number == "A")
    said = "\n".join(texts_of(annex))
    assert "Quién tiene las llaves: — → Ana" in said
    assert "Nombre visible: — → Nuevo <nombre>" in said
    assert "Marta Ruiz" in said


@pytest.mark.parametrize("edition", Edition)
def test_the_name_of_its_file_is_known_before_it_is_composed(town: Workspace, edition: Edition) -> None:
    assert manual.file_name(town.database, edition) == manual.prepare(town.database, edition).suggested_name


def test_printing_again_without_changes_keeps_the_version(database: Database) -> None:
    set_up(database)
    for _turn in range(3):
        draft = manual.prepare(database, Edition.RESERVED)
        manual.record(database, draft.issue)
        assert draft.issue.version == 1
    assert len(reading.snapshot(database).issues) == 1


def _print(database: Database, edition: Edition) -> manual.Draft:
    draft = manual.prepare(database, edition)
    manual.record(database, draft.issue)
    return draft


def test_the_other_edition_in_between_hides_no_change(database: Database) -> None:
    set_up(database)
    _print(database, Edition.RESERVED)
    _print(database, Edition.RESERVED)
    people.add(database, {"name": "Eva Paz"})
    public = _print(database, Edition.PUBLIC)
    later = manual.prepare(database, Edition.RESERVED)
    assert (public.issue.version, later.issue.version) == (2, 3)
    annex = next(chapter for chapter in later.document.chapters if chapter.number == "A")
    said = "\n".join(texts_of(annex))
    assert "Eva Paz" in said
    assert "Cambios desde la versión 1," in said


def test_editions_in_turns_without_changes_keep_their_versions(database: Database) -> None:
    set_up(database)
    turns = (Edition.RESERVED, Edition.PUBLIC) * 2
    drafts = [_print(database, edition) for edition in turns]
    assert [draft.issue.version for draft in drafts] == [1, 2, 1, 2]
    blocks = [block for chapter in drafts[2].document.chapters for block in chapter.blocks]
    (table,) = [
        block for block in blocks if isinstance(block, Table) and block.summary == "Versiones del manual"
    ]
    told = [["".join(span.text for span in cell) for cell in row] for row in table.rows]
    assert [(row[0], row[2]) for row in told] == [("1", Edition.RESERVED.word), ("2", Edition.PUBLIC.word)]


def test_elections_that_nobody_dated_are_pending_and_not_left_out(database: Database) -> None:
    set_up(database, term_starts=None)
    (chapter,) = [each for each in manual_of(database).chapters if each.number == "14"]
    (facts,) = [block for block in chapter.blocks if isinstance(block, Facts)]
    assert facts.rows == (("Próximas elecciones", pending()),)


def test_an_association_has_no_electoral_chapter(database: Database) -> None:
    from muniredes.domain.council import EntityKind

    set_up(database)
    council.edit(database, {"kind": EntityKind.ASSOCIATION, "name": "Peña Taurina"})
    document = manual_of(database)
    assert document.author == "Peña Taurina"
    assert "14" not in {chapter.number for chapter in document.chapters}


def test_dates_come_from_the_data_and_not_from_the_clock(town: Workspace) -> None:
    clock.pretend(date(2027, 4, 15))
    draft = manual.prepare(town.database, Edition.RESERVED)
    assert draft.document.as_of == date(2027, 4, 15)
    assert "15 de abril de 2027" in text_of(draft.document)


def test_filling_a_gap_takes_it_off_the_list(database: Database, networks: Networks, today: date) -> None:
    set_up(database, "facebook.com/ayto")
    before = examine(reading.snapshot(database), networks, today)
    accounts.edit(database, 1, {"custody.holder_id": 1})
    after = examine(reading.snapshot(database), networks, today)
    assert len(after.findings) < len(before.findings) + 1
    assert not any(f.target.field == "custody.holder_id" for f in after.findings)


def test_every_gap_leads_somewhere(town: Workspace, networks: Networks, today: date) -> None:
    examination = examine(reading.snapshot(town.database), networks, today)
    assert examination.findings
    for finding in examination.findings:
        assert finding.sentence.endswith((".", ")."))
        assert finding.target.place


def test_every_source_of_the_advice_is_told(database: Database) -> None:
    set_up(database)
    said = text_of(papers.prepare(database, Paper.SOURCES))
    facts = [entry.text for entries in knowledge.advice().values() for entry in entries]
    assert {fact.source for fact in facts if fact.source not in said} == set()

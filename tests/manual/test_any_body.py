"""Every kind of body reads a manual of its own: its words, its law, its year; nothing of a town hall's."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.actions import council, knowledge, reading, workspace
from muniredes.actions.examples import example
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.papers import Paper
from muniredes.catalog.bodies import SHARED
from muniredes.domain import fields
from muniredes.domain.calendar.year.planning import plan_year
from muniredes.domain.council import BodyLack, EntityKind
from muniredes.domain.findings import examine
from muniredes.domain.guide import TaskState, tasks
from muniredes.domain.places import Place
from muniredes.domain.texts.wording import Said, Wording
from muniredes.manual.document import Edition
from muniredes.storage.database import Database
from tests import pseudo
from tests.bodies import NAMES, begin, without
from tests.manual.every_paper import the_catalogue
from tests.manual.texts import text_of

PRIVATE = [EntityKind.ASSOCIATION, EntityKind.COMPANY]
OTHERS = [kind for kind in EntityKind if kind is not EntityKind.COUNCIL]


def _everything(database: Database) -> Iterator[tuple[str, str]]:
    for edition in Edition:
        yield f"manual {edition.value}", text_of(manual.prepare(database, edition).document)
    for paper in papers.papers():
        yield f"paper {paper.value}", text_of(papers.prepare(database, paper))
    book = knowledge.year_book()
    planned = plan_year(book.entries, (), date(2027, 1, 1), date(2027, 12, 31)).messages
    yield "year", "\n".join(f"{one.title}\n{one.text}\n{one.topic}\n{one.picture}" for one in planned)
    snapshot = reading.snapshot(database)
    found = examine(snapshot, knowledge.networks(), date(2026, 11, 24))
    yield "findings", "\n".join(finding.sentence for finding in found.findings)
    told = tasks(snapshot, date(2026, 11, 24))
    yield "guide", "\n".join(f"{task.title}\n{task.purpose}" for task in told)


@pytest.mark.parametrize("kind", EntityKind)
def test_what_the_first_start_asks_of_each_body_finishes_its_task(
    database: Database, kind: EntityKind
) -> None:
    begin(database, kind)
    (setup,) = (task for task in tasks(reading.snapshot(database), date(2026, 11, 24)) if task.key == "setup")
    assert (setup.state, setup.progress.total) == (TaskState.DONE, 3 if kind.is_public else 2)


@pytest.mark.parametrize("kind", OTHERS)
def test_nothing_of_another_kind_of_body_is_said(database: Database, kind: EntityKind) -> None:
    begin(database, kind)
    assert _foreign(database, kind, NAMES[kind]) == {}


def test_the_example_of_an_association_speaks_as_one_and_shows_what_a_guide_is(tmp_path: Path) -> None:
    opened = example.create(tmp_path / "ejemplo.sqlite", EntityKind.ASSOCIATION)
    try:
        snapshot = reading.snapshot(opened.database)
        assert snapshot.council is not None
        assert snapshot.council.is_example
        assert snapshot.council.kind is EntityKind.ASSOCIATION
        assert _foreign(opened.database, EntityKind.ASSOCIATION, snapshot.council.name) == {}
        found = examine(snapshot, knowledge.networks(), date(2026, 11, 24)).findings
        assert {finding.target.place for finding in found} > {Place.ACCOUNTS}
        assert snapshot.style
        assert snapshot.lines
        assert snapshot.topics
    finally:
        workspace.close(opened)


@pytest.mark.parametrize("kind", PRIVATE)
@pytest.mark.parametrize("lacks", [(), (BodyLack.ELECTRONIC_OFFICE,)], ids=["whole", "without an office"])
def test_a_private_body_is_told_of_no_register_nor_budget(
    kind: EntityKind, lacks: tuple[BodyLack, ...]
) -> None:
    """Every text of the catalogue that it can read, also with nothing of what it has said that it lacks."""
    knowledge.serve(kind, lacks)
    said = {text for book in the_catalogue() for text in pseudo.texts_in(book)}
    assert sorted(text for text in said if _OF_THE_PUBLIC.search(text)) == []


_OF_THE_PUBLIC = re.compile(
    r"\b(?:por|de) registro\b|\b(?:la|de) sede\b|\b(?:su|la|una|,) partida\b"
    r"|\bun trámite\b|\b(?:su|un|del) expediente\b"
    r"|\b(?:en|por) el pueblo\b|\bes del pueblo\b",
    re.IGNORECASE,
)


def test_what_two_kinds_are_told_alike_is_written_once() -> None:
    told = tomllib.loads(paths.catalog("bodies.toml").read_text(encoding="utf-8"))
    for shared in SHARED:
        own = [told[kind]["frases"].items() for kind in told[shared]["clases"]]
        assert set(own[0]).intersection(*own[1:]) == set(), shared


def _foreign(database: Database, kind: EntityKind, name: str) -> dict[str, list[str]]:
    """Return each line that says a word of another kind of body, by where it is."""
    say = knowledge.wordings()[kind]
    named = {name, *say.names, *(review.source for review in knowledge.reviews())}
    wrong = {
        where: [line for line in text.splitlines() if say.foreign_in(without(line, named))]
        for where, text in _everything(database)
    }
    return {where: lines for where, lines in wrong.items() if lines}


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_private_body_has_neither_elections_nor_taxes(database: Database, kind: EntityKind) -> None:
    begin(database, kind)
    assert reading.snapshot(database).periods == ()
    assert {"ibi", "padron", "elecciones"}.isdisjoint({entry.key for entry in knowledge.year_book().entries})
    assert "junta" not in knowledge.crisis_book().checklists
    assert {Paper.PLENARY, Paper.ELECTORAL_BOARD}.isdisjoint(papers.papers())
    assert len(knowledge.year_book().entries) >= 5
    titles = [chapter.number for chapter in manual.prepare(database, Edition.RESERVED).document.chapters]
    assert "14" not in titles


def test_a_town_hall_reads_what_it_always_read(database: Database) -> None:
    begin(database, EntityKind.COMPANY)
    assert reading.snapshot(database).council is not None
    assert "junta" not in knowledge.crisis_book().checklists
    knowledge.serve(EntityKind.COUNCIL)
    assert "junta" in knowledge.crisis_book().checklists
    assert "defensor" in knowledge.advice()
    assert len(knowledge.advice()["defensor"]) > 0


@pytest.mark.parametrize("kind", OTHERS)
def test_no_text_says_twice_what_it_said_once_nor_gives_two_fields_one_name(kind: EntityKind) -> None:
    say = knowledge.wordings()[kind]
    twice = re.compile(r"\b(\w{4,}) (?:o|y|e|u|ni|de|del|de la) \1\b", re.IGNORECASE)
    said = {text: say(text) for text in pseudo.ours()}
    assert [new for text, new in said.items() if twice.search(new) and not twice.search(text)] == []
    assert [new for new in said.values() if kind is not EntityKind.MINOR_ENTITY and "teniente" in new] == []
    for thing in {path.partition(".")[0] for path in fields.CARDS}:
        asked = [
            card.asked or card.label for path, card in fields.CARDS.items() if path.partition(".")[0] == thing
        ]
        assert len({say(word) for word in asked}) == len(set(asked)), thing


@pytest.mark.parametrize("kind", [EntityKind.COMMONWEALTH, EntityKind.COUNTY, EntityKind.PROVINCE])
def test_a_body_of_many_towns_is_not_told_of_the_town(kind: EntityKind) -> None:
    say = knowledge.wordings()[kind]
    of_one = re.compile(r"\b(?:[ea]l|del) pueblo\b|\btodo el municipio\b|\bdel municipio\b")
    assert [new for text in pseudo.ours() if of_one.search(new := say(text))] == []
    assert say("La misma foto del pueblo en la cabecera.") == "La misma foto de los pueblos en la cabecera."
    assert say("ante el Defensor del Pueblo") == "ante el Defensor del Pueblo"


def _thing(item: str) -> str:
    """Return what an item of an enumeration names: «otras asociaciones» and «las asociaciones» are one."""
    said = re.sub(r"^.*\b(?:es|son) ", "", item.strip().lower())
    return re.sub(r"^(?:(?:el|la|los|las|un|una|otros|otras|sus?) )+", "", said)


def _told_again(text: str) -> set[str]:
    """Return what an enumeration names more than once."""
    again: set[str] = set()
    for sentence in re.split(r"[.:;?!»«()\n]", text):
        items = [_thing(each) for each in re.split(r",| [yeo] ", sentence)]
        again |= {each for each in items if len(each) > 3 and items.count(each) > 1}
    return again


@pytest.mark.parametrize("kind", OTHERS)
def test_no_enumeration_names_a_thing_again_in_the_words_of_another_body(kind: EntityKind) -> None:
    say = knowledge.wordings()[kind]
    searched = "logotipo, colores"  # words to search by, which nobody reads
    told = [text for text in pseudo.ours() if not say(text).startswith(searched)]
    assert [new for text in told if _told_again(new := say(text)) - _told_again(text)] == []


@pytest.mark.parametrize("kind", OTHERS)
def test_only_a_town_hall_is_called_so_for_short(kind: EntityKind) -> None:
    say = knowledge.wordings()[kind]
    assert [new for text in pseudo.ours() if "«Ayto»" in (new := say(text))] == []


def test_what_goes_before_a_noun_agrees_with_the_one_that_stands_for_it() -> None:
    say = Wording(
        {
            "ayuntamiento": Said("f", "empresa"),
            "Alcaldía": Said("f", "Gerencia"),
            "municipal": Said("a", "de la empresa"),
        },
        {"ayuntamiento": "m", "Alcaldía": "f", "municipal": "a"},
        {"Ayuntamiento de Villa": "Ferretería Villa"},
        ("ayuntamiento",),
        ("Elecciones municipales",),
    )
    assert say("El móvil del ayuntamiento, y al ayuntamiento.") == "El móvil de la empresa, y a la empresa."
    assert say("Un ayuntamiento. Este ayuntamiento. Ayuntamiento") == "Una empresa. Esta empresa. Empresa"
    assert (
        say("Avise a Alcaldía desde el móvil municipal.") == "Avise a Gerencia desde el móvil de la empresa."
    )
    assert say("Firma: Ayuntamiento de Villa") == "Firma: Ferretería Villa"
    assert say("Un cargo municipal") == "Un cargo de la empresa"
    assert say("Elecciones municipales de 2027") == "Elecciones municipales de 2027", "it is called so"
    assert (
        say("De las Elecciones municipales del ayuntamiento") == "De las Elecciones municipales de la empresa"
    )
    assert say.foreign_in("Los Ayuntamientos y el aire") == ("Ayuntamientos",)
    assert say.foreign_in(say("El ayuntamiento")) == ()


@pytest.mark.parametrize(
    "said", ["al bando móvil", "En el Gobierno Vasco", "Un bando móvil", "el bando móvil"]
)
def test_what_has_a_name_keeps_it_whatever_goes_before(said: str) -> None:
    assert knowledge.wordings()[EntityKind.ASSOCIATION](said) == said


@pytest.mark.parametrize("kind", OTHERS)
def test_what_happened_to_a_town_hall_is_told_of_a_town_hall(kind: EntityKind) -> None:
    """A fact of somebody else is not a fact of whoever reads it: the fine was not put to «una empresa»."""
    whole = _advised()
    happened = {key: text for key, text in whole.items() if _HAPPENED.search(text)}
    assert len(happened) >= 4
    knowledge.serve(kind)
    told = _advised()
    for key in happened.keys() & told.keys():
        assert _HAPPENED.search(told[key]), f"{key}: {told[key]}"


def _advised() -> dict[tuple[str, str], str]:
    return {(name, one.key): one.text.value for name, found in knowledge.advice().items() for one in found}


_HAPPENED = re.compile(r"(?:infracción en|de Facebook de|En|guía de) (?:un|aquel) ayuntamiento\b")


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_private_body_takes_no_step_that_only_a_public_one_can_take(
    database: Database, kind: EntityKind
) -> None:
    begin(database, kind)
    knowledge.serve(kind)
    lists = knowledge.crisis_book().checklists
    steps = {(key, step.key) for key, fact in lists.items() for step in fact.value.steps}
    assert {("polemica", "elecciones"), ("cuenta", "incidente"), ("servicio", "plazos")}.isdisjoint(steps)
    assert ("polemica", "posicion") in steps
    assert "competencia" not in text_of(papers.prepare(database, Paper.DECREE))


@pytest.mark.parametrize("kind", [each for each in OTHERS if each is not EntityKind.MINOR_ENTITY])
def test_only_a_town_has_a_procession_of_kings_a_carnival_and_shops(kind: EntityKind) -> None:
    knowledge.serve(kind)
    keys = {entry.key for entry in knowledge.year_book().entries}
    assert {"navidad", "carnaval", "semana_santa", "mercado", "comercio", "agenda"}.isdisjoint(keys)
    assert len(keys) >= 7


def test_a_company_says_where_its_clients_complain(database: Database) -> None:
    begin(database, EntityKind.COMPANY)
    public = text_of(manual.prepare(database, Edition.PUBLIC).document)
    assert "hoja de reclamaciones" in public
    assert "Defensor" not in public


@pytest.mark.parametrize(
    ("kind", "region", "authority"),
    [
        (EntityKind.COUNCIL, "Cataluña", "Autoridad Catalana"),
        (EntityKind.COMMONWEALTH, "Andalucía", "Consejo de Transparencia y Protección de Datos de Andalucía"),
        (EntityKind.COUNCIL, "Aragón", "Agencia Española"),
        (EntityKind.COUNCIL, "", "la AEPD o, si la tiene, la de su comunidad"),
        (EntityKind.COMPANY, "Cataluña", "Agencia Española"),
        (EntityKind.ASSOCIATION, "", "Agencia Española"),
    ],
)
def test_people_are_sent_to_the_authority_over_the_data_of_that_body(
    database: Database, kind: EntityKind, region: str, authority: str
) -> None:
    """LO 3/2018, art. 57: those of a region are of its public bodies."""
    begin(database, kind)
    council.edit(database, {"region": region})
    told = text_of(manual.prepare(database, Edition.PUBLIC).document)
    line = next(line for line in told.splitlines() if "autoridad de protección de datos" in line)
    assert authority in line


@pytest.mark.parametrize("paper", [Paper.RECOVERY, Paper.MESSAGING])
def test_a_name_that_ends_in_a_full_stop_does_not_end_in_two(database: Database, paper: Paper) -> None:
    begin(database, EntityKind.COMPANY)
    assert "S. L.." not in text_of(papers.prepare(database, paper))


@pytest.mark.parametrize("kind", OTHERS)
def test_a_rehearsal_and_the_help_ask_of_what_that_body_does(database: Database, kind: EntityKind) -> None:
    begin(database, kind)
    said = text_of(papers.prepare(database, Paper.REHEARSAL)) + text_of(papers.prepare(database, Paper.HELP))
    assert "cuentas del pueblo" not in said
    assert ("consulta médica" in said) is kind.is_public


@pytest.mark.parametrize("kind", [EntityKind.COUNCIL, EntityKind.COMMONWEALTH])
def test_only_a_town_has_a_number_in_the_list_of_the_ine(database: Database, kind: EntityKind) -> None:
    begin(database, EntityKind.COUNCIL)
    council.edit(database, {"municipality_code": "02001"})
    council.edit(database, {"kind": kind})
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert ("02001" in said) == (kind is EntityKind.COUNCIL)

"""A fact has one value in every table, card and sentence of every edition and paper, whoever says it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import pytest

from muniredes.actions import accounts, clock, knowledge, reading
from muniredes.actions.channels import plans
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.fields import word
from muniredes.domain.findings import Examination, examine
from muniredes.domain.places import Place, Target
from muniredes.domain.today.agenda import agenda
from muniredes.manual.compose import compose
from muniredes.manual.document import Document, Facts, Rich, Table
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_account, set_up
from tests.towns import contradicted

Fact = tuple[str, str]
Facts_ = Mapping[Fact, Mapping[str, set[str]]]

_DECIDES = ("Decide si se publica", "Valida", "Quién aprueba")
_NEEDED = re.compile(r"las cuentas piden ([\d,]+ horas?)", re.IGNORECASE)
_OF_EACH_PLACE = {"Qué le pasa", "Por qué", "Enlaza a"}
"""Columns that tell a part each time, and no whole fact."""


def _text(cell: Rich) -> str:
    return " ".join("".join(span.text for span in cell).split())


def _stated(document: Document, titles: set[str]) -> Iterator[tuple[Fact, str]]:
    """Yield every fact about an account, the approver or the hours that a document states, and its value."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Table):
                yield from _in_table(block, titles)
            if isinstance(block, Facts):
                yield from _in_facts(block, titles)
    for needed in _NEEDED.findall(text_of(document)):
        yield ("all accounts", "horas"), needed


def _in_table(table: Table, titles: set[str]) -> Iterator[tuple[Fact, str]]:
    for row in table.rows:
        subject = _text(row[0])
        if subject in titles:
            for heading, cell in zip(table.headings[1:], row[1:], strict=True):
                yield (subject, heading), _text(cell)
        if subject in _DECIDES and "Quién" in table.headings:
            yield ("house", "decides"), _text(row[table.headings.index("Quién")])


def _in_facts(block: Facts, titles: set[str]) -> Iterator[tuple[Fact, str]]:
    subject = next((title for title in titles if block.summary.endswith(f" de {title}")), None)
    for label, value in block.rows:
        if subject is not None and label == "Falta (pendiente)":
            for missing in _text(value).split(" · "):
                yield (subject, missing), "pendiente"
        elif subject is not None:
            yield (subject, label), _text(value)
        if label in _DECIDES:
            yield ("house", "decides"), _text(value)


def _facts(database: Database, edition: Edition) -> Facts_:
    """Return every value that the edition, and the papers with it, give of each fact."""
    snapshot = reading.snapshot(database)
    titles = {accounts.title(account) for account in snapshot.accounts}
    made = [manual.prepare(database, edition).document]
    if edition is Edition.RESERVED:
        made += [papers.prepare(database, paper) for paper in Paper if paper is not Paper.RESOLUTION]
    found: dict[Fact, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in made:
        for fact, value in _stated(document, titles):
            if fact[1] not in _OF_EACH_PLACE:
                found[fact][value].add(document.title)
    return found


def _contradicted(found: Facts_) -> dict[Fact, list[str]]:
    """Return the facts with values of which none is the beginning of the other: that one only says more."""
    return {
        fact: sorted(values)
        for fact, values in found.items()
        if not all(max(values, key=len).startswith(value) for value in values)
    }


@pytest.fixture
def flawed(database: Database) -> Database:
    """A town whose own answers contradict each other in every way that is looked for."""
    set_up(database)
    contradicted(database)
    return database


Town = Callable[[], Database]


@pytest.fixture(params=["town_database", "standings", "empty", "flawed"])
def any_town(request: pytest.FixtureRequest) -> Database:
    """Every town there is to read a manual of."""
    if request.param == "empty":
        empty: Database = request.getfixturevalue("database")
        set_up(empty)
        return empty
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("edition", list(Edition), ids=lambda edition: edition.value)
def test_no_two_places_state_different_values(any_town: Database, edition: Edition) -> None:
    assert _contradicted(_facts(any_town, edition)) == {}


def test_the_device_sees_the_facts_that_matter(town_facts: Facts_) -> None:
    """Each of these is said in at least two places of the example, so the test above compares them."""
    labels = {label for (_subject, label) in town_facts}
    assert labels >= {
        "Estado",
        "Última publicación",
        "Quién tiene las llaves",
        "Suplente",
        "Dónde está la contraseña",
        "Doble verificación",
        "Teléfono de recuperación",
        "horas",
        "decides",
    }


@pytest.fixture
def town_facts(town_database: Database) -> Facts_:
    """The facts of the reserved edition of the example."""
    return _facts(town_database, Edition.RESERVED)


def _examined(database: Database) -> Examination:
    return examine(reading.snapshot(database), knowledge.networks(), clock.today())


def test_what_her_data_contradict_is_said_with_a_way_to_each_side(flawed: Database) -> None:
    found = _examined(flawed).contradictions
    said = "\n".join(finding.sentence for finding in found)
    for part in (
        "Quién decide si se publica: en «Antes de publicar» es Ana Gil y en los cinco pasos, Eva Paz.",
        "la ficha dice que publicó el 25 de octubre de 2026 y en el calendario consta el 24",
        "consta cerrada el 1 de enero de 2026 y publicó el 24",
        "se está cerrando y la ficha dice «En uso»",
        "consta cerrada el 1 de enero de 2026 y se avisó el 5 de enero de 2026.",
        "consta cerrada el 1 de enero de 2026 y se decidió el 10 de enero de 2026.",
        "dice de quién es el teléfono de recuperación, y no cuál es",
        "no tiene doble verificación, y consta quién tiene su aparato",
        "es municipal en una de estas cuentas y particular en la otra",
    ):
        assert part in said, part
    assert len(found) == 9
    for finding in found:
        one, other = finding.sides
        assert one.target != other.target
        assert one.word != other.word
    approver = next(finding for finding in found if "Antes de publicar" in finding.sentence)
    assert [side.target for side in approver.sides] == [
        Target(Place.SETTINGS, None, "posting_rules"),
        Target(Place.WHO, None, "validate"),
    ]


def test_the_screen_and_the_paper_count_the_same_things(flawed: Database) -> None:
    snapshot = reading.snapshot(flawed)
    screen = examine(snapshot, knowledge.networks(), clock.today(), knowledge.crisis_book())
    data = manual.gather(flawed, Edition.RESERVED)
    assert data.examination == screen
    said = " ".join(text_of(compose(data)).split())
    gaps, wrong = len(screen.gaps), len(screen.contradictions)
    assert wrong > 1
    assert f"Faltan {gaps} respuestas y {wrong} no cuadran." in said
    assert f"En total quedan {gaps + wrong} asuntos" in said


def test_a_hacked_account_has_one_order_of_steps() -> None:
    """Only the list tells the steps: whatever else speaks of it sends there."""
    steps = [step.do for step in knowledge.crisis_book().checklist("cuenta").steps]
    assert "capturas" in steps[0]
    assert "Avise" in steps[1]
    wrong = [advice for advice in knowledge.advice()["si_algo_va_mal"] if advice.key == "entrado"]
    assert "por su orden los pasos de la lista «Cuenta robada»" in wrong[0].text.value
    wall = [advice.key for advice in knowledge.advice()["crisis_cinco_minutos"]]
    assert wall.index("captura") < wall.index("llamar") < wall.index("lista")


def test_copies_come_before_anything_is_changed() -> None:
    days = [advice.key for advice in knowledge.advice()["primeros_dias"]]
    assert days.index("copia") < days.index("rotar")


def test_the_day_and_the_manual_count_the_same_accounts_in_danger(database: Database) -> None:
    set_up(database, "https://www.facebook.com/aytovilla", "https://www.instagram.com/aytovilla")
    add_account(database, "https://x.com/aytovilla", account__state="impersonated")
    snapshot = reading.snapshot(database)
    day = agenda(snapshot, knowledge.networks(), clock.now())
    named = {item.text for item in day.yours if item.target.place is Place.REMEDY}
    assert len(named) == len(snapshot.in_danger(clock.today())) == 3
    said = " ".join(text_of(compose(manual.gather(database, Edition.RESERVED))).split())
    assert "Hoy hay 2 cuentas en riesgo, y 1 que se hace pasar por nosotros" in said


def test_a_blog_of_the_whole_body_is_of_no_area_and_none_is_pending(database: Database) -> None:
    set_up(database)
    number = add_account(database, "https://culturavilla.blogspot.com").id or 0
    told = {}
    for scope in (BlogScope.AREA, BlogScope.GENERAL):
        plans.keep_blog(database, number, {}, {"scope": scope}, {})
        said = text_of(compose(manual.gather(database, Edition.RESERVED)))
        told[scope] = len(re.findall(word("account.area_id"), said, re.IGNORECASE))
    of_an_area = len(re.findall(word("account.area_id"), BlogScope.AREA.word, re.IGNORECASE))
    assert told[BlogScope.AREA] - told[BlogScope.GENERAL] == 2 + of_an_area, "its sheet and its chapter"

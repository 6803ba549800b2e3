"""What is put inside a sentence of a paper is never a «no»: every text is denied, and looked for."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from muniredes.actions import clock, council, knowledge, reading, records
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.declared_absent import NONE
from muniredes.domain.fields import CARDS, FIELDS, Kind, Spliced
from muniredes.domain.findings import examine
from muniredes.domain.spliced import spliced
from muniredes.domain.texts.gaps import filled, known_gaps
from muniredes.manual.document import Document
from muniredes.storage.database import Database
from muniredes.storage.tables import RECORDED
from tests.manual.every_paper import every_document
from tests.manual.samples import texts
from tests.manual.texts import text_of
from tests.support import set_up

_NOT_TYPED = {"message.rule", "council.timezone"}
"""What only the program reads, though it is a line."""
_NAMES = ("name", "title", "municipality_code", "color")
_MARK = re.compile(r"nadie, zq (\w+\.\w+) qz")


def _denied(path: str) -> str:
    return f"nadie, zq {path} qz"


def _deny_everything(database: Database) -> None:
    """Write a denial in every line of every record, as an older version, or a list, may have left it."""
    with database.write("") as work:
        for made, kind in RECORDED.items():
            lines = [
                card
                for card in FIELDS[kind].values()
                if card.kind in (Kind.LINE, Kind.WEB)
                and card.name not in _NAMES
                and card.path not in _NOT_TYPED
            ]
            things: tuple[Any, ...] = work.all(made)
            for thing in things:
                for card in lines:
                    if type(getattr(thing, card.name)) is str and getattr(thing, card.name):
                        setattr(thing, card.name, _denied(card.path))


def _lines(document: Document) -> Iterator[str]:
    for chapter in document.chapters:
        for text in texts(chapter):
            yield from text.splitlines()


def test_no_paper_puts_a_denial_inside_a_sentence(town: Workspace) -> None:
    _deny_everything(town.database)
    wrong = {
        (found[1], what, line[max(0, found.start() - 40) : found.start()])
        for what, document in every_document(town.database)
        for line in _lines(document)
        for found in _MARK.finditer(line)
        if "→" not in line  # a change, as it was made
        if line[: found.start()].rstrip()[-1:].isalnum() or (CARDS[found[1]].spliced and "«" not in line)
    }
    assert wrong == set()


def test_the_public_edition_has_no_denial_of_what_is_put_in_a_sentence(town: Workspace) -> None:
    _deny_everything(town.database)
    said = text_of(manual.prepare(town.database, Edition.PUBLIC).document)
    assert [path for path in _MARK.findall(said) if CARDS[path].spliced] == []


DENIALS = (
    "nadie",
    "Nadie, son de Internet",
    "en ningún sitio",
    "en ningún sitio, las tengo yo en un Word",
    "No están publicadas",
    "todavía no",
    "sin aprobar",
    "no lo sé, creo que el Pleno",
    "enlloc",
)


@pytest.mark.parametrize("said", DENIALS)
def test_a_denial_is_nothing_wherever_it_would_be_put(database: Database, said: str) -> None:
    for path, card in CARDS.items():
        if card.spliced is not None:
            assert spliced(path, said) == "", path
    set_up(database)
    with database.write("") as work:
        work.add(_guide(said))
    public = text_of(manual.prepare(database, Edition.PUBLIC).document)
    rules = text_of(papers.prepare(database, Paper.RULES))
    for wrong in ("Las aprobó", "Están publicadas"):
        assert wrong not in public, wrong
    for document in (public, rules):
        assert said not in [line.strip() for line in document.splitlines()]
    gaps = known_gaps(reading.snapshot(database), clock.today())
    assert filled("Puede leerlas en {NORMAS}. {HORARIO}", gaps) == "Puede leerlas en {NORMAS}. {HORARIO}"
    reserved = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert "Puede leerlas" not in reserved
    assert "Nuestras normas:" not in reserved
    assert "incumple las normas de participación: {NORMA}." in reserved
    assert "☑ Sí" not in reserved
    assert reserved.count("☐ No") == 2, "neither approved nor published: both were answered"
    assert ("Sin aprobar" in reserved, "Sin publicar" in reserved) == (True, True)


def _guide(said: str) -> object:
    made = next(each for each, kind in RECORDED.items() if kind == "conversation_guide")
    return made(rules="No se insulta.", approved_by=said, approved_on=clock.today(), address=said, hours=said)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("En la web de la Diputación", "la web de la Diputación"),
        ("en el tablón", "el tablón"),
        ("Tablón de anuncios", "el tablón de anuncios"),
        ("Están colgadas en la puerta", "la puerta"),
        ("https://villa.es/normas", "https://villa.es/normas"),
        ("www.villa.es/normas", "www.villa.es/normas"),
        ("Facebook", "Facebook"),
        ("web.villa.es", "web.villa.es"),
    ],
)
def test_a_place_is_read_after_its_preposition(said: str, read: str) -> None:
    assert spliced("conversation_guide.address", said) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("El Pleno", "el Pleno"),
        ("Pleno", "el Pleno"),
        ("Alcaldía", "la Alcaldía"),
        ("la alcaldesa", "la alcaldesa"),
        ("Aprobadas por el Pleno", "el Pleno"),
        ("Rosa Mas", "Rosa Mas"),
    ],
)
def test_who_approved_is_read_after_the_verb(said: str, read: str) -> None:
    assert spliced("conversation_guide.approved_by", said) == read


def test_the_hours_go_on_in_a_sentence() -> None:
    said = spliced("conversation_guide.hours", "De lunes a viernes, de 9 a 14 horas.")
    assert said == "de lunes a viernes, de 9 a 14 horas"
    assert spliced("conversation_guide.hours", "matins, quan puc") == "matins, quan puc"


def test_what_has_words_between_sentences_is_in_one_place() -> None:
    assert {path for path, card in CARDS.items() if card.spliced is Spliced.WHERE} == {
        "conversation_guide.address"
    }


@pytest.mark.parametrize(
    ("where", "is_met"),
    [
        ("https://www.villa.es/normas", "☑ Sí"),
        ("noticias.villa.es/normas", "☑ Sí"),
        ("En www.villa.es, abajo del todo", "☑ Sí"),
        ("https://dropbox.com/x", "☐ No"),
        ("en la web de la Diputación", ""),
        ("las tengo yo", ""),
        ("en ninguna parte", "☐ No"),
    ],
)
def test_the_rules_are_on_the_web_only_by_an_address_of_it(
    database: Database, where: str, is_met: str
) -> None:
    set_up(database)
    council.edit(database, {"website": "www.villa.es"})
    with database.write("") as work:
        made = next(each for each, kind in RECORDED.items() if kind == "conversation_guide")
        work.add(made(address=where))
    said = text_of(manual.prepare(database, Edition.RESERVED).document)
    assert [each for each in ("☑ Sí", "☐ No") if each in said] == ([is_met] if is_met else [])
    found = examine(reading.snapshot(database), knowledge.networks(), clock.today()).findings
    asked = "Lo que piden los Defensores: falta «normas publicadas en la web, con su dirección»."
    assert (asked in [each.sentence for each in found]) is (is_met != "☑ Sí")


def test_without_a_web_the_board_is_where_they_are(database: Database) -> None:
    set_up(database)
    council.edit(database, {"website": NONE})
    records.keep_only(database, "conversation_guide", {"address": "En el tablón"})
    assert "☑ Sí" in text_of(manual.prepare(database, Edition.RESERVED).document)
    records.keep_only(database, "conversation_guide", {"address": "En un cajón"})
    assert "☑ Sí" not in text_of(manual.prepare(database, Edition.RESERVED).document)

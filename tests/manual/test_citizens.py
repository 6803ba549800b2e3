"""The public edition is for citizens: the good accounts, how to write, and nothing of the house."""

from datetime import date

import pikepdf
import pytest

from muniredes.actions import clock, council, reading, records
from muniredes.actions.printing import manual
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.account import AccountState
from muniredes.manual.document import Document, Edition, Facts, QrCard
from muniredes.storage.database import Database
from tests.manual.conftest import Composed, Printed
from tests.manual.texts import text_of
from tests.support import add_account, add_person, set_up

INSIDE = (
    "pendiente",
    "____",
    "faltan",
    "Falta:",
    "Falta (",
    "por poner en orden",
    "No podemos entrar",
    "En riesgo",
    "Veredicto",
)


def _cards(document: Document) -> list[QrCard]:
    return [block for chapter in document.chapters for block in chapter.blocks if isinstance(block, QrCard)]


def test_it_is_a_booklet(printed: Printed) -> None:
    with pikepdf.open(printed(Edition.PUBLIC)) as pdf:
        assert 8 <= len(pdf.pages) <= 12


def test_it_has_the_good_accounts_with_a_code_for_each_and_no_other(town: Workspace) -> None:
    document = manual.prepare(town.database, Edition.PUBLIC).document
    data = manual.gather(town.database, Edition.PUBLIC)
    assert [card.address for card in _cards(document)] == [account.address for account in data.official]
    assert all(card.address in card.alt for card in _cards(document))


@pytest.mark.parametrize("word", INSIDE)
def test_it_says_nothing_of_what_is_missing_or_judged(composed: Composed, word: str) -> None:
    assert word not in text_of(composed(Edition.PUBLIC))


def test_it_names_nobody(town: Workspace) -> None:
    said = text_of(manual.prepare(town.database, Edition.PUBLIC).document)
    for person in reading.snapshot(town.database).people:
        assert person.name not in said
        assert not person.phone or person.phone not in said


def test_a_town_that_answered_nothing_gets_no_blanks(database: Database) -> None:
    set_up(database)
    document = manual.prepare(database, Edition.PUBLIC).document
    said = text_of(document)
    assert not any(word in said for word in INSIDE)
    assert "Ninguna cuenta se da todavía por oficial" in said
    assert not any(word in said for word in ("en esta lista", "las demás llevarán a ella"))
    assert "Nunca le pediremos" in said


def test_an_account_that_pretends_is_named_and_never_a_link(database: Database) -> None:
    set_up(database)
    add_account(database, "facebook.com/impostora", account__state=AccountState.IMPERSONATED)
    document = manual.prepare(database, Edition.PUBLIC).document
    assert "impostora" in text_of(document)
    assert not [card for card in _cards(document) if "impostora" in card.address]
    links = [
        span.link
        for chapter in document.chapters
        for block in chapter.blocks
        for item in getattr(block, "items", ())
        for span in item
    ]
    assert not any("impostora" in link for link in links)


def test_the_rules_and_hours_are_those_of_the_council(database: Database) -> None:
    set_up(database)
    council.edit(database, {"phone": "967 100 100"})
    eva = add_person(database, "Eva Responde")
    records.keep_only(
        database,
        "conversation_guide",
        {"rules": "Regla MARCA", "hours": "De 9 a 14", "approved_by": "Alcaldía", "responsible_id": eva.id},
    )
    said = text_of(manual.prepare(database, Edition.PUBLIC).document)
    assert "Regla MARCA" in said
    assert "De 9 a 14" in said
    assert "Alcaldía" in said
    assert "Eva Responde" not in said


def test_the_days_that_are_closed_are_those_to_come(town: Workspace) -> None:
    clock.pretend(date(2026, 12, 20))
    document = manual.prepare(town.database, Edition.PUBLIC).document
    (chapter,) = (each for each in document.chapters if each.title == "Qué días cerramos")
    (facts,) = (block for block in chapter.blocks if isinstance(block, Facts))
    days = [label for label, _name in facts.rows]
    assert days[0] == "vie 25 dic 2026"
    assert not any("8 dic 2026" in day for day in days)


def test_with_nowhere_to_write_no_hours_are_given(database: Database) -> None:
    set_up(database)
    records.keep_only(
        database, "conversation_guide", {"hours": "De 9 a 14", "out_of_hours": "Al día siguiente"}
    )
    said = text_of(manual.prepare(database, Edition.PUBLIC).document)
    assert "Escribirnos" not in said
    assert "De 9 a 14" not in said
    council.edit(database, {"phone": "967 100 100"})
    assert "De 9 a 14" in text_of(manual.prepare(database, Edition.PUBLIC).document)


def test_without_accounts_nobody_is_asked_to_put_them_to_the_test(database: Database) -> None:
    set_up(database)
    said = text_of(manual.prepare(database, Edition.PUBLIC).document)
    assert "Díganos qué echa en falta" in said
    assert "cada perfil" not in said
    assert "haga esta prueba" not in said

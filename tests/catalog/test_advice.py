"""Texts to use hold no orders to whoever writes the guide, and no gap goes to print without a word."""

import re

import pytest

from muniredes.actions import knowledge
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.desktop.wizards.asking.record import advice, suggestion
from muniredes.domain.texts.gaps import left_in
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import set_up

OFFERED = (
    "normas", "procedimiento", "tono", "evitar", "lenguaje_claro", "lenguaje_inclusivo", "lenguas",
    "etiquetas", "emojis", "texto_alternativo", "firma",
)  # fmt: skip
"""The lists that a wizard offers as a text to start from."""

_ORDERS = re.compile(
    r"\b(?:elija|apunte aquí|anote aquí|decida|rellene|pregunte en secretaría)\b", re.IGNORECASE
)


@pytest.mark.parametrize("name", OFFERED)
def test_what_instructs_is_told_and_never_offered_as_a_text(name: str) -> None:
    assert not _ORDERS.search(suggestion(name, titles=True))
    instructing = [item for item in knowledge.advice()[name] if _ORDERS.search(item.title + item.text.value)]
    assert all(item.instructs for item in instructing)
    told = advice(name, most=99)
    assert all((item.title, item.text.value) in told for item in instructing)
    assert suggestion(name, titles=True)


@pytest.mark.parametrize("paper", [Paper.RULES, Paper.NOTICE, Paper.DECREE, Paper.CONSENT_FORM])
def test_a_gap_that_nothing_fills_says_what_is_missing(database: Database, paper: Paper) -> None:
    set_up(database)
    said = text_of(papers.prepare(database, paper))
    assert left_in(said) == ()
    if paper in (Paper.RULES, Paper.DECREE):
        assert "(falta la sede electrónica)" in said


def test_the_manual_prints_no_order_to_whoever_writes_it(database: Database) -> None:
    set_up(database)
    for edition in Edition:
        assert "Apunte aquí la elección" not in text_of(manual.prepare(database, edition).document)

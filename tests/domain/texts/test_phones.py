"""Telephones as people write them, and as papers print them."""

import pytest

from muniredes.actions import clock, council, reading
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.domain.texts.gaps import known_gaps
from muniredes.domain.texts.phones import is_phone, told_phone
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import set_up


@pytest.mark.parametrize(
    "said",
    [
        "96 235 90 02/03 ext. 4 (Pili)",
        "967 10 10 10, ext. 12",
        "967 10 10 10 y 967 20 20 20",
        "629 11 22 33 (de 10 a 14)",
        "+34 967 00 00 00 ext. 12",
        "112",
    ],
)
def test_a_telephone_is_taken_as_it_is_written(said: str) -> None:
    assert is_phone(said)
    assert told_phone(said) == said


@pytest.mark.parametrize("said", ["llámame", "(Pili)", "por la mañana, 3", "12"])
def test_what_has_no_number_is_none(said: str) -> None:
    assert not is_phone(said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("96.235.90.02", "962 359 002"),
        ("962359002", "962 359 002"),
        ("+34962359002", "+34 962 359 002"),
        ("600-11-22-33 ext. 4", "600 112 233 ext. 4"),
        ("+351211234567", "+351211234567"),
    ],
)
def test_a_number_is_printed_in_one_form(said: str, told: str) -> None:
    assert told_phone(said) == told


def test_papers_and_texts_print_the_number_of_the_body_so(database: Database) -> None:
    set_up(database)
    council.edit(database, {"phone": "96.235.90.02"})
    for document in (
        manual.prepare(database, Edition.PUBLIC).document,
        manual.prepare(database, Edition.RESERVED).document,
        papers.prepare(database, Paper.NOTICE),
    ):
        assert "962 359 002" in text_of(document)
        assert "96.235.90.02" not in text_of(document)
    assert known_gaps(reading.snapshot(database), clock.today())["{TELÉFONO}"] == "962 359 002"

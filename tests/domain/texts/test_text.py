"""Texts compared without accents or case."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.texts.text import GAP, either, fold, in_a_row, listed

CATALOG = Path(__file__).parents[3] / "resources" / "catalog"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Año   Nuevo\n", "ano nuevo"),
        ("ALCALDÍA", "alcaldia"),
        ("Plaza 1º", "plaza 1o"),
        ("Straße", "strasse"),
        ("🎉", "🎉"),
        ("", ""),
    ],
)
def test_what_is_searched_has_no_accents_or_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_is_said_letter_by_letter(text: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    assert fold(text) == " ".join(bare.split()).casefold()


def _texts(value: object) -> Iterator[str]:
    """Every text of a file of the catalogue, however deep."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(each)


@pytest.mark.parametrize("path", sorted(CATALOG.glob("**/*.toml")), ids=lambda path: path.stem)
def test_whatever_the_catalogue_writes_in_capitals_between_braces_is_a_gap(path: Path) -> None:
    for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        for braced in re.findall(r"\{[^{}]+\}", text):
            shouted = braced == braced.upper() and any(letter.isalpha() for letter in braced)
            assert bool(GAP.fullmatch(braced)) is shouted, (braced, text)


def test_what_is_told_in_a_row_has_no_full_stop_half_way() -> None:
    assert (
        in_a_row(["Cortes y avisos.", "", "Familias", "A diario."])
        == "Cortes y avisos · Familias · A diario."
    )
    assert in_a_row([]) == ""


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Facebook", "Instagram"], "Facebook e Instagram"),
        (["Instagram", "Facebook"], "Instagram y Facebook"),
        (["Web", "Bando", "«Historias»"], "Web, Bando e «Historias»"),
        (["Ana", "Íñigo"], "Ana e Íñigo"),
        (["Nieve", "hielo"], "Nieve y hielo"),
        (["Android", "iOS"], "Android y iOS"),
    ],
)
def test_the_last_of_a_list_is_joined_as_it_sounds(names: list[str], said: str) -> None:
    assert listed(names) == said


def test_one_of_several_is_joined_as_it_sounds() -> None:
    assert either(["«Propuesto»", "«Descartado»"]) == "«Propuesto» o «Descartado»"
    assert either(["a", "b", "«Otra»"]) == "a, b u «Otra»"
    assert either(["sola"]) == "sola"
    assert either([]) == ""

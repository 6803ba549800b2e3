"""Texts compared without accents or case."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.text import fold


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

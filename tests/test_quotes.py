"""Quotes inside quotes are “” wherever a text is said, and so they are in the program's own."""

import re
from pathlib import Path

import pytest

from muniredes.domain.texts.text import nested

TEXTS = Path(__file__).parents[1] / "resources" / "locale" / "muniredes.pot"
_STRINGS = re.compile(r'^msgid(?:_plural)? ((?:".*"\n?)+)', re.MULTILINE)


def test_no_text_of_the_program_nests_its_quotes() -> None:
    found = ["".join(re.findall(r'"(.*)"', each)) for each in _STRINGS.findall(TEXTS.read_text("utf-8"))]
    assert len(found) > 1000
    assert [text for text in found if nested(text) != text] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("«Publicación «Feria» movida», del lunes", "«Publicación “Feria” movida», del lunes"),
        ("«Uno» y «Dos»", "«Uno» y «Dos»"),
        ("» suelta «a «b» c»", "» suelta «a “b” c»"),
    ],
)
def test_the_inner_ones_are_the_second_ones(text: str, said: str) -> None:
    assert nested(text) == said

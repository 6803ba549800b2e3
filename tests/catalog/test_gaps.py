"""A gap stands for one thing: filled once, it says the same wherever its text has it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.domain.texts.text import GAP, filled

FILES = sorted(paths.catalog("year.toml").parent.rglob("*.toml"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _repeated(text: str) -> list[str]:
    found = GAP.findall(text)
    return sorted({gap for gap in found if found.count(gap) > 1})


def test_the_rule_sees_what_it_is_for() -> None:
    text = "{EQUIPO}; {EQUIPO}."
    assert filled(text, {"{EQUIPO}": "Villa, 2"}) == "Villa, 2; Villa, 2."
    assert _repeated(text) == ["{EQUIPO}"]
    assert any("{" in text for each in FILES for text in _texts(tomllib.loads(each.read_text("utf-8"))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_of_the_catalogue_has_a_gap_twice(path: Path) -> None:
    """Two answers are two gaps, each with its name; what is one answer is said once."""
    texts = _texts(tomllib.loads(path.read_text("utf-8")))
    assert {text: found for text in texts if (found := _repeated(text))} == {}

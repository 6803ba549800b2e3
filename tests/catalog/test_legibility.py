"""What the program says is plain: every file of the catalogue and every paper, the worst texts by name."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from muniredes import paths
from muniredes.actions import knowledge
from muniredes.actions.printing import papers
from muniredes.domain.calendar.advice.draft import Draft
from muniredes.domain.calendar.advice.rules import advise
from muniredes.domain.texts.legibility import PLAIN_ENOUGH, perspicuity, words
from muniredes.storage.database import Database
from tests.conftest import TODAY
from tests.manual.samples import texts

QUOTED = regex.compile(r"«[^»]*»")
GAP = regex.compile(r"\{[^}]*\}")
FILES = sorted(paths.resource("catalog").rglob("*.toml"))
EACH = 60.0
"""What every single text has, at least: one hard text in a plain file is still hard."""

LABEL = 8
"""Words below which it is the name of something, and not prose."""

NOT_READ = {"fuente", "fuentes", "palabras", "asuntos"}


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        if len(words(found)) >= LABEL:
            yield GAP.sub("", found)
    elif isinstance(found, dict):
        for key, value in found.items():
            if key not in NOT_READ:
                yield from _texts(value)
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_file_of_the_catalogue_is_plain_and_no_text_of_it_is_hard(path: Path) -> None:
    said = list(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    whole = perspicuity("\n".join(said))
    figures = sorted((figure, text) for text in said if (figure := perspicuity(text)) is not None)
    assert whole is None or whole >= PLAIN_ENOUGH, figures[:5]
    assert [each for each in figures if each[0] < EACH] == []


def test_each_paper_is_plain(town_database: Database) -> None:
    hard = {}
    for paper in papers.papers():
        text = "\n".join(_texts(list(texts(papers.prepare(town_database, paper)))))
        figure = perspicuity(text)
        if figure is not None and figure < PLAIN_ENOUGH:
            hard[paper.value] = round(figure)
    assert hard == {}


def test_what_is_put_in_the_place_of_a_word_is_not_to_be_changed_again() -> None:
    """And each change is offered with its capital, and mends what it says."""
    plainer = knowledge.plain_words()
    for word in plainer:
        (remark,) = (
            each
            for each in advise(Draft(f"{word.formal.capitalize()} hoy.", TODAY, plainer=plainer))
            if each.key == "plainer"
        )
        assert remark.fix is not None
        assert remark.fix == f"{word.plain[:1].upper()}{word.plain[1:]} hoy."
        assert [each.key for each in advise(Draft(remark.fix, TODAY, plainer=plainer))] == []


def test_the_program_does_not_write_what_it_advises_against() -> None:
    plainer = knowledge.plain_words()
    written = [
        remark.sentence
        for path in FILES
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8")))
        for remark in advise(Draft(QUOTED.sub("", text), TODAY, plainer=plainer))
        if remark.key == "plainer"
    ]
    assert written == []

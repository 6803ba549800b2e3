"""A body that said that it has no web is sent to none: nothing that is printed for it speaks of one."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.actions import accounts, council, knowledge, reading, workspace
from muniredes.actions.examples import example
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Edition
from muniredes.actions.printing.papers import Paper
from muniredes.catalog.bodies import load_without
from muniredes.domain.council import BodyLack
from muniredes.domain.declared_absent import NONE
from muniredes.i18n import _
from tests.manual.texts import text_of

_SPOKEN_OF = re.compile(r"\b(?:la|su|nuestra|una) (?:página )?web\b", re.IGNORECASE)
_LAW = re.compile(r"\((?:Ley|LO) \d+/\d+, art")
_NOT_OF_OURS = (
    "la web de la Junta Electoral",
    "una web de pago",
    "la web cuando la hay",
    "La web, cuando la hay,",
    "— → La web",  # what changed: that there is none
)
_TYPED = (
    "Toda la agenda, en la web",
    "agenda, en la web",
    "Precios, horarios y carné, en la web",
    "el programa entero, en la web",
    "Están en el pie de la web",
    "El dominio de la web caduca",
)
"""What the town of the example wrote itself, which is printed as it is."""


def test_no_edition_and_no_paper_sends_to_a_web_that_there_is_not(tmp_path: Path) -> None:
    opened = example.create(tmp_path / "pueblo.sqlite")
    database = opened.database
    for each in reading.snapshot(database).accounts:
        if each.network_id == "web":
            accounts.delete(database, each.id or 0)
    council.edit(database, {"website": NONE})
    printed = [manual.prepare(database, edition).document for edition in Edition]
    printed += [papers.prepare(database, paper) for paper in papers.papers() if paper is not Paper.RESOLUTION]
    wrong = {
        f"{document.title}: {line}"
        for document in printed
        for line in text_of(document).splitlines()
        if _SPOKEN_OF.search(_without(line))
    }
    workspace.close(opened)
    assert sorted(wrong) == []


def _without(line: str) -> str:
    for each in (*_NOT_OF_OURS, *_TYPED):
        line = line.replace(each, "")
    return line


def test_windows_speak_like_papers() -> None:
    lead = "Una en cada línea. Se publican en la web y se enlazan desde cada perfil."
    knowledge.serve(knowledge.served(), (BodyLack.WEBSITE,))
    assert "web" not in _(lead)
    knowledge.serve(knowledge.served())
    assert _(lead) == lead


_PHRASES = [each for said in load_without(paths.catalog("bodies.toml")).values() for each in said.phrases]


@pytest.mark.parametrize("phrase", _PHRASES)
def test_each_phrase_is_still_said_somewhere(phrase: str) -> None:
    """One that no text has any more would be forgotten when its text is written anew."""
    assert phrase in _texts()


@cache
def _texts() -> str:
    """What is said to who has no web: what needs one is not, and no phrase is to change it."""
    source = Path(knowledge.__file__).parents[1].rglob("*.py")
    text = "\n".join(path.read_text(encoding="utf-8") for path in source)
    said = re.sub(r'"\s*\n\s*"', "", text).replace('\\"', '"')
    without_web = load_without(paths.catalog("bodies.toml"))[BodyLack.WEBSITE].phrases.values()
    return "\n".join([said, *without_web, *(line for record in _records() for line in _strings(record))])


def _records() -> Iterator[Mapping[str, object]]:
    """Yield what the catalogue tells that needs no web, each with the tables that it has inside."""
    folder = paths.catalog("bodies.toml").parent
    for path in folder.rglob("*.toml"):
        if path.name != "bodies.toml":
            yield from _without_a_need(tomllib.loads(path.read_text(encoding="utf-8")))


def _without_a_need(table: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    if table.get("necesita") == "web":
        return
    yield {key: value for key, value in table.items() if not isinstance(value, dict)}
    for value in table.values():
        if isinstance(value, dict):
            yield from _without_a_need(value)


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from _strings(value)
    elif isinstance(found, list):
        for value in found:
            yield from _strings(value)


def test_what_a_law_orders_to_publish_is_never_sent_to_the_board() -> None:
    """It asks for electronic means, with a web or without one: the electronic office is where it goes."""
    told = load_without(paths.catalog("bodies.toml"))[BodyLack.WEBSITE]
    wrong = {
        line
        for record in _records()
        if any(_LAW.search(line) and "publica" in line for line in _strings(record))
        for line in map(told, _strings(record))
        if line not in _strings(record) and ("tablón" in line or "si tiene web" in line)
    }
    assert sorted(wrong) == []

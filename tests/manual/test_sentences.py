"""What is composed of parts reads as if somebody had written it: no document leaves a sentence broken."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from muniredes.actions import people, reading, workspace
from muniredes.actions.examples import example
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.council import EntityKind
from muniredes.domain.people import Person, PersonKind
from muniredes.domain.texts.text import bracketed, listed, sentences
from muniredes.manual.document import Callout, Chapter, Document, Rich, Span, Text
from muniredes.storage.database import Database
from tests.bodies import begin
from tests.manual.every_paper import every_document
from tests.manual.samples import _NOT_SAID
from tests.support import add_account, set_up

_BROKEN = {
    "two full stops": r"(?<!\.)\.\.(?!\.)|\.\s\.(?!\.)",
    "a space before a sign": r"[\w»)][ ][,;.:](?!\w)",
    "a sign after a colon": r":\s*[.,;:](?!\w)",
    "two signs": r",,|;;|,\s*;|\.;|;\.|,\.(?!\w)|[?!]\.|[a-z]{3}\.,",
    "empty brackets": r"\(\s*\)|«\s*»|\[\s*\]|“\s*”",
    "brackets inside others": r"\([^()]*\([^()]*\)\)",
    "small letter after a full stop": r"[a-záéíóúñ]{4}\. [a-záéíóúñ]+(?![\w./-])",
    "many of one": r"(?<![\d.,:/-])\b1 \w+(?:as|os|es)\b",
    "one with a verb of many": r"(?:[Hh]acen falta|[Ff]altan|[Qq]uedan|[Tt]ocan|[Ss]on) 1 (?!de )",
    "«y» for «e»": r"\by (?:[Ii](?![aeo\s,.])|[Hh]i(?!e))\w+",
    "a day after another": r"\bel \d+/\d+/\d+(?: a las \d+:\d+)? el \d",
    "one person as if many": r"Esta persona\b.*\b(?:deberían|las únicas|los únicos)\b",
    "a word twice": r"\b([a-záéíóúñ]{2,}) \1\b(?<!no no)",
}
_ENDED = re.compile(r"[.!?:…»)*]$")
_SHORT = 30
"""What is shorter may be a name, and no sentence."""


def _line(content: Rich) -> str:
    return "".join("____" if span.blank else span.text for span in content)


def _lines(value: Any) -> Iterator[str]:
    """Yield what a part of a document says, each rich text whole."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(each, Span) for each in value):
        yield from _line(value).split("\n")
    elif isinstance(value, tuple):
        for each in value:
            yield from _lines(each)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            if part.name not in _NOT_SAID and "Marker" not in str(part.type) and "Tone" not in str(part.type):
                yield from _lines(getattr(value, part.name))


def _broken(document: Document) -> Iterator[str]:
    for said in _lines(document.chapters):
        for name, sign in _BROKEN.items():
            for found in re.finditer(sign, said):
                yield f"{name}: {said[max(found.start() - 50, 0) : found.end() + 30]}"
    for chapter in document.chapters:
        yield from (f"not ended: {said[-80:]}" for said in _paragraphs(chapter) if not _ENDED.search(said))


def _paragraphs(chapter: Chapter) -> Iterator[str]:
    for block in chapter.blocks:
        found = block.paragraphs if isinstance(block, Callout) else ()
        for each in (block.content,) if isinstance(block, Text) else found:
            said = _line(each).strip()
            if len(said) > _SHORT and not each[-1].blank:
                yield said


def _one_hour(database: Database) -> None:
    """Begin a guide with one of each: an account that asks for one hour, of one person."""
    set_up(database)
    add_account(database, "linkedin.com/company/villa", account__weekly_hours=1.0)
    (person,) = reading.snapshot(database).people
    people.edit(database, person.id or 0, {"weekly_hours": 1.0})


def _unsigned(database: Database) -> None:
    """Leave the days of what was approved, and nobody that did it; and one person who goes with the term."""
    with database.write("x") as work:
        for post in work.all(Post):
            post.approved_by_id = None
        leavers = [each for each in work.all(Person) if each.kind and each.kind.leaves_with_the_term]
        for person in leavers[1:]:
            person.kind = PersonKind.OFFICIAL


_FROM_NOTHING: Mapping[str, Callable[[Database], None]] = {
    "empty": set_up,
    "one": _one_hour,
    "company": lambda database: begin(database, EntityKind.COMPANY),
    "commonwealth": lambda database: begin(database, EntityKind.COMMONWEALTH),
}
_FROM_TOWN: Mapping[str, Callable[[Database], None]] = {"unsigned": _unsigned}
_GUIDES = (*_FROM_NOTHING, *_FROM_TOWN, "town", "flawed_town", "standings_town", "association")


@pytest.fixture(params=_GUIDES)
def guide(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A guide of each kind: hardly begun, of a town in order and out of it, and of other bodies."""
    which = request.param
    if which in _FROM_NOTHING:
        database: Database = request.getfixturevalue("database")
        _FROM_NOTHING[which](database)
        yield database
    elif which == "association":
        opened = example.create(tmp_path / "asociacion.sqlite", EntityKind.ASSOCIATION)
        yield opened.database
        workspace.close(opened)
    else:
        database = request.getfixturevalue("town" if which in _FROM_TOWN else which).database
        if which in _FROM_TOWN:
            _FROM_TOWN[which](database)
        yield database


def test_no_sentence_is_broken_in_any_document(guide: Database) -> None:
    broken = {f"{what}. {each}" for what, document in every_document(guide) for each in _broken(document)}
    assert not broken, "\n".join(sorted(broken))


def test_what_is_joined_reads_as_written() -> None:
    assert listed(["Blog", "Instagram"]) == "Blog e Instagram"
    assert listed(["Facebook", "Instagram", "Bando"]) == "Facebook, Instagram y Bando"
    assert listed(["Agua", "hielo"]) == "Agua y hielo"
    assert sentences(("Fotos de las fiestas.", "", "Facebook")) == "Fotos de las fiestas. Facebook."
    assert bracketed("Ana", "Auxiliar (Cultura)") == "Ana, Auxiliar (Cultura)"

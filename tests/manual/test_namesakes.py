"""Wherever somebody is named, she is told from another of her name: in every paper, chapter and search."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from muniredes.actions import people, reading
from muniredes.manual.document import Document
from muniredes.storage.database import Database
from tests.manual.every_paper import every_document
from tests.manual.samples import texts

NAME = "Nadia Quiroga"


@pytest.fixture
def namesakes(town_database: Database) -> Database:
    """The example town, where everybody has one name: whoever is named without her post could be any."""
    found = reading.snapshot(town_database).people
    assert len({person.post for person in found}) == len(found), "each has a post of her own"
    for person in found:
        people.edit(town_database, person.id or 0, {"name": NAME})
    return town_database


def _ambiguous(document: Document, posts: set[str]) -> Iterator[str]:
    """Yield what is said around each name that no post comes with.

    What changed since the last manual is told in the words that it was done with, when she had another name.
    """
    document = replace(document, chapters=tuple(each for each in document.chapters if each.number != "A"))
    with_post = re.compile("|".join(rf"^ \({re.escape(post)}\)|^, {re.escape(post)}" for post in posts))
    for said in texts(document):
        for found in re.finditer(NAME, said):
            if not with_post.search(said[found.end() :]):
                yield said[max(found.start() - 60, 0) : found.end() + 60]


def test_no_paper_names_somebody_who_could_be_another(namesakes: Database) -> None:
    posts = {person.post for person in reading.snapshot(namesakes).people}
    named, ambiguous = 0, set()
    for what, document in every_document(namesakes):
        named += sum(said.count(NAME) for said in texts(document))
        ambiguous |= {(what, said) for said in _ambiguous(document, posts)}
    assert not ambiguous, "\n".join(f"{what}: {said}" for what, said in sorted(ambiguous))
    assert named > 100, "the papers do name people"


def test_whose_name_is_nobody_elses_goes_by_it_alone(town_database: Database) -> None:
    for person in reading.snapshot(town_database).people:
        assert reading.snapshot(town_database).name_of(person.id) == person.name

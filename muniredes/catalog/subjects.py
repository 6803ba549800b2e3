"""The index of the manual: the word by which somebody would look for something, and where that is."""

import re
from collections.abc import Iterator
from pathlib import Path

from muniredes.catalog.papers import read_scope
from muniredes.catalog.records import Record, read
from muniredes.domain.knowledge.facts import Fact, Subject
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_WORD = re.compile(r"\w+")
_LETTERS, _STEM = 4, 5
"""How long a word is that says something, and how many of its letters are the same in all its forms."""


def load_subjects(path: Path) -> tuple[Fact[tuple[Subject, ...]], ...]:
    """Return the subjects of a file; a Problem names the first mistake."""
    return tuple(record.fact(_subjects) for _name, record in read(path))


def _subjects(record: Record) -> tuple[Subject, ...]:
    return tuple(_read(record))


def _read(record: Record) -> Iterator[Subject]:
    seen: set[str] = set()
    scope = read_scope(record)
    for line in record.texts("asuntos"):
        told, _colon, places = line.rpartition(": ")
        name, _equals, others = told.partition(" = ")
        keys = tuple(key.strip() for key in places.split(","))
        if not name or not all(keys):
            raise record.problem("asuntos", _("«{line}» no es «Palabra: sitio, sitio»").format(line=line))
        if name in seen:
            raise record.problem("asuntos", _("«{name}» está dos veces").format(name=name))
        seen.add(name)
        yield Subject(name, keys, scope, tuple(_signs(name, others)))


def _signs(name: str, others: str) -> Iterator[str]:
    """Yield how the words of a subject begin, and the other words by which it is told."""
    for word in _WORD.findall(fold(name)):
        if len(word) >= _LETTERS:
            yield word[:_STEM]
    yield from (fold(other.strip()) for other in others.split(",") if other.strip())

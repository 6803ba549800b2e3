"""The index of the manual: the word by which somebody would look for something, and where that is."""

from collections.abc import Iterator
from pathlib import Path

from muniredes.catalog.papers import read_scope
from muniredes.catalog.records import Record, read
from muniredes.domain.knowledge.facts import Fact, Subject
from muniredes.i18n import _


def load_subjects(path: Path) -> tuple[Fact[tuple[Subject, ...]], ...]:
    """Return the subjects of a file; a Problem names the first mistake."""
    return tuple(record.fact(_subjects) for _name, record in read(path))


def _subjects(record: Record) -> tuple[Subject, ...]:
    return tuple(_read(record))


def _read(record: Record) -> Iterator[Subject]:
    seen: set[str] = set()
    scope = read_scope(record)
    for line in record.texts("asuntos"):
        name, _colon, places = line.rpartition(": ")
        keys = tuple(key.strip() for key in places.split(","))
        if not name or not all(keys):
            raise record.problem("asuntos", _("«{line}» no es «Palabra: sitio, sitio»").format(line=line))
        if name in seen:
            raise record.problem("asuntos", _("«{name}» está dos veces").format(name=name))
        seen.add(name)
        yield Subject(name, keys, scope)

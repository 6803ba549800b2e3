"""Read a TOML file field by field; what is wrong is named by file, entry and field."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from muniredes.catalog.overlay import said_in_its_language
from muniredes.domain.knowledge.facts import Fact
from muniredes.domain.problems import Problem
from muniredes.i18n import _

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
SOURCES = "fuentes"
OWN_EXPERIENCE = "propia"
_REVIEWED = frozenset({"fuente", "revisado", "verificado"})

_TYPE_WORDS: Mapping[type, str] = {
    str: "un texto",
    int: "un número entero",
    float: "un número",
    bool: "true o false",
    date: "una fecha (AAAA-MM-DD)",
    list: "una lista",
    dict: "una tabla",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from; `read_on` is the day on which its own text was read, None when it was not.

    Only what was read can verify a fact: the law itself, the help page of a network, the news of a case;
    never somebody who tells what it says.
    """

    text: str
    read_on: date | None = None


class Record:
    """One table of a catalogue file. Every field must be asked for: a name nobody asks for is a typo."""

    def __init__(
        self, file: str, entry: str, values: Mapping[str, Any], sources: Mapping[str, Source]
    ) -> None:
        self.file = file
        self.entry = entry
        self._values = values
        self._sources = sources
        self._asked: set[str] = set()

    def problem(self, field: str, what: str) -> Problem:
        """Return the Problem that names where the mistake is."""
        place = _("{file}, entrada «{entry}», campo «{field}»").format(
            file=self.file, entry=self.entry, field=field
        )
        return Problem(
            f"{place}: {what}.", _("Corrija el fichero del catálogo o vuelva a instalar el programa.")
        )

    def required(self, field: str, kind: type[T]) -> T:
        """Return a field that must be there, of a type."""
        if field not in self._values:
            raise self.problem(field, _("falta"))
        return self._typed(field, kind)

    def optional(self, field: str, kind: type[T], default: T) -> T:
        """Return a field of a type, or the default when it is absent."""
        self._asked.add(field)
        return self._typed(field, kind) if field in self._values else default

    def _typed(self, field: str, kind: type[T]) -> T:
        self._asked.add(field)
        value = self._values[field]
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise self.problem(field, _("tiene que ser {kind}").format(kind=_TYPE_WORDS[kind]))
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of texts, empty when it is absent."""
        found: list[Any] = self.optional(field, list, [])
        if not all(isinstance(item, str) for item in found):
            raise self.problem(field, _("tiene que ser una lista de textos"))
        return tuple(found)

    def choice(self, field: str, choices: Mapping[str, E]) -> E:
        """Return the value that one of some words stands for."""
        word = self.required(field, str)
        if word not in choices:
            raise self.problem(
                field, _("«{word}» no vale; use: {words}").format(word=word, words=", ".join(choices))
            )
        return choices[word]

    def table(self, field: str) -> "Record":
        """Return the table inside a field, empty when it is absent."""
        values: dict[str, Any] = self.optional(field, dict, {})
        return Record(self.file, f"{self.entry}.{field}", values, self._sources)

    def tables(self, field: str) -> Iterator[tuple[str, "Record"]]:
        """Yield each table inside the table of a field, with its name."""
        inner = self.table(field)
        for name in self.optional(field, dict, {}):
            inner.required(name, dict)
            yield name, inner.table(name)

    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields, in the order of the file."""
        return tuple(self._values)

    def has(self, field: str) -> bool:
        """Say whether a field is there."""
        return field in self._values

    def fact(self, build: Callable[["Record"], T]) -> Fact[T]:
        """Return what `build` makes of this table, with its source, its day and whether it was read."""
        source = self.required("fuente", str)
        if source not in self._sources:
            raise self.problem("fuente", _("«{word}» no está en la tabla [fuentes]").format(word=source))
        verified = self.required("verificado", bool)
        if verified and source == OWN_EXPERIENCE:
            raise self.problem("verificado", _("lo que es experiencia propia no está verificado"))
        read_on, reviewed = self._sources[source].read_on, self.required("revisado", date)
        if verified and read_on is None:
            what = _("la fuente «{word}» no dice en [fuentes] qué día se leyó («leida»)")
            raise self.problem("verificado", what.format(word=source))
        if verified and read_on is not None and reviewed < read_on:
            raise self.problem("revisado", _("no puede ser antes del día en que se leyó la fuente"))
        own = source == OWN_EXPERIENCE
        fact = Fact(build(self), self._sources[source].text, reviewed, verified, own)
        self.finish()
        return fact

    def optional_fact(self, field: str, build: Callable[["Record"], T]) -> Fact[T] | None:
        """Return the fact in a field, or None when it is absent."""
        self._asked.add(field)
        return self.table(field).fact(build) if self.has(field) else None

    def finish(self) -> None:
        """Refuse fields that nobody asked for: they are typing mistakes."""
        for field in self._values:
            if field not in self._asked:
                raise self.problem(field, _("no se conoce este campo"))


def text_value(record: Record) -> str:
    """Return the «valor» of a fact that is a text."""
    return record.required("valor", str)


def number_value(record: Record) -> float:
    """Return the «valor» of a fact that is a number."""
    return record.required("valor", float)


def read(path: Path) -> Iterator[tuple[str, Record]]:
    """Yield every entry of a catalogue file with its name, but for the table of sources.

    Its texts are those of the language in use, where the catalogue has them.
    """
    content = said_in_its_language(path, table(path))
    sources = _sources(path, content.pop(SOURCES, {}))
    for name, values in content.items():
        if not isinstance(values, dict):
            raise Record(path.name, name, {}, sources).problem(name, _("tiene que ser una tabla"))
        yield name, Record(path.name, name, values, sources)


def raw_facts(path: Path) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Yield every fact of a catalogue file as it is written, with its entry and the text of its source."""
    content = table(path)
    sources = _sources(path, content.pop(SOURCES, {}))
    for entry, values in _tables("", content):
        if values.keys() >= _REVIEWED:
            word = values["fuente"]
            yield entry, values, sources[word].text if word in sources else word


def _tables(entry: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, inner in values.items():
        if isinstance(inner, dict):
            path = f"{entry}.{name}" if entry else name
            yield path, inner
            yield from _tables(path, inner)


def table(path: Path) -> dict[str, Any]:
    """Return a file of the catalogue as it is written; a Problem says which one cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(
            _("No se puede leer el catálogo «{name}»: {error}").format(name=path.name, error=error),
            _("Vuelva a instalar el programa."),
        ) from error


def _sources(path: Path, said: Mapping[str, Any]) -> dict[str, Source]:
    """Return the sources of a file: a text, or a text and the day on which it was read."""
    found = {}
    for name, value in said.items():
        if isinstance(value, str):
            found[name] = Source(value)
            continue
        record = Record(path.name, SOURCES, {name: value}, {}).table(name)
        found[name] = Source(record.required("texto", str), record.required("leida", date))
        record.finish()
    return found

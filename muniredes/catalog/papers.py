"""The papers that are written as data: letters, proposals and reports, part by part."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from muniredes.catalog.records import Record, read
from muniredes.domain.council import Scope
from muniredes.domain.knowledge.facts import BROKEN_COMPUTER, HELP, Fact, PaperPart, WrittenPaper
from muniredes.domain.problems import Problem
from muniredes.i18n import _

NAMES = (
    "pleno", "requerimiento", "recuperacion", "mensajeria", "junta", "contenido_ilegal", "incidente",
    "anuncios", "informantes", BROKEN_COMPUTER, "glosario", HELP,
)  # fmt: skip
"""The papers that cannot be missing, and no others: the program offers them by name."""

SCOPES: Mapping[str, Scope] = {scope.value: scope for scope in Scope}
LISTS = ("normas", "vuelta", "cuenta")


def load_papers(path: Path) -> Mapping[str, Fact[WrittenPaper]]:
    """Return the papers of a file by name; a Problem names the first mistake."""
    records = dict(read(path))
    for name, record in records.items():
        if name not in NAMES:
            raise record.problem(name, _("no se conoce este documento"))
    missing = next((name for name in NAMES if name not in records), None)
    if missing:
        raise Problem(
            _("{file}: falta el documento «{name}».").format(file=path.name, name=missing),
            _("Vuelva a instalar el programa."),
        )
    return {name: records[name].fact(partial(_paper, name)) for name in NAMES}


def _paper(name: str, record: Record) -> WrittenPaper:
    return WrittenPaper(
        key=name,
        title=record.required("titulo", str),
        purpose=record.required("para", str),
        scope=read_scope(record),
        parts=tuple(_parts(record)),
    )


def read_scope(record: Record) -> Scope:
    """Return for which bodies an entry is: all of them unless it says «ambito»."""
    return record.choice("ambito", SCOPES) if record.has("ambito") else Scope.ALL


def _parts(record: Record) -> Iterator[PaperPart]:
    for name, inner in record.tables("parte"):
        part = PaperPart(
            title=inner.required("titulo", str),
            text=inner.optional("texto", str, ""),
            points=inner.texts("puntos"),
            numbered=inner.optional("numera", bool, default=False),
            blanks=inner.texts("datos"),
            copied=inner.optional("lista", str, ""),
            ruled=inner.optional("renglones", str, ""),
            key=name,
        )
        if part.copied and part.copied not in LISTS:
            raise inner.problem("lista", _("use: {words}").format(words=", ".join(LISTS)))
        if not (part.text or part.points or part.blanks or part.copied or part.ruled):
            raise inner.problem("texto", _("falta"))
        inner.finish()
        yield part

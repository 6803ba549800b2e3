"""Chapter 0: what this manual is, of whom, of which day, and its versions."""

from collections.abc import Collection, Iterator

from muniredes.domain.council import EntityKind, Scope, Term
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import CHAPTER_TITLES, chapter_title
from muniredes.manual.compose.told import or_none
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Edition,
    Facts,
    Heading,
    Items,
    Rich,
    Table,
    Text,
    or_pending,
    rich,
)


def chapter(data: ManualData, present: Collection[str]) -> Chapter:
    """Return the chapter; `present` are the numbers of the other chapters of this manual."""
    return Chapter("0", chapter_title("0"), tuple(_blocks(data, present)), on_cover=True)


_ELECTORAL = "14"


def _blocks(data: ManualData, present: Collection[str]) -> Iterator[Block]:
    yield Facts(tuple(_facts(data)), _("Datos del manual y del organismo"))
    yield Callout(_("Cómo leerlo"), tuple(_how_to_read()))
    yield Heading(_("Versiones"), key="versiones")
    yield Table(
        (_("Versión"), _("Fecha"), _("Edición"), _("Preparada por")),
        tuple(_versions(data)),
        (1.2, 2, 3.5, 3.3),
        _("Versiones del manual"),
    )
    missing = [title for number, title in _titles(data) if number not in present and number != "0"]
    if missing:
        yield Heading(_("Capítulos que aún no tienen contenido"), key="capitulos-pendientes")
        yield Text(rich(_("Conservan su número para que las versiones del manual se puedan comparar.")))
        yield Items(tuple(rich(f"{number}. {_(CHAPTER_TITLES[number])}") for number in _numbers(missing)))


def _titles(data: ManualData) -> Iterator[tuple[str, str]]:
    """Yield the chapters that this kind of body may have: only a public one minds elections."""
    for number, title in CHAPTER_TITLES.items():
        if number != _ELECTORAL or data.council.kind.is_public:
            yield number, title


def _numbers(titles: Collection[str]) -> list[str]:
    return [number for number, title in CHAPTER_TITLES.items() if title in titles]


def _facts(data: ManualData) -> Iterator[tuple[str, Rich]]:
    council, term, user = data.council, data.snapshot.term, data.snapshot.user
    area = data.snapshot.coordinating_area
    yield _("Organismo"), rich(council.official_name)
    yield (
        word("council.province"),
        or_pending(", ".join(part for part in (council.province, council.region) if part)),
    )
    if council.municipality_code and Scope.MUNICIPAL.covers(council.kind):
        yield word("council.municipality_code"), rich(council.municipality_code)
    yield word("council.website"), or_none(council, "website", council.site)
    if council.kind.is_public or council.office:
        yield word("council.electronic_office"), or_none(council, "electronic_office", council.office)
    yield word("council.phone"), or_none(council, "phone", council.telephone)
    yield _("Mandato"), or_pending(_term(term, council.kind) if term else "")
    yield word("council.coordinating_area_id"), or_pending(area.name if area else "")
    yield _("Preparado por"), or_pending(data.name(user) if user else "")
    yield _("Fecha"), rich(long_date(data.as_of))
    yield _("Lo que falta"), rich(f"{data.examination.missing_words}.")


def _term(term: Term, kind: EntityKind) -> str:
    since = _("desde el {day}").format(day=long_date(term.starts))
    return f"{term.label}, {since}" if kind.is_public else since


def _how_to_read() -> Iterator[Rich]:
    yield rich(
        _("Donde pone «pendiente» falta una respuesta: escríbala a mano y pásela después al programa.")
    )
    yield rich(_("Ninguna contraseña consta aquí: solo dónde está guardada cada una."))
    yield rich(
        _(
            "Los datos de las redes y de la ley pueden haber cambiado desde que se revisaron: "
            "el anexo B dice cuándo. No sustituyen el criterio de Secretaría."
        )
    )


def _versions(data: ManualData) -> Iterator[tuple[Rich, ...]]:
    """Yield every version that was printed, and this one in its place."""
    user = data.snapshot.user
    printed = {
        issue.version: (issue.as_of, Edition(issue.edition), issue.author) for issue in data.snapshot.issues
    }
    printed[data.version] = (data.as_of, data.edition, data.name(user) if user else "")
    for version, (day, edition, author) in sorted(printed.items()):
        yield rich(str(version)), rich(short_date(day)), rich(edition.word), rich(author or "—")

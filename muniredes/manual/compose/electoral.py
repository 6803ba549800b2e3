"""Chapter 14: the days on which an election changes what may be said."""

from collections.abc import Iterator

from muniredes.domain.dates import weekday_date
from muniredes.domain.elections import ElectoralPeriod, milestone_days
from muniredes.i18n import _
from muniredes.manual.compose import electoral_posts
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Callout, Chapter, Heading, Marker, Table, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing when no election is known or the body is not a public authority."""
    if not data.snapshot.periods or not data.council.kind.is_public:
        return None
    return Chapter("14", chapter_title("14"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    lead = _("Desde que se publica la convocatoria hasta la votación, solo información de servicio.")
    yield Text(rich(lead), Tone.LEAD)
    for period in data.snapshot.periods:
        yield Heading(period.name, key=f"elecciones-{period.id}")
        yield _dates(period)
        yield from electoral_posts.blocks(data, period)
    yield Callout(
        _("Es un consejo, no una sentencia"),
        (rich(_("Los colores ayudan a decidir. Ante la duda, pregunte a Secretaría antes de publicar.")),),
    )
    for title, key, name in (
        (_("Verde: se puede"), "electoral-verde", "verde"),
        (_("Ámbar: pregunte antes"), "electoral-ambar", "ambar"),
        (_("Rojo: no se publica"), "electoral-rojo", "rojo"),
    ):
        yield Heading(title, key=key)
        yield data.advice_list(name)
    yield Heading(_("Qué se hace al abrirse el periodo"), key="electoral-acciones")
    yield data.advice_list("acciones", Marker.TICK)
    yield Heading(_("Textos neutros para copiar"), key="electoral-textos")
    yield data.advice_list("elecciones_textos")


def _dates(period: ElectoralPeriod) -> Table:
    rows = tuple(
        (
            rich(entry.milestone.word),
            rich(weekday_date(entry.day)),
            rich(_("Corregida") if entry.corrected else _("Calculada: confírmela con el BOE")),
        )
        for entry in milestone_days(period)
    )
    return Table(
        (_("Qué"), _("Cuándo"), _("De dónde sale")),
        rows,
        (3.6, 3.2, 3.2),
        _("Fechas de {name}").format(name=period.name),
    )

"""Chapter 16: what is still pending when the manual is handed over."""

from collections.abc import Iterator

from muniredes.domain.findings import Finding
from muniredes.domain.risk import RiskLevel
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Chapter, Heading, Items, Marker, RuledSpace, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; the public edition has none, and neither has a manual without gaps."""
    if data.is_public or not data.examination.findings:
        return None
    return Chapter("16", chapter_title("16"), tuple(_blocks(data)))


def _blocks(data: ManualData) -> Iterator[Block]:
    findings = data.examination.findings
    lead = ngettext("Queda {n} asunto pendiente.", "Quedan {n} asuntos pendientes.", len(findings))
    yield Text(rich(lead), Tone.LEAD)
    for title, key, level in (
        (_("Lo más urgente"), "pendiente-urgente", RiskLevel.HIGH),
        (_("Conviene arreglarlo"), "pendiente-conviene", RiskLevel.MEDIUM),
        (_("Cuando se pueda"), "pendiente-despues", RiskLevel.LOW),
    ):
        yield from _group(title, key, [finding for finding in findings if finding.level is level])
    yield Heading(_("Entrega"), key="entrega")
    yield RuledSpace(_("Fecha y lugar, quién entrega, quién recibe, y lo que hagan constar."), 5)


def _group(title: str, key: str, findings: list[Finding]) -> Iterator[Block]:
    if findings:
        yield Heading(title, key=key)
        yield Items(tuple(rich(finding.sentence) for finding in findings), Marker.TICK)

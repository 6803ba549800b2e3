"""The texts of each checklist, to be copied: its three messages and those of its steps."""

from collections.abc import Iterator

from muniredes.domain.crisis.knowledge import Checklist, Stage
from muniredes.domain.texts.gaps import body_gaps, filled
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Rich, Span, Table, rich


def key_of(checklist: Checklist) -> str:
    """Return where links to the texts of a checklist point."""
    return f"textos-{checklist.key}"


def title_of(checklist: Checklist) -> str:
    """«Textos de «Emergencia»»."""
    return _("Textos para copiar: {title}").format(title=checklist.title)


def link_to(checklist: Checklist) -> Span:
    """Return the title as a link."""
    return Span(title_of(checklist), link=f"#{key_of(checklist)}")


def how_to_fill() -> str:
    """Return how the gaps are filled."""
    return _("Lo que va entre { } lo pone quien publica. Léalo otra persona antes de que salga.")


def in_private() -> str:
    """Return what is said of texts that are never published."""
    return _("Se contesta en privado a quien lo pide: no se publica en ninguna cuenta.")


def table(data: ManualData, checklist: Checklist) -> Table:
    """Return the texts of one checklist."""
    return Table(
        (_("Cuándo"), _("Texto")),
        tuple(_rows(data, checklist)),
        (2, 8),
        _("Textos para copiar de la lista «{title}»").format(title=checklist.title),
    )


def _rows(data: ManualData, checklist: Checklist) -> Iterator[tuple[Rich, ...]]:
    for stage in Stage:
        if checklist.messages.get(stage):
            yield rich(stage.word), rich(said(data, checklist.messages[stage]))
    for number, step in enumerate(checklist.steps, start=1):
        if step.paste:
            yield rich(_("Paso {n}").format(n=number)), rich(said(data, step.paste))


def said(data: ManualData, text: str) -> str:
    """Return a text with the gaps that the guide can fill; the rest stay for whoever publishes it."""
    return filled(data.filled(text), body_gaps(data.council))

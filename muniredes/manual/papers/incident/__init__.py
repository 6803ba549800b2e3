"""«Informe de la crisis»: all that is known of one incident, to be signed and filed."""

from collections.abc import Iterator
from dataclasses import replace

from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Callout, Document, RuledSpace, rich
from muniredes.manual.papers.incident import captures, header, lessons, steps, timeline
from muniredes.manual.papers.sheet import sheet

__all__ = ["incident_report"]


def incident_report(data: ManualData, file: IncidentFile) -> Document:
    """Return the report of a crisis as a value; a drill says so on every page."""
    is_drill = file.incident.is_drill
    title = _("Informe del simulacro") if is_drill else _("Informe de la crisis")
    paper = sheet(data, title, tuple(_blocks(data, file)), is_draft=False)
    stamps = (paper.stamp, _("SIMULACRO") if is_drill else "")
    return replace(
        paper,
        title=f"{title}: {file.incident.name}. {data.body_name}",
        stamp=" · ".join(filter(None, stamps)),
    )


def _blocks(data: ManualData, file: IncidentFile) -> Iterator[Block]:
    if file.incident.is_drill:
        yield Callout(
            _("SIMULACRO"),
            (rich(_("Esto fue un ensayo: nada de lo que sigue pasó de verdad.")),),
            is_warning=True,
        )
    yield from header.blocks(data, file.incident)
    yield from header.breach(data, file.incident)
    yield from timeline.blocks(data, file)
    yield from steps.blocks(data, file)
    yield from captures.blocks(data, file)
    yield from lessons.blocks(data, file)
    yield RuledSpace(_("Lugar, fecha, nombre, cargo y firma de quien hace el informe."), 3)

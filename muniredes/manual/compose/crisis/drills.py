"""The yearly drill: how it is done, when the next is, and where those done are told."""

from collections.abc import Iterator

from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Marker, Span, Text, pending, rich


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield how a drill is done, when the next one is, and where to read of those done."""
    yield Heading(_("El simulacro de cada año"), key="crisis-simulacro")
    yield data.advice_list("crisis_simulacro", Marker.TICK)
    yield Text(rich(_("Próximo simulacro: "), data.day(data.snapshot.crisis.drill_due), "."))
    if any(incident.is_drill and incident.ended_at for incident in data.snapshot.crisis.incidents):
        told = Span(_("lo que se aprendió en ellos"), link="#simulacros-pasados")
        yield Text(rich(_("De los que se han hecho consta "), told, "."))
    else:
        yield Text(rich(_("Simulacros hechos: "), pending()))

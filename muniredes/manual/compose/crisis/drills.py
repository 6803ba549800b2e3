"""The yearly drill: how it is done, when the next is, and those done, which stay inside."""

from collections.abc import Iterator

from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.crisis.moments import day_of, lasting
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Marker, Rich, Table, Text, or_pending, pending, rich


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield how a drill is done; in the reserved edition, the next one and those done too."""
    yield Heading(_("El simulacro de cada año"), key="crisis-simulacro")
    yield data.advice_list("crisis_simulacro", Marker.TICK)
    due = data.snapshot.crisis.drill_due
    yield Text(rich(_("Próximo simulacro: "), data.day(due)))
    rows = tuple(_rows(data))
    if not rows:
        yield Text(rich(_("Simulacros hechos: "), pending()))
        return
    yield Table(
        (_("Día"), word("incident.checklist"), _("Cuánto duró"), _("Qué se cambió")),
        rows,
        (2.2, 3, 1.8, 3.6),
        _("Simulacros hechos"),
    )


def _rows(data: ManualData) -> Iterator[tuple[Rich, ...]]:
    for incident in data.snapshot.crisis.incidents:
        if incident.is_drill and incident.began_at and incident.ended_at:
            yield (
                rich(long_date(day_of(data, incident.began_at))),
                rich(incident.title),
                rich(lasting(incident.ended_at - incident.began_at)),
                or_pending(incident.prevention),
            )

"""«¿Qué pasa?»: from what a frightened person would say to its checklist."""

from collections.abc import Iterator

from muniredes.domain.crisis.knowledge import Checklist, TriageQuestion
from muniredes.i18n import _
from muniredes.manual.compose.crisis import sheets
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Items, Marker, Rich, Span, Table, Text, bold, rich


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the nine plain sentences with their lists, and the questions for who does not know."""
    yield Heading(_("¿Qué pasa?"), key="crisis-que-pasa")
    yield Table(
        (_("Si lo que pasa es…"), _("Lista")),
        tuple((rich(each.plain), rich(_link(each))) for each in sheets.checklists(data)),
        (7, 3),
        _("Qué lista corresponde a lo que pasa"),
    )
    if data.crisis.questions:
        yield Text(rich(bold(_("¿No lo sabe?")), _(" Pregúntese, por este orden:")))
        yield Items(tuple(_question(data, each) for each in data.crisis.questions), Marker.NUMBER)


def _link(checklist: Checklist) -> Span:
    return Span(checklist.title, link=f"#{sheets.key_of(checklist)}")


def _question(data: ManualData, asked: TriageQuestion) -> Rich:
    yes = rich(_(" Sí: "), _link(data.crisis.checklist(asked.yes)), ".")
    no = rich(_(" No: "), _link(data.crisis.checklist(asked.no)), ".") if asked.no else rich("")
    return rich(asked.question, yes, no)

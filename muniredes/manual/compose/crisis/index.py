"""«¿Qué pasa?»: from what a frightened person would say to its checklist, and to what is done first."""

from collections.abc import Callable, Iterator

from muniredes.domain.crisis.knowledge import Checklist, TriageQuestion
from muniredes.i18n import _
from muniredes.manual.compose.crisis import sheets
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Fit,
    Heading,
    Items,
    Marker,
    Rich,
    Span,
    Table,
    Text,
    bold,
    rich,
    stacked,
)

_HEIGHT = 600.0
_FIRST = 3
"""How many steps of each list the manual has: the rest is a booklet, to be ticked by pen."""


def first_steps(data: ManualData) -> Iterator[Block]:
    """Yield the plain sentences, each with its list and what is done first, and where the lists are."""
    yield Heading(_("¿Qué pasa?"), key="crisis-que-pasa", starts_page=True)
    yield Table(
        (_("Si lo que pasa es…"), _("Lo primero, por este orden; lo demás, en su lista")),
        tuple((_named(data, each), _first(each)) for each in sheets.checklists(data)),
        (2.9, 7.1),
        _("Qué se hace primero según lo que pasa"),
        Fit(_HEIGHT, 9.5, 9.5),
    )
    yield Text(_where_the_lists_are(data))
    yield from _questions(data, _link if data.has_lists else lambda checklist: bold(checklist.title))


def _where_the_lists_are(data: ManualData) -> Rich:
    if data.has_lists:
        return rich(
            bold(_("Las listas enteras están al final de este capítulo, ")),
            _("en blanco. Cada una se marca aquí mismo y lleva detrás sus textos para copiar."),
        )
    return rich(
        bold(_("Las listas enteras van en un cuaderno aparte: ")),
        _(
            "«Listas de crisis en blanco», que se imprime desde «Crisis» y se guarda con este manual. "
            "Cada una se marca con bolígrafo y lleva detrás sus textos para copiar."
        ),
    )


def _first(checklist: Checklist) -> Rich:
    """Return the first steps, each with when it is due."""
    steps = (
        rich(bold(f"{number}. "), step.do) for number, step in enumerate(checklist.steps[:_FIRST], start=1)
    )
    return stacked(*steps)


def _named(data: ManualData, checklist: Checklist) -> Rich:
    """Return the plain sentence and its list, which leads to it where it is in the manual."""
    said = _("Lista: {title}").format(title=checklist.title)
    link = f"#{sheets.key_of(checklist)}" if data.has_lists else ""
    return rich(checklist.plain, "\n", Span(said, italic=True, link=link))


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the nine plain sentences with their lists, and the questions for who does not know."""
    yield Heading(_("¿Qué pasa?"), key="crisis-que-pasa")
    yield Table(
        (_("Si lo que pasa es…"), _("Lista")),
        tuple((rich(each.plain), rich(_link(each))) for each in sheets.checklists(data)),
        (7, 3),
        _("Qué lista corresponde a lo que pasa"),
    )
    yield from _questions(data, _link)


Naming = Callable[[Checklist], Span]
"""Says which list it is: as a link, where the list is in the same paper."""


def _questions(data: ManualData, naming: Naming) -> Iterator[Block]:
    if data.crisis.questions:
        yield Text(rich(bold(_("¿No lo sabe?")), _(" Pregúntese, por este orden:")))
        asked = tuple(_question(data, each, naming) for each in data.crisis.questions)
        yield Items(asked, Marker.NUMBER, columns=2)
        yield from _the_rest(data, naming)


def _the_rest(data: ManualData, naming: Naming) -> Iterator[Block]:
    """Yield what it may be when every answer is «no»."""
    named = [naming(data.crisis.checklist(key)) for key in data.crisis.not_asked]
    if named and not data.crisis.questions[-1].no:
        apart = [part for span in named for part in (", ", span)][1:]
        yield Text(rich(bold(_("¿A todo que no?")), _(" Mire si es una de estas: "), *apart, "."))


def _link(checklist: Checklist) -> Span:
    return Span(checklist.title, link=f"#{sheets.key_of(checklist)}")


def _question(data: ManualData, asked: TriageQuestion, naming: Naming) -> Rich:
    yes = rich(_(" Sí: "), naming(data.crisis.checklist(asked.yes)), ".")
    no = rich(_(" No: "), naming(data.crisis.checklist(asked.no)), ".") if asked.no else rich("")
    return rich(asked.question, yes, no)

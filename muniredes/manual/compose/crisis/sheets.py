"""The checklists, ready to be ticked: by pen, each on a page of its own; or where they are read."""

from collections.abc import Iterator

from muniredes.domain.crisis.knowledge import Checklist, ChecklistStep
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.crisis import texts
from muniredes.manual.compose.crisis.levels import deciding_parts
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.sheet import LETTERS, rows_that_fit
from muniredes.manual.document import (
    Block,
    Facts,
    Fit,
    Heading,
    Items,
    Marker,
    Rich,
    Span,
    Table,
    Text,
    Tone,
    bold,
    rich,
    rule,
    stacked,
)
from muniredes.manual.page_shape import PageSize

_AROUND = 96.0
"""Points of the page that its title, what it is for, who holds it and its foot may take."""

_FACT = 18.0
_LARGEST = 10.5
_WIDTHS = (0.72, 7.1, 2.0, 1.1)
_BOX = 1.35


def checklists(data: ManualData) -> tuple[Checklist, ...]:
    """Return every checklist, in the order of the catalogue."""
    return tuple(fact.value for fact in data.crisis.checklists.values())


def key_of(checklist: Checklist) -> str:
    """Return where links to a checklist point."""
    return f"lista-{checklist.key}"


def is_long(data: ManualData, checklist: Checklist) -> bool:
    """Whether a list goes on overleaf, where its texts are: its letters are not made smaller for it."""
    rows = tuple(_row(data, number, step) for number, step in enumerate(checklist.steps, start=1))
    return len(rows_that_fit(rows, _WIDTHS, _room(data, checklist))) < len(rows)


def _room(data: ManualData, checklist: Checklist) -> float:
    """Return how tall the table of its steps may be."""
    lines = len(tuple(_facts(data, checklist))) + checklist.is_breach
    return PageSize.A4.shape.body_height - _AROUND - _FACT * lines


def sheet(data: ManualData, checklist: Checklist) -> Iterator[Block]:
    """Yield one checklist on a sheet of its own: a page, or both sides when it is long."""
    facts = tuple(_facts(data, checklist))
    yield Heading(checklist.title, key=key_of(checklist), starts_page=True)
    yield Text(_about(data, checklist), Tone.NOTE)
    yield Facts(facts, _("Cuándo empezó y quién lleva la lista"))
    yield Table(
        (_("Hecho"), word("incident_step.do"), _("Plazo y quién"), _("Hora, quién")),
        tuple(_row(data, number, step) for number, step in enumerate(checklist.steps, start=1)),
        _WIDTHS,
        _("Pasos de la lista «{title}»").format(title=checklist.title),
        Fit(_room(data, checklist), _LARGEST, LETTERS),
    )
    yield Text(rich(_("Los textos para copiar están en «"), texts.link_to(checklist), _("».")), Tone.NOTE)


def to_tick(data: ManualData, checklist: Checklist) -> Iterator[Block]:
    """Yield one checklist to be ticked on a page that is read in a browser, and behind it its texts."""
    yield Heading(checklist.title, key=key_of(checklist), starts_page=True)
    yield Text(_about(data, checklist), Tone.NOTE)
    if checklist.is_breach:
        yield Facts(tuple(_of_breach(data)), _("Aviso a la autoridad"))
    yield Items(
        tuple(_box(data, number, step) for number, step in enumerate(checklist.steps, start=1)), Marker.TICK
    )
    yield Heading(texts.title_of(checklist), level=3, key=texts.key_of(checklist))
    yield Text(rich(texts.how_to_fill()))
    if checklist.is_private:
        yield Text(rich(texts.in_private()))
    yield texts.table(data, checklist)


def _box(data: ManualData, number: int, step: ChecklistStep) -> Rich:
    """«**1. Cambie la contraseña.** En 5 minutos, quien coordina. Porque…»."""
    due = ", ".join((step.deadline, *(role.word for role in step.roles)))
    return rich(bold(f"{number}. {step.do} "), " ".join((f"({due})", *_reasons(data, number, step))))


def _about(data: ManualData, checklist: Checklist) -> Rich:
    """What it is for and who decides; the hours of its messages are those of its steps."""
    advice = data.crisis.level(checklist.level)
    return rich(
        f"«{checklist.plain}» ",
        _("Nivel {level}. Lo decide: {parts}.").format(
            level=checklist.level.title, parts=deciding_parts(advice)
        ),
    )


def _facts(data: ManualData, checklist: Checklist) -> Iterator[tuple[str, Rich]]:
    yield _("Se supo (día y hora)"), rich(rule())
    yield _("Lleva la lista"), rich(rule())
    if checklist.is_breach:
        yield from _of_breach(data)


def _of_breach(data: ManualData) -> Iterator[tuple[str, Rich]]:
    label = _("Aviso a la autoridad: {n} horas").format(n=data.crisis.breach_hours.value)
    known = data.crisis.authority_of(data.council)
    authority = rich(known.name) if known else rich(rule())
    yield label, rich(authority, "\n", _("Antes del día y la hora: "), rule())


def _row(data: ManualData, number: int, step: ChecklistStep) -> tuple[Rich, ...]:
    return (
        rich(Span("☐", scale=_BOX), f" {number}"),
        rich(bold(step.do), " ", " ".join(_reasons(data, number, step))),
        stacked(
            rich(Span(step.deadline, bold=True)),
            rich(", ".join(role.word for role in step.roles)),
        ),
        rich(rule()),
    )


def _reasons(data: ManualData, number: int, step: ChecklistStep) -> Iterator[str]:
    if step.why:
        yield step.why
    other = data.crisis.checklists.get(step.opens)
    if other is not None:
        yield _("Abra también la lista «{title}».").format(title=other.value.title)
    if step.stage is not None:
        yield _("Texto: «{stage}».").format(stage=step.stage.word)
    if step.paste:
        yield _("Texto: el del paso {n}.").format(n=number)

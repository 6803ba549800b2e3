"""Chapter 2: areas, people, the five steps, and the hours there are."""

from collections.abc import Iterator, Sequence

from muniredes.domain.fields import word
from muniredes.domain.hours import hours_there_are, workers
from muniredes.domain.people import FlowStep, Person, hours, hours_needed
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Callout,
    Chapter,
    Facts,
    FlowBox,
    FlowFigure,
    Heading,
    Rich,
    RuledSpace,
    Table,
    Text,
    or_pending,
    rich,
)
from muniredes.manual.drawing import Drawing, Paint, Shape

_BAR_WIDE = 410.0


def chapter(data: ManualData) -> Chapter:
    """Return the chapter."""
    return Chapter("2", chapter_title("2"), tuple(_blocks(data)), starts_page=True)


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Quién coordina"), key="quien-coordina")
    yield Text(_coordination(data))
    yield from _areas(data)
    yield from _people(data)
    yield Heading(_("De la idea a la respuesta, en cinco pasos"), key="cinco-pasos")
    yield _flow(data)
    yield from _hours(data)
    yield Heading(_("La cuenta personal de cada uno"), key="cuentas-personales")
    yield data.advice_list("personal")


def _coordination(data: ManualData) -> Rich:
    area = data.snapshot.coordinating_area
    if area is None:
        return rich(_("Área que coordina todas las redes: "), or_pending(""))
    return rich(
        _("Coordina todas las redes el área de {area}. Responde de ella: ").format(area=area.name),
        data.by_name(area.responsible_id),
        ".",
    )


def _areas(data: ManualData) -> Iterator[Block]:
    if not data.snapshot.areas:
        return
    rows = tuple((area.name, data.by_name(area.responsible_id)) for area in data.snapshot.areas)
    yield Heading(_("Áreas y quién responde de cada una"), key="areas")
    yield Facts(rows, _("Áreas, con su responsable"))


def _people(data: ManualData) -> Iterator[Block]:
    yield Heading(_("Personas"), key="personas")
    if not data.snapshot.people:
        yield RuledSpace(_("No hay nadie apuntado todavía. Escriba aquí quién interviene."), 6)
        return
    yield Table(
        (
            _("Nombre y cargo"),
            word("person.kind"),
            _("Teléfono y correo"),
            word("person.deputy_id"),
            _("Horas/sem."),
        ),
        tuple(person_row(data, person) for person in data.snapshot.people),
        (2.7, 2, 3.2, 1.9, 1.2),
        _("Personas que intervienen, con su suplente y sus horas"),
    )
    yield from _leavers(data)


def person_row(data: ManualData, person: Person) -> tuple[Rich, ...]:
    """Return what the table of people says of one."""
    return (
        rich("\n".join(part for part in (person.with_post, data.area(person.area_id)) if part)),
        or_pending(person.kind.word if person.kind else ""),
        data.reach(person),
        or_pending(data.snapshot.name_of(person.deputy_id)),
        or_pending(hours(person.weekly_hours).split(" ")[0] if person.weekly_hours is not None else ""),
    )


def _leavers(data: ManualData) -> Iterator[Block]:
    names = [
        person.with_post
        for person in data.snapshot.people
        if person.kind and person.kind.leaves_with_the_term
    ]
    if names:
        text = ngettext(
            "Esta persona deja su puesto cuando acaba el mandato:",
            "Estas personas dejan su puesto cuando acaba el mandato:",
            len(names),
        )
        alone = ngettext(
            "No debería ser la única con las llaves de ninguna cuenta.",
            "No deberían ser las únicas con las llaves de ninguna cuenta.",
            len(names),
        )
        yield Callout(
            _("Quién se va con el mandato"),
            (rich(f"{text} {'; '.join(names)}. ", alone),),
            is_warning=True,
        )


def _flow(data: ManualData) -> FlowFigure:
    boxes = tuple(
        FlowBox(step.word, _holder(data, step), _deputy(data, step), step.meaning) for step in FlowStep
    )
    said = " ".join(_said(number, box) for number, box in enumerate(boxes, start=1))
    return FlowFigure(
        boxes,
        _("Flujo de responsabilidades en cinco pasos, de arriba abajo. {steps}").format(steps=said),
        "",
    )


def _said(number: int, box: FlowBox) -> str:
    deputy = f" {box.deputy}." if box.deputy else ""
    return f"{number}, {box.step}: {box.who}. {box.what.rstrip('.')}.{deputy}"


def _holder(data: ManualData, step: FlowStep) -> str:
    return data.snapshot.name_of(data.snapshot.step_holders(step)[0]) or _("pendiente")


def _deputy(data: ManualData, step: FlowStep) -> str:
    name = data.snapshot.name_of(data.snapshot.step_holders(step)[1])
    return _("Suplente: {name}").format(name=name) if name else ""


def _hours(data: ManualData) -> Iterator[Block]:
    if not data.snapshot.people or not data.snapshot.accounts:
        return
    load = hours_there_are(data.snapshot, data.networks, data.as_of)
    yield Heading(_("Cuántas horas hay y cuántas hacen falta"), key="horas")
    yield Text(rich(load.sentence))
    asked = [(account, hours_needed(account, data.networks)) for account in data.used]
    if asked:
        doing = workers(data.snapshot)
        people = [(data.snapshot.name_of(each.id), each.weekly_hours or 0.0) for each in doing]
        yield _hours_drawn(
            [each for each in people if each[1]], [(data.title(one), many) for one, many in asked]
        )


def _hours_drawn(people: Sequence[tuple[str, float]], asked: Sequence[tuple[str, float]]) -> Drawing:
    """Return two bars to one scale: the hours of each person, and of each account; of nobody, no bar."""
    scale = _BAR_WIDE / max(sum(many for _name, many in people), sum(many for _name, many in asked), 1.0)
    shapes: list[Shape] = []
    top, said = 0.0, []
    needed = sum(many for _name, many in asked)
    bars = (
        (_("Hay"), people, Paint.BAND),
        (_("Hace falta") if needed == 1 else _("Hacen falta"), asked, ""),
    )
    for label, parts, paint in (bar for bar in bars if bar[1]):
        total = hours(sum(many for _name, many in parts))
        shapes.append(Shape(0, top, 70, 22, f"{label}\n{total}", size=9.5, bold=True, is_left=True))
        left = 74.0
        for number, (_name, many) in enumerate(parts, start=1):
            wide = many * scale
            shapes.append(Shape(left, top, wide, 22, str(number), fill=paint, stroke=Paint.ACCENT, size=9.5))
            left += wide
        named = [f"({number}) {name}, {hours(many)}" for number, (name, many) in enumerate(parts, start=1)]
        said.append(_("{label} {total}: {parts}.").format(label=label, total=total, parts="; ".join(named)))
        top += 28
    return Drawing(74 + _BAR_WIDE, top - 6, tuple(shapes), " ".join(said), " ".join(said))

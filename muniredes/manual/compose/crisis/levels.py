"""The rules that never change, and the four levels: when, who decides, who is told, and how often."""

from collections.abc import Iterator

from muniredes.domain.crisis.clocks import every
from muniredes.domain.crisis.knowledge import LevelAdvice, in_minutes
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, Text, bold, rich, stacked


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the principles and the table of levels."""
    yield Heading(_("Lo que vale siempre"), key="crisis-principios")
    yield data.advice_list("crisis_principios")
    yield Heading(_("Los cuatro niveles"), key="crisis-niveles")
    yield Text(rich(_("Ante la duda, el más alto: bajar es fácil. El color se dice siempre con su nombre.")))
    yield table(data)


def table(data: ManualData) -> Table:
    """Return the four levels."""
    return Table(
        (_("Nivel"), _("Cuándo"), _("Quién lo decide"), _("A quién se avisa"), _("Avisos al público")),
        tuple(_row(data, level) for level in CrisisLevel),
        (1.5, 3.2, 2, 2.1, 1.7),
        _("Los cuatro niveles de una crisis"),
    )


def _row(data: ManualData, level: CrisisLevel) -> tuple[Rich, ...]:
    advice = data.crisis.level(level)
    return (
        rich(level.title),
        rich(advice.when),
        stacked(rich(deciding_parts(advice)), *_deciders(data, level)),
        rich(advice.told),
        rich(notices_of(advice)),
    )


def deciding_parts(advice: LevelAdvice) -> str:
    """«Alcaldía o Secretaría»."""
    return _(" o ").join(role.word for role in advice.decides)


def _deciders(data: ManualData, level: CrisisLevel) -> Iterator[Rich]:
    duty = data.snapshot.crisis.decider_of.get(level)
    yield bold_if_known(data, duty.person_id if duty else None)
    deputy = data.snapshot.name_of(duty.deputy_id) if duty else ""
    if deputy:
        yield rich(_("Suplente: {name}").format(name=deputy))


def bold_if_known(data: ManualData, person_id: int | None) -> Rich:
    """Return a person in bold, or the mark of a missing answer."""
    name = data.snapshot.name_of(person_id)
    return rich(bold(name)) if name else data.by_name(None)


def notices_of(advice: LevelAdvice) -> str:
    """«El primero, cuando diga su lista (si no, en 15 minutos); después, cada hora»."""
    first = in_minutes(advice.first_notice) if advice.first_notice is not None else ""
    then = every(advice.cadence) if advice.cadence else ""
    if first and then:
        return _("El primero, cuando diga su lista (si no, {first}); después, {then}.").format(
            first=first, then=then
        )
    if first:
        return _("El primero, cuando diga su lista (si no, {first}); después, si cambia algo.").format(
            first=first
        )
    return _("{then}, sin prisa con el primero.").format(then=then.capitalize()) if then else _("Sin prisa.")

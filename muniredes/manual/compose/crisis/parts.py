"""Who has each part in a crisis, the only voice, where the kit is, and what is ready to be published."""

from collections.abc import Iterator

from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.crisis.plan import CrisisPlan, PreparedNotice
from muniredes.domain.crisis.responsible import pair
from muniredes.domain.fields import word
from muniredes.domain.people import Person
from muniredes.domain.texts.phones import told_phone
from muniredes.domain.texts.text import ended
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Facts,
    Heading,
    PictureFigure,
    Rich,
    Table,
    Text,
    bold,
    or_pending,
    pending,
    rich,
)

_PICTURE_TALL = 64.0


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the parts; the rules of the house and the notices, which stay inside."""
    yield Heading(_("Quién hace qué"), key="crisis-papeles")
    yield Text(rich(_("Una misma persona puede tener varios papeles. Cada papel necesita a quien supla.")))
    yield _table(data)
    plan = data.snapshot.crisis.plan or CrisisPlan()
    yield Heading(_("Una sola voz"), key="crisis-voz")
    yield Facts(
        (
            (word("crisis_plan.single_voice"), or_pending(plan.single_voice)),
            (word("crisis_plan.kit_place"), or_pending(plan.kit_place)),
        ),
        _("La regla de la única voz y el sobre de crisis"),
    )
    yield Heading(_("Lo que tiene que estar preparado"), key="crisis-preparar")
    yield data.advice_list("crisis_preparar")
    yield Heading(_("Avisos e imágenes preparados"), key="crisis-avisos")
    yield from _notices(data)


def _table(data: ManualData) -> Table:
    return Table(
        (
            word("crisis_duty.role"),
            _("Qué hace"),
            word("crisis_duty.person_id"),
            word("crisis_duty.deputy_id"),
        ),
        tuple(_row(data, role) for role in CrisisRole),
        (2.2, 3.2, 2.6, 2.6),
        _("Quién tiene cada papel en una crisis"),
    )


def _row(data: ManualData, role: CrisisRole) -> tuple[Rich, ...]:
    person, deputy = pair(role, data.snapshot)
    return (
        rich(role.word),
        rich(role.meaning),
        reached(data, person),
        reached(data, deputy),
    )


def reached(data: ManualData, person: Person | None) -> Rich:
    """Return a person with her phone, which only the reserved edition says."""
    if person is None:
        return pending()
    return rich(data.snapshot.name_of(person.id), "\n", or_pending(told_phone(person.phone)))


def _notices(data: ManualData) -> Iterator[Block]:
    notices = data.snapshot.crisis.notices
    if not notices:
        yield Text(rich(_("Dónde están: "), pending()))
    for notice in notices:
        yield Text(rich(bold(f"{ended(notice.name)} "), notice.text))
        yield from _picture(data, notice)


def _picture(data: ManualData, notice: PreparedNotice) -> Iterator[Block]:
    picture = data.images.get(notice.picture or "")
    if picture is not None:
        alt = notice.alternative_text or _("Imagen del aviso «{name}»").format(name=notice.name)
        yield PictureFigure(picture, alt, alt, _PICTURE_TALL)

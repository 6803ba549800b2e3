"""The rules of participation, and the legal notice of the profiles."""

from collections.abc import Iterator

from muniredes.domain.fields import word
from muniredes.domain.texts.denials import answered
from muniredes.i18n import _
from muniredes.manual.compose.citizens.accounts import others_and_ways
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.told import or_none
from muniredes.manual.document import Block, Facts, Heading, Text, or_pending, rich
from muniredes.manual.papers.decree import official_table, procedure_of, rules_of


def rules(data: ManualData) -> tuple[Block, ...]:
    """Return the rules, what is done when they are broken, the hours and the deadlines."""
    return tuple(_rules(data))


def _rules(data: ManualData) -> Iterator[Block]:
    guide = data.snapshot.conversation
    yield Text(
        rich(_("{name}: normas para participar en sus cuentas.").format(name=data.council.official_name))
    )
    yield Heading(_("Normas"), key="normas")
    yield from rules_of(data)
    yield Heading(_("Si alguien las incumple"), key="incumplimiento")
    yield from procedure_of(data)
    yield Heading(_("Cuándo contestamos"), key="cuando")
    yield Facts(
        (
            (_("Horario"), or_pending(data.printable(answered(guide.hours)) if guide else "")),
            *((each.kind, rich(each.answer)) for each in (guide.deadlines if guide else ())),
        ),
        _("Horario y plazos de respuesta"),
    )
    yield Heading(_("Aprobación"), key="aprobacion")
    yield Facts(
        (
            (_("Las aprobó"), or_pending(answered(guide.approved_by) if guide else "")),
            (_("Número"), or_pending(answered(guide.approval_number) if guide else "")),
            (_("Fecha"), data.day(guide.approved_on if guide else None)),
        ),
        _("Aprobación de las normas"),
    )


def notice(data: ManualData) -> tuple[Block, ...]:
    """Return who is behind the accounts and what is done with people's data."""
    return tuple(_notice(data))


def _notice(data: ManualData) -> Iterator[Block]:
    council = data.council
    yield Heading(_("Quién está detrás"), key="quien")
    yield Facts(
        (
            (_("Responsable"), rich(council.official_name)),
            (word("council.website"), or_none(council, "website", council.site)),
            (word("council.electronic_office"), or_none(council, "electronic_office", council.office)),
            (word("person.phone"), or_none(council, "phone", council.telephone)),
            (_("Delegado de protección de datos"), or_pending("")),
        ),
        _("Quién responde de las cuentas"),
    )
    yield Heading(_("Cuáles son las cuentas"), key="cuentas")
    yield official_table(data)
    if told := _others(data):
        yield Text(rich(told))
    yield Heading(_("Qué conviene saber"), key="saber")
    yield data.advice_list("aviso_legal")


def _others(data: ManualData) -> str:
    """Say what is not in the list; only of a whole one, that what looks like one is none."""
    told = others_and_ways(data)
    if data.irregular or not data.official:
        return told
    return f"{told} " + _("Si ve una que lo parezca, avísenos.")

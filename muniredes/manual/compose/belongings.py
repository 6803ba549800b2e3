"""What is handed over and is no account: devices, envelopes, contracts, originals."""

from collections.abc import Iterator, Sequence

from muniredes.domain.handover.checklist import CheckLine, checklist
from muniredes.domain.handover.record import Handover, HandoverFile
from muniredes.domain.people import PersonKind
from muniredes.domain.texts.text import listed, sentences
from muniredes.i18n import _, mark
from muniredes.manual.compose.data import ManualData, gathered
from muniredes.manual.document import Block, Facts, Heading, Rich, Text, or_pending, pending, rich, stacked

KEY = "aparatos-contratos"
_LABELS = {
    "contratos": mark("Contratos con agencias y programas"),
    "programadores": mark("Programas de publicar y diseñar"),
    "originales": mark("Logotipo editable, plantillas y letras"),
    "fotos": mark("Fotos y vídeos originales"),
    "consentimientos": mark("Permisos de imagen firmados"),
    "telefono": mark("Línea, tarjeta y PIN de recuperación"),
    "segundo_factor": mark("Aparato de la doble verificación"),
    "codigos": mark("Códigos de respaldo"),
    "sobre": mark("Sobres con contraseñas"),
    "dos_personas": mark("Dos personas con control total"),
    "quien_administra": mark("Quién administra cada página"),
    "meta": mark("Portafolio comercial de Meta"),
    "dominio": mark("Dominio y alojamiento"),
}
"""What each question of a handover is about, in the order of the manual."""


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield what was answered of each, account by account where it is of accounts; blanks in one line."""
    yield Heading(_("Aparatos, sobres, contratos y originales"), key=KEY)
    yield Text(
        rich(_("Lo que no es una cuenta y también se entrega. Se contesta en «Entregar y recibir».")),
    )
    yield Facts(gathered(_facts(data, checked(data))), _("Aparatos, sobres, contratos y originales"))


def of_act(data: ManualData, lines: Sequence[CheckLine]) -> Iterator[Block]:
    """Yield the same for an act: of the house alone, for what is of each account is in its sheet there."""
    yield Heading(_("Contratos, sobre de crisis y originales"), key=KEY)
    of_house = [line for line in lines if line.account is None]
    yield Facts(gathered(_facts(data, of_house)), _("Contratos, sobre de crisis y originales"))


def _facts(data: ManualData, lines: Sequence[CheckLine]) -> Iterator[tuple[str, Rich]]:
    yield _("Personas de fuera"), _outsiders(data)
    plan = data.snapshot.crisis.plan
    yield _("Sobre de crisis"), or_pending(plan.kit_place if plan else "")
    for key, label in _LABELS.items():
        own = [line for line in lines if line.item.key == key]
        if own:
            yield _(label), _answers(own)


def checked(data: ManualData) -> tuple[CheckLine, ...]:
    """Return the checklist of the handover under way, or of the one that could be begun."""
    file = data.snapshot.handover or HandoverFile(Handover())
    return checklist(file, data.snapshot, data.networks, data.checks)


def _outsiders(data: ManualData) -> Rich:
    """Return the agencies and others from outside that have a part in the accounts.

    That there are none is only known when it was said of everybody whether she is of the house.
    """
    people = data.snapshot.people
    names = [data.name(person) for person in people if person.kind is PersonKind.EXTERNAL]
    unsaid = [data.snapshot.name_of(person.id) for person in people if person.kind is None]
    if not names:
        return pending() if unsaid else rich(_("Ninguna"))
    rest = _("De estas personas no consta si son de la casa: {names}.").format(names=listed(unsaid))
    return stacked(rich(listed(names)), rich(rest if unsaid else ""))


def _answers(lines: list[CheckLine]) -> Rich:
    """Return what was answered, and of how many accounts nothing is known."""
    told = [rich(_said(line)) for line in lines if line.answer and (line.is_answered or line.answer.note)]
    if not told:
        return pending()
    unknown = [line.subject for line in lines if not line.is_answered and line.subject]
    rest = _("Sin contestar: {accounts}.").format(accounts="; ".join(unknown)) if unknown else ""
    return stacked(*told, rich(rest))


def _said(line: CheckLine) -> str:
    answer = line.answer
    assert answer is not None
    word = answer.answer.word if answer.answer else ""
    said = sentences((word, answer.note))
    return f"{line.subject}: {said}" if line.subject else said

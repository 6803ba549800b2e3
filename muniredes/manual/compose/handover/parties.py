"""Who hands over, to whom and why; what each side says; and where they sign."""

from collections.abc import Iterator

from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.domain.handover.record import ActKind, Handover, window_ends
from muniredes.domain.texts.text import ended, lines_of
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Callout,
    Facts,
    Heading,
    Items,
    Rich,
    RuledSpace,
    SignatureSpace,
    Text,
    Tone,
    or_pending,
    rich,
)


def head(data: ManualData, handover: Handover, kind: ActKind) -> Iterator[Block]:
    """Yield what the act is, of which day, and between whom."""
    yield Text(rich(_meaning(kind)), Tone.LEAD)
    yield Facts(facts(data, handover), _("Datos de la entrega"))
    if handover.refused_on is not None:
        said = _("El {day} una de las partes no vino o no quiso firmar. El acta se levanta igual y lo dice.")
        yield Callout(
            _("Sin acuerdo"),
            (rich(said.format(day=long_date(handover.refused_on))), or_pending(handover.refusal)),
            is_warning=True,
        )


def _meaning(kind: ActKind) -> str:
    return {
        ActKind.PRELIMINARY: _(
            "Lo que hay meses antes de entregar: se pondrá al día y se firmará el acta de entrega."
        ),
        ActKind.UPDATED: _("Pone al día el acta preliminar; todavía no es la entrega."),
        ActKind.FINAL: _("Se entregan las cuentas, con sus llaves, sus archivos y lo que queda pendiente."),
        ActKind.COMPLEMENTARY: _("Añade a la entrega lo que ha aparecido después."),
    }[kind]


def facts(data: ManualData, handover: Handover) -> tuple[tuple[str, Rich], ...]:
    """Return the parties, the reason and the day, as the act and the manual say them."""
    note = f" ({handover.note})" if handover.note else ""
    return (
        (_("Organismo"), or_pending(data.body_name)),
        (word("handover.reason"), or_pending(f"{handover.why}{note}".strip())),
        (_("Fecha de este documento"), rich(long_date(data.as_of))),
        (word("handover.place"), or_pending(handover.place)),
        (_("Entrega"), data.who(handover.giver_id)),
        (_("Recibe"), data.who(handover.receiver_id)),
        (_("Da fe"), data.who(handover.secretary_id)),
    )


def statements(handover: Handover) -> Iterator[Block]:
    """Yield what the parties want to be written, with room for more."""
    yield Heading(word("handover.statements"), key="manifestaciones")
    yield from _said(handover.statements, _("Manifestaciones."))
    yield Heading(word("handover.disagreements"), key="discrepancias")
    yield from _said(handover.disagreements, _("Discrepancias."))


def _said(text: str, label: str) -> Iterator[Block]:
    lines = lines_of(text)
    if lines:
        yield Items(tuple(rich(ended(line)) for line in lines))
    yield RuledSpace(label, 2 if lines else 3)


def observations(handover: Handover) -> Iterator[Block]:
    """Yield what who receives found that was not as it was told."""
    yield Heading(word("handover.observations"), key="observaciones")
    ends = window_ends(handover)
    if ends is not None:
        yield Text(rich(_("El plazo para hacerlas llega hasta el {day}.").format(day=long_date(ends))))
    yield from _said(handover.observations, _("Observaciones."))


def signatures(data: ManualData, handover: Handover) -> Iterator[Block]:
    """Yield where each of the three signs, and a witness when somebody refused.

    A name that is not known is written by hand.
    """
    yield Heading(_("Firmas"), key="firmas")
    for key, role, person_id in (
        ("firma-entrega", _("Entrega"), handover.giver_id),
        ("firma-recibe", _("Recibe"), handover.receiver_id),
        ("firma-secretaria", _("Secretaría"), handover.secretary_id),
    ):
        yield signature(data, key, role, person_id)
    if handover.refused_on is not None:
        yield signature(data, "firma-testigo", _("Testigo de que no se quiso firmar"), None)


def signature(data: ManualData, key: str, role: str, person_id: int | None) -> SignatureSpace:
    """Return a place to sign as somebody: «Entrega: Marta Ruiz (Auxiliar). Fecha y firma.»."""
    person = data.snapshot.person(person_id)
    who = f"{role}: {data.name(person)}." if person else f"{role}."
    return SignatureSpace(_("{who} Fecha y firma.").format(who=who), key)

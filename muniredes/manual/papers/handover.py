"""The acts of a handover with room to sign, the sheet of what each person holds, the receipt of a package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muniredes.domain.dates import long_date
from muniredes.domain.fields import kind_word
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.holdings import Holding
from muniredes.domain.handover.package import Receipt
from muniredes.domain.handover.readiness import Missing
from muniredes.domain.handover.record import ActKind, Handover
from muniredes.domain.people import Person
from muniredes.domain.texts.text import in_groups
from muniredes.files import shown
from muniredes.i18n import _, figure
from muniredes.manual.compose import belongings
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.handover import accounts, checks, parties, pending, trial
from muniredes.manual.document import (
    Block,
    Document,
    Facts,
    Heading,
    QrCard,
    Table,
    Text,
    Tone,
    bold,
    rich,
    rule,
)
from muniredes.manual.papers.sheet import sheet


@dataclass(frozen=True)
class ActContent:
    """What an act says besides the guide: the handover, its checklist, and what is missing to be ready.

    `missing` is what the page of the handover says; `first_days`, what who receives did of hers.
    """

    kind: ActKind
    handover: Handover
    lines: Sequence[CheckLine]
    missing: Sequence[Missing]
    first_days: Sequence[CheckLine]


def handover_act(data: ManualData, paper: ActContent) -> Document:
    """Return an act as a value: urgent matters first, and never a secret."""
    title = _("{act} de las cuentas en redes sociales").format(act=paper.kind.word)
    return sheet(data, title, tuple(_blocks(data, paper)), is_draft=False)


def _blocks(data: ManualData, paper: ActContent) -> Iterator[Block]:
    handover, lines = paper.handover, paper.lines
    yield from parties.head(data, handover, paper.kind)
    if paper.kind is ActKind.COMPLEMENTARY:
        yield from parties.observations(handover)
        yield from checks.on_arrival(paper.first_days)
    yield from pending.urgent(data, handover)
    yield from accounts.blocks(data, lines)
    yield from pending.blocks(data)
    yield from belongings.of_act(data, lines)
    yield from checks.wanting(lines, paper.missing)
    yield from trial.blocks(data)
    yield from parties.statements(handover)
    yield from parties.signatures(data, handover)
    yield from accounts.annex(data)
    yield from checks.annex(data, lines)


def custody_sheet(data: ManualData, person: Person, held: Sequence[Holding]) -> Document:
    """Return the sheet of what a person is given and one day gives back, signed both times on it."""
    title = _("Entrega y devolución de cuentas y aparatos")
    return sheet(data, title, tuple(_custody(data, person, held)), is_draft=False)


def _custody(data: ManualData, person: Person, held: Sequence[Holding]) -> Iterator[Block]:
    said = _("{who} tiene esto del organismo. No lleva ninguna contraseña.")
    yield Text(rich(said.format(who=data.name(person))), Tone.LEAD)
    yield Table(
        (kind_word("account"), _("Qué se entrega"), _("Entregado el"), _("Devuelto el")),
        tuple((rich(each.account), rich(each.what), rich(rule()), rich(rule())) for each in held),
        (2.6, 4, 1.6, 1.6),
        _("Lo que tiene {name}").format(name=data.snapshot.name_of(person.id)),
    )
    for title, key, gives, takes in (
        (_("Al entregarlo"), "entrega", None, person.id),
        (_("Al devolverlo"), "devolucion", person.id, None),
    ):
        yield Heading(title, key=key)
        yield parties.signature(data, f"firma-{key}-da", _("Entrega"), gives)
        yield parties.signature(data, f"firma-{key}-recibe", _("Recibe"), takes)


def package_receipt(data: ManualData, receipt: Receipt) -> Document:
    """Return the receipt of a package: which file it is, what is inside, and who gives and takes it."""
    title = _("Recibo del paquete de entrega")
    return sheet(data, title, tuple(_receipt(data, receipt)), is_draft=False)


def _receipt(data: ManualData, receipt: Receipt) -> Iterator[Block]:
    manifest = receipt.manifest
    said = _("Un fichero con toda la guía. Si cambia un solo byte, su huella es otra y el programa lo dice.")
    yield Text(rich(said), Tone.LEAD)
    reason = " · ".join(filter(None, (manifest.reason, manifest.stage)))
    closed = _("Sí: lo abren sus palabras, que no están en este papel") if receipt.is_closed else _("No")
    yield Facts(
        (
            (_("Organismo"), rich(manifest.council)),
            (_("Fichero"), rich(shown(receipt.path.name))),
            (_("Hecho el"), rich(long_date(manifest.made_on))),
            (kind_word("handover"), rich(reason or "—")),
            (_("Cerrado con palabras"), rich(closed)),
        ),
        _("Qué paquete es"),
    )
    yield QrCard(
        receipt.code,
        (
            rich(bold(_("Huella SHA-256 del fichero"))),
            rich(in_groups(receipt.sha256)),
            rich(_("El dibujo dice lo mismo: compárelo con lo que dice el programa al abrir el paquete.")),
        ),
        _("Código con la huella SHA-256 del paquete"),
    )
    yield Table(
        (_("Dentro lleva"), _("Bytes"), _("Huella SHA-256")),
        tuple(
            (rich(each.name), rich(figure(each.size)), rich(in_groups(each.sha256)))
            for each in manifest.files
        ),
        (3, 1.4, 5),
        _("Lo que hay en el paquete"),
    )
    handover = data.snapshot.handover.handover if data.snapshot.handover else Handover()
    yield parties.signature(data, "firma-entrega", _("Entrega"), handover.giver_id)
    yield parties.signature(data, "firma-recibe", _("Recibe"), handover.receiver_id)

"""The acts of a handover: what is handed over, what is pending, what each side says, and room to sign."""

from collections.abc import Iterator, Sequence

from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.readiness import Missing
from muniredes.domain.handover.record import ActKind, Handover
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.handover import accounts, checks, parties, pending
from muniredes.manual.document import Block, Document
from muniredes.manual.papers.sheet import sheet


def handover_act(
    data: ManualData,
    handover: Handover,
    kind: ActKind,
    lines: Sequence[CheckLine],
    missing: Sequence[Missing],
) -> Document:
    """Return an act as a value: urgent matters first, and never a secret.

    `missing` is what keeps it from being ready, as the page of the handover says it.
    """
    title = _("{act} de las cuentas en redes sociales").format(act=kind.word)
    return sheet(data, title, tuple(_blocks(data, handover, kind, lines, missing)), is_draft=False)


def _blocks(
    data: ManualData,
    handover: Handover,
    kind: ActKind,
    lines: Sequence[CheckLine],
    missing: Sequence[Missing],
) -> Iterator[Block]:
    yield from parties.head(data, handover, kind)
    if kind is ActKind.COMPLEMENTARY:
        yield from parties.observations(handover)
    yield from pending.urgent(data, handover)
    yield from accounts.blocks(data, lines)
    yield from pending.blocks(data)
    yield from checks.wanting(lines, missing)
    yield from parties.statements(handover)
    yield from parties.signatures(data, handover)
    yield from accounts.annex(data)
    yield from checks.annex(data, lines)

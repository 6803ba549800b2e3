"""The way back into a lost account, for the networks in use."""

from collections.abc import Iterator

from muniredes.domain.accounts import network_name
from muniredes.domain.knowledge import OTHER_NETWORK, Fact
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Span, Table, Text, Tone, rich


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the way back into each network, and into any other."""
    yield Heading(_("Cómo se recupera una cuenta perdida"), key="crisis-recuperar")
    yield Table(
        (_("Red"), _("Qué hacer")),
        tuple(_rows(data)),
        (2, 8),
        _("Cómo se recupera una cuenta perdida en cada red"),
    )
    yield Text(
        rich(_("Las direcciones cambian: si una no se abre, busque «cuenta robada» en la ayuda de la red.")),
        Tone.NOTE,
    )


def _rows(data: ManualData) -> Iterator[tuple[Rich, ...]]:
    used = dict.fromkeys(account.network_id for account in data.accounts)
    for network in used:
        if network in data.crisis.recovery:
            yield rich(network_name(network, data.networks)), _way(data.crisis.recovery[network])
    yield rich(_("Cualquier otra")), _way(data.crisis.recovery[OTHER_NETWORK])


def _way(fact: Fact[str]) -> Rich:
    note = "" if fact.verified else _(" (sin contrastar)")
    return rich(fact.value, Span(note, italic=True) if note else "")

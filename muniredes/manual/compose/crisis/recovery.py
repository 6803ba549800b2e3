"""The way back into a lost account, for the networks in use."""

from collections.abc import Iterator

from muniredes.domain.accounts.account import network_name
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Fact
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData, doubted
from muniredes.manual.document import Block, Columns, Heading, Rich, Text, Tone, bold, rich


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the way back into each network, and into any other."""
    yield Heading(_("Cómo se recupera una cuenta perdida"), key="crisis-recuperar")
    yield Columns(tuple(_ways(data)))
    yield Text(
        rich(
            _(
                "* Sin contrastar. Las direcciones cambian: si una no se abre, busque «cuenta robada» "
                "en la ayuda de la red."
            )
        ),
        Tone.NOTE,
    )


def _ways(data: ManualData) -> Iterator[Rich]:
    used = dict.fromkeys(account.network_id for account in data.accounts)
    for network in used:
        if network in data.crisis.recovery:
            yield _way(network_name(network, data.networks), data.crisis.recovery[network])
    yield _way(_("Cualquier otra"), data.crisis.recovery[OTHER_NETWORK])


def _way(name: str, fact: Fact[str]) -> Rich:
    return rich(bold(f"{name}. "), fact.value, doubted(fact))

"""Annex B: when the shipped facts were last looked at, and which were not checked against a source."""

from collections.abc import Iterator

from muniredes.domain.dates import short_date
from muniredes.domain.knowledge import Fact, Network
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Chapter, Table, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the annex; nothing when no network of the catalogue is in use."""
    used = {account.network_id for account in data.snapshot.own_accounts}
    networks = [network for name, network in data.networks.items() if name in used and _all_facts(network)]
    if not networks:
        return None
    return Chapter("B", _("De cuándo son los datos de las redes"), tuple(_blocks(networks)))


def _blocks(networks: list[Network]) -> Iterator[Block]:
    yield Text(
        rich(_("Las redes cambian sin avisar. Lo que no está contrastado, compruébelo antes de fiarse.")),
        Tone.LEAD,
    )
    rows = tuple(
        (
            rich(network.name),
            rich(short_date(min(fact.reviewed for fact in _all_facts(network)))),
            rich(str(sum(fact.verified for fact in _all_facts(network)))),
            rich(str(sum(not fact.verified for fact in _all_facts(network)))),
        )
        for network in networks
    )
    headings = (_("Red"), _("Revisado el"), _("Datos contrastados"), _("Sin contrastar"))
    yield Table(headings, rows, (4, 2, 2, 2), _("Fechas de revisión de los datos de cada red"))


def _all_facts(network: Network) -> list[Fact[object]]:
    single = (
        network.handle_rule,
        network.roles,
        network.transfer,
        network.second_factor,
        network.official_copy,
        network.verification,
        network.weekly_hours,
    )
    found: list[Fact[object]] = [fact for fact in single if fact is not None]
    return [*network.images, *network.text_limits, *found]

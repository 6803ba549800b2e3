"""The public list of the official accounts: which ones are the real ones."""

from collections.abc import Iterator

from muniredes.domain.accounts.remedies import advice_for, steps_for
from muniredes.domain.accounts.standing import AccountStanding
from muniredes.domain.dates import long_date
from muniredes.domain.knowledge.facts import OTHER_NETWORK
from muniredes.i18n import _
from muniredes.manual.compose.accounts import registry
from muniredes.manual.compose.citizens.accounts import lead, not_to_trust, others_and_ways
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Items, Marker, RuledSpace, Text, rich
from muniredes.manual.papers.decree import official_table


def blocks(data: ManualData) -> tuple[Block, ...]:
    """Return the list, with the accounts that only pretend to be the council's, and those closed."""
    return tuple(_blocks(data))


def _blocks(data: ManualData) -> Iterator[Block]:
    if data.official:
        yield Text(rich(lead(data), " ", others_and_ways(data)))
    yield official_table(data)
    if not data.official and (told := others_and_ways(data)):
        yield Text(rich(told))
    yield from not_to_trust(data, lambda account: rich(f"{data.title(account)}. ", data.address(account)))


def irregular(data: ManualData) -> tuple[Block, ...]:
    """Return the reserved report of what is not in order, with the day it was so."""
    return tuple(_irregular(data))


def _irregular(data: ManualData) -> Iterator[Block]:
    yield Text(
        rich(
            _("{name}, a {day}. Informe reservado: no se publica ni se reparte.").format(
                name=data.council.official_name, day=long_date(data.as_of)
            )
        )
    )
    if not data.irregular:
        yield Text(rich(_("Todas las cuentas están en orden.")))
    yield from registry.irregular_blocks(data)
    for each in data.irregular:
        yield from _steps(data, each)
    yield RuledSpace(_("Quién lo regulariza, y antes de qué día."), 3)


def _steps(data: ManualData, each: AccountStanding) -> Iterator[Block]:
    """Yield what to do about the worst that is wrong with an account."""
    if not each.causes:
        return
    advice = advice_for(data.remedies, each.causes[0].cause, each.account).value
    network_id, ways = each.account.network_id, data.crisis.recovery
    recovery = ways.get(network_id, ways[OTHER_NETWORK])
    steps = steps_for(advice, network_id, data.networks.get(network_id), recovery)
    yield Heading(f"{data.title(each.account)}: {advice.title.lower()}", level=3)
    yield Items(tuple(rich(step) for step in steps), Marker.TICK)

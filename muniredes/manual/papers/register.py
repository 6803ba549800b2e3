"""The public list of the official accounts: which ones are the real ones."""

from collections.abc import Iterator

from muniredes.domain.accounts import AccountState
from muniredes.domain.dates import long_date
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData, address
from muniredes.manual.document import Block, Heading, Items, Text, rich
from muniredes.manual.papers.decree import official_table


def blocks(data: ManualData) -> tuple[Block, ...]:
    """Return the list, with the accounts that only pretend to be the council's, and those closed."""
    return tuple(_blocks(data))


def _blocks(data: ManualData) -> Iterator[Block]:
    yield Text(
        rich(
            _("{name}: estas son todas sus cuentas a {day}. Ninguna otra es oficial.").format(
                name=data.council.official_name, day=long_date(data.as_of)
            )
        )
    )
    yield official_table(data)
    for title, key, state in (
        (_("No son nuestras"), "suplantadas", AccountState.IMPERSONATED),
        (_("Ya cerradas"), "cerradas", AccountState.CLOSED),
    ):
        found = [account for account in data.snapshot.accounts if account.state is state]
        if found:
            yield Heading(title, key=key)
            yield Items(tuple(rich(f"{data.title(account)}. ", address(account)) for account in found))

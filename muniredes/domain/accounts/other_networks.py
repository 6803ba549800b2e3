"""Of which networks an account that was taken wrong could be: those where its address may be."""

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.addresses import recognise
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Network, NetworkKind, Networks

_OF_ANY_HOST = (NetworkKind.WEB, NetworkKind.NOTICES)


def could_be(account: Account, networks: Networks) -> tuple[Network, ...]:
    """Return the networks that an account may be of, its own among them; «otra» is none of these."""
    told = recognise(account.address, networks).network_id if account.address else ""
    return tuple(each for each in networks.values() if _fits(account, each, told, networks))


def _fits(account: Account, network: Network, told: str, networks: Networks) -> bool:
    if network.id in (account.network_id, told):
        return True
    if network.is_closed:
        return False
    if not account.address or _are_kin(network, networks.get(account.network_id)):
        return True
    known = networks.get(told)
    is_site = told == OTHER_NETWORK or (known is not None and known.kind in _OF_ANY_HOST)
    return is_site and network.kind in _OF_ANY_HOST


def _are_kin(one: Network, other: Network | None) -> bool:
    """Whether one is told apart from the other only by words: a channel of WhatsApp and a group."""
    return other is not None and (one.instead_of == other.id or other.instead_of == one.id)


def address_elsewhere(account: Account, old: Network | None, new: Network | None) -> str:
    """Return the address of an account that goes to another network: the program's own goes, hers stays."""
    is_made = old is not None and account.handle and account.address
    if old is None or not is_made or account.address != old.profile_address.format(handle=account.handle):
        return account.address
    return new.profile_address.format(handle=account.handle) if new is not None else ""

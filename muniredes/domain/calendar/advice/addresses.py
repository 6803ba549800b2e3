"""The address of something published: it must be of the network of its account, and of nobody else's."""

from urllib.parse import urlsplit

from muniredes.domain.accounts.account import Account, network_name
from muniredes.domain.accounts.addresses import Recognised, account_key, recognise
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold
from muniredes.i18n import _


def check_post_address(url: str, account: Account | None, networks: Networks) -> str:
    """Return the address of a post, tidied; a Problem when it cannot be of its account. Empty stays empty.

    Many addresses of posts do not name the account (Instagram's «/p/…»): those are taken as they are.
    """
    if not url.strip():
        return ""
    found = recognise(url, networks)
    if "." not in urlsplit(found.address).netloc:
        raise Problem(
            _("«{url}» no parece la dirección de una publicación.").format(url=url.strip()[:60]),
            _("Cópiela de la barra del navegador, o déjela en blanco."),
            "post.url",
        )
    if account is not None:
        _refuse_foreign(found, account, networks)
    return url.strip()


def _refuse_foreign(found: Recognised, account: Account, networks: Networks) -> None:
    name = network_name(account.network_id, networks)
    if account.network_id in networks and found.network_id != account.network_id:
        raise Problem(
            _("Esa dirección no es de {network}.").format(network=name),
            _("Copie la de la publicación en {network}, o déjela en blanco.").format(network=name),
            "post.url",
        )
    if found.handle and account.handle and _names_another(found, account):
        raise Problem(
            _("Esa dirección es de «{other}», no de «{own}».").format(other=found.handle, own=account.handle),
            _("Compruebe que se publicó en la cuenta del ayuntamiento."),
            "post.url",
        )


def _names_another(found: Recognised, account: Account) -> bool:
    if fold(account.handle) in fold(found.address):
        return False
    return account_key(found.network_id, found.handle, found.address) != account_key(
        account.network_id, account.handle, account.address
    )

"""Which network some words name: alone («insta»), or among others («Facebook (página oficial)»)."""

import re
from collections.abc import Iterable, Iterator

from muniredes.domain.knowledge.facts import Network, NetworkKind, Networks
from muniredes.domain.texts.text import fold

AROUND = re.compile(
    r"\b(?:perfil|profile|url|enlace|link|cuenta|account|usuario|user|page|pagina|p[aá]gina|canal|grupo|de|en|del"
    r"|oficial|official)\b",
    re.IGNORECASE,
)
"""Words that go around the name of a network and say nothing of which."""

_ASIDE = re.compile(r"\([^)]*\)")
_BETWEEN = re.compile(r"[/|,;()\[\]·:→=]|\s[-–—]\s|\bantes\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SHORT = frozenset({"FB", "IG", "YT", "TW", "X"})
"""The short names that are known as such among other words; in small letters they may be anything."""


def named_network(name: str, networks: Networks) -> Network | None:
    """Return the network that people call `name` («Twitter», «insta»), or None."""
    wanted = fold(name)
    for network in networks.values():
        if wanted in {fold(alias) for alias in (network.id, network.name, *network.aliases)}:
            return network
    return None


def network_among(text: str, networks: Networks) -> Network | None:
    """Return the only network that words name: «Twitter/X», «Instagram - Juventud», «Canal Telegram».

    None when they name none, or more than one.
    """
    whole = named_network(text, networks) or named_network(bare_name(text), networks)
    found = whole or _only(_of_parts(text, networks)) or _only(_of_words(text, networks))
    return meant(found, text, networks) if found else None


def meant(network: Network, text: str, networks: Networks) -> Network:
    """Return the network that is meant by naming one among some words: WhatsApp and «grupo», no channel."""
    said = {fold(word) for word in _WORD.findall(text)}
    if said & folded(network.words):
        return network
    others = (each for each in networks.values() if each.instead_of == network.id)
    return next((each for each in others if said & folded(each.words)), network)


def folded(words: Iterable[str]) -> set[str]:
    """Return words as they are compared."""
    return {fold(word) for word in words}


def bare_name(text: str) -> str:
    """Return words without what goes around a network: «URL del perfil de Mastodon (nuevo)» is «Mastodon»."""
    return " ".join(AROUND.sub(" ", _ASIDE.sub(" ", text)).split())


def _only(found: Iterable[Network | None]) -> Network | None:
    named = {network.id: network for network in found if network is not None}
    return next(iter(named.values())) if len(named) == 1 else None


def _of_parts(text: str, networks: Networks) -> Iterator[Network | None]:
    for part in _BETWEEN.split(text):
        yield named_network(part.strip(), networks) or named_network(bare_name(part), networks)


def _of_words(text: str, networks: Networks) -> Iterator[Network | None]:
    for word in _WORD.findall(text):
        network = named_network(word, networks) if len(word) > 3 or word in _SHORT else None
        if network is not None and network.kind is not NetworkKind.WEB:
            yield network

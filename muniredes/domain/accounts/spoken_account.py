"""An account as people say it, without its address: «Facebook: María», «grupo de WhatsApp del alcalde»."""

import re

from muniredes.domain.accounts.addresses import LONGEST, AddressFlaw, Recognised, closed_flaw, without_marks
from muniredes.domain.accounts.network_words import AROUND, bare_name, folded, meant, named_network
from muniredes.domain.knowledge.facts import Network, NetworkKind, Networks
from muniredes.domain.texts.denials import names_nothing
from muniredes.domain.texts.text import fold, tidy

_KIND_FIRST = re.compile(r"^(?P<kind>\w+)\s+(?:(?:de|en|por)\s+)?(?P<rest>\S.*)$", re.IGNORECASE)
_OF = re.compile(r"^(?:de (?:la|los|las)|del?)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:el|la|los|las|nuestr[oa]s?)\s+", re.IGNORECASE)
_LONGEST_NAME = 3
"""How many words the name of a network has, at most."""


def recognise_name(text: str, networks: Networks) -> Recognised | None:
    """Tell «Facebook: María Gómez», the name that people see of an account; None if it is not that."""
    line = _line(text)
    said, name = _parted(line)
    network = _network_of(said, networks)
    if network is None and (told := _name_after_kind(line, networks)):
        network, name = told
    if network is None or network.kind is NetworkKind.WEB or not re.search(r"\w", name):
        return None
    network, name = meant(network, line, networks), _OF.sub("", name)
    if any(each in name for each in "/:@"):
        return None
    return Recognised(network.id, name=name, flaw=closed_flaw(network) or AddressFlaw.NAME_ONLY)


def denies_network(text: str, networks: Networks) -> bool:
    """Whether a line names a network to say that there is none there, or that nobody knows: «youtube: no»."""
    said, rest = _parted(_line(text))
    return bool(rest) and names_nothing(rest) and _network_of(said, networks) is not None


def _line(text: str) -> str:
    """Return a line without the marks of a list, and without its article: «el insta de las fiestas»."""
    return _ARTICLE.sub("", without_marks(tidy(text)[:LONGEST]))


def _parted(line: str) -> tuple[str, str]:
    """Return where a line would name its network, and what it would say of it."""
    said, _mark, rest = line.partition(":") if ":" in line else line.partition(" ")
    return said.strip(), rest.strip()


def _network_of(said: str, networks: Networks) -> Network | None:
    return named_network(said, networks) or _bare_network(said, networks)


def _bare_network(said: str, networks: Networks) -> Network | None:
    """Return the network of «Grupo WhatsApp», without what says which kind of place it is there."""
    kinds = _kinds(networks)
    words = [word for word in bare_name(said).split() if fold(word) not in kinds]
    return named_network(" ".join(words), networks)


def _kinds(networks: Networks) -> set[str]:
    return {word for each in networks.values() for word in folded(each.words)}


def _name_after_kind(text: str, networks: Networks) -> tuple[Network, str] | None:
    """Tell «grupo de WhatsApp del alcalde»: what it is, its network and its name; None of other words."""
    match = _KIND_FIRST.match(text)
    if match is None:
        return None
    words = match["rest"].split()
    said = fold(match["kind"])
    kinds = _kinds(networks)
    if said not in kinds and AROUND.fullmatch(said) is None:
        return None
    for length in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        network = named_network(" ".join(words[:length]), networks)
        if network is not None:
            name = " ".join(words[length:])
            return network, f"{match['kind']} {name}" if said in kinds else _OF.sub("", name)
    return None

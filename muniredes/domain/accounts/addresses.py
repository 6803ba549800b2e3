"""A pasted address told apart: which network it is, which account, and whether it is already here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import SplitResult, unquote, urlsplit

from muniredes.domain.accounts.address_doors import among_words, behind
from muniredes.domain.accounts.network_words import meant, named_network, network_among
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Network, NetworkKind, Networks
from muniredes.domain.texts.text import fold, tidy
from muniredes.i18n import _, mark

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$")
_NAMED = re.compile(r"^\s*(?P<network>[^:@/]+?)\s*(?:[:\s]|\s[-–—]\s)\s*@?(?P<handle>[\w.\-]+)\s*$")
_NUMBERED = re.compile(r"^\s*(?P<network>[^\d:+]+?)[\s:–—-]+(?P<number>\+?\d[\d\s.\-]{7,}\d)\s*$")
_CHATS = "whatsapp_lista"
_BY_PHONE = "whatsapp"
"""The network where a number after its name is a telephone to write to, and no channel."""

_AT = re.compile(r"(?<![\w.@])@[\w.-]+(?:@[\w.-]+)?\w")
_SPAIN, _NATIONAL = "34", 9
_FEDIVERSE = re.compile(r"^@?(?P<handle>[\w.-]+)@(?P<host>[\w-]+(\.[\w-]+)+)$")
_DOORS = ("www.", "m.", "mobile.")
_OTHER_DOORS = re.compile(
    r"^(?:web|touch|mbasic|business|lite|old|new|beta|secure|studio|music|pro|free|l|mobile|m|www)\.",
    re.IGNORECASE,
)
"""Doors of a network of ours: of any other host, «web.villa.es» is not «villa.es»."""

_ALL_ITS_OWN = (NetworkKind.SOCIAL, NetworkKind.VIDEO, NetworkKind.MESSAGING)
"""Kinds of network whose every host is the network's own: nobody else has a site under its name."""

_LONG_ENOUGH = 6
"""How many letters the name of a network has, at least, for a site that has it to be looked at."""

_APART = re.compile(r"^https?://[^/]+/(groups|in)/", re.IGNORECASE)
"""Paths of accounts that are not those of the same name without them: a group is no page."""

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"))
_LIKE_OURS = str.maketrans({"⁄": "/", "∕": "/", "／": "/", "：": ":", "．": ".", "＠": "@"})
"""Signs that come with what is copied: some are not seen, and others are only like those of an address."""

_BACKWARDS = re.compile(r"^(?:https?:)?[\\/]*[\w.-]+\.[a-z]{2,}\\", re.IGNORECASE)
_VERSION = re.compile(r"^v\d+\.\d+$")
_LANGUAGE = re.compile(r"^[a-z]{2}(-[a-z]{2})?\.")
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|igsh(id)?|ref(_?src)?|hl|lang|locale|s|t|si|feature)(=|$)")
_SLASHES = re.compile(r"/{2,}")
LONGEST = 2000
"""How many characters of what is pasted are looked at."""


class AddressFlaw(StrEnum):
    """Why an address could not be used, or should be looked at."""

    EMPTY = "empty"
    NOT_AN_ADDRESS = "not_an_address"
    NO_NETWORK = "no_network"
    NO_HANDLE = "no_handle"
    SHARED_LINK = "shared_link"
    NO_NAME = "no_name"
    UNKNOWN_NETWORK = "unknown_network"
    CLOSED_NETWORK = "closed_network"
    ROUNDED = "rounded"
    NAME_ONLY = "name_only"
    ANOTHER_NETWORK = "another_network"
    LOOKALIKE = "lookalike"
    BARE_WORD = "bare_word"

    @property
    def sentence(self) -> str:
        """What is wrong, in one sentence."""
        return _(_FLAW_WORDS[self])


_FLAW_WORDS = {
    AddressFlaw.EMPTY: mark("No hay ninguna dirección."),
    AddressFlaw.NOT_AN_ADDRESS: mark("No parece una dirección de internet."),
    AddressFlaw.NO_NETWORK: mark("Falta saber de qué red es: pegue la dirección completa."),
    AddressFlaw.NO_HANDLE: mark("Es la dirección de la red, pero falta el nombre de la cuenta."),
    AddressFlaw.SHARED_LINK: mark(
        "Es un enlace para compartir y no dice qué cuenta es: ábralo, entre en ella y copie su dirección."
    ),
    AddressFlaw.NO_NAME: mark("No dice qué cuenta es: falta su nombre o su dirección."),
    AddressFlaw.UNKNOWN_NETWORK: mark("No conocemos esta red; se guardará como «Otra red»."),
    AddressFlaw.ROUNDED: mark(
        "Excel ha redondeado el número de la cuenta: escriba en esa celda la dirección completa."
    ),
    AddressFlaw.CLOSED_NETWORK: mark("Esta red ya no existe; se guardará como cuenta cerrada."),
    AddressFlaw.NAME_ONLY: mark("Falta su dirección: queda pendiente."),
    AddressFlaw.LOOKALIKE: mark("Se parece a la de una red y no es suya: mírela bien."),
    AddressFlaw.BARE_WORD: mark("En la dirección solo hay una palabra: mire si es el nombre de la cuenta."),
    AddressFlaw.ANOTHER_NETWORK: mark("La dirección no es de la red que dice la lista."),
}


_USABLE = (
    AddressFlaw.UNKNOWN_NETWORK,
    AddressFlaw.CLOSED_NETWORK,
    AddressFlaw.NAME_ONLY,
    AddressFlaw.ANOTHER_NETWORK,
    AddressFlaw.LOOKALIKE,
    AddressFlaw.BARE_WORD,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a pasted text turned out to be. With `flaw`, the other fields hold what could be told.

    `name` is what the account is called, when that is all that was said of it.
    """

    network_id: str = OTHER_NETWORK
    handle: str = ""
    address: str = ""
    flaw: AddressFlaw | None = None
    name: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether an account can be made of it."""
        return self.flaw in (None, *_USABLE)

    @property
    def names_nobody(self) -> bool:
        """Whether it is of a network, and of no account that could be told."""
        return self.flaw in (AddressFlaw.NO_HANDLE, AddressFlaw.SHARED_LINK)


def recognise(text: str, networks: Networks) -> Recognised:
    """Tell the network and the handle of a pasted address, «Red: nombre» or «@nombre@servidor»."""
    line = without_marks(_in_plain_signs(tidy(text.translate(_UNSEEN))[:LONGEST]))
    if not line:
        return Recognised(flaw=AddressFlaw.EMPTY)
    line = _by_phone(line, networks) or behind(line)
    found = _from_fediverse(line, networks) or _from_words(line, networks) or _from_address(line, networks)
    if found.flaw is AddressFlaw.NOT_AN_ADDRESS and (inside := among_words(line)):
        return _from_address(behind(inside), networks)
    return found


def with_handle(network: Network, handle: str) -> Recognised:
    """Return the account `handle` of `network`, with the address it must have.

    A name with spaces is what an account is called and not its name there: it makes no address.
    """
    handle = handle.strip().lstrip("@").strip("/")
    if network.profile_address and " " in handle:
        return Recognised(network.id, handle, "", AddressFlaw.NAME_ONLY)
    address = network.profile_address.format(handle=handle) if network.profile_address else ""
    flaw = AddressFlaw.NO_HANDLE if not handle else closed_flaw(network)
    return Recognised(network.id, handle, address, flaw)


def account_key(network_id: str, handle: str, address: str) -> str:
    """Return what two records of the same account share, whatever case, scheme, «www» or final slash."""
    if handle and network_id != OTHER_NETWORK:
        apart = _APART.match(address)
        kind = f"{apart[1].casefold()}/" if apart else ""
        handle = _national(handle) if network_id == _CHATS else handle
        return f"{network_id}:{kind}{fold(handle.lstrip('@'))}"
    parts = _split(address)
    if parts is None:
        return f"{network_id}:{fold(address)}"
    plain = _plain_host(parts)
    return _tidy_address(parts).casefold().replace(f"https://{(parts.hostname or '').casefold()}", plain, 1)


def _by_phone(line: str, networks: Networks) -> str:
    """Return the address of «WhatsApp 600 11 22 33»; nothing of what is not that."""
    match = _NUMBERED.match(line)
    network = named_network(match["network"], networks) if match else None
    if match is None or network is None or not network.id.startswith(_BY_PHONE):
        return ""
    return chat_address(match["number"])


def _national(number: str) -> str:
    """Return a telephone as it is told at home: lists have Spanish ones with their country and without."""
    is_whole = len(number) == len(_SPAIN) + _NATIONAL and number.isdecimal()
    return number.removeprefix(_SPAIN) if is_whole else number


def chat_address(number: str) -> str:
    """Return where one writes to a telephone; of nine figures, it is a Spanish one."""
    digits = re.sub(r"\D", "", number)
    return f"https://wa.me/{_SPAIN + digits if len(digits) == _NATIONAL else digits}"


def _from_fediverse(line: str, networks: Networks) -> Recognised | None:
    match = _FEDIVERSE.match(line)
    if match is None or not line.startswith("@"):
        return None
    return _from_address(f"https://{match['host']}/@{match['handle']}", networks)


def _from_words(line: str, networks: Networks) -> Recognised | None:
    match = _NAMED.match(line)
    network = named_network(match["network"], networks) if match else None
    network = meant(network, line, networks) if network else None
    if match is None or network is None or not network.profile_address:
        return _from_phrase(line, networks)
    return with_handle(network, match["handle"])


def _from_phrase(line: str, networks: Networks) -> Recognised | None:
    """Tell «@villa (Instagram)», «Mastodon: @villa@masto.es» or «Canal YouTube @villa»."""
    said = _AT.findall(line)
    if len(said) != 1 or "/" in line.replace(said[0], ""):
        return None
    network = network_among(line.replace(said[0], " "), networks)
    if network is None or (not network.profile_address and not network.address_rule.any_host):
        return None
    return _from_fediverse(said[0], networks) or with_handle(network, said[0])


def _from_address(line: str, networks: Networks) -> Recognised:
    parts = _split(line)
    if parts is None:
        bare_handle = line.startswith("@") and " " not in line
        flaw = AddressFlaw.NO_NETWORK if bare_handle else AddressFlaw.NOT_AN_ADDRESS
        return Recognised(address=line, flaw=flaw)
    host = _plain_host(parts)
    network = _network_of(host, parts, networks.values())
    if network is None:
        return Recognised(address=_tidy_address(parts), flaw=AddressFlaw.UNKNOWN_NETWORK)
    if any(_is_host(host, known) for known in network.address_rule.whole_hosts):
        return with_handle(network, host)
    if network.kind is NetworkKind.WEB:
        handle = _subdomain(network, host) or ""
        found = Recognised(network.id, handle, _tidy_address(parts), closed_flaw(network))
        return replace(found, flaw=AddressFlaw.LOOKALIKE) if _looks_like_one(host, networks) else found
    return _profile_in(network, host, parts)


def _looks_like_one(host: str, networks: Networks) -> bool:
    """Say whether a site has the very name of a network, elsewhere: «facebook.es», «instagram.villa.com»."""
    known = {
        each.split(".")[0]
        for network in networks.values()
        if network.kind in _ALL_ITS_OWN and not network.address_rule.any_host
        for each in network.address_rule.hosts
    }
    return any(len(part) >= _LONG_ENOUGH and part in known for part in host.split(".")[:-1])


def _split(text: str) -> SplitResult | None:
    """Return the parts of an address with a plausible host, adding the scheme people leave out."""
    candidate = without_marks(text.strip()).replace("/#!/", "/").replace("/#@", "/@")
    if " " in candidate or not candidate:
        return None
    if not _SCHEME.match(candidate):
        candidate = "https://" + candidate.lstrip("/")
    try:
        parts = urlsplit(candidate)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        parts.port  # noqa: B018  a malformed port raises here
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.casefold() not in ("http", "https") or not _HOST.match(host) or "@" in parts.netloc:
        return None
    return parts


def _in_plain_signs(text: str) -> str:
    """Return an address in the signs of addresses, with its slashes the right way round."""
    text = text.translate(_LIKE_OURS)
    return text.replace("\\", "/") if _BACKWARDS.match(text) else text


def without_marks(text: str) -> str:
    """Return an address without the marks of the sentence around it: «(https://x.com/ayto).»."""
    bare = text.lstrip("<«»\"'([{“”‘¡¿").rstrip("<>«»\"'“”’,;:!?.…]}")
    while bare.endswith(")") and bare.count("(") < bare.count(")"):
        bare = bare[:-1].rstrip("<>«»\"'“”’,;:!?.…]}")
    return bare


def _plain_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").casefold()
    for door in _DOORS:
        if host.startswith(door) and host.count(".") > 1:
            return host.removeprefix(door)
    return host


def _tidy_address(parts: SplitResult) -> str:
    host = (parts.hostname or "").casefold()
    port = f":{parts.port}" if parts.port else ""
    kept = "&".join(item for item in parts.query.split("&") if item and not _TRACKING.match(item))
    return f"https://{host}{port}{parts.path.rstrip('/')}{'?' + kept if kept else ''}"


def _network_of(host: str, parts: SplitResult, networks: Iterable[Network]) -> Network | None:
    listed = list(networks)
    for is_it in (_is_exactly, _is_host):
        for network in listed:
            rule = network.address_rule
            if any(is_it(host, known) for known in (*rule.hosts, *rule.short_hosts, *rule.whole_hosts)):
                return network
    return _at_a_side_door(host, listed) or _anywhere(host, parts, listed)


def _at_a_side_door(host: str, listed: Iterable[Network]) -> Network | None:
    """Return the network that a host is part of («help.x.com»), or None."""
    for network in listed:
        known = () if network.address_rule.any_host else network.address_rule.hosts
        if network.kind in _ALL_ITS_OWN and any(host.endswith(f".{each}") for each in known):
            return network
    return None


def _anywhere(host: str, parts: SplitResult, listed: Iterable[Network]) -> Network | None:
    """Return the network of an address of any host: the fediverse, or only somebody's site."""
    anywhere: Network | None = None
    site: Network | None = None
    for network in listed:
        rule = network.address_rule
        if any(_is_host(host, known) for known in rule.strangers) and _is_named(network, parts):
            return None
        if rule.any_host and network.kind is NetworkKind.WEB:
            site = site or network
        elif rule.any_host and _is_named(network, parts):
            anywhere = anywhere or network
    return anywhere or site


def _is_at_a_side_door(network: Network, host: str) -> bool:
    """Say whether a host is of a network and is none of those where its accounts are: «help.x.com»."""
    rule = network.address_rule
    return not any(_is_host(host, known) for known in (*rule.hosts, *rule.short_hosts)) and not rule.any_host


def _is_named(network: Network, parts: SplitResult) -> bool:
    return any(re.search(pattern, _target(parts)) for pattern in network.address_rule.patterns)


def _is_exactly(host: str, known: str) -> bool:
    return known == host


def _is_host(host: str, known: str) -> bool:
    if known.startswith("*."):
        return host.endswith(known[1:])
    return known in (host, _LANGUAGE.sub("", host), _OTHER_DOORS.sub("", host))


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return (_SLASHES.sub("/", unquote(parts.path)) or "/") + query


def _profile_in(network: Network, host: str, parts: SplitResult) -> Recognised:
    """Return the profile an address of a network leads to, without what comes behind it (a post, a tab)."""
    subdomain = _subdomain(network, host)
    if subdomain is not None:
        return Recognised(network.id, subdomain, f"https://{host}", closed_flaw(network))
    rule = network.address_rule
    if _is_at_a_side_door(network, host):
        return Recognised(network.id, "", _tidy_address(parts), AddressFlaw.NO_HANDLE)
    step = _first_step(parts)
    is_short = host in rule.short_hosts and not parts.path.startswith("/@")
    if step and (is_short or step in rule.shared_pages):
        return Recognised(network.id, "", _tidy_address(parts), AddressFlaw.SHARED_LINK)
    for pattern in () if step in rule.own_pages or _VERSION.match(step) else rule.patterns:
        match = re.search(pattern, _target(parts))
        if match and rule.any_host:
            server = match.groupdict().get("host") or host
            handle = match["handle"]
            return Recognised(network.id, f"{handle}@{server}", f"https://{server}/@{handle}")
        if match:
            handle = match["handle"].strip("/ ")
            is_numbered = rule.numbered and "?" in match[0]
            address = f"https://{(parts.hostname or '').casefold()}{match[0].rstrip('/? ')}"
            address = rule.numbered.format(handle=handle) if is_numbered else address
            return Recognised(network.id, handle, address, closed_flaw(network))
    return Recognised(network.id, "", _tidy_address(parts), AddressFlaw.NO_HANDLE)


def _first_step(parts: SplitResult) -> str:
    return parts.path.strip("/").split("/")[0].casefold()


def _subdomain(network: Network, host: str) -> str | None:
    for known in network.address_rule.hosts:
        if known.startswith("*.") and host.endswith(known[1:]):
            return host.removesuffix(known[1:])
    return None


def closed_flaw(network: Network) -> AddressFlaw | None:
    """Return that a network is gone, when it is."""
    return AddressFlaw.CLOSED_NETWORK if network.is_closed else None

"""Which account a line of a list names: by its address, or by its network and the name there."""

import re
from collections.abc import Mapping
from dataclasses import replace

from muniredes.domain.accounts.address_doors import USUAL_ENDS
from muniredes.domain.accounts.addresses import AddressFlaw, Recognised, chat_address, recognise, with_handle
from muniredes.domain.accounts.network_words import meant, named_network, network_among
from muniredes.domain.fields import FIELDS
from muniredes.domain.knowledge.facts import OTHER_NETWORK, Network, NetworkKind, Networks
from muniredes.domain.texts.cells import understood
from muniredes.domain.texts.denials import names_nothing
from muniredes.domain.texts.text import fold, tidy

ADDRESS, NETWORK, HANDLE = "account.address", "account.network_id", "account.handle"
NAME = "account.name"

ImportRow = Mapping[str, str]
"""The cells of one line, by the path of their field; absent columns are absent."""

WHOLE_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+\.\S+$", re.IGNORECASE)
_LOGIN = re.compile(r"^(?:[^@\s]+@[^@\s]+\.[a-z]{2,}|\+?\d[\d\s().-]{7,})$", re.IGNORECASE)
_BARE_HANDLE = re.compile(r"^@?[\w-]+$|^@[\w.-]+$")
_AT_A_SERVER = re.compile(r"^@?[\w.-]+@[\w-]+(?:\.[\w-]+)+$")
_BARE_HOST = re.compile(r"^@?[\w-]+(?:\.[\w-]+)+$")
_TELEPHONE = re.compile(r"^\+?\d[\d\s().-]{7,}$")
_STATE_SAID = re.compile(
    r"pendientes?|pdtes?|buscar|buscando|faltan?|revisar|comprobar|crear|ver|nada|idem|igual|baja|ok|x|si|yes"
    r"|por (?:hacer|crear|abrir|confirmar|ver)|sin (?:hacer|crear|abrir|usar|uso|cuenta)"
    r"|(?:ya )?no (?:la |lo |se |esta )?(?:usa|usamos|existe|existen|sabemos|consta|procede|abierta|creada)"
    r"|(?:cerrad|activ|inactiv|desactivad|abandonad|borrad|eliminad|bloquead|suspendid|desconocid|perdid)[ao]s?"
)
"""Words that say how an account is, or what there is to do with it, and are the name of none."""

_REMARK = re.compile(r"\s+[(\[][^()\[\]]*[)\]]$")
_BETWEEN_PAIRS = re.compile(r"\s*[,;/|\n]\s*|\s+[ye]\s+")
_PAIR = re.compile(r"(?P<network>[^\W\d_]+)(?:\s*[:=-]\s*|\s+)(?P<handle>@?[\w.-]+)")
_SPACED_ADDRESS = re.compile(
    r"(?:https?\s?:\s?//\s?)?[\w-]+(?:\s?\.\s?[\w-]+)+(?:\s?/\s?[\w.@-]+)+/?", re.IGNORECASE
)
_SPACED = re.compile(r"\s*([/.:])\s*")
"""«https:// www.facebook.com / AytoVilla»: as somebody writes an address who puts spaces after the marks."""

_BEGINS_ADDRESS = re.compile(r"^(?:https?:|www\.)", re.IGNORECASE)
_KNOWN_END = re.compile(rf"^[^/]+\.(?:{USUAL_ENDS})/", re.IGNORECASE)
_ROUNDED = re.compile(r"(?:^|/)\d[.,]\d+E\+?\d+", re.IGNORECASE)


def _is_rounded(row: ImportRow) -> bool:
    """Say whether Excel made of a long number what cannot be read back: «1,00065E+14»."""
    return any(_ROUNDED.search(row.get(field, "")) for field in (HANDLE, ADDRESS))


def found_in(row: ImportRow, networks: Networks) -> Recognised:
    """Return what the address says; the columns of network and handle speak when it does not."""
    if _is_rounded(row):
        return Recognised(flaw=AddressFlaw.ROUNDED)
    said = tidy(row.get(NETWORK, ""))
    network = network_among(said, networks) if said else None
    address, handle = _address_and_handle(row, networks)
    name = row.get(NAME, "")
    network = meant(network, f"{said} {handle} {name}", networks) if network else None
    if "@" not in handle and _says_state(tidy(handle)):
        handle = ""
    if network is not None and not tidy(handle) and _is_bare_name(network, tidy(address)):
        named = _of_name(network, tidy(address), None, networks)
        return named if _is_told_apart(tidy(address)) else _looked_at(named)
    found = recognise(address, networks) if tidy(address) else None
    if _LOGIN.match(handle) and not _is_login_a_name(handle, found, network, networks):
        handle = ""
    if network is not None and not handle and found is None and says_name(name):
        return Recognised(network.id, name=_without_remarks(tidy(name)), flaw=AddressFlaw.NAME_ONLY)
    told = found if found is not None or network is not None else recognise(handle, networks)
    if told is not None and said and network is None and told.is_usable and _could_be_any(told, networks):
        return Recognised(OTHER_NETWORK, tidy(handle), told.address, AddressFlaw.UNKNOWN_NETWORK)
    return _of_cells(told, tidy(handle), network, networks)


def _of_cells(
    found: Recognised | None, handle: str, network: Network | None, networks: Networks
) -> Recognised:
    """Return the account of an address, when it says one, or else of a network and a name."""
    if found is not None and (network is None or found.is_usable or found.names_nobody):
        is_address = found.is_usable or found.names_nobody
        return _of_address(found, handle, network, networks) if is_address else found
    assert network is not None
    return _of_name(network, handle, found, networks)


def _could_be_any(found: Recognised, networks: Networks) -> bool:
    """Whether an address is told by its shape alone, as those of the fediverse: its line knows better."""
    known = networks.get(found.network_id)
    return known is None or known.id == "web" or (known.address_rule.any_host and "@" in found.handle)


def _of_address(found: Recognised, handle: str, network: Network | None, networks: Networks) -> Recognised:
    """Return the account of an address, which may lack the name that another cell says."""
    if found.names_nobody and handle:
        return with_handle(networks[found.network_id], handle)
    return _doubted(found, network, networks)


def _of_name(network: Network, handle: str, found: Recognised | None, networks: Networks) -> Recognised:
    """Return the account that a network and a name say, where no address does.

    Figures alone may be a year or how many there are of something: they are looked at.
    """
    if handle:
        named = _named(network, handle, networks)
        is_number = handle.isdecimal() and network.kind is not NetworkKind.MESSAGING
        return _looked_at(named) if is_number else named
    if found is None or found.flaw is AddressFlaw.EMPTY or found.names_nobody:
        return Recognised(network.id, flaw=AddressFlaw.NO_NAME)
    return found


def _is_bare_name(network: Network, said: str) -> bool:
    """Whether the cell of the address only says the name of the account: «@villa», «villa@masto.es»."""
    if not _is_told_apart(said) and (network.kind is NetworkKind.WEB or _says_state(said)):
        return False
    if _BARE_HANDLE.match(said) or _lives_anywhere(network, said):
        return _LOGIN.match(said) is None or _lives_anywhere(network, said)
    return bool(network.address_rule.whole_hosts) and _BARE_HOST.match(said) is not None


def _is_told_apart(said: str) -> bool:
    """Whether words say by themselves that they are a name: «@villa», «villa.es»."""
    return "@" in said or "." in said


def _says_state(said: str) -> bool:
    """Whether a word says how an account is, and not which: «pendiente», «cerrada», «no», «sí»."""
    is_state = "-" not in said and understood(FIELDS["account"]["state"], said) is not None
    return is_state or names_nothing(said) or _STATE_SAID.fullmatch(fold(said)) is not None


def says_name(said: str) -> bool:
    """Whether the cell of a user name says one: no state, no e-mail and no telephone to enter with."""
    name = _without_remarks(tidy(said))
    return bool(name) and _LOGIN.match(name) is None and ("@" in name or not _says_state(name))


def _looked_at(found: Recognised) -> Recognised:
    return replace(found, flaw=found.flaw or AddressFlaw.BARE_WORD)


def _doubted(found: Recognised, network: Network | None, networks: Networks) -> Recognised:
    """Return an account whose address is of another network than its line says, as one to look at."""
    if network is None or found.flaw or found.network_id == network.id:
        return found
    kinds = {network.kind, networks[found.network_id].kind}
    if kinds <= {NetworkKind.MESSAGING} or kinds <= {NetworkKind.WEB, NetworkKind.NOTICES}:
        return found
    return replace(found, flaw=AddressFlaw.ANOTHER_NETWORK)


def _address_and_handle(row: ImportRow, networks: Networks) -> tuple[str, str]:
    """Return the cells of the address and of the user name; an address where the name goes is one."""
    address, handle = (_closed_up(row.get(field, "").strip(), networks) for field in (ADDRESS, HANDLE))
    is_address = WHOLE_ADDRESS.match(handle) or _is_spaced(row.get(HANDLE, "").strip(), networks)
    return (handle, "") if not tidy(address) and is_address else (address, handle)


def _is_spaced(said: str, networks: Networks) -> bool:
    """Whether words are an address with spaces, as its beginning or its host shows: «Ayto. Villa» is none."""
    if " " not in said or _says_state(tidy(said)) or _SPACED_ADDRESS.fullmatch(said) is None:
        return False
    bare = _SPACED.sub(r"\1", said)
    if _BEGINS_ADDRESS.match(bare) or _KNOWN_END.match(bare):
        return True
    found = recognise(bare, networks)
    known = networks.get(found.network_id)
    return (
        found.is_usable
        and known is not None
        and bool(known.address_rule.hosts)
        and not known.address_rule.any_host
    )


def _closed_up(said: str, networks: Networks) -> str:
    """Return what a cell says of an account: an address without its spaces, or a name without remarks."""
    return _SPACED.sub(r"\1", said) if _is_spaced(said, networks) else _without_remarks(said)


def _without_remarks(said: str) -> str:
    """Return what a cell says without what is said of it in brackets: «AytoVilla (2,3 K)», «(no usamos)»."""
    bare = _REMARK.sub("", said)
    return "" if bare[:1] in ("(", "[") and _says_state(bare.strip(" ()[]")) else bare


def pairs_in(text: str, networks: Networks) -> tuple[tuple[str, str], ...]:
    """Return each network and name of «Facebook: AytoVilla, Instagram: aytovilla»; nothing of other words."""
    found = [_PAIR.fullmatch(part.strip()) for part in _BETWEEN_PAIRS.split(text) if part.strip()]
    pairs = tuple((each["network"], each["handle"]) for each in found if each is not None)
    is_whole = len(pairs) == len(found) and all(named_network(name, networks) for name, _handle in pairs)
    return pairs if is_whole else ()


def _named(network: Network, handle: str, networks: Networks) -> Recognised:
    """Return the account of a network and a name; of an application of messages, a telephone is a list."""
    if network.kind is NetworkKind.MESSAGING and _TELEPHONE.match(handle):
        return recognise(chat_address(handle), networks)
    if network.id == "web":
        return recognise(handle, networks)
    if network.kind is NetworkKind.WEB and not network.profile_address:
        told = recognise(handle, networks)
        return told if told.is_usable else Recognised(network.id, handle, "", AddressFlaw.NAME_ONLY)
    return (
        recognise(f"@{handle.lstrip('@')}", networks)
        if _lives_anywhere(network, handle)
        else with_handle(network, handle)
    )


def _lives_anywhere(network: Network, handle: str) -> bool:
    """Whether a name says its server: «villa@masto.es»."""
    return network.address_rule.any_host and _AT_A_SERVER.match(handle) is not None


def _is_login_a_name(
    handle: str, found: Recognised | None, network: Network | None, networks: Networks
) -> bool:
    """Say whether the account is of a network where a telephone, or what is like an e-mail, is the name."""
    known = network or (networks.get(found.network_id) if found else None)
    if known is None:
        return False
    return known.kind is NetworkKind.MESSAGING or _lives_anywhere(known, handle)

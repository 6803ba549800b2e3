"""A list of accounts from elsewhere, judged line by line before anything is written."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from muniredes.domain.accounts import Account, AccountState, Custody
from muniredes.domain.addresses import (
    AddressFlaw,
    Recognised,
    account_key,
    named_network,
    recognise,
    with_handle,
)
from muniredes.domain.checks import check
from muniredes.domain.knowledge import OTHER_NETWORK, Network, NetworkKind, Networks
from muniredes.domain.problems import Problem
from muniredes.domain.secrets import holds_secret, left_out, none_holds_secret
from muniredes.domain.text import NAME_LIMIT, bounded, fold, tidy
from muniredes.i18n import _, mark


class ImportField(StrEnum):
    """What a column of the list can be."""

    ADDRESS = "address"
    NETWORK = "network"
    HANDLE = "handle"
    NAME = "name"
    PURPOSE = "purpose"
    AREA = "area"
    HOLDER = "holder"
    EMAIL = "email"
    PHONE = "phone"
    STATE = "state"
    LAST_POST = "last_post"
    FOLLOWERS = "followers"
    RESOLUTION = "resolution"
    NOTES = "notes"

    @property
    def word(self) -> str:
        """«Dirección»."""
        return _(_FIELD_WORDS[self])


_FIELD_WORDS = {
    ImportField.ADDRESS: mark("Dirección de internet"),
    ImportField.NETWORK: mark("Red"),
    ImportField.HANDLE: mark("Nombre de usuario"),
    ImportField.NAME: mark("Nombre visible"),
    ImportField.PURPOSE: mark("Para qué sirve"),
    ImportField.AREA: mark("Área"),
    ImportField.HOLDER: mark("Quién tiene las llaves"),
    ImportField.EMAIL: mark("Correo de recuperación"),
    ImportField.PHONE: mark("Teléfono de recuperación"),
    ImportField.STATE: mark("Estado"),
    ImportField.LAST_POST: mark("Última publicación"),
    ImportField.FOLLOWERS: mark("Seguidores"),
    ImportField.RESOLUTION: mark("Decreto o acuerdo"),
    ImportField.NOTES: mark("Notas"),
}

_BETWEEN_ADDRESSES = re.compile(r"[\s;|]+|,\s*(?=https?://|www\.)")
_WHOLE_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+\.\S+$", re.IGNORECASE)
_INSIDE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}\"'«»;|]+\.[^\s<>()\[\]{}\"'«»;|]+", re.IGNORECASE)
_LOGIN = re.compile(r"^(?:[^@\s]+@[^@\s]+\.[a-z]{2,}|\+?\d[\d\s().-]{7,})$", re.IGNORECASE)
_ROUNDED = re.compile(r"(?:^|/)\d[.,]\d+E\+?\d+", re.IGNORECASE)
_BETWEEN_PEOPLE = re.compile(r"[;,\n]|\s/\s")

ImportRow = Mapping[ImportField, str]
"""The cells of one line, by what they are; absent columns are absent."""


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line of a list: its sheet («» when there are none), its number there, and its cells."""

    sheet: str
    number: int
    row: ImportRow


class Verdict(StrEnum):
    """What will be done with a line."""

    NEW = "new"
    LOOK = "look"
    SKIP = "skip"

    @property
    def word(self) -> str:
        """«Entra»."""
        return _(_VERDICT_WORDS[self])


_VERDICT_WORDS = {
    Verdict.NEW: mark("Entra"),
    Verdict.LOOK: mark("Entra, pero mírela"),
    Verdict.SKIP: mark("No entra"),
}


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of the list, judged: its number in the file, what would come of it, and what is said of it.

    `said` is what the list calls the account; `holders` are the names of who has the keys and of
    the deputy, as they stand in the list. `part` tells apart the accounts of one line, and `row` holds the
    cells that were judged.
    """

    number: int
    verdict: Verdict
    remarks: tuple[str, ...]
    said: str = ""
    account: Account | None = None
    custody: Custody | None = None
    area: str = ""
    holders: tuple[str, ...] = ()
    sheet: str = ""
    part: int = 0
    row: ImportRow = dataclasses.field(default_factory=dict)

    @property
    def place(self) -> str:
        """«12», or «Redes · 12» in a workbook of several sheets."""
        return f"{self.sheet} · {self.number}" if self.sheet else str(self.number)

    @property
    def is_accepted(self) -> bool:
        """Whether an account would come of it."""
        return self.verdict is not Verdict.SKIP


LineKey = tuple[str, int, int]
"""What tells an account of a list from the others: its sheet, its line there, and its part of the line."""


def judge(
    lines: Iterable[ListedLine],
    networks: Networks,
    known: Iterable[str],
    today: date,
    mended: Mapping[LineKey, ImportRow] | None = None,
) -> tuple[ImportLine, ...]:
    """Judge numbered lines against the accounts already `known` (their keys) and against each other.

    `mended` holds the cells that were written again.
    """
    seen: dict[str, int] = dict.fromkeys(known, 0)
    return tuple(
        replace(_judge_line(number, row, networks, seen, today), sheet=sheet, part=part)
        for (sheet, number, part), row in _each_account(lines, mended or {})
    )


def _each_account(
    lines: Iterable[ListedLine], mended: Mapping[LineKey, ImportRow]
) -> Iterator[tuple[LineKey, ImportRow]]:
    parts: Counter[tuple[str, int]] = Counter()
    for line in lines:
        for row in _each_address(line.row):
            key = line.sheet, line.number, parts[line.sheet, line.number]
            parts[line.sheet, line.number] += 1
            yield key, {**row, **mended.get(key, {})}


def _each_address(row: ImportRow) -> Iterator[ImportRow]:
    """Yield a row for each address of a cell, which may hold several, or one among other words."""
    found = [word.strip("()[]<>,;") for word in _BETWEEN_ADDRESSES.split(row.get(ImportField.ADDRESS, ""))]
    found = [word for word in found if _WHOLE_ADDRESS.match(word)] or _addresses_inside(row)
    if not found:
        yield row
        return
    for address in dict.fromkeys(found):
        yield {**row, ImportField.ADDRESS: address}


def _addresses_inside(row: ImportRow) -> list[str]:
    """Return the addresses among the words of a cell: «[Facebook](https://…)», «Ver: https://… (antiguo)»."""
    return [word.rstrip(".,;") for word in _INSIDE.findall(row.get(ImportField.ADDRESS, ""))]


def _judge_line(
    number: int, row: ImportRow, networks: Networks, seen: dict[str, int], today: date
) -> ImportLine:
    row, left = _without_secrets(row)
    return replace(_judge_cells(number, row, left, networks, seen, today), row=row)


def _judge_cells(
    number: int, row: ImportRow, left: Sequence[str], networks: Networks, seen: dict[str, int], today: date
) -> ImportLine:
    said = tidy(
        row.get(ImportField.ADDRESS, "") or row.get(ImportField.HANDLE, "") or row.get(ImportField.NAME, "")
    )
    found = Recognised(flaw=AddressFlaw.ROUNDED) if _is_rounded(row) else _found(row, networks)
    if not found.is_usable:
        flaw = found.flaw or AddressFlaw.NOT_AN_ADDRESS
        return ImportLine(number, Verdict.SKIP, (flaw.sentence,), said)
    key = account_key(found.network_id, found.handle, found.address)
    if key in seen:
        return ImportLine(number, Verdict.SKIP, (_repeated(seen[key]),), said)
    account = Account(network_id=found.network_id, handle=found.handle, address=found.address)
    remarks = [*left, *([found.flaw.sentence] if found.flaw else [])]
    try:
        remarks += _fill_account(account, found, row)
        check("account", account, today)
        area = bounded(tidy(row.get(ImportField.AREA, "")), NAME_LIMIT, ImportField.AREA.word)
        holders = _names(row.get(ImportField.HOLDER, ""))
    except Problem as problem:
        return ImportLine(number, Verdict.SKIP, (problem.what,), said)
    custody = Custody()
    remarks += _fill_custody(custody, row, today)
    seen[key] = number
    verdict = Verdict.LOOK if remarks else Verdict.NEW
    return ImportLine(number, verdict, tuple(remarks), said, account, custody, area, holders)


def _without_secrets(row: ImportRow) -> tuple[ImportRow, list[str]]:
    """Return a row without the cells that hold a secret, and what is said of each."""
    if none_holds_secret(row.values()):
        return row, []
    held = [
        field
        for field, text in row.items()
        if holds_secret(text, machine_made=field in (ImportField.ADDRESS, ImportField.HANDLE))
    ]
    kept = {field: text for field, text in row.items() if field not in held}
    return kept, [f"«{field.word}» {left_out()}." for field in held]


def _names(text: str) -> tuple[str, ...]:
    """Return the first two people of a cell that may name several."""
    names = [tidy(name) for name in _BETWEEN_PEOPLE.split(text)]
    kept = tuple(dict.fromkeys(name for name in names if name))[:2]
    return tuple(bounded(name, NAME_LIMIT, ImportField.HOLDER.word) for name in kept)


def _repeated(line: int) -> str:
    if line == 0:
        return _("Ya está apuntada.")
    return _("Está repetida: es la misma que la de la línea {n}.").format(n=line)


def _is_rounded(row: ImportRow) -> bool:
    """Say whether Excel made of a long number what cannot be read back: «1,00065E+14»."""
    return any(_ROUNDED.search(row.get(field, "")) for field in (ImportField.HANDLE, ImportField.ADDRESS))


def _found(row: ImportRow, networks: Networks) -> Recognised:
    """Return what the address says; the columns of network and handle speak when it does not."""
    address, handle = row.get(ImportField.ADDRESS, ""), row.get(ImportField.HANDLE, "").strip()
    said = tidy(row.get(ImportField.NETWORK, ""))
    network = named_network(said, networks) if said else None
    found = recognise(address, networks) if tidy(address) else None
    if _LOGIN.match(handle) and not _goes_by_phone(found, network, networks):
        handle = ""
    if found is not None and (found.is_usable or found.flaw is AddressFlaw.NO_HANDLE):
        if said and network is None and found.network_id in ("web", OTHER_NETWORK):
            return Recognised(OTHER_NETWORK, tidy(handle), found.address, AddressFlaw.UNKNOWN_NETWORK)
        if found.flaw is AddressFlaw.NO_HANDLE and tidy(handle):
            return with_handle(networks[found.network_id], tidy(handle))
        return found
    if network is not None and tidy(handle):
        return with_handle(network, tidy(handle))
    if network is not None and found is None:
        return Recognised(network.id, flaw=AddressFlaw.NO_HANDLE)
    return found or recognise(handle, networks)


def _goes_by_phone(found: Recognised | None, network: Network | None, networks: Networks) -> bool:
    """Say whether the account is of a network where a telephone is the name."""
    known = network or (networks.get(found.network_id) if found else None)
    return known is not None and known.kind is NetworkKind.MESSAGING


def _fill_account(account: Account, found: Recognised, row: ImportRow) -> list[str]:
    account.name = row.get(ImportField.NAME, "")
    account.purpose = row.get(ImportField.PURPOSE, "")
    account.notes = row.get(ImportField.NOTES, "")
    return [*_put_state(account, found, row), *_put_figures(account, row)]


def _fill_custody(custody: Custody, row: ImportRow, today: date) -> Iterator[str]:
    """Put each cell about the keys on `custody`; yield what had to be left out."""
    for field, name in (
        (ImportField.EMAIL, "email"),
        (ImportField.PHONE, "phone"),
        (ImportField.RESOLUTION, "resolution"),
    ):
        setattr(custody, name, row.get(field, ""))
        try:
            check("custody", custody, today)
        except Problem as problem:
            setattr(custody, name, "")
            yield problem.what


_STATES = {
    AccountState.ACTIVE: ("activa", "active", "published", "en uso", "en_uso", "abierta", "si", "publicada"),
    AccountState.PAUSED: ("en pausa", "pausada", "paused", "inactiva", "inactive"),
    AccountState.CLOSED: ("cerrada", "closed", "archived", "archivada", "baja", "eliminada"),
    AccountState.NO_ACCESS: ("sin acceso", "no access", "perdida", "no podemos entrar"),
}


def _put_state(account: Account, found: Recognised, row: ImportRow) -> Iterator[str]:
    if found.flaw is AddressFlaw.CLOSED_NETWORK:
        account.state = AccountState.CLOSED
        return
    said = fold(row.get(ImportField.STATE, ""))
    if not said:
        return
    for state, words in _STATES.items():
        if said in words:
            account.state = state
            return
    yield _("No se entiende el estado «{word}»; queda «{state}».").format(word=said, state=account.state.word)


def _put_figures(account: Account, row: ImportRow) -> Iterator[str]:
    followers = row.get(ImportField.FOLLOWERS, "").strip()
    if followers:
        digits = followers.replace(".", "").replace(",", "").replace(" ", "")
        if digits.isdecimal() and len(digits) < 12:
            account.followers = int(digits)
        else:
            yield _("No se entienden los seguidores «{word}».").format(word=followers)
    day = row.get(ImportField.LAST_POST, "").strip()
    if day:
        account.last_post_on = read_day(day)
        if account.last_post_on is None:
            yield _("No se entiende la fecha «{word}».").format(word=day)


def read_day(text: str) -> date | None:
    """Return the day in «2026-11-24», «24/11/2026» or «24-11-26», with an hour or not; None if it is none."""
    head = text.strip().replace("T", " ").split(" ")[0]
    parts = head.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    first, month, last = (int(part) for part in parts)
    year, day = (first, last) if len(parts[0]) == 4 else (last, first)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None

"""A list of accounts from elsewhere, judged line by line before anything is written."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from muniredes.domain.accounts.account import Account, AccountState, Custody
from muniredes.domain.accounts.addresses import AddressFlaw, Recognised, account_key
from muniredes.domain.accounts.named_account import (
    ADDRESS,
    HANDLE,
    NAME,
    NETWORK,
    WHOLE_ADDRESS,
    ImportRow,
    found_in,
    pairs_in,
    says_name,
)
from muniredes.domain.accounts.network_words import named_network, network_among
from muniredes.domain.checks import check
from muniredes.domain.declared_absent import settled
from muniredes.domain.fields import FIELDS, LACKABLE, Card, word
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.problems import Problem
from muniredes.domain.texts.cells import people_in, secret_cells, understood
from muniredes.domain.texts.denials import is_denial, names_nothing
from muniredes.domain.texts.secrets import holds_secret, left_out
from muniredes.domain.texts.text import NAME_LIMIT, bounded, fold, tidy
from muniredes.domain.texts.words import plain_value
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

AREA, HOLDER = "account.area_id", "custody.holder_id"

COLUMNS = tuple(card for kind in ("account", "custody") for card in FIELDS[kind].values() if card.headings)
"""What a column of the list can be: the fields that lists from elsewhere know."""

_FOUND_OUT = frozenset({ADDRESS, NETWORK, HANDLE, AREA, HOLDER})
"""What takes more than its cell to be known."""

_BETWEEN_ADDRESSES = re.compile(r"[\s;|]+|,\s*(?=https?://|www\.)")
_INSIDE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]{}\"'«»;|]+\.[^\s<>()\[\]{}\"'«»;|]+", re.IGNORECASE)
_SAYS_MORE = re.compile(r"[\d@]")
_LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line of a list: its sheet («» when there are none), its number there, its cells and its words."""

    sheet: str
    number: int
    row: ImportRow
    words: str = ""


class Verdict(WordedEnum):
    """What will be done with a line."""

    NEW = "new", mark("Entra")
    LOOK = "look", mark("Entra, pero mírela")
    SKIP = "skip", mark("No entra")


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
    judged = []
    for (sheet, number, part), row, words, is_title in _each_account(lines, networks, mended or {}):
        line = _judge_line(number, row, networks, seen, today)
        if line.account is None and not _names_account(row):
            line = _no_account(line, words, is_title=is_title)
        judged.append(replace(line, sheet=sheet, part=part))
    return tuple(judged)


def _each_account(
    lines: Iterable[ListedLine], networks: Networks, mended: Mapping[LineKey, ImportRow]
) -> Iterator[tuple[LineKey, ImportRow, str, bool]]:
    """Yield each account of a list: its key, its cells, the words of its line and whether they are a title.

    Where no column says the area, it is that of the title above, in the same sheet.
    """
    parts: Counter[tuple[str, int]] = Counter()
    title = ""
    for before, line, after in _with_neighbours(lines):
        if before is None or before.sheet != line.sheet:
            title = ""
        is_title = _is_area(line.words) and not _names_account(line.row) and not _is_note(before, line, after)
        title = line.words if is_title else title
        for row in _each_address(line.row, networks):
            key = line.sheet, line.number, parts[line.sheet, line.number]
            parts[line.sheet, line.number] += 1
            area = {AREA: title} if title and _names_account(row) else {}
            yield key, {**area, **row, **mended.get(key, {})}, line.words, is_title


def _with_neighbours(
    lines: Iterable[ListedLine],
) -> Iterator[tuple[ListedLine | None, ListedLine, ListedLine | None]]:
    """Yield each line with the one before it and the one after it."""
    listed = tuple(lines)
    return zip((None, *listed), listed, (*listed[1:], None), strict=False)


def _is_note(before: ListedLine | None, line: ListedLine, after: ListedLine | None) -> bool:
    """Whether words stand right under an account and over nothing: they are of what is above them."""
    is_under = before is not None and _follows(before, line) and _names_account(before.row)
    return is_under and (after is None or not _follows(line, after))


def _follows(one: ListedLine, other: ListedLine) -> bool:
    return (other.sheet, other.number) == (one.sheet, one.number + 1)


def _names_account(row: ImportRow) -> bool:
    """Whether a line says what account it is of, and not only words: titles, totals and notes do not."""
    called = row.get(NETWORK, "").strip() and row.get(NAME, "").strip()
    named = row.get(ADDRESS, "").strip() or row.get(HANDLE, "").strip() or called
    return bool(named) or len([text for text in row.values() if text.strip()]) > 2


_TITLE = re.compile(r"^(?!total|suma|nota|\*|\()[^\W\d_][^\d·:;,*]{2,59}$", re.IGNORECASE)


def _is_area(words: str) -> bool:
    """Whether the words of a line, alone in it, are a title for those that follow."""
    return _TITLE.match(words) is not None and len(words.split()) <= _LONGEST_TITLE


def _no_account(line: ImportLine, words: str, *, is_title: bool) -> ImportLine:
    """Return what is said of a line that names no account."""
    said = (
        _("No es una cuenta. Si es un título, será el área de las líneas que siguen.")
        if is_title
        else _("No nombra ninguna cuenta: parece un título, un total o una nota.")
    )
    return replace(line, remarks=(said,), said=line.said or ("" if holds_secret(words) else words[:80]))


def _each_address(row: ImportRow, networks: Networks) -> Iterator[ImportRow]:
    """Yield a row for each address of a cell, which may hold several, or one among other words."""
    pairs = pairs_in(row.get(ADDRESS, ""), networks)
    if pairs:
        yield from ({**row, NETWORK: name, HANDLE: handle, ADDRESS: ""} for name, handle in pairs)
        yield from _named_besides(row, pairs, networks)
        return
    found = [word.strip("()[]<>,;") for word in _BETWEEN_ADDRESSES.split(row.get(ADDRESS, ""))]
    found = [word for word in found if WHOLE_ADDRESS.match(word)] or _addresses_inside(row)
    if not found:
        yield row
        return
    for address in dict.fromkeys(found):
        yield {**row, ADDRESS: address}


def _named_besides(
    row: ImportRow, pairs: Sequence[tuple[str, str]], networks: Networks
) -> Iterator[ImportRow]:
    """Yield a row for the name that a line says in its own cell and is none of its `pairs`.

    Its network is that of the line, unless a pair has said another name there: then nobody knows.
    """
    own = tidy(row.get(HANDLE, ""))
    if not says_name(own) or fold(own.lstrip("@")) in {fold(handle.lstrip("@")) for _name, handle in pairs}:
        return
    network = network_among(row.get(NETWORK, ""), networks)
    is_taken = network in [named_network(name, networks) for name, _handle in pairs]
    yield {**row, ADDRESS: "", NETWORK: "" if is_taken else row.get(NETWORK, "")}


def _addresses_inside(row: ImportRow) -> list[str]:
    """Return the addresses among the words of a cell: «[Facebook](https://…)», «Ver: https://… (antiguo)»."""
    return [word.rstrip(".,;") for word in _INSIDE.findall(row.get(ADDRESS, ""))]


def _judge_line(
    number: int, row: ImportRow, networks: Networks, seen: dict[str, int], today: date
) -> ImportLine:
    row, left = _without_secrets(row)
    return replace(_judge_cells(number, row, left, networks, seen, today), row=row)


def _judge_cells(
    number: int, row: ImportRow, left: Sequence[str], networks: Networks, seen: dict[str, int], today: date
) -> ImportLine:
    said = tidy(row.get(ADDRESS, "") or row.get(HANDLE, "") or row.get(NAME, ""))
    found = found_in(row, networks)
    if not found.is_usable:
        flaw = found.flaw or AddressFlaw.NOT_AN_ADDRESS
        return ImportLine(number, Verdict.SKIP, (flaw.sentence,), said)
    key = account_key(found.network_id, found.handle, found.address or found.name)
    if key in seen:
        return ImportLine(number, Verdict.SKIP, (_repeated(seen[key]),), said)
    account = Account(network_id=found.network_id, handle=found.handle, address=found.address)
    remarks = [*left, *([found.flaw.sentence] if found.flaw else [])]
    try:
        remarks += _fill_account(account, found, row)
        check("account", account, today)
        area = bounded(_area(row), NAME_LIMIT, word(AREA))
        holders = _names(row.get(HOLDER, ""))
    except Problem as problem:
        return ImportLine(number, Verdict.SKIP, (problem.what,), said)
    custody = Custody()
    remarks += _fill_custody(custody, row, today)
    seen[key] = number
    verdict = Verdict.LOOK if remarks else Verdict.NEW
    return ImportLine(number, verdict, tuple(remarks), said, account, custody, area, holders)


def _area(row: ImportRow) -> str:
    said = tidy(row.get(AREA, ""))
    return "" if names_nothing(said) else said


def _without_secrets(row: ImportRow) -> tuple[ImportRow, list[str]]:
    """Return a row without the cells that hold a secret, and what is said of each."""
    held = secret_cells(row, (ADDRESS, HANDLE))
    if not held:
        return row, []
    kept = {field: text for field, text in row.items() if field not in held}
    return kept, [f"«{word(field)}» {left_out()}." for field in row if field in held]


def _names(text: str) -> tuple[str, ...]:
    """Return the first two people of a cell that may name several; «nadie», «no tiene» or «?» name nobody."""
    named = [name for name in people_in(text) if not names_nothing(name)]
    return tuple(bounded(name, NAME_LIMIT, word(HOLDER)) for name in named[:2])


def _repeated(line: int) -> str:
    if line == 0:
        return _("Ya está apuntada.")
    return _("Está repetida: es la misma que la de la línea {n}.").format(n=line)


def _fill_account(account: Account, found: Recognised, row: ImportRow) -> Iterator[str]:
    """Put each cell about the account on it; yield what is not understood."""
    if found.flaw is AddressFlaw.CLOSED_NETWORK:
        account.state = AccountState.CLOSED
        row = {path: cell for path, cell in row.items() if path != "account.state"}
    for card in _told("account", row):
        yield from _put(account, card, row[card.path])


def _fill_custody(custody: Custody, row: ImportRow, today: date) -> Iterator[str]:
    """Put each cell about the keys on `custody`; yield what had to be left out."""
    for card in _told("custody", row):
        if _denies(card, row[card.path]):
            for name, value in settled("custody", custody, {card.name: row[card.path]}).items():
                setattr(custody, name, value)
            continue
        before = getattr(custody, card.name)
        yield from _put(custody, card, row[card.path])
        try:
            check("custody", custody, today)
        except Problem as problem:
            setattr(custody, card.name, before)
            yield problem.what


def _denies(card: Card, cell: str) -> bool:
    """Whether a cell says that there is none of what may be lacking, and nothing more."""
    return card.path in LACKABLE and is_denial(cell) and _SAYS_MORE.search(cell) is None


def _told(kind: str, row: ImportRow) -> Iterator[Card]:
    """Yield the fields of a kind that a row says something of, and that its cell is enough for."""
    for card in COLUMNS:
        if card.of == kind and card.path not in _FOUND_OUT and row.get(card.path, "").strip():
            yield card


def _put(thing: object, card: Card, cell: str) -> Iterator[str]:
    """Put on a thing what a cell says; yield that it is not understood, and what stays."""
    value = understood(card, cell)
    if value is not None:
        setattr(thing, card.name, value)
        return
    yield _("«{label}»: no se entiende «{said}», y queda «{value}».").format(
        label=word(card.path), said=tidy(cell), value=plain_value(card.path, getattr(thing, card.name))
    )

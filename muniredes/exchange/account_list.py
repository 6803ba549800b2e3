"""Which column of a list is which: guessed from its headings, or from what the cells look like."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from muniredes.domain.accounts.addresses import recognise
from muniredes.domain.accounts.incoming_list import COLUMNS, ListedLine
from muniredes.domain.accounts.named_account import ADDRESS, HANDLE, NAME, NETWORK, pairs_in
from muniredes.domain.accounts.network_words import bare_name, named_network, network_among
from muniredes.domain.fields import word
from muniredes.domain.knowledge.facts import Networks
from muniredes.exchange.tables.headings import heading_names, heading_row, plain_name
from muniredes.exchange.tables.layout import laid_out
from muniredes.exchange.tables.letters import mended
from muniredes.exchange.tables.rows import NOTHING, RawTable
from muniredes.exchange.tables.sheet_networks import with_network
from muniredes.i18n import _

Columns = Mapping[str, int]
"""The index of the column of each field that has one, by its path; the first column is 0."""

_HEADINGS: Mapping[str, str] = {card.path: card.headings for card in COLUMNS}

_LIKE_ADDRESS = re.compile(r"^(https?://|www\.)?[\w-]+(\.[\w-]+)+(/|$)", re.IGNORECASE)
_LIKE_HANDLE = re.compile(r"^@?(?=[\w.-]*[^\W\d_])[\w.-]{2,}$")
_SURE_HANDLE = re.compile(r"^@[\w.-]{2,}$")
_ENOUGH = 0.5
_NO_ACCOUNT = NOTHING | {"false", "x"}


@dataclass(frozen=True, slots=True)
class AccountList:
    """A list with its headings found: the name of each column, its lines, and the guess of what is what.

    The lines of every sheet that is understood, each as (sheet, number there, cells in the order of
    `headings`). `wide` are the columns that are each a network, by their place; `links` the addresses
    under the words of a line, by its sheet and number; `remarks` what had to be left out of the file.
    """

    name: str
    headings: tuple[str, ...]
    lines: tuple[tuple[str, int, tuple[str, ...]], ...]
    columns: Columns
    wide: Mapping[int, str]
    links: Mapping[tuple[str, int], Mapping[int, str]]
    remarks: tuple[str, ...] = ()

    def rows(self, columns: Columns) -> Iterator[ListedLine]:
        """Yield each line, its cells named by `columns`; one more for each network with its own column."""
        wide = {index: name for index, name in self.wide.items() if index not in columns.values()}
        for sheet, number, cells in self.lines:
            row = {field: cells[index].strip() for field, index in columns.items() if index < len(cells)}
            for field in (ADDRESS, HANDLE):
                if row.get(field, "").casefold() in _NO_ACCOUNT:
                    row.pop(field, None)
            self._put_link(row, columns, self.links.get((sheet, number), {}))
            told = [(name, cells[index].strip()) for index, name in wide.items() if index < len(cells)]
            told = [(name, cell) for name, cell in told if cell.casefold() not in _NO_ACCOUNT]
            if not told or row.get(ADDRESS) or row.get(HANDLE):
                yield ListedLine(sheet, number, row, " · ".join(filter(None, map(str.strip, cells))))
            for name, cell in told:
                field = ADDRESS if _holds_address(cell) else HANDLE
                kept = {key: text for key, text in row.items() if key not in _SAYS_WHICH}
                yield ListedLine(sheet, number, {**kept, NETWORK: name, field: cell})

    @staticmethod
    def _put_link(row: dict[str, str], columns: Columns, links: Mapping[int, str]) -> None:
        """Take the address from under a word («Ver»), where the word is none."""
        said, place = row.get(ADDRESS, ""), columns.get(ADDRESS, -1)
        if place in links and not _is_address(said):
            row[ADDRESS] = links[place]
        elif links and not said:
            row[ADDRESS] = next(iter(links.values()))

    def unused(self, columns: Columns) -> tuple[str, ...]:
        """Return the names of the columns that say something and that nobody brings in."""
        taken = {*columns.values(), *self.wide}
        return tuple(
            name
            for index, name in enumerate(self.headings)
            if index not in taken
            and any(index < len(cells) and cells[index].strip() for _sheet, _number, cells in self.lines)
        )

    def lacks(self, columns: Columns) -> str:
        """Return what keeps these columns from being enough, in a sentence; nothing when they are."""
        has_name = NETWORK in columns and not {HANDLE, NAME}.isdisjoint(columns)
        if ADDRESS in columns or has_name or self.wide or self.links:
            return ""
        return _("Falta una columna: la de la dirección de internet, o las de la red y el nombre de usuario.")


_SAYS_WHICH = frozenset({ADDRESS, HANDLE, NETWORK})


def understand(tables: Sequence[RawTable], networks: Networks) -> AccountList:
    """Find the headings of every sheet and guess their columns; sheets that hold no accounts are said."""
    tables = laid_out(map(_mended, tables), _HEADINGS)
    read = [_understood(table, networks) for table in tables]
    good = [each for each in read if not each.lacks(each.columns)] or read[:1]
    headings = tuple(dict.fromkeys(heading for each in good for heading in each.headings))
    columns: dict[str, int] = {}
    wide: dict[int, str] = {}
    for each in good:
        for field, index in each.columns.items():
            columns.setdefault(field, headings.index(each.headings[index]))
        wide.update({headings.index(each.headings[index]): name for index, name in each.wide.items()})
    moved = [_moved(each, headings, is_named=len(good) > 1) for each in good]
    return AccountList(
        tables[0].name,
        headings,
        tuple(line for each in moved for line in each.lines),
        columns,
        wide,
        {key: links for each in moved for key, links in each.links.items()},
        (*dict.fromkeys(remark for table in tables for remark in table.remarks), *_left_out(read, good)),
    )


def _left_out(read: Sequence[AccountList], good: Sequence[AccountList]) -> Iterator[str]:
    for each in read:
        if each not in good and each.lines:
            yield _("Hoja «{name}»: no se entienden sus columnas y queda fuera.").format(
                name=each.lines[0][0]
            )


def _moved(listed: AccountList, headings: Sequence[str], *, is_named: bool) -> AccountList:
    """Return a list with its cells in the places of the headings of all the sheets.

    An only sheet is not named: its lines are told by their numbers.
    """
    places = [headings.index(heading) for heading in listed.headings]

    def spread(cells: tuple[str, ...]) -> tuple[str, ...]:
        found = [""] * len(headings)
        for place, cell in zip(places, cells, strict=False):
            found[place] = cell
        return tuple(found)

    lines = tuple((sheet if is_named else "", number, spread(cells)) for sheet, number, cells in listed.lines)
    links = {
        (sheet if is_named else "", number): {
            places[index]: link for index, link in found.items() if index < len(places)
        }
        for (sheet, number), found in listed.links.items()
    }
    return replace(listed, lines=lines, links=links)


def _mended(table: RawTable) -> RawTable:
    return replace(table, rows=tuple((number, tuple(map(mended, cells))) for number, cells in table.rows))


def _understood(table: RawTable, networks: Networks) -> AccountList:
    table = with_network(table, _HEADINGS, NETWORK, word(NETWORK), networks)
    rows = table.rows
    position, columns = heading_row(table, _HEADINGS)
    wide: dict[int, str] = {}
    if position is None:
        position = next((at for at in range(min(len(rows), 3)) if _are_networks(rows[at][1], networks)), None)
    if position is None:
        headings = tuple(plain_name(index) for index in range(table.width))
        lines = table.rows
        told: frozenset[int] = frozenset()
    else:
        told = frozenset(index for index, cell in enumerate(rows[position][1]) if cell.strip())
        headings, lines = heading_names(table, position), table.rows[position + 1 :]
        wide = _wide(headings, columns, networks)
    links: dict[tuple[str, int], dict[int, str]] = {}
    for (row, column), link in table.links.items():
        links.setdefault((table.sheet, row), {})[column] = link
    return AccountList(
        table.name,
        headings,
        tuple((table.sheet, number, cells) for number, cells in lines),
        _by_content(lines, table.width, columns, networks, told) if not wide else columns,
        wide,
        links,
    )


def _are_networks(cells: Sequence[str], networks: Networks) -> bool:
    """Say whether a row is of headings that are each a network: two at least, and no address among them."""
    return len(_wide(cells, {}, networks)) > 1 and not any("://" in cell or "www." in cell for cell in cells)


def _wide(headings: Sequence[str], columns: Columns, networks: Networks) -> dict[int, str]:
    """Return the columns that are each a network («Facebook», «Mastodon profile»), by their place."""
    found = {}
    for index, heading in enumerate(headings):
        bare = bare_name(heading)
        name = next(
            (part for part in (bare, *map(str.strip, bare.split("/"))) if named_network(part, networks)), ""
        )
        if name and index not in columns.values():
            found[index] = name
    return found


def _is_address(cell: str) -> bool:
    return bool(_LIKE_ADDRESS.match(cell.strip()))


def _is_surely_one(cell: str) -> bool:
    """Whether a cell can only be an account: «@villa», an address."""
    return _SURE_HANDLE.match(cell) is not None or (_is_address(cell) and "/" in cell)


class _Guess:
    """The columns that no heading named, told by what their cells look like.

    Those that are `told` have a heading, though it is not understood: it says what they are of.
    """

    def __init__(
        self,
        lines: Sequence[tuple[int, tuple[str, ...]]],
        width: int,
        columns: Columns,
        told: frozenset[int],
    ) -> None:
        self.found = dict(columns)
        self._told = told
        self._cells = {
            index: [row[index].strip() for _number, row in lines if index < len(row) and row[index].strip()]
            for index in range(width)
        }

    def lacks(self, *fields: str) -> bool:
        """Whether any of these has no column yet."""
        return any(field not in self.found for field in fields)

    def most(self, field: str, is_such: Callable[[str], object]) -> bool:
        """Whether most of the cells of the column of a field are so; a field without column has none."""
        return field in self.found and self._most(self.found[field], is_such)

    def _most(self, index: int, is_such: Callable[[str], object]) -> bool:
        cells = self._cells[index]
        return sum(bool(is_such(cell)) for cell in cells) > _ENOUGH * len(cells)

    def add(self, field: str, is_such: Callable[[str], object]) -> None:
        """Give a field that lacks it the first free column whose cells are mostly so."""
        free = (index for index in self._cells if index not in self.found.values())
        index = next((index for index in free if self._most(index, is_such)), None)
        if self.lacks(field) and index is not None:
            self.found[field] = index

    def add_unnamed(self, field: str, is_such: Callable[[str], object]) -> None:
        """Do as `add`, of the columns without a heading alone."""
        index = next((index for index in self._unnamed() if self._most(index, is_such)), None)
        if self.lacks(field) and index is not None:
            self.found[field] = index

    def add_only(self, field: str) -> None:
        """Give a field the only column that says something and is of nothing else, and has no heading."""
        free = self._unnamed()
        if self.lacks(field) and len(free) == 1:
            self.found[field] = free[0]

    def _unnamed(self) -> list[int]:
        """Return the free columns that no heading makes something else: «Dato» over an address does not."""
        return [
            index
            for index, cells in self._cells.items()
            if cells
            and index not in self.found.values()
            and (index not in self._told or any(map(_is_surely_one, cells)))
        ]

    def turn(self, field: str, other: str) -> None:
        """Make the column of a field that of another."""
        self.found[other] = self.found.pop(field)


def _by_content(
    lines: Sequence[tuple[int, tuple[str, ...]]],
    width: int,
    columns: Columns,
    networks: Networks,
    told: frozenset[int],
) -> Columns:
    """Add the columns that no heading named, and turn those whose cells are not what their heading says.

    Any word looks like a user name: only «@villa» is one under a heading that is not understood.
    """
    guess = _Guess(lines, width, columns, told)
    _find_network(guess, width, networks)
    is_named = not guess.lacks(ADDRESS, NETWORK) and guess.lacks(HANDLE)
    if is_named and not guess.most(ADDRESS, _holds_address):
        guess.turn(ADDRESS, HANDLE)
    if width == 1 and any(_holds_address(cell) for _number, cells in lines for cell in cells):
        guess.add(ADDRESS, bool)
    if width == 1:
        guess.add(ADDRESS, lambda cell: recognise(cell, networks).handle)
    if guess.lacks(NETWORK, HANDLE):
        guess.add(ADDRESS, _LIKE_ADDRESS.match)
        guess.add(ADDRESS, _holds_address)
    if guess.lacks(ADDRESS) and not guess.lacks(NETWORK):
        guess.add(HANDLE, _SURE_HANDLE.match)
        guess.add_unnamed(HANDLE, _LIKE_HANDLE.match)
        guess.add_only(HANDLE)
    return guess.found


def _find_network(guess: _Guess, width: int, networks: Networks) -> None:
    """Find the column of the networks; one whose cells name whole accounts is of their addresses."""
    if guess.lacks(ADDRESS) and guess.most(NETWORK, lambda c: _holds_address(c) or pairs_in(c, networks)):
        guess.turn(NETWORK, ADDRESS)
    guess.add(NETWORK, lambda cell: named_network(cell, networks))
    if width > 1:
        guess.add(NETWORK, lambda cell: network_among(cell, networks) and not _holds_address(cell))


def _holds_address(cell: str) -> bool:
    return _is_address(cell) or "://" in cell or "www." in cell

"""Calendars with a column for each network that holds what is said in it: a row for each of them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from muniredes.domain.accounts.network_words import named_network
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold
from muniredes.domain.web import is_address
from muniredes.exchange.tables.headings import heading_row
from muniredes.exchange.tables.rows import NOTHING, ROWS_ABOVE, RawTable

_TEXT_OF = re.compile(
    r"^(?:copy|textos?|text|post|publicaci[oó]n|contenido|mensaje|caption)\s+(?:(?:para|en|de|del)\s+)?",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"^\d{4}-\d\d-\d\d(?:[T ].*)?$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s.*)?$")


def network_by_network(
    table: RawTable, known: Mapping[CalendarField, str], networks: Networks, ticks: Collection[str]
) -> RawTable:
    """Return a table with a row for each text of each network, and the network in a column of its own.

    `ticks` are the cells that only say that a post goes out there: a column of them stays as it is.
    """
    table = _with_its_days(table, networks)
    position, columns = heading_row(table, known)
    if position is None:
        return table
    rows = table.rows[position + 1 :]
    heads = {
        index: network.name
        for index, heading in enumerate(table.rows[position][1])
        if (network := named_network(_TEXT_OF.sub(" ", heading).strip(), networks)) is not None
        and (index not in columns.values() or _TEXT_OF.search(heading))
    }
    said = {index: [cells[index] for _number, cells in rows if index < len(cells)] for index in heads}
    said = {index: cells for index, cells in said.items() if not _are_addresses(cells)}
    columns = {field: index for field, index in columns.items() if index not in said}
    spoken = [index for index, cells in said.items() if any(fold(cell) not in ticks for cell in cells)]
    is_dated = bool(spoken) and all(_are_days(said[index]) for index in spoken)
    lacking = CalendarField.DAY if is_dated else CalendarField.TEXT
    if not spoken or {CalendarField.CHANNEL, lacking} & set(columns):
        return table
    found: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in table.rows[: position + 1]:
        kept = ["" if index in spoken else cell for index, cell in enumerate(_padded(cells, table.width))]
        names = [CalendarField.CHANNEL.word, lacking.word]
        found.append((number, (*kept, *(names if len(found) == position else ["", ""]))))
    for number, cells in rows:
        padded = _padded(cells, table.width)
        kept = ["" if index in spoken else cell for index, cell in enumerate(padded)]
        told = [(heads[index], padded[index]) for index in spoken if fold(padded[index]) not in NOTHING]
        if not told and _says_day_alone(kept, columns):
            continue
        found += [(number, (*kept, name.strip(), text)) for name, text in told or [("", "")]]
    return replace(table, rows=tuple(found))


def _says_day_alone(cells: list[str], columns: Mapping[CalendarField, int]) -> bool:
    """Whether nothing goes out in a day: an empty one of the calendar."""
    return {index for index, cell in enumerate(cells) if cell.strip()} <= {columns.get(CalendarField.DAY)}


def _with_its_days(table: RawTable, networks: Networks) -> RawTable:
    """Return a table whose headings are networks but for the first, which is none, with that of the days."""
    for place, (number, cells) in enumerate(table.rows[:ROWS_ABOVE]):
        named = [cell for cell in cells[1:] if named_network(cell.strip(), networks)]
        told = [cell for cell in cells if cell.strip()]
        if len(named) > 1 and len(named) == len(told):
            head = (number, (CalendarField.DAY.word, *cells[1:]))
            return replace(table, rows=(*table.rows[:place], head, *table.rows[place + 1 :]))
    return table


def _are_days(cells: list[str]) -> bool:
    told = [cell for cell in cells if fold(cell) not in NOTHING]
    return bool(told) and all(map(_A_DAY.match, map(str.strip, told)))


def _are_addresses(cells: list[str]) -> bool:
    """Whether a column only says where what went out is: nobody writes a post of an address alone."""
    told = [cell for cell in cells if fold(cell) not in NOTHING]
    return bool(told) and all(is_address(cell) for cell in told)


def _padded(cells: tuple[str, ...], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]

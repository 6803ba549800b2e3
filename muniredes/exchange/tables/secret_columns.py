"""A column of passwords is not read: whatever it is said to be afterwards, nothing of it is there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from muniredes.domain.secrets import names_secrets
from muniredes.domain.text import fold
from muniredes.exchange.tables.rows import RawTable
from muniredes.i18n import _

_ROWS_ABOVE = 10
_OF_DATA = re.compile(r"\d|://|@\w")
_SEPARATORS = re.compile(r"[\s_./\-:]+")


def without_secrets(table: RawTable) -> RawTable:
    """Return a table whose columns of passwords are empty under their headings, and say so."""
    found = dict(_secret_columns(table))
    if not found:
        return table
    rows = tuple(
        (number, tuple(_kept(cell, found.get(index), place) for index, cell in enumerate(cells)))
        for place, (number, cells) in enumerate(table.rows)
    )
    names = ", ".join(f"«{table.rows[place][1][index].strip()}»" for index, place in found.items())
    said = _("{names}: no se lee. Aquí no se guardan contraseñas.").format(names=names)
    return replace(table, rows=rows, remarks=(*table.remarks, said))


def _secret_columns(table: RawTable) -> Iterator[tuple[int, int]]:
    """Yield the index of each column headed as one of passwords, and the place of that heading."""
    above = [(place, cells) for place, (_n, cells) in enumerate(table.rows[:_ROWS_ABOVE]) if _heads(cells)]
    for index in range(table.width):
        for place, cells in above:
            if index < len(cells) and names_secrets(_SEPARATORS.sub(" ", fold(cells[index])).strip()):
                yield index, place
                break


def _heads(cells: tuple[str, ...]) -> bool:
    """Whether a row can be one of headings: words, without figures or addresses."""
    return not any(_OF_DATA.search(cell) for cell in cells)


def _kept(cell: str, heading: int | None, place: int) -> str:
    if heading is None or place < heading:
        return cell
    return _("{name} (no se lee)").format(name=cell.strip()) if place == heading else ""

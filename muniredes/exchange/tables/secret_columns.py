"""A column of passwords is not read: whatever it is said to be afterwards, nothing of it is there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from muniredes.domain.texts.secrets import names_secrets
from muniredes.domain.texts.text import fold
from muniredes.exchange.tables.rows import ROWS_ABOVE, RawTable
from muniredes.i18n import _

_OF_DATA = re.compile(r"\d|://|@\w")
_SEPARATORS = re.compile(r"[\s_./\-:]+")
_FEWEST = 2


def without_secrets(table: RawTable) -> RawTable:
    """Return a table whose columns of passwords are empty under their headings, and say so."""
    found = dict(_secret_columns(table))
    if not found:
        return table
    rows = tuple(
        (number, tuple(_kept(cell, found.get(index), place) for index, cell in enumerate(cells)))
        for place, (number, cells) in enumerate(table.rows)
    )
    names = ", ".join(
        dict.fromkeys(f"«{table.rows[place][1][index].strip()}»" for index, place in found.items())
    )
    said = _("{names}: no se lee. Aquí no se guardan contraseñas.").format(names=names)
    return replace(table, rows=rows, remarks=(*table.remarks, said))


@lru_cache(maxsize=4096)
def heads_secrets(cell: str) -> bool:
    """Whether a cell, above a column, says that it is one of passwords."""
    return names_secrets(_SEPARATORS.sub(" ", fold(cell)).strip())


def _secret_columns(table: RawTable) -> Iterator[tuple[int, int]]:
    """Yield the index of each column headed as one of passwords, and the place of that heading."""
    above = [(place, cells) for place, (_n, cells) in enumerate(table.rows) if _heads(place, cells)]
    for index in range(table.width):
        for place, cells in above:
            if index < len(cells) and heads_secrets(cells[index]):
                yield index, place
                break


def _heads(place: int, cells: tuple[str, ...]) -> bool:
    """Whether a row can be one of headings: words, without figures or addresses; far down, several."""
    is_alone = place >= ROWS_ABOVE and sum(1 for cell in cells if cell.strip()) < _FEWEST
    return not is_alone and not any(_OF_DATA.search(cell) for cell in cells)


def _kept(cell: str, heading: int | None, place: int) -> str:
    if heading is None or place < heading:
        return cell
    return _("{name} (no se lee)").format(name=cell.strip()) if place == heading else ""

"""What every list is once it is read: rows of texts with their numbers, and what had to be left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

MOST_COLUMNS = 60
ROWS_ABOVE = 10
"""The first rows of a table, among which its headings stand."""

NOTHING = frozenset({"", "-", "—", "–", "no", "n/a", "no tiene", "no tenemos", "ninguno", "ninguna"})
"""What a cell says, in small letters, where there is nothing to say."""

Place = tuple[int, int]
"""The number of a row (the first is 1) and the index of a column (the first is 0)."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of texts as they stand in the file, each with its number there (the first is 1).

    `sheet` is the name of the sheet of a workbook, empty for a file that has none. `remarks` are
    sentences about what could not be read, for whoever brings the list in. `links` are the web
    addresses that lie under the words of some cells.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    remarks: tuple[str, ...] = ()
    links: Mapping[Place, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(cells) for _number, cells in self.rows), default=0)


def cells_said(text: str | None) -> int:
    """Return over how many cells one goes, as its file says it; one, when that is no number to believe."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1


def cell_text(value: object) -> str:
    """Return what a cell says; a moment as ISO 8601 writes it, a day without its midnight."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)

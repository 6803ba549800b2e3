"""Days that a list writes in several cells («Día; Mes; Año»), or before what goes out in the only one."""

import re
from dataclasses import replace

from muniredes.domain.texts.text import fold
from muniredes.exchange.tables.rows import ROWS_ABOVE, RawTable
from muniredes.i18n import _

_DAY = frozenset({"dia", "dia del mes", "n", "num", "fecha", "day"})
_MONTH = frozenset({"mes", "month", "hilabetea"})
_YEAR = frozenset({"ano", "any", "year", "urtea", "ejercicio"})
_A_LINE = re.compile(
    r"^\W*(?P<day>(?:[^\W\d_]+,?\s+)?\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\s+de\s+[^\W\d_]+(?:\s+de\s+\d{4})?)"
    r"(?:\s+(?:a las\s+)?\d{1,2}[:.]\d\d(?:\s?h)?)?)\s*[-–—:.,]\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_MOST = 0.6


def whole_days(table: RawTable) -> RawTable:
    """Return a table whose days are each in one cell, with their month and year if the list says them."""
    if table.width == 1:
        return _of_lines(table)
    for place, (_number, cells) in enumerate(table.rows[:ROWS_ABOVE]):
        words = [fold(cell).rstrip(".:") for cell in cells]
        day = next((index for index, word in enumerate(words) if word in _DAY), None)
        month = next((index for index, word in enumerate(words) if word in _MONTH), None)
        if day is not None and month is not None:
            year = next((index for index, word in enumerate(words) if word in _YEAR), None)
            return _joined(table, place, day, [month] if year is None else [month, year])
    return table


def _joined(table: RawTable, place: int, day: int, others: list[int]) -> RawTable:
    """Put the month, and the year if there is one, beside the day; a cell without them says those above."""
    rows = list(table.rows[: place + 1])
    last = dict.fromkeys(others, "")
    head = list(rows[place][1])
    for column in others:
        head[column] = ""
    rows[place] = rows[place][0], tuple(head)
    for number, cells in table.rows[place + 1 :]:
        kept = [*cells, *[""] * (table.width - len(cells))]
        for column in others:
            last[column] = kept[column].strip() or last[column]
            kept[column] = ""
        said = kept[day].strip()
        if said.isdecimal() and len(said) < 3:
            month, *year = last.values()
            of = "/" if month.isdecimal() else " de "
            kept[day] = of.join(part for part in (said, month.replace(" ", " de "), *year) if part)
        rows.append((number, tuple(kept)))
    return replace(table, rows=tuple(rows))


def _of_lines(table: RawTable) -> RawTable:
    """Split lines that begin with a day («12/01/2027 - Pleno») after it, when most of them do."""
    found = [(number, cells, _A_LINE.match(cells[0].strip())) for number, cells in table.rows]
    if sum(match is not None for _number, _cells, match in found) <= _MOST * len(found):
        return table
    rows = tuple(
        (number, (match["day"], match["text"]) if match else cells) for number, cells, match in found
    )
    return replace(table, rows=((0, (_("Fecha"), _("Texto"))), *rows))

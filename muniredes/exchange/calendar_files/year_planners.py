"""Planners of a year: a column for each month and a row for each day, or the other way round."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.lists.reading_days import month_title
from muniredes.exchange.tables.rows import ROWS_ABOVE, RawTable
from muniredes.i18n import _

_DAY = re.compile(r"^(?:[1-9]|[12]\d|3[01])$")
_Line = tuple[int, str, Mapping[int, str], tuple[str, ...]]
"""The number of a row, what stands at its left, what stands above each of its columns, and its cells."""

_FEWEST = 2
_FEWEST_DAYS = 4


def unrolled(tables: Iterable[RawTable]) -> Iterator[RawTable]:
    """Yield tables with the planners of a year turned into lists, and the others as they are."""
    for table in tables:
        yield next(
            (found for place in range(min(len(table.rows), ROWS_ABOVE)) if (found := _list_in(table, place))),
            table,
        )


def _list_in(table: RawTable, place: int) -> RawTable | None:
    """Return the list of a planner whose headings are a row, None when it is none."""
    head = table.rows[place][1]
    months = {index: cell.strip() for index, cell in enumerate(head) if month_title([cell])}
    days = {index: cell.strip() for index, cell in enumerate(head) if _DAY.match(cell.strip())}
    rest = sum(bool(cell.strip()) for cell in head)
    rows = table.rows[place + 1 :]
    if len(months) >= _FEWEST and rest - len(months) <= 1 and 0 not in months:
        told = [(number, cells) for number, cells in rows if _DAY.match(cells[0].strip())]
        found = [(number, cells[0].strip(), months, cells) for number, cells in told]
        is_one = _FEWEST <= len(told) == sum(any(cells) for _number, cells in rows)
        return _listed(table, place, found) if is_one and not _are_figures(found) else None
    if len(days) >= _FEWEST_DAYS and rest - len(days) <= 1 and 0 not in days:
        told = [(number, cells) for number, cells in rows if month_title(cells[:1])]
        found = [(number, cells[0].strip(), days, cells) for number, cells in told]
        is_one = _FEWEST <= len(told) == sum(any(cells) for _number, cells in rows)
        return _listed(table, place, found) if is_one and not _are_figures(found) else None
    return None


def _are_figures(found: Iterable[_Line]) -> bool:
    """Whether most of what a table says is figures: how many people, or euros, there were."""
    told = [
        cell
        for *_where, above, cells in found
        for at, cell in enumerate(cells)
        if at in above and cell.strip()
    ]
    return 2 * sum(not any(map(str.isalpha, cell)) for cell in told) > len(told)


def _listed(table: RawTable, place: int, found: Iterable[_Line]) -> RawTable:
    """Return a row for each thing of each day, under what stands above the planner."""
    rows = []
    for number, beside, above, cells in found:
        for index, over in above.items():
            said = cells[index].strip() if index < len(cells) else ""
            day, month = (beside, over) if _DAY.match(beside) else (over, beside)
            rows += [
                (number, (f"{day} de {month}", line.strip())) for line in said.split("\n") if line.strip()
            ]
    fields = (table.rows[place][0], (CalendarField.DAY.word, CalendarField.TITLE.word))
    said = _("Es un calendario de todo el año: cada línea de un día entra como una publicación.")
    titles = [*table.rows[:place], (table.rows[place][0], (table.rows[place][1][0],))]
    head = tuple(row for row in titles if any(re.search(r"\d{4}", cell) for cell in row[1]))
    return replace(table, rows=(*head, fields, *rows), remarks=(*table.remarks, said), links={})

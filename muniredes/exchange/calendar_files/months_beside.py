"""Months that stand one beside another on a wall, and those only named beside the one that is drawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from muniredes.domain.calendar.lists.reading_days import hint_of, month_title, named_weekday
from muniredes.domain.texts.text import fold
from muniredes.exchange.tables.rows import RawTable

Row = tuple[int, tuple[str, ...]]
"""The number of a row and its cells."""

FEWEST_DAYS = 3
"""How many columns of days make of a table a calendar on a wall."""

_ROWS_TO_DAYS = 2
"""In how many rows under their names the days of the week of some months are."""

_SEVERAL = 2
_YEAR = re.compile(r"\b20\d\d\b")
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}|\b\d{1,2}\b")


def one_by_one(table: RawTable) -> Iterator[RawTable]:
    """Yield each of the months that stand one beside another, under a row that names them all.

    What is at their left is of every one; a row that only names the months before and after is no such row.
    """
    for place in range(len(table.rows)):
        if starts := _where_months_begin(table.rows, place):
            yield from _parts(table, place, starts)
            return
    yield _under_its_month(table)


def _parts(table: RawTable, place: int, starts: Sequence[int]) -> Iterator[RawTable]:
    """Yield what stands above the months, when it is more than titles, and each month under its titles."""
    above = table.rows[:place]
    if not all(map(_says_one_thing, above)):
        end = next((at for at in range(place, 0, -1) if not _says_year(above[at - 1])), 0)
        yield replace(table, rows=above[:end])
        table, above = replace(table, remarks=()), above[end:]
    for left, right in zip(starts, [*starts[1:], table.width], strict=True):
        first = 0 if left == starts[0] else left
        rows = [
            (number, (*cells[: starts[0]], *cells[left:right]))
            for number, cells in table.rows[place:]
            if any(map(str.strip, cells[first:right]))
        ]
        yield replace(table, rows=(*above, *rows), links={}, remarks=() if first else table.remarks)


def _months_of(cells: Sequence[str]) -> dict[int, str]:
    """Return the months that a row names, where each begins; a merged one says the same in each cell."""
    found = {index: cell.strip() for index, cell in enumerate(cells) if month_title([cell])}
    return {index: name for index, name in found.items() if found.get(index - 1) != name}


def _where_months_begin(rows: Sequence[Row], place: int) -> list[int]:
    """Return the first column of each of the months of a row, when each has its own days below."""
    months = list(_months_of(rows[place][1]))
    for _number, cells in rows[place + 1 : place + 1 + _ROWS_TO_DAYS] if len(months) > 1 else ():
        weeks = _weeks_beside(cells)
        if len(weeks) == len(months) and all(len(week) >= FEWEST_DAYS for week in weeks):
            ends = [-1, *(week[-1] for week in weeks)]
            found = zip(months, weeks, ends, strict=False)
            return [month if end < month < week[0] else week[0] for month, week, end in found]
    return []


def _weeks_beside(cells: Sequence[str]) -> list[list[int]]:
    """Return the columns of each of the weeks that stand one beside another in a row of days."""
    weeks: list[list[int]] = []
    seen: set[int] = set()
    for index, cell in enumerate(cells):
        words = fold(cell).split()
        day = named_weekday(words[0].rstrip(".,")) if is_weekday(cell) else None
        if day is None:
            continue
        day = day + 1 if day in seen and words[0][:1] == "m" else day
        if not weeks or day in seen:
            weeks.append([])
            seen = set()
        weeks[-1].append(index)
        seen.add(day)
    return weeks


def _under_its_month(table: RawTable) -> RawTable:
    """Return a table whose title stands among the months before and after it with its title alone."""
    rows = list(table.rows)
    for place, (number, cells) in enumerate(table.rows):
        below = table.rows[place + 1 : place + 1 + _ROWS_TO_DAYS]
        if any(len(week) >= FEWEST_DAYS for _number, each in below for week in _weeks_beside(each)):
            rows[place] = number, _alone(cells) or cells
    return replace(table, rows=tuple(rows)) if rows != list(table.rows) else table


def _alone(cells: Sequence[str]) -> tuple[str, ...]:
    """Return «Enero 2027» of a row that says December, January and February, or that has its year alone."""
    months = _months_of(cells)
    told = {cell.strip() for cell in cells} - {""}
    if len(months) < _SEVERAL or told != set(months.values()):
        return ()
    dated = [index for index, name in months.items() if _YEAR.search(name)]
    named = {(hint_of([name], date.min).month or 0) % 12: index for index, name in months.items()}
    inner = [index for at, index in named.items() if {(at - 1) % 12, (at + 1) % 12} <= set(named)]
    main = dated if len(dated) == 1 else inner
    return (*[""] * main[0], months[main[0]]) if len(main) == 1 else ()


def _says_one_thing(row: Row) -> bool:
    return len({cell.strip() for cell in row[1]} - {""}) == 1


def _says_year(row: Row) -> bool:
    return _says_one_thing(row) and any(_YEAR.search(cell) for cell in row[1])


def is_weekday(cell: str) -> bool:
    """Whether a cell is a day of the week: «Lunes», «martes 12»."""
    words = fold(cell).split()
    if not words or len(words) > 6 or named_weekday(words[0].rstrip(".,")) is None:
        return False
    return len(words) == 1 or _DATED.search(" ".join(words[1:])) is not None

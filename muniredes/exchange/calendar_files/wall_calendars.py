"""Calendars drawn as on a wall: a column for each day of the week, and in it what goes out.

A month has the number of each day above what is of it; a week has an hour, a part of the day or a channel at
the left of each row. Both come out as lists, which are read like any other.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from muniredes.domain.accounts.network_words import named_network
from muniredes.domain.calendar.lists.channel_names import ChannelNames
from muniredes.domain.calendar.lists.listing import CalendarField
from muniredes.domain.calendar.lists.reading_days import (
    DayHint,
    hint_of,
    month_title,
    named_weekday,
    read_day,
)
from muniredes.domain.calendar.lists.several_days import stretch_of
from muniredes.domain.calendar.messages.hours import read_hour, read_part_of_day
from muniredes.domain.dates import month_word, weekday_word
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold
from muniredes.exchange.calendar_files.months_beside import FEWEST_DAYS, Row, is_weekday, one_by_one
from muniredes.exchange.tables.headings import has_headings
from muniredes.exchange.tables.rows import RawTable
from muniredes.i18n import _

_FIELDS = (
    CalendarField.DAY,
    CalendarField.HOUR,
    CalendarField.CHANNEL,
    CalendarField.TITLE,
    CalendarField.TEXT,
    CalendarField.TOPIC,
)
_DAY_NUMBER = re.compile(r"^(?P<day>[1-9]|[12]\d|3[01])(?:[.ªº]?\s*(?:\n|$)|\s*$)")
_DATE = re.compile(r"^\d{4}-\d\d-\d\d$|^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$")
_DAY_AHEAD = re.compile(r"^(?P<day>[1-9]|[12]\d|3[01])[.)ªº]?(?:\s*[-–:]\s*|\s+)(?=[^\d\s:.,h%€])")
"""A number and words behind it, which is the day only among other days: «5 Cabalgata»."""

_WEEK_NUMBER = re.compile(r"^(?:semana|sem|s|w|n[ºo]?)?[. ]*\d{1,2}$")
_WHOLE_DATE = re.compile(r"^\d{4}-\d\d-\d\d$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$")
_OF_A_WEEK = re.compile(r"^semana(?:\s+n?[ºo.]*\s*\d+)?\s*[:.(–-]*\s*")
_HOUR = re.compile(
    r"^(?:a las\s+)?(\d{1,2}[:.]\d\d(?:\s?h\b)?|\d{1,2}\s?h(?:oras)?\b)\.?\s*[-–—:.)]*\s*", re.IGNORECASE
)
_CHANNEL = re.compile(r"^(?P<names>[^:\n–—]{2,40}?)(?:\s*:\s*|\s+[-–—]\s+)(?=\S)")
_MARKS = re.compile(r"^[-•·*▪‣–]+\s*")
_FROM_TO = re.compile(
    r"^(?:semana\s+(?:del?\s+)?(?P<week>\d{1,2})\s*(?:al?|[-–])|(?:del?\s+)?(?P<first>\d{1,2})\s+al)\s*\d{1,2}$"
)
_CLOCK = re.compile(r"\d[:.]\d\d|\d\s?h\b", re.IGNORECASE)
_LAST = 31
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class _Head:
    """A row of days: its place among the rows, and what each column is («lunes», «martes 12», a date)."""

    place: int
    days: Mapping[int, str]

    @property
    def first(self) -> int:
        return min(self.days)

    def column(self, index: int) -> int | None:
        """Return the column of a day that a cell belongs to: its own, or the one at its left."""
        return max((day for day in self.days if day <= index), default=None)


def taken_down(
    tables: Iterable[RawTable], names: Collection[str], networks: Networks
) -> tuple[RawTable, ...]:
    """Return tables with those that are drawn as on a wall turned into lists, and the others as they are.

    `names` are the words of the columns of a list: a table that has them is on no wall.
    """
    return tuple(
        each
        for table in tables
        for one in ([table] if has_headings(table, names) else one_by_one(table))
        for each in ([one] if has_headings(one, names) else _lists_in(one, ChannelNames((), networks)))
    )


def _lists_in(table: RawTable, names: ChannelNames) -> Iterator[RawTable]:
    heads = [head for place in range(len(table.rows)) if (head := _head(table.rows, place))]
    if not heads:
        yield table
        return
    said = _("Es un calendario dibujado por días: cada línea de un día entra como una publicación.")
    sheet = _("Hoja «{name}»").format(name=table.sheet)
    remarks = [*table.remarks, f"{sheet}: {said}" if table.sheet else said]
    above = 0
    months = [(number, cells) for number, cells in table.rows if month_title(cells)][:1]
    for place, head in enumerate(heads):
        end = heads[place + 1].place if place + 1 < len(heads) else len(table.rows)
        title = _titles(table.rows, above, head.place) or months
        stop = end - len(_titles_below(table.rows, head.place + 1, end)) if end < len(table.rows) else end
        rows = table.rows[head.place + 1 : stop]
        found = _Reading(table, head, tuple(title), names)
        listed = list(found.posts(rows))
        yield replace(
            table,
            rows=(*title, (table.rows[head.place][0], tuple(each.word for each in _FIELDS)), *listed),
            remarks=(*(remarks if place == 0 else ()), *found.left_out),
            links={},
        )
        above = stop


def _titles(rows: Sequence[Row], first: int, end: int) -> list[Row]:
    """Return the rows right above a row of days that say one thing alone."""
    found: list[Row] = []
    for row in reversed(rows[first:end]):
        if len({cell.strip() for cell in row[1]} - {""}) != 1:
            break
        found.insert(0, row)
    return found


def _titles_below(rows: Sequence[Row], first: int, end: int) -> list[Row]:
    """Return the titles of the next row of days: what is alone in its row may also be all that a day has."""
    found = _titles(rows, first, end)
    while found and not _is_title(found[0][1]):
        found.pop(0)
    return found


def _is_title(cells: Sequence[str]) -> bool:
    """Whether the only words of a row say which days are below, and not what is done in one."""
    text = next(cell.strip() for cell in cells if cell.strip())
    is_first = bool(cells[0].strip()) and re.search(r"\d", text) is not None and not _CLOCK.search(text)
    is_week = text.casefold().startswith("semana") and (is_first or re.search(r"\d", text) is not None)
    return bool(is_first or is_week or month_title([text]) or _beginning(text))


def _head(rows: Sequence[Row], place: int) -> _Head | None:
    """Return the row of days that a row is, or None: days of the week, dates, or numbers in order."""
    cells = rows[place][1]
    days = {index: cell.strip() for index, cell in enumerate(cells) if _says_day(cell)}
    told = [index for index, cell in enumerate(cells) if cell.strip()]
    if len(days) < FEWEST_DAYS or len(told) - len(days) > 1 or any(index < min(days) for index in told[1:]):
        return None
    if all(is_weekday(text) for text in days.values()):
        return _Head(place, days) if _are_in_order(list(days.values())) else None
    if min(days) == 0 or _row_before_is_of_days(rows, place) or _numbers_a_week(rows, place):
        return None
    numbers = [int(text) for text in days.values() if text.isdecimal()]
    if not numbers:
        return _Head(place, days)
    return _Head(place, days) if len(numbers) == len(days) and _go_on(numbers) else None


def _row_before_is_of_days(rows: Sequence[Row], place: int) -> bool:
    return place > 0 and sum(is_weekday(cell) for cell in rows[place - 1][1]) >= FEWEST_DAYS


def _numbers_a_week(rows: Sequence[Row], place: int) -> bool:
    """Whether the days of a row are those of a week of the month above, with its number at their left."""
    is_week = _WEEK_NUMBER.match(fold(rows[place][1][0])) is not None
    return is_week and any(sum(map(is_weekday, cells)) >= FEWEST_DAYS for _number, cells in rows[:place])


def _says_day(cell: str) -> bool:
    text = cell.strip()
    return bool(is_weekday(text) or _DATE.match(text) or _DAY_NUMBER.match(text)) and "\n" not in text


def _are_in_order(texts: Sequence[str]) -> bool:
    """Say whether days of the week follow each other; «M» is Tuesday and Wednesday."""
    days = [named_weekday(fold(text).split()[0].rstrip(".,")) for text in texts]
    return all(
        second in ((first or 0) + 1, ((first or 0) + 1) % 7) or fold(text)[:1] == "m"
        for (first, second), text in zip(pairwise(days), texts[1:], strict=True)
    )


def _go_on(numbers: Sequence[int]) -> bool:
    return all(second == first + 1 or (second == 1 and first >= 28) for first, second in pairwise(numbers))


class _Reading:
    """What is written under a row of days, as rows of a list; `left_out` says what is of no day."""

    def __init__(self, table: RawTable, head: _Head, title: tuple[Row, ...], names: ChannelNames) -> None:
        self._names = names
        self._head = head
        self._sheet = table.sheet
        self.left_out: list[str] = []
        first = table.rows[head.place][1]
        titles = [cell for _number, cells in title for cell in cells if cell.strip()]
        self._days = self._dates([*titles, *first[: head.first], table.sheet, table.name])
        self._is_month = False

    def _dates(self, titles: Sequence[str]) -> dict[int, str]:
        """Return what day each column is, whole when the titles say of which week."""
        days = dict(self._head.days)
        begins = next(filter(None, (_beginning(title) for title in titles)), None)
        if begins is None or any(not is_weekday(text) or len(text.split()) > 1 for text in days.values()):
            return days
        year = hint_of(titles, date(2000, 1, 1)).year
        order = list(days)
        offsets = _offsets([days[index] for index in order])
        for index, offset in zip(order, offsets, strict=True):
            day = begins + timedelta(days=offset)
            words = f"{weekday_word(day.weekday())} {day.day} de {month_word(day.month)}"
            days[index] = day.isoformat() if year else words.partition(" ")[2]
        return days

    def posts(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield a row of a list for each thing that is written in a day."""
        days = dict(self._days)
        self._is_month = any(self._numbers(cells) for _number, cells in rows)
        for number, cells in rows:
            numbers = self._numbers(cells) if self._is_month else {}
            if self._is_month:
                days = numbers or days
            label = " ".join(cell.strip() for cell in cells[: self._head.first] if cell.strip())
            if label and not any(cell.strip() for cell in cells[self._head.first :]):
                self._leave_out(number, label)
            label = "" if numbers and _WEEK_NUMBER.match(fold(label)) else label
            week = self._of_week(label)
            if week:
                days, label = week, ""
            for index in range(self._head.first, len(cells)):
                column = self._head.column(index)
                text = _without_number(cells[index]) if index in numbers else cells[index].strip()
                if column is not None and text:
                    yield from self._in_cell(number, days.get(column, ""), label, text)

    def _of_week(self, label: str) -> dict[int, str]:
        """Return the day of each column in a row that says its week («11 al 15»); otherwise nothing."""
        match = _FROM_TO.match(fold(label))
        names = list(self._head.days.values())
        if (begins_on := _day_said(label)) is not None and all(map(_is_only_weekday, names)):
            monday = begins_on - timedelta(days=begins_on.weekday())
            first = named_weekday(fold(names[0]).rstrip(".,")) or 0
            return {
                index: (monday + timedelta(days=first + offset)).isoformat()
                for index, offset in zip(self._head.days, _offsets(names), strict=True)
            }
        if match is None or any(len(name.split()) > 1 or not is_weekday(name) for name in names):
            return {}
        begins = int(match["week"] or match["first"])
        numbers = [begins + offset for offset in _offsets(names)]
        return {index: str(day) for index, day in zip(self._head.days, numbers, strict=True) if day <= _LAST}

    def _numbers(self, cells: Sequence[str]) -> dict[int, str]:
        """Return the number of the day of each column, when a row is one of numbers; otherwise nothing."""
        found = {}
        for index in self._head.days:
            text = cells[index].strip() if index < len(cells) else ""
            match = _DAY_NUMBER.match(text) or _DAY_AHEAD.match(text)
            if match or _DATE.match(text):
                found[index] = match["day"] if match else text
            elif text:
                return {}
        numbers = [int(text) for text in found.values() if text.isdecimal()]
        if len(numbers) < FEWEST_DAYS and any(_is_followed(cells, index) for index in found):
            return {}
        label = " ".join(cell.strip() for cell in cells[: self._head.first] if cell.strip())
        return found if _go_on(numbers) and (not label or _WEEK_NUMBER.match(fold(label))) else {}

    def _in_cell(self, number: int, day: str, label: str, text: str) -> Iterator[Row]:
        lines = [_MARKS.sub("", line.strip()) for line in text.split("\n") if line.strip()]
        begun = [bool(_HOUR.match(line) or self._channel(line)[0]) for line in lines]
        if not self._is_month and not all(begun):
            lines = ["\n".join(lines)]
        for line in lines:
            yield number, self._cells(day, label, line)

    def _cells(self, day: str, label: str, line: str) -> tuple[str, ...]:
        said = dict.fromkeys(_FIELDS, "")
        said[CalendarField.DAY] = day
        if label:
            is_hour = read_hour(label) or read_part_of_day(label)
            named = self._names_all(label)
            said[
                CalendarField.HOUR if is_hour else CalendarField.CHANNEL if named else CalendarField.TOPIC
            ] = label
        hour = _HOUR.match(line)
        if hour:
            said[CalendarField.HOUR], line = hour[1], line[hour.end() :]
        channel, line = self._channel(line)
        if channel:
            said[CalendarField.CHANNEL] = channel
        is_title = len(line) <= _LONGEST_TITLE and "\n" not in line
        said[CalendarField.TITLE if is_title else CalendarField.TEXT] = line
        return tuple(said[field] for field in _FIELDS)

    def _channel(self, line: str) -> tuple[str, str]:
        """Split «FB: Coro» before what it says; without a channel, it is empty."""
        match = _CHANNEL.match(line)
        if match is None or not self._names_all(match["names"]):
            return "", line
        return match["names"].strip(), line[match.end() :]

    def _names_all(self, text: str) -> bool:
        pieces = re.split(r"\s*(?:[,/+&;]|\by\b|\be\b)\s*", text.strip(), flags=re.IGNORECASE)
        return all(named_network(piece, self._names.networks) for piece in pieces if piece)

    def _leave_out(self, number: int, words: str) -> None:
        where = _("Hoja «{name}», fila {n}").format(name=self._sheet, n=number) if self._sheet else ""
        what = _("«{text}» no está en ningún día y queda fuera.").format(text=words[:60])
        where = where or _("Fila {n}").format(n=number)
        self.left_out.append(f"{where}: {what}")


def _without_number(cell: str) -> str:
    ahead = None if _DAY_NUMBER.match(cell.strip()) else _DAY_AHEAD.match(cell.strip())
    return cell.strip()[ahead.end() :] if ahead else cell.strip().partition("\n")[2].strip()


def _is_followed(cells: Sequence[str], index: int) -> bool:
    """Whether words stand behind the number of a cell, in its line: «5 Cabalgata»."""
    return _DAY_NUMBER.match(cells[index].strip()) is None and bool(_DAY_AHEAD.match(cells[index].strip()))


def _is_only_weekday(name: str) -> bool:
    return is_weekday(name) and len(name.split()) == 1


def _day_said(label: str) -> date | None:
    """Return the day, with its year, that stands at the left of a row; None when it says another thing."""
    read = read_day(label, DayHint(date(2000, 1, 1))) if _WHOLE_DATE.match(label.strip()) else None
    return read.day if read else None


def _offsets(names: Sequence[str]) -> list[int]:
    """Return how many days behind the first one each day of the week is."""
    found: list[int] = []
    before = -1
    for name in names:
        day = named_weekday(fold(name).rstrip(".,")) or 0
        if found and fold(name) in ("m", "x") and day <= before:
            day = before + 1
        before = day
        found.append(day)
    return [(day - found[0]) % 7 for day in found]


def _beginning(title: str) -> date | None:
    """Return the first day of the week that a title says, of any year when it says none; or None."""
    words = fold(title)
    said = _OF_A_WEEK.sub("", words).rstrip(") ")
    hint = DayHint(date(2000, 1, 1))
    if not re.search(r"\d", said) or (said == words and "semana" not in words and " al " not in words):
        return None
    stretch = stretch_of(said, hint)
    if stretch is not None:
        return stretch.first
    day = read_day(re.sub(r"^(?:del|de|a partir del)\s+", "", said), hint)
    return day.day if day else None

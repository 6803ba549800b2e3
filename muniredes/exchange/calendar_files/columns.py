"""Which column of a calendar in a spreadsheet is which, sheet by sheet."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from muniredes.domain.accounts.network_words import named_network
from muniredes.domain.calendar.lists.list_import import PostRow, RowKey
from muniredes.domain.calendar.lists.listing import CalendarField, read_id
from muniredes.domain.calendar.lists.reading_days import hint_of, month_title, says_month_first
from muniredes.domain.calendar.lists.several_days import week_of_title
from muniredes.domain.calendar.messages.hours import read_hour
from muniredes.domain.calendar.messages.zones import PENINSULA
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold
from muniredes.exchange.calendar_files.formula_escaping import unguarded
from muniredes.exchange.calendar_files.network_columns import network_by_network
from muniredes.exchange.calendar_files.own_hours import own_hours
from muniredes.exchange.calendar_files.programmes import acts_of
from muniredes.exchange.calendar_files.split_days import whole_days
from muniredes.exchange.calendar_files.wall_calendars import taken_down
from muniredes.exchange.calendar_files.year_planners import unrolled
from muniredes.exchange.tables.headings import heading_names, heading_row, plain_name
from muniredes.exchange.tables.layout import laid_out
from muniredes.exchange.tables.letters import mended
from muniredes.exchange.tables.rows import RawTable
from muniredes.exchange.tables.sheet_networks import with_network
from muniredes.i18n import _

Columns = Mapping[CalendarField, int]
"""The place in `CalendarList.headings` of the heading of each column that the list has."""

_OWN_HEADINGS: Mapping[CalendarField, str] = {
    CalendarField.ID: "id",
    CalendarField.DAY: "fecha|dia|fecha de publicacion|fecha publicacion|dia de publicacion|fecha y hora"
    "|fecha hora|fecha prevista|fecha programada|fecha de inicio|fecha inicio|fecha de comienzo"
    "|fecha comienzo|inicio|cuando|data|date|day|scheduled at|scheduled date|scheduled time|publish date"
    "|publish at|publishing date|publication date|posting time|post date|start date|start|due date"
    "|date intl format or prompt|date time|datetime|data i hora|quan|eguna|due|vencimiento|dtstart"
    "|scheduled publish time|fecha de vencimiento|fecha limite|publicar el|dia y hora|data de publicacio"
    "|data de publicacion|fecha aviso|fecha de aviso|fecha del aviso|fecha anuncio|fecha redes|fecha en redes"
    "|fecha rrss|fecha difusion|fecha de difusion|fecha post|fecha subida|desde|published at|published on"
    "|publish on|publicado el|when|created time",
    CalendarField.HOUR: "hora|hora de publicacion|hora publicacion|hora prevista|horario|hora de inicio"
    "|hora inicio|hora de comienzo|comienzo|time|hour|start time|publish time|post time|ordua"
    "|scheduled time|horario de publicacion",
}
"""The headings that the columns which are no field are known by, folded, the surest first."""

_HEADINGS: Mapping[CalendarField, str] = {
    field: card.headings if card is not None else _OWN_HEADINGS[field]
    for field, card in ((each, each.card) for each in CalendarField)
}

_NAMES = frozenset(name for names in _HEADINGS.values() for name in names.split("|"))

_HEAD = 12
"""How many rows may hold the headings, and a little more."""


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A table with its headings found: their names, the guess of what is what, and its lines.

    `titles` is what may name the year or the month of its days: the sheet, what stands above the headings.
    `ticked` are the columns that are each a network, with a tick where a post goes out by it; `own_hours`,
    those that say the hour of one network alone.
    """

    name: str
    headings: tuple[str, ...]
    columns: Mapping[CalendarField, int]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    titles: tuple[str, ...] = ()
    ticked: Mapping[int, str] = field(default_factory=dict)
    own_hours: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CalendarList:
    """A file of posts: its sheets whose headings are understood, and the names of those that are not.

    `headings` are those of all the sheets, and `columns` the guess of which is which. `mended` are the cells
    of some rows, by sheet, number and part, as somebody wrote them afterwards.
    """

    name: str
    sheets: tuple[CalendarSheet, ...]
    left_out: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    columns: Columns = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    mended: Mapping[RowKey, Mapping[CalendarField, str]] = field(default_factory=dict)

    def with_mended(self, row: RowKey, cells: Mapping[CalendarField, str]) -> "CalendarList":
        """Return the same list with some cells of a row written again."""
        return replace(self, mended={**self.mended, row: {**self.mended.get(row, {}), **cells}})

    def unused(self, columns: Columns) -> tuple[str, ...]:
        """Return the names of the columns that say something and that nobody brings in."""
        found: dict[str, None] = {}
        for sheet in self.sheets:
            taken = {*self._places(sheet, columns).values(), *sheet.ticked, *sheet.own_hours}
            for index, name in enumerate(sheet.headings):
                said = any(index < len(cells) and cells[index].strip() for _number, cells in sheet.lines)
                if said and index not in taken:
                    found.setdefault(name)
        return tuple(found)

    def rows(self, columns: Columns, today: date, zone: str = PENINSULA) -> Iterator[PostRow]:
        """Yield every row with its cells named by `columns`.

        In a sheet that calls a column otherwise («Día» for «Fecha»), the guess for that sheet counts.
        """
        parts: Counter[tuple[str, int]] = Counter()
        for sheet in self.sheets:
            places = self._places(sheet, columns)
            headings = {column: sheet.headings[index] for column, index in places.items()}
            named = [(number, self._row(sheet, cells, places)) for number, cells in sheet.lines]
            month_first = says_month_first(
                [row.get(CalendarField.DAY, "") for _number, row in named],
                [row.get(CalendarField.HOUR, "") for _number, row in named],
            )
            words = set(re.findall(r"[a-z]+", fold(headings.get(CalendarField.DAY, ""))))
            is_foreign = bool(words) and words <= _ENGLISH and not month_first and not _tells_order(named)
            titles = (*sheet.titles, self.name)
            hint, above = hint_of(titles, today), ""
            weeks = (week_of_title((title,), hint) for title in titles)
            hint = replace(hint, week=next(filter(None, weeks), None))
            for (number, row), (_number, cells) in zip(named, sheet.lines, strict=True):
                if month := month_title(cells):
                    hint = hint_of((month, *titles), today)
                    continue
                if week := week_of_title(cells, hint):
                    hint = replace(hint, week=week)
                    continue
                part = parts[sheet.name, number]
                parts[sheet.name, number] += 1
                again = self.mended.get((sheet.name, number, part), {})
                written = {**row, **again}
                own = {} if again.get(CalendarField.HOUR) else _cells_of(cells, sheet.own_hours)
                said = replace(hint, zone=zone, month_first=month_first, is_foreign=is_foreign)
                yield PostRow(sheet.name, number, written, headings, said, part, above, own)
                above = written.get(CalendarField.DAY, "").strip() or above

    @staticmethod
    def _row(
        sheet: CalendarSheet, cells: tuple[str, ...], places: Mapping[CalendarField, int]
    ) -> dict[CalendarField, str]:
        """Return the cells of a row by what they are; ticked columns say the channels together."""
        row = _named(cells, places)
        if sheet.ticked and not row.get(CalendarField.CHANNEL):
            ticked = [
                name
                for index, name in sheet.ticked.items()
                if index < len(cells) and fold(cells[index]) in _TICKS
            ]
            row[CalendarField.CHANNEL] = "; ".join(ticked)
        return row

    def _places(self, sheet: CalendarSheet, columns: Columns) -> Mapping[CalendarField, int]:
        chosen = {column: self.headings[index] for column, index in columns.items()}
        found = {
            column: sheet.headings.index(heading)
            for column, heading in chosen.items()
            if heading in sheet.headings
        }
        taken = set(found.values())
        for column in chosen:
            index = sheet.columns.get(column)
            if column not in found and index is not None and index not in taken:
                found[column] = index
        return found


def _named(cells: tuple[str, ...], places: Mapping[CalendarField, int]) -> dict[CalendarField, str]:
    """Return the cells of a row by what they are: as they stand in a list of ours, mended in any other."""
    found = {
        column: unguarded(cells[index].strip()) for column, index in places.items() if index < len(cells)
    }
    if read_id(found.get(CalendarField.ID, "")):
        return found
    return {column: mended(cell) for column, cell in found.items()}


def _cells_of(cells: tuple[str, ...], places: Mapping[int, str]) -> dict[str, str]:
    """Return what some columns say in a row, by what they are of."""
    return {name: mended(cells[index].strip()) for index, name in places.items() if index < len(cells)}


def _tells_order(rows: Iterable[tuple[int, Mapping[CalendarField, str]]]) -> bool:
    """Whether some day of a list can only be read with the day first: 25/12/2026."""
    days = (_DAY_FIRST.match(row.get(CalendarField.DAY, "").strip()) for _number, row in rows)
    return any(match and int(match[1]) > 12 for match in days)


_DAY_FIRST = re.compile(r"^(\d{1,2})[/.-]\d{1,2}[/.-]\d{2,4}")
_TICKS = frozenset({"true", "verdadero", "si", "x", "1", "yes", "✓", "✔", "☑", "publicar"})
_NO_TICKS = frozenset({"", "false", "falso", "no", "0", "-"})


def understand(tables: Iterable[RawTable], networks: Networks) -> CalendarList:
    """Find the headings of every sheet and guess the columns; a single table may have none."""
    found = tuple(
        _of_its_network(
            network_by_network(whole_days(acts_of(each, _NAMES)), _HEADINGS, networks, _TICKS | _NO_TICKS),
            networks,
        )
        for each in laid_out(taken_down(unrolled(tables), _NAMES, networks), _HEADINGS)
    )
    sheets = tuple(sheet for sheet in (_understood(table, networks) for table in found) if sheet)
    left_out = tuple(table.sheet for table in found if table.sheet and table.sheet not in _names(sheets))
    if not sheets:
        sheets = (_by_content(_plain(found[0]), networks),)
        left_out = tuple(table.sheet for table in found[1:])
    headings = tuple(dict.fromkeys(heading for sheet in sheets for heading in sheet.headings))
    columns: dict[CalendarField, int] = {}
    for sheet in sheets:
        for column, index in sheet.columns.items():
            columns.setdefault(column, headings.index(sheet.headings[index]))
    remarks = tuple(dict.fromkeys(remark for table in found for remark in table.remarks))
    return CalendarList(found[0].name, sheets, left_out, headings, columns, remarks)


def _of_its_network(table: RawTable, networks: Networks) -> RawTable:
    """Return a sheet called as a network with a column that says so; one with a column for each, as it is."""
    heads = (cell.strip() for _number, cells in table.rows[:_HEAD] for cell in cells)
    if any(named_network(cell, networks) for cell in heads if cell):
        return table
    channel = CalendarField.CHANNEL
    return with_network(table, _HEADINGS, channel, channel.word, networks)


def _names(sheets: Iterable[CalendarSheet]) -> frozenset[str]:
    return frozenset(sheet.name for sheet in sheets)


def lacks(columns: Columns) -> str:
    """Return what keeps these columns from being enough, in a sentence; nothing when they are."""
    if CalendarField.TITLE in columns or CalendarField.TEXT in columns:
        return ""
    return _("Falta una columna: la del título de cada publicación, o la de su texto.")


def _understood(table: RawTable, networks: Networks) -> CalendarSheet | None:
    position, columns = heading_row(_mended(table), _HEADINGS)
    if position is None:
        return None
    lines = table.rows[position + 1 :]
    columns = _with_titles(lines, table.width, _with_days(lines, table.width, columns))
    if len(columns) < 2 or lacks(columns):
        return None
    above = tuple(cell for _number, cells in table.rows[:position] for cell in cells if cell)
    names = heading_names(_mended(table), position)
    ticked = {} if CalendarField.CHANNEL in columns else _ticked(names, lines, columns, networks)
    columns = columns if ticked else _with_channels(lines, table.width, columns, networks)
    own = own_hours(names, networks)
    columns = {column: index for column, index in columns.items() if index not in own}
    return CalendarSheet(table.sheet, names, columns, lines, (table.sheet, *above), ticked, own)


_LIKE_A_DAY = re.compile(r"^\d{4}-\d\d-\d\d(?!\d)|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)|^1\d{9}(?:\d{3})?$")
_ENGLISH = frozenset(
    (
        "date", "day", "time", "start", "due", "scheduled", "publish", "publishing", "posting", "post",
        "published", "at",
    )
)  # fmt: skip
_ENOUGH = 0.5


def _with_days(
    lines: Sequence[tuple[int, tuple[str, ...]]], width: int, columns: Mapping[CalendarField, int]
) -> dict[CalendarField, int]:
    """Add the column of the days when no heading named it, from what its cells look like."""
    if CalendarField.DAY in columns:
        return dict(columns)
    for index in range(width):
        cells = [row[index].strip() for _number, row in lines if index < len(row) and row[index].strip()]
        alike = sum(bool(_LIKE_A_DAY.match(cell)) for cell in cells)
        is_free = index not in columns.values() or index == columns.get(CalendarField.HOUR)
        if is_free and cells and alike / len(cells) > _ENOUGH:
            kept = {field: place for field, place in columns.items() if place != index}
            return {**kept, CalendarField.DAY: index}
    return dict(columns)


def _with_titles(
    lines: Sequence[tuple[int, tuple[str, ...]]], width: int, columns: Columns
) -> dict[CalendarField, int]:
    """Add the column of what is said when no heading named it, and two others are beyond doubt.

    It is the one with most to read of those that are free: «Qué se dice», «Contamos».
    """
    if not lacks(columns) or CalendarField.DAY not in columns or len(columns) < 2:
        return dict(columns)
    free = [index for index in range(width) if index not in columns.values()]
    read = {index: [row[index] for _number, row in lines if index < len(row)] for index in free}
    told = {index: sum(len(cell) for cell in cells if _is_told(cell)) for index, cells in read.items()}
    longest = max(told, key=lambda index: told[index], default=None)
    return {**columns, CalendarField.TITLE: longest} if longest is not None and told[longest] else {**columns}


def _is_told(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not _LIKE_A_DAY.match(cell) and not _LIKE_A_LINK.match(cell)


def _with_channels(
    lines: Sequence[tuple[int, tuple[str, ...]]],
    width: int,
    columns: Mapping[CalendarField, int],
    networks: Networks,
) -> dict[CalendarField, int]:
    """Add the column of the channels when no heading named it and all that it holds are networks."""
    for index in range(width if CalendarField.CHANNEL not in columns else 0):
        cells = {row[index].strip() for _number, row in lines if index < len(row) and row[index].strip()}
        if index not in columns.values() and cells and all(named_network(cell, networks) for cell in cells):
            return {**columns, CalendarField.CHANNEL: index}
    return dict(columns)


def _ticked(
    names: Sequence[str],
    lines: Sequence[tuple[int, tuple[str, ...]]],
    columns: Mapping[CalendarField, int],
    networks: Networks,
) -> dict[int, str]:
    """Return the columns that are each a network and hold nothing but ticks, by their place."""
    found: dict[int, str] = {}
    for index, heading in enumerate(names):
        name = next((part for part in (heading, *heading.split("/")) if named_network(part, networks)), "")
        cells = {fold(row[index]) for _number, row in lines if index < len(row)}
        if name and index not in columns.values() and cells <= _TICKS | _NO_TICKS and cells != {""}:
            found[index] = name
    return found


def _mended(table: RawTable) -> RawTable:
    """Return the first rows of a table with their texts mended: the headings are among them."""
    head = tuple((number, tuple(map(mended, cells))) for number, cells in table.rows[:_HEAD])
    return RawTable(table.name, (*head, *table.rows[_HEAD:]), table.sheet)


def _plain(table: RawTable) -> CalendarSheet:
    """Return a table without headings, its columns numbered, for somebody to say which is which."""
    names = tuple(plain_name(index) for index in range(table.width))
    return CalendarSheet(table.sheet, names, {}, table.rows)


_LIKE_A_LINK = re.compile(r"^https?://\S+$")
_WORDY = 12
"""How many letters a cell has on average, at least, in a column of texts."""


def _by_content(sheet: CalendarSheet, networks: Networks) -> CalendarSheet:
    """Guess the columns of a table without headings from what their cells look like: days, hours, texts.

    It is a list of posts only when it has both days and texts; otherwise nothing is guessed.
    """
    width = len(sheet.headings)
    cells = [
        [row[index].strip() for _number, row in sheet.lines if index < len(row) and row[index].strip()]
        for index in range(width)
    ]
    days = [index for index in range(width) if _most(cells[index], _LIKE_A_DAY)]
    links = [index for index in range(width) if _most(cells[index], _LIKE_A_LINK)]
    texts = [index for index in range(width) if cells[index] and index not in (*days, *links)]
    longest = max(texts, key=lambda index: sum(map(len, cells[index])) / len(cells[index]), default=None)
    if not days or longest is None or sum(map(len, cells[longest])) < _WORDY * len(cells[longest]):
        return sheet
    columns = {CalendarField.DAY: days[0], CalendarField.TEXT: longest}
    if links:
        columns[CalendarField.URL] = links[0]
    for index in texts:
        if index != longest and all(map(read_hour, cells[index])):
            columns.setdefault(CalendarField.HOUR, index)
        elif index != longest and all(named_network(cell, networks) for cell in cells[index]):
            columns.setdefault(CalendarField.CHANNEL, index)
    return replace(sheet, columns=columns)


def _most(cells: Sequence[str], shape: re.Pattern[str]) -> bool:
    return bool(cells) and sum(bool(shape.match(cell)) for cell in cells) / len(cells) > _ENOUGH

"""A month on paper: a grid for the wall, or a list to be read, of the posts that were asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from muniredes.domain.calendar.messages.query import PostLine, days_between, month_of, week_of
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import long_date, month_word, weekday_word
from muniredes.domain.fields import word
from muniredes.domain.texts.text import begun_large, listed
from muniredes.i18n import _
from muniredes.manual.compose.calendar.marked_days import (
    Band,
    electoral_bands,
    holiday_names,
    holidays,
    note_bands,
)
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Chapter,
    DaySquare,
    Document,
    Ground,
    Heading,
    Items,
    MonthGrid,
    Rich,
    Table,
    Text,
    Tone,
    bold,
    or_pending,
    rich,
)
from muniredes.manual.page_shape import PageSize
from muniredes.manual.papers.month_fit import posts_that_fit, room_for_grid
from muniredes.manual.papers.sheet import sheet

_WEEKDAYS = 7
_SIZES = {PageSize.A4: 6.6, PageSize.A4_LANDSCAPE: 7.2, PageSize.A3_LANDSCAPE: 10.0}
"""The size of the letters on each sheet, in points."""


@dataclass(frozen=True, slots=True)
class MonthAsked:
    """What is printed: the posts of the month of a day, and whether a filter hides others."""

    day: date
    lines: tuple[PostLine, ...]
    is_narrowed: bool = False

    @property
    def title(self) -> str:
        """«Noviembre de 2026»."""
        text = _("{month} de {year}").format(month=month_word(self.day.month), year=self.day.year)
        return text.capitalize()


@dataclass(frozen=True, slots=True)
class Slot:
    """A message at one moment and in one state, on all its channels."""

    line: PostLine
    at: datetime
    channels: str


Slots = Mapping[date, tuple[Slot, ...]]
"""What goes out each day that has something, in the order of the clock."""


def month_sheet(data: ManualData, asked: MonthAsked, size: PageSize) -> Document:
    """Return the month as a grid for a sheet; the days with more than fits go on in a list."""
    slots = _by_day(data, asked.lines)
    notes = tuple(_notes(data, asked))
    legend = rich(_legend(data, asked))
    height = room_for_grid(size.shape, len(notes))
    weeks = _weeks(asked.day)
    fits = _fits(data, asked, slots, (size, height))
    grid = MonthGrid(
        tuple(weekday_word(number).capitalize() for number in range(_WEEKDAYS)),
        tuple(
            tuple(_square(data, asked.day, day, slots.get(day, ()), fits[day]) for day in week)
            for week in weeks
        ),
        _("Calendario de publicaciones de {month}").format(month=asked.title.lower()),
        height,
        _SIZES[size],
    )
    blocks = (grid, Text(legend, Tone.NOTE), *_notes_block(notes), *_rest(data, slots, fits))
    return replace(_document(data, asked, blocks), page=size)


def _fits(
    data: ManualData, asked: MonthAsked, slots: Slots, place: tuple[PageSize, float]
) -> Mapping[date, int]:
    """Return how many posts each day may show on a sheet, in a grid of a height."""
    size, height = place
    weeks = _weeks(asked.day)
    days = [day for week in weeks for day in week]
    found = posts_that_fit(
        [[_chip_text(slot) for slot in slots.get(day, ())] for day in days],
        [len(_marks(data, asked.day, day)) for day in days],
        (size.shape.body_width / _WEEKDAYS, height),
        _SIZES[size],
    )
    return {day: cap for week, cap in zip(weeks, found, strict=True) for day in week}


def month_list(data: ManualData, asked: MonthAsked) -> Document:
    """Return the month as a list, day by day."""
    first, last = month_of(asked.day)
    marked = tuple(_marked_days(data, first, last))
    slots = tuple(slot for day in _by_day(data, asked.lines).values() for slot in day)
    blocks: list[Block] = [Items(marked)] if marked else []
    if slots:
        blocks.append(_table(data, slots))
    else:
        blocks.append(Text(rich(_("No hay nada previsto este mes."))))
    notes = tuple(_notes(data, asked))
    return _document(
        data, asked, (*blocks, Text(rich(_legend(data, asked)), Tone.NOTE), *_notes_block(notes))
    )


def _document(data: ManualData, asked: MonthAsked, blocks: Sequence[Block]) -> Document:
    paper = sheet(data, asked.title, blocks, is_draft=False)
    title = f"{asked.title} · {data.council.official_name}"
    return replace(paper, chapters=(Chapter("", title, tuple(blocks)),))


def _weeks(day: date) -> tuple[tuple[date, ...], ...]:
    """Return the weeks that have days of a month, from Monday to Sunday."""
    first, last = month_of(day)
    days = days_between(week_of(first)[0], week_of(last)[1])
    return tuple(days[start : start + _WEEKDAYS] for start in range(0, len(days), _WEEKDAYS))


def _by_day(data: ManualData, lines: Sequence[PostLine]) -> Slots:
    gathered: dict[tuple[datetime, int, PostState], list[PostLine]] = {}
    for line in lines:
        if line.at is not None:
            gathered.setdefault((line.at, line.message_id, line.state), []).append(line)
    found: dict[date, tuple[Slot, ...]] = {}
    for (at, _message, _state), alike in gathered.items():
        slot = Slot(alike[0], at, _channels(data, alike))
        found[at.date()] = (*found.get(at.date(), ()), slot)
    return found


def _channels(data: ManualData, lines: Sequence[PostLine]) -> str:
    return listed(data.channel_name(line) for line in lines)


def _chip(slot: Slot) -> Rich:
    """«**10:00 Agenda** (Facebook y Bando) ✎ Borrador»."""
    where = slot.channels or _("sin canal")
    state = slot.line.state
    return rich(bold(f"{slot.at:%H:%M} {slot.line.title}"), f" ({where}) {state.symbol}\u00a0{state.word}")


def _chip_text(slot: Slot) -> str:
    return "".join(span.text for span in _chip(slot))


def _square(data: ManualData, month: date, day: date, slots: Sequence[Slot], fits: int) -> DaySquare:
    rest = len(slots) - fits
    more = _("y {n} más, en la lista").format(n=rest) if rest > 0 else ""
    name = f"{weekday_word(day.weekday())} {day.day}"
    if day.month != month.month:
        return DaySquare(str(day.day), name, ground=Ground.OUTSIDE)
    chips = tuple(_chip(slot) for slot in slots[:fits])
    return DaySquare(str(day.day), name, _marks(data, month, day), chips, more, _ground(data, day))


def _ground(data: ManualData, day: date) -> Ground:
    if electoral_bands(data, day, day):
        return Ground.BAND
    is_rest = day.weekday() >= _WEEKDAYS - 2 or bool(holidays(data, day, day))
    return Ground.REST if is_rest else Ground.PLAIN


def _marks(data: ManualData, month: date, day: date) -> tuple[str, ...]:
    """Return what a day is: its holiday, the electoral period and the notes where each begins or goes on."""
    if day.month != month.month:
        return ()
    marks = [
        _("Festivo: {name}").format(name=name) for name in holiday_names(holidays(data, day, day)).values()
    ]
    bands = [replace(band, name=_("Periodo electoral")) for band in electoral_bands(data, day, day)]
    bands += note_bands(data.snapshot.notes, day, day)
    return (*marks, *(f"▸ {band.name}" for band in bands if _is_named_on(band, day)))


def _is_named_on(band: Band, day: date) -> bool:
    """A band says its name on its first day, on Mondays and on the first of the month."""
    return day == band.first or day.weekday() == 0 or day.day == 1


def _legend(data: ManualData, asked: MonthAsked) -> str:
    present = {line.state for line in asked.lines}
    parts = [f"{state.symbol} {state.word}" for state in PostState if state in present]
    parts.append(_("fondo gris, fin de semana o festivo"))
    for band in electoral_bands(data, *month_of(asked.day)):
        days = _("fondo crema, periodo electoral del {first} al {last}")
        parts.append(days.format(first=long_date(band.first), last=long_date(band.last)))
    if asked.is_narrowed:
        parts.append(_("hay un filtro puesto: no están todas las publicaciones"))
    return begun_large("{}.".format("; ".join(parts)))


def _notes(data: ManualData, asked: MonthAsked) -> Iterator[Rich]:
    first, last = month_of(asked.day)
    for note in data.snapshot.notes:
        if next(note_bands([note], first, last), None) is not None and note.note:
            yield rich(bold(f"{note.title}: "), note.note)


def _notes_block(notes: tuple[Rich, ...]) -> Iterator[Block]:
    if notes:
        yield Items(notes)


def _marked_days(data: ManualData, first: date, last: date) -> Iterator[Rich]:
    for each in holidays(data, first, last):
        yield rich(bold(_("{weekday} {day}, festivo: ").format(
            weekday=begun_large(weekday_word(each.day.weekday())), day=each.day.day)), each.name)  # fmt: skip
    for band in (*electoral_bands(data, first, last), *note_bands(data.snapshot.notes, first, last)):
        part = band.within(first, last)
        days = _("Del {first} al {last}: ").format(first=part.first.day, last=part.last.day)
        yield rich(bold(days), band.name)


def _rest(data: ManualData, slots: Slots, fits: Mapping[date, int]) -> Iterator[Block]:
    """Yield the whole list of the days that have more than their square can hold."""
    left = tuple(slot for day, each in slots.items() for slot in each[fits[day] :])
    if left:
        yield Heading(_("Lo que no cabe en su día"), key="resto")
        yield _table(data, left)


def _table(data: ManualData, slots: Sequence[Slot]) -> Table:
    return Table(
        (word("post.at"), _("Qué"), _("Por dónde"), _("Quién"), word("post.state")),
        tuple(_row(data, slot) for slot in slots),
        (1.9, 3.6, 2.6, 1.9, 1.6),
        _("Publicaciones, por día y hora"),
    )


def _row(data: ManualData, slot: Slot) -> tuple[Rich, ...]:
    weekday = weekday_word(slot.at.weekday())
    return (
        rich(f"{weekday} {slot.at.day}, {slot.at:%H:%M}"),
        rich(slot.line.title),
        or_pending(slot.channels),
        or_pending(data.snapshot.name_of(slot.line.responsible_id)),
        rich(f"{slot.line.state.symbol} {slot.line.state.word}"),
    )

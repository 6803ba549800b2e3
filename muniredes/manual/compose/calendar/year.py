"""The year at a glance: a strip of twelve months, with how much is said and the days that have a name."""

from collections.abc import Iterator, Sequence
from datetime import date

from muniredes.domain.calendar.messages.query import month_of
from muniredes.domain.calendar.watch.digest import CalendarDigest, Entry
from muniredes.domain.dates import add_months, month_word, short_day
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.marked_days import Band, electoral_bands, holidays, note_bands
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading
from muniredes.manual.drawing import Drawing, Paint, Shape

_COLUMN, _BAR, _FOOT = 40.5, 46.0, 86.0
_BANDS_TOP, _BAND = 116.0, 14.0
_LETTER = 4.85
"""In points: the width of a month, its tallest bar and where bars stand; where stretches begin, and their
height; and about how wide a letter of their names is."""

_MOST_BANDS, _HOLIDAY_LINES = 6, 2


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the strip of twelve months."""
    if not calendar.posts:
        return
    yield Heading(_("El año de un vistazo"), key="calendario-ano")
    yield strip(data, calendar)


def months(calendar: CalendarDigest) -> Iterator[date]:
    """Yield the first day of each month that is printed."""
    first = calendar.first
    while first <= calendar.last:
        yield first
        first = add_months(first, 1)


def month_title(first: date) -> str:
    """«noviembre de 2026»."""
    return _("{month} de {year}").format(month=month_word(first.month), year=first.year)


def entries_of(calendar: CalendarDigest, first: date) -> tuple[Entry, ...]:
    """Return what is said in a month."""
    last = month_of(first)[1]
    return calendar.entries(post for post in calendar.posts if post.at and first <= post.at.date() <= last)


def strip(data: ManualData, calendar: CalendarDigest) -> Drawing:
    """Return the twelve months side by side: how much goes out in each, its holidays, and its stretches."""
    firsts = list(months(calendar))
    counts = [len(entries_of(calendar, first)) for first in firsts]
    every_band = _bands(data, calendar)
    bands = every_band[:_MOST_BANDS]
    shapes = [*_columns(data, firsts, counts), *_stretches(bands, firsts)]
    return Drawing(
        len(firsts) * _COLUMN,
        _BANDS_TOP + len(bands) * _BAND,
        tuple(shapes),
        " ".join(_said(data, first, count, every_band) for first, count in zip(firsts, counts, strict=True)),
        _caption(len(every_band) - len(bands)),
    )


def _caption(left: int) -> str:
    said = _("Mensajes de cada mes, días de fiesta y, debajo, las fechas que duran.")
    if not left:
        return said
    rest = ngettext(
        "Falta {n} que no cabe: está en «Días señalados».",
        "Faltan {n} que no caben: están en «Días señalados».",
        left,
    )
    return f"{said} {rest.format(n=left)}"


def _columns(data: ManualData, firsts: Sequence[date], counts: Sequence[int]) -> Iterator[Shape]:
    most = max((*counts, 1))
    for number, (first, count) in enumerate(zip(firsts, counts, strict=True)):
        left, tall = number * _COLUMN, _BAR * count / most
        is_year = number == 0 or first.month == 1
        name = f"{month_word(first.month)[:3]}\n{first.year if is_year else ''}".rstrip()
        yield Shape(left, 0, _COLUMN, _BANDS_TOP - 4, stroke=Paint.RULE)
        yield Shape(left, 2, _COLUMN, 24, name, bold=True, size=9.5)
        yield Shape(left + 11, _FOOT - tall, _COLUMN - 22, tall, fill=Paint.ACCENT)
        yield Shape(left, _FOOT - tall - 12, _COLUMN, 11, str(count), size=9.5)
        days = [str(each.day.day) for each in holidays(data, first, month_of(first)[1])]
        lines = [", ".join(days[start : start + 3]) for start in range(0, len(days), 3)]
        said = "\n".join(lines) if len(lines) <= _HOLIDAY_LINES else _("{n}\nfiestas").format(n=len(days))
        yield Shape(left, _FOOT + 2, _COLUMN, 24, said, size=9.5)


def _bands(data: ManualData, calendar: CalendarDigest) -> list[tuple[Band, bool]]:
    """Return the stretches of the year that are drawn, and whether each is an electoral one."""
    found = [(band, True) for band in electoral_bands(data, calendar.first, calendar.last)]
    notes = note_bands(data.snapshot.notes, calendar.first, calendar.last)
    found += [(band, False) for band in notes]
    return sorted(found, key=lambda each: each[0].first)


def _stretches(bands: Sequence[tuple[Band, bool]], firsts: Sequence[date]) -> Iterator[Shape]:
    last = month_of(firsts[-1])[1]
    for row, (band, is_electoral) in enumerate(bands):
        part = band.within(firsts[0], last)
        start, end = _across(part.first, firsts), _across(part.last, firsts) + _COLUMN / 31
        top = _BANDS_TOP + row * _BAND
        yield Shape(
            start, top + 2, end - start, _BAND - 4, fill=Paint.WARNING if is_electoral else Paint.ACCENT
        )
        is_late = start > len(firsts) * _COLUMN / 2
        room = (0.0, start - 4) if is_late else (end + 4, len(firsts) * _COLUMN - end - 4)
        said = f"{band.name}, {short_day(band.first)}–{short_day(band.last)}"
        if band.first == band.last:
            said = f"{band.name}, {short_day(band.first)}"
        wide = len(said) * _LETTER
        left = max(0.0, room[1] - wide) if is_late else room[0]
        yield Shape(left, top, wide, _BAND, said, size=9.5, is_left=True)


def _across(day: date, firsts: Sequence[date]) -> float:
    """Return how far from the left a day stands."""
    number = next(number for number in reversed(range(len(firsts))) if firsts[number] <= day)
    return (number + (day.day - 1) / month_of(firsts[number])[1].day) * _COLUMN


def _said(data: ManualData, first: date, count: int, bands: Sequence[tuple[Band, bool]]) -> str:
    last = month_of(first)[1]
    posts = ngettext("{n} mensaje", "{n} mensajes", count).format(n=count)
    days = [f"{each.day.day}, {each.name}" for each in holidays(data, first, last)]
    days += [_stretch(band, first, last) for band, _kind in bands if band.touches(first, last)]
    said = f" {'; '.join(days)}." if days else ""
    return _("{month}: {posts}.{days}").format(month=month_title(first).capitalize(), posts=posts, days=said)


def _stretch(band: Band, first: date, last: date) -> str:
    """«13 a 16: Fiestas», inside a month."""
    part = band.within(first, last)
    if part.first == part.last:
        return f"{part.first.day}: {part.name}"
    return _("{first} a {last}: {name}").format(first=part.first.day, last=part.last.day, name=part.name)

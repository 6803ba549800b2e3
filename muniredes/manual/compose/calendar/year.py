"""The year at a glance: a row for each month, with what is said and the days that have a name."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from muniredes.domain.calendar.messages.query import month_of
from muniredes.domain.calendar.watch.digest import CalendarDigest, Entry
from muniredes.domain.dates import add_months, month_word
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.marked_days import Band, electoral_bands, holidays, note_bands
from muniredes.manual.compose.calendar.recurring import shown
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, rich

_MOST_TITLES = 12


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the table of twelve months."""
    if not calendar.posts:
        return
    yield Heading(_("El año de un vistazo"), key="calendario-ano")
    rows = tuple(_row(data, calendar, first) for first in months(calendar))
    yield Table(
        (_("Mes"), _("Qué se dice"), _("Festivos y fechas")),
        rows,
        (1.7, 5, 3.3),
        _("Los doce meses, con lo que se dice en cada uno y sus fechas"),
    )


def months(calendar: CalendarDigest) -> Iterator[date]:
    """Yield the first day of each month that is printed."""
    first = calendar.first
    while first <= calendar.last:
        yield first
        first = add_months(first, 1)


def month_title(first: date) -> str:
    """«noviembre de 2026»."""
    return _("{month} de {year}").format(month=month_word(first.month), year=first.year)


def entries_of(data: ManualData, calendar: CalendarDigest, first: date) -> tuple[Entry, ...]:
    """Return what is said in a month, as far as this edition may say it."""
    last = month_of(first)[1]
    found = calendar.entries(post for post in calendar.posts if post.at and first <= post.at.date() <= last)
    if not data.is_public:
        return found
    public = {message.id for message in shown(data, calendar)}
    return tuple(entry for entry in found if entry.message.id in public)


def _row(data: ManualData, calendar: CalendarDigest, first: date) -> tuple[Rich, ...]:
    entries = entries_of(data, calendar, first)
    return rich(month_title(first)), rich(_titles(entries)), rich(_dates(data, first))


def _titles(entries: tuple[Entry, ...]) -> str:
    """Return what is said once, in the order of the clock, and then what repeats, with how many times."""
    once = [entry.message.title for entry in entries if not entry.message.rule]
    again = Counter(entry.message.title for entry in entries if entry.message.rule)
    repeated = [f"{title} ({count})" if count > 1 else title for title, count in again.items()]
    titles = [*dict.fromkeys(once), *repeated]
    rest = len(titles) - _MOST_TITLES
    if rest > 0:
        titles = [*titles[:_MOST_TITLES], ngettext("y {n} más", "y {n} más", rest)]
    return "; ".join(titles) or "—"


def _dates(data: ManualData, first: date) -> str:
    last = month_of(first)[1]
    lines = [f"{each.day.day}: {each.name}" for each in holidays(data, first, last)]
    if not data.is_public:
        lines += [_stretch(band, first, last) for band in note_bands(data.snapshot.notes, first, last)]
    for band in electoral_bands(data, first, last):
        named = Band(band.first, band.last, _("periodo electoral"))
        lines.append(_stretch(named, first, last))
    return "\n".join(lines) or "—"


def _stretch(band: Band, first: date, last: date) -> str:
    """«13 a 16: Fiestas», inside a month."""
    part = band.within(first, last)
    if part.first == part.last:
        return f"{part.first.day}: {part.name}"
    return _("{first} a {last}: {name}").format(first=part.first.day, last=part.last.day, name=part.name)

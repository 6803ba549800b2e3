"""Holidays, what happens and is no post, and the electoral band with what it means."""

from collections.abc import Iterator

from muniredes.domain.calendar.messages.message import CalendarNote
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.dates import brief_date, long_date
from muniredes.i18n import _
from muniredes.manual.compose.calendar.marked_days import NamedHoliday, electoral_bands, holidays
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Callout, Facts, Heading, Rich, Span, Table, Text, rich


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the marked days of the twelve months; notes stay inside."""
    yield from closed_days(data, calendar)
    yield from _notes(data, calendar)
    yield from _electoral(data, calendar)


def closed_days(
    data: ManualData, calendar: CalendarDigest, *, is_from_today: bool = False
) -> Iterator[Block]:
    """Yield the holidays of the twelve months; when `is_from_today`, only those to come."""
    first = max(calendar.first, data.as_of) if is_from_today else calendar.first
    found = holidays(data, first, calendar.last)
    if not found:
        return
    yield Heading(_("Festivos"), key="calendario-festivos")
    yield Facts(tuple(_holiday(each) for each in found), _("Festivos del año"))
    yield Text(rich(_("La oficina está cerrada: lo urgente sale igual, y lo demás espera al día siguiente.")))


def _holiday(each: NamedHoliday) -> tuple[str, Rich]:
    """«mar 8 dic 2026» and «Inmaculada», or «San Isidro (lo elige el pueblo)»."""
    return brief_date(each.day), rich(each.name, _(" (lo elige el pueblo)") if each.is_local else "")


def _notes(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    found = [note for note in data.snapshot.notes if _is_shown(note, calendar)]
    if not found:
        return
    yield Heading(_("Otras fechas que tener en cuenta"), key="calendario-notas")
    rows = tuple((rich(_days(note)), rich(note.title), rich(note.note or "—")) for note in found)
    yield Table((_("Cuándo"), _("Qué"), _("Nota")), rows, (3.4, 3, 3.6), _("Fechas que no son publicaciones"))


def _is_shown(note: CalendarNote, calendar: CalendarDigest) -> bool:
    if note.starts_on is None or note.last_day is None:
        return False
    return note.last_day >= calendar.first and note.starts_on <= calendar.last


def _days(note: CalendarNote) -> str:
    assert note.starts_on is not None
    if note.ends_on is None or note.ends_on == note.starts_on:
        return long_date(note.starts_on)
    return _("del {first} al {last}").format(first=long_date(note.starts_on), last=long_date(note.ends_on))


def _electoral(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    for band in electoral_bands(data, calendar.first, calendar.last):
        days = _("{name}: del {first} al {last}, ambos incluidos.").format(
            name=band.name, first=long_date(band.first), last=long_date(band.last)
        )
        yield Callout(_("Periodo electoral"), (rich(days), _meaning()), is_warning=True)


def _meaning() -> Rich:
    link = Span(f"14. {chapter_title('14')}", link="#capitulo-14")
    what = _("En esos días solo se publica información de servicio, sin logros ni inauguraciones. Más, en ")
    return rich(what, link, ".")

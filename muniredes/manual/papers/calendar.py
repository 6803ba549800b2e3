"""The whole calendar, which is too long for the manual: every day, every text, and what came of each."""

from collections.abc import Iterator
from dataclasses import replace

from muniredes.domain.dates import long_date
from muniredes.i18n import _
from muniredes.manual.compose.accounts import coverage
from muniredes.manual.compose.calendar import ideas, months, recurring
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Text, Tone, rich


def whole(data: ManualData) -> tuple[Block, ...]:
    """Return every text, every post of the twelve months, what was published, and who was told what."""
    return tuple(_whole(replace(data, has_room=True)))


def _whole(data: ManualData) -> Iterator[Block]:
    calendar = data.snapshot.calendar
    if calendar is None or calendar.is_empty:
        yield Text(rich(_("El calendario está vacío.")))
        return
    said = _("A {day}: del {first} al {last}, y lo último que se publicó. Reservado: lleva borradores.")
    days = said.format(
        day=long_date(data.as_of), first=long_date(calendar.first), last=long_date(calendar.last)
    )
    yield Text(rich(days), Tone.LEAD)
    yield from recurring.blocks(data, calendar)
    yield from ideas.blocks(data, calendar)
    yield from months.whole(data, calendar)
    yield from coverage.messages(data, calendar)

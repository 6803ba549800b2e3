"""Chapter 9: the calendar, as whoever takes it over needs it.

The public edition has what the council has already shown or decided and concerns everybody: what is
said again and again once some of it was approved or published, holidays, and the electoral days. Texts,
drafts, ideas, notes, states and who prepares each post stay inside.
"""

from collections.abc import Iterator

from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.i18n import _
from muniredes.manual.compose.calendar import days, ideas, months, recurring, rules, year
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Chapter, Heading, Text, Tone, rich


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing while the calendar is not begun, or holds nothing for this edition."""
    calendar = data.snapshot.calendar
    if calendar is None or not _is_begun(data, calendar):
        return None
    blocks = tuple(_blocks(data, calendar))
    lead = Text(rich(_("Qué se dice y cuándo, para no empezar cada semana de cero.")), Tone.LEAD)
    return Chapter("9", chapter_title("9"), (lead, *blocks)) if blocks else None


def _is_begun(data: ManualData, calendar: CalendarDigest) -> bool:
    snapshot = data.snapshot
    return bool(not calendar.is_empty or snapshot.notes or snapshot.local_holidays or snapshot.posting_rules)


def _blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    yield from rules.blocks(data)
    yield from year.blocks(data, calendar)
    yield from recurring.blocks(data, calendar)
    yield from months.blocks(data, calendar)
    yield from ideas.blocks(data, calendar)
    for title, key, name in (
        (_("Cómo se hace una campaña"), "campanas", "campanas"),
        (_("Emitir en directo"), "directos", "directos"),
    ):
        yield Heading(title, key=key)
        yield data.advice_list(name)
    yield from months.recent(data, calendar)
    yield from days.blocks(data, calendar)

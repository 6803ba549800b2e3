"""Part of chapter 1: what the calendar wants out in the week from the day of the manual. It stays inside."""

from collections.abc import Iterator
from datetime import timedelta

from muniredes.domain.calendar.messages.states import PENDING
from muniredes.domain.calendar.watch.digest import Entry
from muniredes.domain.dates import weekday_word
from muniredes.domain.fields import word
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.saying import owner, where
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.sheet import LETTERS, rows_that_fit
from muniredes.manual.document import Block, Fit, Rich, Span, Table, Text, Tone, rich

_DAYS = 7
_MOST, _HEIGHT = 5, 122.0
"""How many posts are on the front of the first sheet, if so many points are enough."""

_WIDTHS = (1.7, 2.8, 4.3, 1.8)


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the first posts of the week, and how many more there are; nothing without any."""
    calendar = data.snapshot.calendar
    if calendar is None:
        return
    last = data.as_of + timedelta(days=_DAYS)
    found = calendar.entries(
        post
        for post in calendar.posts
        if post.at is not None and data.as_of <= post.at.date() <= last and post.state in PENDING
    )
    if not found:
        return
    rows = rows_that_fit((_row(data, entry) for entry in found[:_MOST]), _WIDTHS, _HEIGHT)
    yield Table(
        (word("post.at"), _("Qué"), _("Por dónde"), _("Quién")),
        rows,
        _WIDTHS,
        _("Lo que sale esta semana"),
        Fit(_HEIGHT, LETTERS, LETTERS),
    )
    rest = len(found) - len(rows)
    if rest > 0:
        text = ngettext("Otra más, en el ", "Otras {n}, en el ", rest).format(n=rest)
        yield Text(rich(text, Span(_("calendario"), link="#capitulo-9"), "."), Tone.NOTE)


def _row(data: ManualData, entry: Entry) -> tuple[Rich, ...]:
    assert entry.at is not None
    day = f"{weekday_word(entry.at.weekday())} {entry.at.day}, {entry.at:%H:%M}"
    return rich(day), rich(entry.message.title), where(data, entry.posts), owner(data, entry.message)

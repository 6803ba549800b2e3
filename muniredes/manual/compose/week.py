"""Part of chapter 1: what the calendar wants out in the week from the day of the manual. It stays inside."""

from collections.abc import Iterator
from datetime import timedelta

from muniredes.domain.calendar.messages.states import PENDING
from muniredes.domain.calendar.watch.digest import Entry
from muniredes.domain.dates import weekday_word
from muniredes.i18n import _
from muniredes.manual.compose.calendar.saying import owner, where
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Rich, Table, rich

_DAYS = 7


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the posts of the week; nothing without any, or in the public edition."""
    calendar = data.snapshot.calendar
    if data.is_public or calendar is None:
        return
    last = data.as_of + timedelta(days=_DAYS)
    found = calendar.entries(
        post
        for post in calendar.posts
        if post.at is not None and data.as_of <= post.at.date() <= last and post.state in PENDING
    )
    if found:
        yield Table(
            (_("Día y hora"), _("Qué"), _("Por dónde"), _("Quién")),
            tuple(_row(data, entry) for entry in found),
            (2, 3.4, 2.8, 2),
            _("Lo que sale esta semana"),
        )


def _row(data: ManualData, entry: Entry) -> tuple[Rich, ...]:
    assert entry.at is not None
    day = f"{weekday_word(entry.at.weekday())} {entry.at.day}, {entry.at:%H:%M}"
    return rich(day), rich(entry.message.title), where(data, entry.posts), owner(data, entry.message)

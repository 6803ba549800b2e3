"""The pages of the months, each day with what is to go out; and what was published last."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from muniredes.domain.calendar.messages.light import light_seen, light_word
from muniredes.domain.calendar.messages.query import month_of
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.digest import CalendarDigest, Entry
from muniredes.domain.dates import short_date, weekday_word
from muniredes.domain.text import listed
from muniredes.i18n import _
from muniredes.manual.compose.calendar.marked_days import electoral_bands, holiday_names, holidays
from muniredes.manual.compose.calendar.saying import (
    labelled,
    own,
    owner,
    owner_and_work,
    stacked,
    states,
    told,
    where,
    with_lines,
)
from muniredes.manual.compose.calendar.year import entries_of, month_title, months
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, Text, rich


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield a table for each month with posts, and a sentence with those that have none."""
    if not calendar.posts:
        return
    yield Heading(_("Mes a mes"), key="calendario-meses")
    empty: list[str] = []
    for first in months(calendar):
        entries = [entry for entry in entries_of(data, calendar, first) if not _is_out(entry)]
        if entries:
            yield Heading(month_title(first).capitalize(), level=3)
            yield _month(data, calendar, first, entries)
        else:
            empty.append(month_title(first))
    if empty:
        yield Text(rich(_("Sin nada previsto: {months}.").format(months=listed(empty))))


def _is_out(entry: Entry) -> bool:
    """Whether it went out everywhere: it is in the list of what was published."""
    return all(post.state is PostState.PUBLISHED for post in entry.posts)


def _month(data: ManualData, calendar: CalendarDigest, first: date, entries: Sequence[Entry]) -> Table:
    names = holiday_names(holidays(data, first, month_of(first)[1]))
    return Table(
        (_("Día y hora"), _("Qué"), _("Por dónde"), _("Quién"), _("Estado")),
        tuple(_row(data, calendar, entry, names) for entry in entries),
        (1.6, 3.5, 2.6, 1.7, 2.2),
        _("Publicaciones de {month}").format(month=month_title(first)),
    )


def _row(
    data: ManualData, calendar: CalendarDigest, entry: Entry, names: Mapping[date, str]
) -> tuple[Rich, ...]:
    return (
        _moment(entry, names),
        _what(data, calendar, entry),
        where(data, entry.posts),
        _who(data, entry),
        states(data, entry.posts),
    )


def _moment(entry: Entry, names: Mapping[date, str]) -> Rich:
    assert entry.at is not None
    day = entry.at.date()
    said = f"{weekday_word(day.weekday())[:3]} {day.day}, {entry.at:%H:%M}"
    if day in names:
        said += "\n" + _("festivo: {name}").format(name=names[day])
    return rich(said)


def _what(data: ManualData, calendar: CalendarDigest, entry: Entry) -> Rich:
    """Return what is said: of a series only what that day has of its own, for the rest is in its list."""
    lines = (*own(data, calendar, entry.message, entry.posts), *_unsorted(data, entry))
    if entry.message.rule:
        return with_lines(entry.message.title, lines)
    return stacked((told(data, calendar, entry.message), *lines))


def _unsorted(data: ManualData, entry: Entry) -> Iterator[Rich]:
    """Yield that nobody has said what kind it is, where the law asks: inside an electoral period."""
    assert entry.at is not None
    day = entry.at.date()
    if entry.message.light is None and electoral_bands(data, day, day):
        yield labelled(_("En periodo electoral"), f"{light_seen(None).symbol} {light_word(None)}")


def _who(data: ManualData, entry: Entry) -> Rich:
    """Return who prepares it; the minutes of a series are in its list."""
    return owner(data, entry.message) if entry.message.rule else owner_and_work(data, entry.message)


def recent(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield what was published in the last weeks, the newest first."""
    if not calendar.recent:
        return
    rows = []
    for entry in calendar.entries(calendar.recent):
        at = entry.at or entry.posts[0].published_at
        day = short_date(at.date()) if at else "—"
        said = with_lines(entry.message.title, own(data, calendar, entry.message, entry.posts))
        rows.append((rich(day), said, where(data, entry.posts), states(data, entry.posts)))
    yield Heading(_("Lo último que se publicó"), key="calendario-publicado")
    headings = (_("Fecha"), _("Qué"), _("Por dónde"), _("Cómo fue"))
    yield Table(headings, tuple(rows), (1.3, 2.6, 2.4, 4.2), _("Lo último que se publicó, con su dirección"))

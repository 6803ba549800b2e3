"""Who was told what: part of chapter 8, and of the paper with the whole calendar. It stays inside."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from muniredes.domain.calendar.messages.naming import Placed, short_channel_name
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.watch.coverage import CoverageRow, by_message, by_topic
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.fields import kind_word
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, Text, rich

_COLUMNS = 14
_MESSAGE_DAYS = 60
_MOST_MESSAGES = 40


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the tables; nothing without a single post to measure."""
    calendar = data.snapshot.calendar
    if calendar is None or not calendar.lines:
        return
    tables = tuple(_topics(data, calendar))
    if tables:
        yield Heading(_("A quién ha llegado"), key="cobertura")
        yield Text(rich(_signs(), " ", _("Mensaje a mensaje, en el documento «Calendario entero».")))
        yield from tables


def _signs() -> str:
    return _("✓: salió. ○: está previsto. ✕: no salió. En blanco: no se esperaba ahí.")


def messages(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield what came of each message, of the last two months and of those to come."""
    tables = tuple(_messages(data, calendar))
    if tables:
        yield Heading(_("A quién ha llegado cada mensaje"), key="cobertura-mensajes")
        yield Text(rich(_signs()))
        yield from tables


def _topics(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    past = [line for line in calendar.lines if line.day is not None and line.day < data.as_of]
    names = {topic.id: topic.name for topic in data.snapshot.topics if topic.id is not None}
    rows = by_topic(past, data.as_of, names)
    if rows and names:
        yield from _grids(
            data, rows, past, kind_word("topic"), _("Veces que salió cada tema por cada canal, en doce meses")
        )


def _messages(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the messages of the last weeks and of those to come; series are in the topics."""
    since = data.as_of - timedelta(days=_MESSAGE_DAYS)
    found = [
        line for line in calendar.lines if not line.repeats and line.day is not None and line.day >= since
    ]
    rows = by_message(found, data.as_of, calendar.outlets)[-_MOST_MESSAGES:]
    if rows:
        yield from _grids(data, rows, found, kind_word("message"), _("Por qué canales salió cada mensaje"))


def _grids(
    data: ManualData, rows: Sequence[CoverageRow], lines: Sequence[PostLine], heading: str, summary: str
) -> Iterator[Table]:
    """Yield the table of what came of each row on each channel, in as many as the channels take."""
    names = {line.channel: name_of(data, line) or _("Sin canal") for line in lines}
    for outlet in data.snapshot.calendar.outlets if data.snapshot.calendar else ():
        names.setdefault(outlet.key, name_of(data, outlet))
    used = [key for key in names if any(row.squares.get(key) for row in rows)]
    for start in range(0, len(used), _COLUMNS):
        shown = used[start : start + _COLUMNS]
        yield Table(
            (heading, *(names[key] for key in shown)),
            tuple((rich(row.title), *(_cell(row, key) for key in shown)) for row in rows),
            (3.2, *(1.5 for _key in shown)),
            _("{summary}: {channels}").format(
                summary=summary, channels=", ".join(names[key] for key in shown)
            ),
            is_turned=True,
        )


def name_of(data: ManualData, placed: Placed) -> str:
    """Return the short name of a channel."""
    return short_channel_name(placed, data.snapshot.accounts, data.networks)


def _cell(row: CoverageRow, key: str) -> Rich:
    square = row.squares.get(key)
    return rich(square.signs if square else "")

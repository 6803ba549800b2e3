"""Who was told what: part of chapter 8, or of chapter 9 when there are no topics. It stays inside."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from muniredes.domain.accounts import Account
from muniredes.domain.calendar.messages.naming import Placed, short_channel_name
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.coverage import CoverageRow, MonthTally, by_message, by_topic, tallies
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.dates import add_months, month_word
from muniredes.domain.rhythm import Pace, Rhythm, how, pace, rhythms
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, Text, rich

_COLUMNS = 5
_MESSAGE_DAYS = 60
_MOST_MESSAGES = 40
_MONTHS = 6


def blocks(data: ManualData) -> Iterator[Block]:
    """Yield the tables; nothing in the public edition, or without a single post to measure."""
    calendar = data.snapshot.calendar
    if data.is_public or calendar is None or not calendar.lines:
        return
    yield Heading(_("A quién ha llegado"), key="cobertura")
    yield Text(rich(_("✓: salió. ○: está previsto. ✕: no salió. En blanco: no se esperaba ahí.")))
    yield from _topics(data, calendar)
    yield from _messages(data, calendar)
    yield from _months(data, calendar)
    yield from _rhythms(data, calendar)


def _topics(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    past = [line for line in calendar.lines if line.day is not None and line.day < data.as_of]
    names = {topic.id: topic.name for topic in data.snapshot.topics if topic.id is not None}
    rows = by_topic(past, data.as_of, names)
    if rows and names:
        yield Heading(_("Por temas, en los últimos doce meses"), level=3)
        yield from _grids(data, rows, past, _("Tema"), _("Veces que salió cada tema por cada canal"))


def _messages(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the messages of the last weeks and of those to come; series are in the topics."""
    since = data.as_of - timedelta(days=_MESSAGE_DAYS)
    found = [
        line for line in calendar.lines if not line.repeats and line.day is not None and line.day >= since
    ]
    rows = by_message(found, data.as_of, calendar.outlets)[-_MOST_MESSAGES:]
    if rows:
        yield Heading(_("Mensaje a mensaje, de los últimos dos meses al próximo"), level=3)
        yield from _grids(data, rows, found, _("Mensaje"), _("Por qué canales salió cada mensaje"))


def _grids(
    data: ManualData, rows: Sequence[CoverageRow], lines: Sequence[PostLine], heading: str, summary: str
) -> Iterator[Table]:
    """Yield the table of what came of each row on each channel, in as many as the channels take."""
    names = {line.channel: _name(data, line) or _("Sin canal") for line in lines}
    for outlet in data.snapshot.calendar.outlets if data.snapshot.calendar else ():
        names.setdefault(outlet.key, _name(data, outlet))
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
        )


def _name(data: ManualData, placed: Placed) -> str:
    return short_channel_name(placed, data.snapshot.accounts, data.networks)


def _cell(row: CoverageRow, key: str) -> Rich:
    square = row.squares.get(key)
    return rich(square.signs if square else "")


def _months(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    since = add_months(data.as_of.replace(day=1), 1 - _MONTHS)
    found = [
        tally
        for tally in tallies(line for line in calendar.lines if line.day and line.day < data.as_of)
        if tally.month >= since
    ]
    months = sorted({tally.month for tally in found})
    if not found:
        return
    yield Heading(_("Previsto y hecho, mes a mes"), level=3)
    keys = list(dict.fromkeys(line.channel for line in calendar.lines if line.channel))
    names = {line.channel: _name(data, line) for line in calendar.lines}
    yield Table(
        (_("Canal"), *(month_word(month.month).capitalize() for month in months)),
        tuple(
            (rich(names[key]), *(rich(_done(found, key, month)) for month in months))
            for key in keys
            if any(tally.channel == key for tally in found)
        ),
        (3.2, *(1.2 for _month in months)),
        _("Publicaciones hechas de las previstas en cada mes y canal"),
    )


def _done(found: Sequence[MonthTally], key: str, month: date) -> str:
    tally = next((each for each in found if (each.channel, each.month) == (key, month)), None)
    return _("{done} de {planned}").format(done=tally.done, planned=tally.planned) if tally else "—"


def _rhythms(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    found = rhythms(data.posting, data.snapshot.last_published, data.as_of)
    if not found:
        return
    yield Heading(_("El ritmo de cada cuenta"), level=3)
    yield Table(
        (_("Cuenta"), _("Última publicación"), _("Cómo va"), _("Publicaciones")),
        tuple(_rhythm(data, calendar, each) for each in found),
        (3, 3, 1.7, 3),
        _("Días que lleva cada cuenta sin publicar y cuánto publica"),
    )


def _rhythm(data: ManualData, calendar: CalendarDigest, each: Rhythm) -> tuple[Rich, ...]:
    account = data.snapshot.account(each.account_id)
    assert account is not None
    posts = _pace(data, calendar, account)
    return (
        rich(data.title(account)),
        rich(each.said),
        rich(how(each, posts)),
        rich(posts.sentence),
    )


def _pace(data: ManualData, calendar: CalendarDigest, account: Account) -> Pace:
    key = channel_key(account.id, None)
    days = [
        line.day
        for line in calendar.lines
        if line.channel == key and line.state is PostState.PUBLISHED and line.day is not None
    ]
    return pace(days, data.snapshot.line(account).posts_per_week, data.as_of)

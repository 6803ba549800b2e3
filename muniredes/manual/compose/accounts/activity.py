"""Chapter 15: what each account did of what was planned, month by month, and how long it has been silent."""

from collections.abc import Iterator, Sequence
from datetime import date

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.rhythm import PACE_WEEKS, Pace, Rhythm, how, pace, rhythms
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.coverage import MonthTally, tallies
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.dates import add_months, month_word
from muniredes.domain.fields import kind_word, word
from muniredes.i18n import _
from muniredes.manual.compose.accounts.coverage import name_of
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import Block, Chapter, Heading, Rich, Table, Text, Tone, rich

_MONTHS = 6


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing without a single post to measure."""
    calendar = data.snapshot.calendar
    if calendar is None or not calendar.lines:
        return None
    blocks = (*_months(data, calendar), *_rhythms(data, calendar))
    lead = Text(
        rich(_("Lo que el programa sabe: lo previsto, lo que salió y los días en silencio.")), Tone.LEAD
    )
    return Chapter("15", chapter_title("15"), (lead, *blocks)) if blocks else None


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
    yield Heading(_("Previsto y hecho, mes a mes"), key="actividad-meses")
    keys = list(dict.fromkeys(line.channel for line in calendar.lines if line.channel))
    names = {line.channel: name_of(data, line) for line in calendar.lines}
    yield Table(
        (word("post.medium"), *(month_word(month.month).capitalize() for month in months)),
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
    yield Heading(_("El ritmo de cada cuenta"), key="actividad-ritmo")
    yield Table(
        (kind_word("account"), word("account.last_post_on"), _("Cómo va"), _("A la semana")),
        tuple(_rhythm(data, calendar, each) for each in found),
        (3, 3, 1.7, 3),
        _("Días que lleva cada cuenta sin publicar y cuánto publica"),
    )
    said = _(
        "A la semana: lo que salió por el calendario, de media, en {weeks} semanas o desde la primera, de "
        "lo que se pide."
    )
    yield Text(rich(said.format(weeks=PACE_WEEKS)), Tone.NOTE)


def _rhythm(data: ManualData, calendar: CalendarDigest, each: Rhythm) -> tuple[Rich, ...]:
    account = data.snapshot.account(each.account_id)
    assert account is not None
    posts = _pace(data, calendar, account)
    return (
        rich(data.title(account)),
        rich(each.said),
        rich(how(each, posts)),
        rich(posts.brief),
    )


def _pace(data: ManualData, calendar: CalendarDigest, account: Account) -> Pace:
    key = channel_key(account.id, None)
    days = [
        line.day
        for line in calendar.lines
        if line.channel == key and line.state is PostState.PUBLISHED and line.day is not None
    ]
    return pace(days, data.snapshot.line(account).posts_per_week, data.as_of)

"""Chapter 14: the posts that fall inside an electoral period, to be looked over before they go out."""

from collections.abc import Iterator

from muniredes.domain.calendar.messages.light import ElectoralLight, light_seen, light_word
from muniredes.domain.calendar.messages.states import PENDING, PostState
from muniredes.domain.calendar.watch.digest import CalendarDigest, Entry
from muniredes.domain.dates import short_date, weekday_date
from muniredes.domain.elections import ElectoralPeriod, is_open
from muniredes.i18n import _
from muniredes.manual.compose.calendar.saying import where
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, Text, bold, rich

_WAITING = PENDING | {PostState.PAUSED}


def blocks(data: ManualData, period: ElectoralPeriod) -> Iterator[Block]:
    """Yield the list of a period, what asks for a second look first; it stays inside."""
    calendar = data.snapshot.calendar
    if data.is_public or calendar is None:
        return
    found = _entries(calendar, period)
    if not found:
        return
    yield Heading(_("Publicaciones que caen en el periodo"), level=3)
    yield Text(
        rich(_("Repáselas antes de que salgan. Las de color ámbar (▲) o rojo (■) piden confirmarlas."))
    )
    yield Table(
        (_("Qué"), _("Cuándo"), _("Por dónde"), _("Luz"), _("Confirmada")),
        tuple(_row(data, entry) for entry in found),
        (2.8, 2.5, 2.2, 1.8, 1.5),
        _("Publicaciones de {period}, con su luz").format(period=period.name),
    )


def _entries(calendar: CalendarDigest, period: ElectoralPeriod) -> list[Entry]:
    posts = (
        post
        for post in calendar.posts
        if post.at is not None and is_open(period, post.at.date()) and post.state in _WAITING
    )
    return sorted(calendar.entries(posts), key=lambda entry: _RANK[entry.message.light])


_RANK = {ElectoralLight.RED: 0, None: 1, ElectoralLight.AMBER: 2, ElectoralLight.GREEN: 3}


def _row(data: ManualData, entry: Entry) -> tuple[Rich, ...]:
    assert entry.at is not None
    light = entry.message.light
    when = f"{weekday_date(entry.at.date())}, {entry.at:%H:%M}"
    return (
        rich(entry.message.title),
        rich(when),
        where(data, entry.posts),
        rich(f"{light_seen(light).symbol} ", bold(light_word(light))),
        rich(_confirmed(entry)),
    )


def _confirmed(entry: Entry) -> str:
    days = [post.confirmed_on for post in entry.posts if post.confirmed_on is not None]
    if days and len(days) == len(entry.posts):
        return short_date(max(days))
    if entry.message.light is ElectoralLight.GREEN:
        return _("No hace falta")
    return _("En parte") if days else _("☐ Falta")

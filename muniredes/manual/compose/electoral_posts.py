"""Chapter 14: the posts that fall inside an electoral period, to be looked over before they go out."""

from collections.abc import Iterator

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight, light_seen, light_word
from muniredes.domain.calendar.messages.states import PENDING, PostState
from muniredes.domain.calendar.watch.digest import CalendarDigest, Entry
from muniredes.domain.dates import brief_date, short_date
from muniredes.domain.elections.period import ElectoralPeriod, is_open
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.saying import where
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Table, Text, bold, rich

_WAITING = PENDING | {PostState.PAUSED}


def blocks(data: ManualData, period: ElectoralPeriod) -> Iterator[Block]:
    """Yield the list of a period, what asks for a second look first; it stays inside."""
    calendar = data.snapshot.calendar
    if calendar is None:
        return
    found = _entries(calendar, period)
    if not found:
        return
    asking = [entry for entry in found if entry.message.light is not ElectoralLight.GREEN]
    yield Heading(_("Mensajes que caen en el periodo"), level=3)
    yield Text(rich(_counted(len(found), len(asking))))
    if not asking:
        return
    yield Table(
        (_("Qué"), _("Cuándo"), _("Por dónde"), _("Luz"), _("Confirmado")),
        tuple(_row(data, entry) for entry in asking),
        (2.8, 2.5, 2.2, 1.8, 1.5),
        _("Mensajes de {period}, con su luz").format(period=period.name),
    )


def _counted(total: int, asking: int) -> str:
    """Say how many there are, and that those which ask for nothing are in the paper with all of them."""
    said = ngettext("Cae {n} mensaje.", "Caen {n} mensajes.", total).format(n=total)
    if asking:
        said += " " + _(
            "Repase estas antes de que salgan: las de color ámbar (▲) o rojo (■) piden confirmarlas."
        )
    if total > asking:
        rest = ngettext(
            "{n} es verde y no hay que hacer nada: está en el documento «Calendario entero».",
            "{n} son verdes y no hay que hacer nada: están en el documento «Calendario entero».",
            total - asking,
        )
        said += " " + rest.format(n=total - asking)
    return said


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
    when = f"{brief_date(entry.at.date())}, {entry.at:%H:%M}"
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
    return _("En parte") if days else _("☐ Falta")

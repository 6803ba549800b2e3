"""The bank of ideas: what may be said again when there is room, and what has no day yet."""

from collections.abc import Iterator

from muniredes.domain.calendar.messages.message import Message, Post
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.dates import month_word
from muniredes.domain.fields import word
from muniredes.domain.texts.text import ended, listed, sentences
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.calendar.saying import (
    details,
    owner_and_work,
    stacked,
    states,
    where,
    where_and_who,
)
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Columns, Heading, Table, Text, bold, rich


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the messages that may be said again, and then the ideas without a day."""
    yield from _evergreen(data, calendar)
    yield from _undated(data, calendar)


def _evergreen(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    if not calendar.evergreen:
        return
    yield Heading(_("Para cuando no hay nada que contar"), key="calendario-banco")
    yield Text(rich(_("Se pueden repetir, dejando pasar el tiempo que dice cada una.")))
    yield Columns(
        tuple(
            stacked(
                (
                    rich(bold(f"{ended(message.title)} "), _limits(message)),
                    where_and_who(data, calendar, message),
                    details(data, calendar, message, _ideas_of(calendar, message)),
                )
            )
            for message in calendar.evergreen
        )
    )


def _limits(message: Message) -> str:
    rest = ""
    if message.rest_days:
        rest = ngettext("No antes de {n} día", "No antes de {n} días", message.rest_days)
    months = listed(month_word(month) for month in message.months)
    season = _("Solo en {months}").format(months=months) if months else ""
    return sentences((rest, season)) or _("Siempre.")


def _ideas_of(calendar: CalendarDigest, message: Message) -> tuple[Post, ...]:
    return tuple(post for post in calendar.ideas if post.message_id == message.id)


def _undated(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    rows = tuple(
        (
            rich(entry.message.title),
            details(data, calendar, entry.message, entry.posts),
            where(data, entry.posts),
            stacked((owner_and_work(data, entry.message), states(data, entry.posts))),
        )
        for entry in calendar.entries(calendar.ideas)
        if not entry.message.is_evergreen
    )
    if rows:
        yield Heading(_("Ideas sin fecha"), key="calendario-ideas")
        headings = (_("Qué"), _("Qué se dice"), _("Por dónde"), word("message.responsible_id"))
        yield Table(headings, rows, (2, 4, 2.7, 1.7), _("Ideas que no tienen fecha"))

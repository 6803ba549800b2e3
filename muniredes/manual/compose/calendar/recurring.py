"""What is said again and again: how often, where, and who prepares it."""

from collections.abc import Iterator

from muniredes.domain.calendar.messages.message import Message
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.texts.text import ended
from muniredes.i18n import _
from muniredes.manual.compose.calendar.saying import details, gist, where, where_and_who
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Columns, Heading, Rich, Table, Text, bold, pending, rich, stacked

_SEEN = frozenset({PostState.APPROVED, PostState.PUBLISHED})


def shown(data: ManualData, calendar: CalendarDigest) -> tuple[Message, ...]:
    """Return the series of this edition; the public one has those of which something was approved."""
    series = calendar.series(data.as_of)
    if not data.is_public:
        return series
    seen = {post.message_id for post in (*calendar.posts, *calendar.recent) if post.state in _SEEN}
    return tuple(message for message in series if message.id in seen)


def blocks(data: ManualData, calendar: CalendarDigest) -> Iterator[Block]:
    """Yield the list of what repeats."""
    series = shown(data, calendar)
    if not series:
        return
    yield Heading(_("Lo que se repite"), key="calendario-repite")
    said = _("Cada una tiene quien la prepara. Las llaves { } son huecos que se rellenan cada vez.")
    if not data.has_room:
        said += " " + _("Lo que cambia de un canal a otro, y sus imágenes, está en «Calendario entero».")
    yield Text(rich(said))
    yield Columns(tuple(_entry(data, calendar, message) for message in series))


def _entry(data: ManualData, calendar: CalendarDigest, message: Message) -> Rich:
    return stacked(
        rich(bold(f"{ended(message.title)} "), _when(message)),
        where_and_who(data, calendar, message),
        (details if data.has_room else gist)(data, calendar, message),
    )


def _when(message: Message) -> str:
    """Return «Cada jueves, a las 18:00»."""
    assert message.starts_at is not None
    hour = _("a las {hour}").format(hour=f"{message.starts_at:%H:%M}")
    return f"{message.repeats_in_words}, {hour}"


def public_table(data: ManualData) -> Table | None:
    """Return what repeats and somebody already approved, for everybody; None when there is nothing."""
    calendar = data.snapshot.calendar
    series = shown(data, calendar) if calendar else ()
    if calendar is None or not series:
        return None
    placed = [(message, where(data, calendar.outlets_of(message))) for message in series]
    rows = tuple(
        (rich(message.title), rich(message.repeats_in_words), named)
        for message, named in placed
        if named != pending()
    )
    if not rows:
        return None
    return Table(
        (_("Qué"), _("Cuándo"), _("Por dónde")),
        rows,
        (3.4, 3.6, 3),
        _("Lo que se repite"),
    )

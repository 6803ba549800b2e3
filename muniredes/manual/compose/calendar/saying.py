"""The small phrases of the chapter: what a message says, where it goes, who prepares it, how far it is."""

from collections.abc import Iterable, Iterator, Sequence

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.message import Message, Post, PostPicture, saying
from muniredes.domain.calendar.messages.naming import Placed, channel_name, channel_then
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.digest import CalendarDigest
from muniredes.domain.dates import short_date
from muniredes.domain.fields import word
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Rich, Span, bold, or_pending, rich

SHORT_TEXT = 280
"""Letters of a text that the manual has; of a longer one, its beginning and where the rest is."""


def shortened(data: ManualData, text: str) -> Rich:
    """Return a text whole when it is short or there is room for all, or else its beginning and a notice."""
    if data.has_room or len(text) <= SHORT_TEXT:
        return rich(text)
    shown = text[:SHORT_TEXT].rsplit(maxsplit=1)[0]
    left = len(text) - len(shown)
    notice = ngettext(
        "[sigue: {n} letra más, en el documento «Calendario entero»]",
        "[sigue: {n} letras más, en el documento «Calendario entero»]",
        left,
    )
    return rich(f"{shown} ", Span(notice.format(n=left), italic=True))


def where(data: ManualData, placed: Iterable[Placed]) -> Rich:
    """Return the channels by their short names, or the mark of a missing answer."""
    shown = [each for each in placed if not data.is_public or _is_named(data, each)]
    return or_pending(listed(data.channel_name(each) for each in shown))


def _is_named(data: ManualData, placed: Placed) -> bool:
    """Say whether the edition may name a channel: no account that is not in order, in the public one."""
    if placed.account_id is None:
        return not channel_then(placed)
    return placed.account_id in {account.id for account in data.accounts}


def channel(data: ManualData, placed: Placed) -> str:
    """Return the whole name of a channel."""
    return channel_name(placed, data.snapshot.accounts, data.networks)


def owner(data: ManualData, message: Message) -> Rich:
    """Return who prepares a message, by name alone: chapter 2 says the rest of her."""
    return or_pending(data.snapshot.name_of(message.responsible_id))


def owner_and_work(data: ManualData, message: Message) -> Rich:
    """Return who prepares a message, and the minutes it takes her."""
    minutes = _minutes(message)
    return rich(owner(data, message), f"\n{minutes}" if minutes else "")


def where_and_who(data: ManualData, calendar: CalendarDigest, message: Message) -> Rich:
    """Return its channels, who prepares it, and the minutes it takes her, on one line."""
    return placed_and_who(data, calendar.outlets_of(message), message)


def placed_and_who(
    data: ManualData, placed: Iterable[Placed], message: Message, *, with_work: bool = True
) -> Rich:
    """Return some channels, who prepares a message and, `with_work`, the minutes it takes her."""
    minutes = _minutes(message) if with_work else ""
    found = (where(data, placed), owner(data, message), rich(minutes))
    return joined(each for each in found if each[0].text)


def joined(parts: Iterable[Rich]) -> Rich:
    """Return rich texts one after the other, with a sign between them."""
    found: list[Span] = []
    for part in parts:
        found += [*([Span(" · ")] if found else []), *part]
    return tuple(found)


def _minutes(message: Message) -> str:
    if message.minutes is None:
        return ""
    return ngettext("{n} minuto", "{n} minutos", message.minutes)


def details(data: ManualData, calendar: CalendarDigest, message: Message, posts: Sequence[Post] = ()) -> Rich:
    """Return all that is said of a message, a line for each thing, and what its posts say by themselves."""
    return stacked((*_details(data, calendar, message), *own(data, calendar, message, posts)))


def gist(data: ManualData, calendar: CalendarDigest, message: Message) -> Rich:
    """Return what is said in every channel, without pictures; of what each says otherwise, the first."""
    text = message.text or next((each.text for each in calendar.outlets_of(message) if each.text), "")
    return stacked((shortened(data, text), *_qualities(data, message)))


def _details(data: ManualData, calendar: CalendarDigest, message: Message) -> Iterator[Rich]:
    if message.text:
        yield shortened(data, message.text)
    for outlet in calendar.outlets_of(message):
        if outlet.text:
            yield labelled(
                _("En {channel}").format(channel=channel(data, outlet)), shortened(data, outlet.text)
            )
    yield from _pictures(message.pictures)
    yield from _qualities(data, message)


def _qualities(data: ManualData, message: Message) -> Iterator[Rich]:
    topic = next((each.name for each in data.snapshot.topics if each.id == message.topic_id), "")
    light = "" if message.light is None or _is_plain(data, message.light) else message.light.word
    topic = topic if data.has_room else ""
    for label, text in (
        (word("message.topic_id"), topic),
        (word("message.light"), light),
        (word("message.note"), message.note),
    ):
        if text:
            yield labelled(label, text)


def _is_plain(data: ManualData, light: ElectoralLight) -> bool:
    """Whether a light needs no word in the manual: most is of that kind, and the whole calendar says it."""
    return light is ElectoralLight.GREEN and not data.has_room


def _pictures(pictures: Iterable[PostPicture]) -> Iterator[Rich]:
    for picture in pictures:
        if picture.is_decorative:
            yield labelled(_("Imagen"), _("de adorno"))
        else:
            yield rich(Span(_("Imagen: "), italic=True), or_pending(picture.alternative_text))


def own(
    data: ManualData, calendar: CalendarDigest, message: Message, posts: Iterable[Post]
) -> Iterator[Rich]:
    """Yield what some posts say, or said when they went out, that is not what their message says now."""
    outlets = {outlet.key: outlet for outlet in calendar.outlets_of(message)}
    for post in posts:
        usual, told_there = saying(message, outlets.get(post.key), None), saying(message, None, post)
        text, pictures = told_there.text, told_there.pictures
        if text != usual.text and (post.text or post.publication):
            words = _("Salió en {channel}") if post.publication else _("Ese día, en {channel}")
            label = words.format(channel=_then(data, post) or _("ningún canal"))
            yield labelled(label, shortened(data, text))
        if pictures != usual.pictures:
            yield from _pictures(pictures)


def _then(data: ManualData, post: Post) -> str:
    """Return the name of the channel of a post; of what is out, the one that it had."""
    return (post.publication.channel if post.publication else "") or channel(data, post)


def labelled(label: str, text: str | Rich) -> Rich:
    """Return a text after the name of what it is."""
    return rich(Span(f"{label}: ", italic=True), text)


def stacked(lines: Iterable[Rich]) -> Rich:
    """Return rich texts one under the other."""
    found: list[Span] = []
    for line in lines:
        found += [*([Span("\n")] if found else []), *line]
    return tuple(found)


def with_lines(first: str, lines: Iterable[Rich]) -> Rich:
    """Return a title in bold with lines under it."""
    return stacked((rich(bold(first)), *lines))


def states(data: ManualData, posts: Sequence[Post]) -> Rich:
    """Return how far some posts are: once when it is the same for all, channel by channel when not.

    The addresses of those that were published come after, each in its line.
    """
    found: dict[Rich, list[Post]] = {}
    for post in posts:
        found.setdefault(_state(data, post), []).append(post)
    said = [
        state if len(found) == 1 else rich(where(data, alike), ": ", state) for state, alike in found.items()
    ]
    addresses = [rich(Span(_bare(post.url), link=post.url)) for post in posts if post.url]
    return stacked((*said, *addresses))


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("www.")


def _state(data: ManualData, post: Post) -> Rich:
    said = f"{post.state.symbol}\u00a0{post.state.word}{_published(post)}{_approved(data, post)}"
    if post.paused_from is not None:
        said += _("; antes, {state}").format(state=post.paused_from.word.lower())
    if post.confirmed_on is not None:
        text = _("; confirmada en periodo electoral el {day}")
        said += text.format(day=short_date(post.confirmed_on))
    return rich(said)


def _published(post: Post) -> str:
    at = post.published_at
    if at is None:
        return ""
    return _(" el {day} a las {hour}").format(day=short_date(at.date()), hour=f"{at:%H:%M}")


def _approved(data: ManualData, post: Post) -> str:
    name = data.snapshot.name_of(post.approved_by_id)
    on = _(" el {day}").format(day=short_date(post.approved_on)) if post.approved_on is not None else ""
    if name:
        said = _("; la aprobó {name}").format(name=name) + on
    else:
        is_told = post.state is PostState.APPROVED
        said = on if is_told or not on else _("; aprobada{when}").format(when=on)
    return f"{said} ({post.approval_note})" if post.approval_note else said

"""What the views of the calendar draw: posts in their days, and the words for each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from PySide6.QtGui import QPixmap

from muniredes.actions import knowledge
from muniredes.actions.calendar.reading import channel_name
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.cards import Card, by_day, cards_of, posts_of
from muniredes.domain.calendar.messages.days import Marks
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight, light_seen, light_word
from muniredes.domain.calendar.messages.naming import alike, telling_letters
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import weekday_date
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import _, ngettext


def day_beside(picked: Iterable[PostLine], pointed: date) -> date:
    """Return the day to show beside what is picked: verbs act on what is seen."""
    found = [post.day for post in picked if post.day is not None]
    return pointed if not found or pointed in found else found[0]


@dataclass(frozen=True)
class Showing:
    """The posts of the days in view, what the days are, and the guide that gives them names."""

    lines: tuple[PostLine, ...]
    marks: Marks
    snapshot: Snapshot
    now: datetime
    chosen: frozenset[int] = field(default_factory=frozenset)
    small_picture: Callable[[str], QPixmap | None] = field(default=lambda _digest: None)
    """A picture in small by its SHA-256; None while it is not ready."""
    is_narrowed: bool = False
    """Whether a filter hides some."""

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The cards of the days in view, in the order of the clock."""
        return cards_of(self.lines)

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Card, ...]]:
        """The cards of each day."""
        return by_day(self.cards)

    @cached_property
    def telling(self) -> Mapping[Account, str]:
        """What tells each account from the others of its network, in letters; nothing for the only one."""
        found = dict.fromkeys(self.snapshot.accounts, "")
        for those in alike(self.snapshot.accounts):
            found |= zip(those, telling_letters([each.short_name for each in those]), strict=True)
        return found

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    def cards_of(self, day: date) -> tuple[Card, ...]:
        """Return the cards of a day."""
        return self.by_day.get(day, ())

    def posts_of(self, day: date) -> tuple[PostLine, ...]:
        """Return the posts of a day."""
        return posts_of(self.cards_of(day))

    def is_electoral(self, day: date | None) -> bool:
        """Whether a day is in an electoral period."""
        return any(mark.kind.value == "electoral" for mark in self.marks.get(day, ())) if day else False

    def light(self, line: PostLine) -> ElectoralLight | None:
        """Return the light that a post has on its day, None outside every period."""
        return light_seen(line.light) if self.is_electoral(line.day) else None

    def light_words(self, line: PostLine) -> str:
        """«▲ Con cuidado»; nothing outside every period."""
        light = self.light(line)
        return f"{light.symbol} {light_word(line.light)}" if light else ""

    def needs_confirming(self, line: PostLine) -> bool:
        """Whether somebody should confirm a post because of the elections."""
        waits = line.state not in (PostState.PUBLISHED, PostState.DISCARDED)
        doubtful = self.light(line) in (ElectoralLight.AMBER, ElectoralLight.RED)
        return waits and doubtful and line.confirmed_on is None


def monogram(line: PostLine, showing: Showing) -> str:
    """Return the letters that stand for the channel of a post: «Fb»; «Fb Bi» where there are several."""
    account = showing.snapshot.account(line.account_id)
    if account is not None:
        return f"{_letters(account.network_id, line, showing)} {showing.telling[account]}".rstrip()
    key = line.medium.value if line.medium else _network_then(line)
    return _letters(key, line, showing) if key or line.channel_then else "—"


def marks_of(card: Card, showing: Showing) -> list[str]:
    """Return the letters of each channel of a card, in its order."""
    return [monogram(post, showing) for post in card.posts]


def _letters(key: str, line: PostLine, showing: Showing) -> str:
    network = knowledge.networks().get(key)
    if network is not None and network.letters:
        return network.letters
    return line.medium.letters if line.medium else channel_name(line, showing.snapshot)[:2]


def _network_then(line: PostLine) -> str:
    """Return the network of what went out through an account that is gone, by the name that it had."""
    named = line.channel_then.partition(" · ")[0]
    return next((network.id for network in knowledge.networks().values() if network.name == named), "")


def hour(what: PostLine | Card) -> str:
    """«18:00», nothing for an idea."""
    return f"{what.at:%H:%M}" if what.at else ""


def where(card: Card, showing: Showing) -> str:
    """«Facebook · AytoVilla, Bando»."""
    return ", ".join(channel_name(post, showing.snapshot) for post in card.posts)


def sentence(card: Card, showing: Showing) -> str:
    """Say a card whole, as a screen reader or a list needs it."""
    parts = [hour(card), card.title, _states(card, showing), where(card, showing)]
    if showing.light(card.first) is not None:
        parts.append(_("elecciones: {light}").format(light=light_word(card.light).lower()))
    if card.is_late(showing.now):
        parts.append(_("atrasada"))
    return " · ".join(part for part in parts if part)


def _states(card: Card, showing: Showing) -> str:
    """«Borrador»; «Publicada en Facebook · AytoVilla, Borrador en Bando» when its channels differ."""
    if len(card.states) == 1:
        return card.state.word
    said = _("{state} en {where}")
    return ", ".join(
        said.format(state=post.state.word, where=channel_name(post, showing.snapshot)) for post in card.posts
    )


def count_words(cards: int) -> str:
    """«3 mensajes»: what every view counts is cards."""
    return ngettext("{n} mensaje", "{n} mensajes", cards)


def day_words(day: date, showing: Showing) -> str:
    """Say a day whole: its date, what it is, and the messages it has."""
    cards = showing.cards_of(day)
    parts = [weekday_date(day), *(mark.name for mark in showing.marks.get(day, ())), count_words(len(cards))]
    return ". ".join([", ".join(parts), *(sentence(card, showing) for card in cards)])

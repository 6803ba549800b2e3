"""What every view of the calendar shows and counts: one card for each message at each hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState, next_step

_FURTHER = (
    PostState.PAUSED,
    PostState.IDEA,
    PostState.DRAFT,
    PostState.IN_REVIEW,
    PostState.APPROVED,
    PostState.PUBLISHED,
    PostState.DISCARDED,
)
"""The states from the one that holds a message back the most."""


@dataclass(frozen=True, slots=True)
class Card:
    """The posts of one message that go out at one moment, a channel each; never empty."""

    posts: tuple[PostLine, ...]

    @property
    def first(self) -> PostLine:
        """The post that stands for what all of them share: title, moment, person, topic."""
        return self.posts[0]

    @property
    def title(self) -> str:
        """What it says in a line."""
        return self.first.title

    @property
    def at(self) -> datetime | None:
        """When it goes out, None for an idea without a day."""
        return self.first.at

    @property
    def day(self) -> date | None:
        """Its day."""
        return self.first.day

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of its posts."""
        return frozenset(post.id for post in self.posts)

    @property
    def states(self) -> tuple[PostState, ...]:
        """The states of its posts, each once, from the one that holds it back the most."""
        found = {post.state for post in self.posts}
        return tuple(state for state in _FURTHER if state in found)

    @property
    def state(self) -> PostState:
        """How far the whole message has come: as far as the channel that is most behind."""
        return self.states[0]

    @property
    def state_words(self) -> str:
        """«Borrador»; «Borrador + Publicada» when its channels are not at the same point."""
        return " + ".join(state.word for state in self.states)

    @property
    def light(self) -> ElectoralLight | None:
        """What kind of message it is for an electoral period."""
        return self.first.light

    @property
    def picture(self) -> str:
        """The SHA-256 of the first picture that any of its channels shows; empty without any."""
        return next((post.picture for post in self.posts if post.picture), "")

    @property
    def is_movable(self) -> bool:
        """Whether its day can change: what was published on any channel stays."""
        return all(post.state.is_movable for post in self.posts)

    def is_late(self, now: datetime) -> bool:
        """Whether its hour has gone by and some channel still waits."""
        return any(post.is_late(now) for post in self.posts)

    def next_step(self, *, needs_approval: bool) -> PostState | None:
        """Return the state that the channels most behind are to be taken to, None when nothing is left."""
        return next_step(self.state, needs_approval=needs_approval)

    @property
    def behind(self) -> tuple[PostLine, ...]:
        """The posts that the next step takes on."""
        return tuple(post for post in self.posts if post.state is self.state)


def cards_of(lines: Iterable[PostLine]) -> tuple[Card, ...]:
    """Return posts as cards, in the order of the first post of each."""
    found: dict[tuple[int, datetime | None], list[PostLine]] = {}
    for line in lines:
        found.setdefault((line.message_id, line.at), []).append(line)
    return tuple(Card(tuple(posts)) for posts in found.values())


def by_state(cards: Sequence[Card]) -> Mapping[PostState, tuple[Card, ...]]:
    """Return the cards of each state; one whose channels are at several points is in several, a part each."""
    found: dict[PostState, list[Card]] = {state: [] for state in PostState}
    for card in cards:
        for state in card.states:
            found[state].append(Card(tuple(post for post in card.posts if post.state is state)))
    return {state: tuple(those) for state, those in found.items()}


def by_day(cards: Iterable[Card]) -> Mapping[date, tuple[Card, ...]]:
    """Return the cards of each day that has one, in the order they came."""
    found: dict[date, list[Card]] = {}
    for card in cards:
        if card.day is not None:
            found.setdefault(card.day, []).append(card)
    return {day: tuple(those) for day, those in found.items()}


def posts_of(cards: Iterable[Card]) -> tuple[PostLine, ...]:
    """Return every post of some cards."""
    return tuple(post for card in cards for post in card.posts)


def common_step(
    cards: Sequence[Card], *, needs_approval: bool
) -> tuple[PostState, tuple[PostLine, ...]] | None:
    """Return the next step of some cards and the posts it takes on; None when it is not one for all."""
    steps = {card.next_step(needs_approval=needs_approval) for card in cards}
    step = steps.pop() if len(steps) == 1 else None
    return (step, tuple(post for card in cards for post in card.behind)) if step else None

"""One card for each message at each hour: no post is lost, none is twice, and what is counted is cards."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.cards import Card, by_day, by_state, cards_of, posts_of
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState, check_step
from muniredes.domain.channels.coordination import Medium

NOON = datetime(2026, 11, 26, 12)


def line(
    number: int, message: int = 1, at: datetime | None = NOON, state: PostState = PostState.DRAFT
) -> PostLine:
    return PostLine(number, message, at, state, "Feria", None, Medium.WEB, None, None, None, False, None)


MOMENTS = st.none() | st.integers(0, 3).map(lambda days: NOON + timedelta(days=days))
LINES = st.lists(st.tuples(st.integers(1, 4), MOMENTS, st.sampled_from(PostState)), max_size=20).map(
    lambda found: tuple(line(n, *values) for n, values in enumerate(found))
)


@given(LINES)
def test_every_post_is_in_one_card_and_in_one_column(lines: tuple[PostLine, ...]) -> None:
    cards = cards_of(lines)
    assert sorted(post.id for post in posts_of(cards)) == [each.id for each in lines]
    assert len({(card.first.message_id, card.at) for card in cards}) == len(cards)
    columns = by_state(cards)
    assert sorted(post.id for column in columns.values() for post in posts_of(column)) == [
        each.id for each in lines
    ]
    assert all(post.state is state for state, column in columns.items() for post in posts_of(column))
    dated = [card for those in by_day(cards).values() for card in those]
    assert len(dated) == sum(card.at is not None for card in cards)


@given(LINES.filter(bool), st.booleans())
def test_the_next_step_is_one_that_can_be_taken(lines: tuple[PostLine, ...], needs_approval: bool) -> None:
    for card in cards_of(lines):
        step = card.next_step(needs_approval=needs_approval)
        for post in card.behind if step else ():
            check_step(post.state, step or post.state, needs_approval=needs_approval)


@pytest.mark.parametrize(
    ("states", "words", "step"),
    [
        ((PostState.DRAFT, PostState.DRAFT), "Borrador", PostState.IN_REVIEW),
        ((PostState.APPROVED, PostState.DRAFT), "Borrador + Aprobada", PostState.IN_REVIEW),
        ((PostState.PUBLISHED, PostState.APPROVED), "Aprobada + Publicada", PostState.PUBLISHED),
        ((PostState.PUBLISHED,), "Publicada", None),
    ],
)
def test_a_card_is_as_far_as_its_last_channel(
    states: tuple[PostState, ...], words: str, step: PostState | None
) -> None:
    card = Card(tuple(line(n, state=state) for n, state in enumerate(states)))
    assert (card.state_words, card.next_step(needs_approval=True)) == (words, step)

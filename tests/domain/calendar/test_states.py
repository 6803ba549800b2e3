"""The table of states: no dead ends, no step that skips the second person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.states import STEPS, PostState, check_step, steps_from
from muniredes.domain.problems import Problem

STATES = st.sampled_from(PostState)


@given(before=STATES, after=STATES, needs_approval=st.booleans())
def test_only_the_steps_of_the_table_are_let_through(
    before: PostState, after: PostState, needs_approval: bool
) -> None:
    if after in steps_from(before, needs_approval=needs_approval):
        check_step(before, after, needs_approval=needs_approval)
        return
    with pytest.raises(Problem, match=r"no se pasa a|no se publica|la apruebe"):
        check_step(before, after, needs_approval=needs_approval)


def test_every_state_can_be_reached_and_left() -> None:
    assert set(STEPS) == set(PostState)
    assert all(STEPS[state] for state in PostState)
    assert frozenset().union(*STEPS.values()) == frozenset(PostState)


def test_where_two_people_approve_a_draft_goes_through_review() -> None:
    steps = steps_from(PostState.DRAFT, needs_approval=True)
    assert PostState.IN_REVIEW in steps
    assert not {PostState.APPROVED, PostState.PUBLISHED} & set(steps)
    assert PostState.PUBLISHED not in steps_from(PostState.IN_REVIEW, needs_approval=False)

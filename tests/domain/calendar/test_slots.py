"""The next free moment: a working day, a usual hour, an hour away from anything on the same channels."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.slots import APART, USUAL_HOURS, next_free
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium, channel_key

TUESDAY = datetime(2026, 11, 24, 18, 30)
WEB, BOARD = (channel_key(None, medium) for medium in (Medium.WEB, Medium.BOARD))


def line(at: datetime, medium: Medium = Medium.WEB, state: PostState = PostState.DRAFT) -> PostLine:
    return PostLine(1, 1, at, state, "Feria", None, medium, None, None, None, False, None)


MOMENTS = st.datetimes(datetime(2026, 11, 24), datetime(2026, 12, 24))


@given(
    MOMENTS,
    st.lists(MOMENTS.map(line), max_size=30),
    st.sets(st.dates(date(2026, 11, 24), date(2026, 12, 10))),
)
def test_what_is_offered_is_free(after: datetime, taken: list[PostLine], holidays: set[date]) -> None:
    found = next_free(after, taken, {WEB}, holidays)
    assert found is not None
    assert found > after
    assert found.time() in USUAL_HOURS
    assert found.weekday() < 5
    assert found.date() not in holidays
    assert all(each.at is not None and abs(each.at - found) >= APART for each in taken)


def test_only_the_same_channels_take_a_slot() -> None:
    first = datetime(2026, 11, 25, 10)
    taken = [line(first), line(datetime(2026, 11, 25, 12), state=PostState.DISCARDED)]
    assert next_free(TUESDAY, taken, {BOARD}, ()) == first
    assert next_free(TUESDAY, taken, {WEB}, ()) == datetime(2026, 11, 25, 12)
    assert next_free(TUESDAY, taken, (), ()) == datetime(2026, 11, 25, 12)


def test_when_nothing_is_free_nothing_is_offered() -> None:
    hours = (TUESDAY + timedelta(hours=n) for n in range(24 * 40))
    assert next_free(TUESDAY, [line(at) for at in hours], {WEB}, ()) is None

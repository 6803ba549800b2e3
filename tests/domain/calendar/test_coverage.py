"""Who was told what: every post is counted once, whatever way it is looked at."""

from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.message import Outlet
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.coverage import Reach, Square, by_message, by_topic, square_of, tallies
from muniredes.domain.channels.coordination import Medium

TODAY = date(2026, 11, 24)
LINE = PostLine(
    id=1,
    message_id=1,
    at=datetime(2026, 11, 26, 18),
    state=PostState.DRAFT,
    title="Agenda",
    account_id=1,
    medium=None,
    topic_id=None,
    responsible_id=None,
    light=None,
    repeats=False,
    confirmed_on=None,
)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def lines(draw: st.DrawFn) -> PostLine:
    """Any post."""
    day = draw(DAYS)
    medium = draw(st.none() | st.sampled_from(Medium))
    return replace(
        LINE,
        message_id=draw(st.integers(1, 4)),
        at=datetime.combine(day, time(10)) if day else None,
        state=draw(st.sampled_from(PostState)),
        account_id=None if medium else draw(st.none() | st.integers(1, 3)),
        medium=medium,
        topic_id=draw(st.none() | st.integers(1, 3)),
    )


SOME = st.lists(lines(), max_size=30)


def _sum(rows: object) -> Square:
    return sum((row.total for row in rows), Square())  # type: ignore[attr-defined]


@given(found=SOME)
def test_every_post_is_counted_once_by_message_and_by_topic(found: list[PostLine]) -> None:
    expected = sum((square_of(line, TODAY) for line in found), Square())
    assert _sum(by_message(found, TODAY)) == expected
    assert _sum(by_topic(found, TODAY, {1: "Agua", 2: "Pleno"})) == expected
    counted = expected.done + expected.planned + expected.missed
    assert counted == sum(line.state is not PostState.DISCARDED for line in found)


@given(found=SOME)
def test_a_month_never_does_more_than_it_planned(found: list[PostLine]) -> None:
    months = tallies(found)
    assert all(0 <= tally.done <= tally.planned and tally.month.day == 1 for tally in months)
    assert [(tally.month, tally.channel) for tally in months] == sorted(
        {(tally.month, tally.channel) for tally in months}
    )
    published = [
        line for line in found if line.state is PostState.PUBLISHED and line.day is not None and line.channel
    ]
    assert sum(tally.done for tally in months) == len(published)


def test_a_channel_that_was_left_out_is_seen() -> None:
    outlets = (
        Outlet(message_id=1, account_id=1),
        Outlet(message_id=1, medium=Medium.BOARD),
        Outlet(message_id=9, medium=Medium.BOARD),
    )
    (row,) = by_message([replace(LINE, state=PostState.PUBLISHED)], TODAY, outlets)
    assert row.squares["account.1"].reach is Reach.GOT
    assert row.squares["tablon"].reach is Reach.MISSED


def test_a_day_that_went_by_is_missed_and_what_is_to_come_is_planned() -> None:
    late = replace(LINE, at=datetime(2026, 11, 23, 10))
    assert square_of(late, TODAY).reach is Reach.MISSED
    assert square_of(replace(late, at=datetime(2026, 11, 24, 1)), TODAY).reach is Reach.PLANNED
    assert square_of(replace(late, state=PostState.DISCARDED), TODAY).reach is None
    twice = square_of(late, TODAY) + Square(done=3)
    assert twice.signs == "✓\u00a03 ✕\u00a01"
    assert twice.sentence == "salió: 3; no salió: 1"


def test_a_topic_that_is_gone_is_counted_apart() -> None:
    rows = by_topic([replace(LINE, topic_id=7), replace(LINE, topic_id=2)], TODAY, {2: "Pleno", 3: "Agua"})
    assert [row.title for row in rows] == ["Pleno", "Sin tema"]

"""The stretches of days that views ask for: they agree with each other at any month end and leap day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.query import days_between, month_grid, month_of, week_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(day=DAYS)
def test_the_page_of_a_month_is_whole_weeks_with_the_whole_month(day: date) -> None:
    first, last = month_grid(day)
    begins, ends = month_of(day)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert begins - first < timedelta(days=7)
    assert last - ends < timedelta(days=7)
    assert first <= begins <= day <= ends <= last
    assert (ends + timedelta(days=1)).day == 1


@given(day=DAYS)
def test_weeks_follow_each_other_without_gap(day: date) -> None:
    monday, sunday = week_of(day)
    assert monday <= day <= sunday
    assert week_of(sunday + timedelta(days=1))[0] == sunday + timedelta(days=1)
    assert len(days_between(monday, sunday)) == 7

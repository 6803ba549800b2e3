"""The electoral calendar is the one of the law, and reproduces the official one of past elections."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.council import Council, EntityKind, Term, municipal_polling_day, next_polling_day
from muniredes.domain.elections.period import (
    OVERRIDABLE,
    ElectionKind,
    ElectoralPeriod,
    Milestone,
    check_order,
    current_term_start,
    day_of,
    expected_period,
    is_open,
    milestone_days,
    period_that_ends,
)
from muniredes.domain.problems import Problem


def _municipal(year: int) -> ElectoralPeriod:
    return ElectoralPeriod(kind=ElectionKind.MUNICIPAL, polling_day=municipal_polling_day(year))


@pytest.mark.parametrize(
    ("year", "milestone", "day"),
    [
        (2019, Milestone.CONSTITUTION, date(2019, 6, 15)),
        (2019, Milestone.CONSTITUTION_ON_APPEAL, date(2019, 7, 5)),
        (2023, Milestone.PUBLISHED, date(2023, 4, 4)),
        (2023, Milestone.CAMPAIGN_STARTS, date(2023, 5, 12)),
        (2023, Milestone.CAMPAIGN_ENDS, date(2023, 5, 26)),
        (2023, Milestone.MINUTES_SESSION, date(2023, 6, 14)),
        (2023, Milestone.CONSTITUTION, date(2023, 6, 17)),
        (2023, Milestone.CONSTITUTION_ON_APPEAL, date(2023, 7, 7)),
        (2027, Milestone.DECREE, date(2027, 3, 29)),
        (2027, Milestone.PUBLISHED, date(2027, 3, 30)),
        (2027, Milestone.CAMPAIGN_STARTS, date(2027, 5, 7)),
        (2027, Milestone.CAMPAIGN_ENDS, date(2027, 5, 21)),
        (2027, Milestone.REFLECTION, date(2027, 5, 22)),
        (2027, Milestone.POLLING, date(2027, 5, 23)),
        (2027, Milestone.CONSTITUTION, date(2027, 6, 12)),
        (2031, Milestone.PUBLISHED, date(2031, 4, 1)),
        (2035, Milestone.CONSTITUTION, date(2035, 6, 16)),
    ],
)
def test_days_of_the_law(year: int, milestone: Milestone, day: date) -> None:
    assert day_of(_municipal(year), milestone) == day


@given(st.integers(min_value=2019, max_value=2095))
def test_polling_day_is_the_fourth_sunday_of_may(year: int) -> None:
    day = municipal_polling_day(year)
    assert day.weekday() == 6
    assert 22 <= day.day <= 28


@given(st.dates(min_value=date(2019, 7, 1), max_value=date(2090, 1, 1)))
def test_every_day_belongs_to_the_term_that_began_last(today: date) -> None:
    start = current_term_start(today)
    assert start <= today < start + timedelta(days=366 * 4 + 10)
    assert start.weekday() == 5
    assert next_polling_day(today) > today


@given(st.integers(min_value=2023, max_value=2090))
def test_computed_days_are_in_order(year: int) -> None:
    check_order(_municipal(year))


def test_every_date_can_be_corrected_and_the_rest_stay() -> None:
    period = _municipal(2027)
    period.published = date(2027, 3, 31)
    found = {entry.milestone: entry for entry in milestone_days(period)}
    assert found[Milestone.PUBLISHED].day == date(2027, 3, 31)
    assert found[Milestone.PUBLISHED].corrected
    assert not found[Milestone.CAMPAIGN_STARTS].corrected
    assert found[Milestone.TABLES_DRAWN].day == date(2027, 4, 25), "it follows the call"
    follow = {Milestone.REFLECTION, Milestone.TABLES_DRAWN, Milestone.POSTAL_VOTE_ENDS, Milestone.COUNT}
    assert set(OVERRIDABLE) == set(Milestone) - {Milestone.POLLING} - follow


def test_dates_in_the_wrong_order_are_refused_in_words() -> None:
    period = _municipal(2027)
    period.campaign_starts = date(2027, 3, 1)
    with pytest.raises(Problem, match="orden imposible") as refusal:
        check_order(period)
    assert refusal.value.field == "campaign_starts"


def test_several_periods_overlap() -> None:
    general = ElectoralPeriod(kind=ElectionKind.GENERAL, polling_day=date(2027, 6, 6))
    both = [each for each in (_municipal(2027), general) if is_open(each, date(2027, 5, 1))]
    assert len(both) == 2
    assert not is_open(general, date(2027, 6, 7))
    assert len(milestone_days(general)) == 9


def test_a_term_ends_with_the_first_municipal_election_after_it_starts() -> None:
    term = Term(starts=date(2023, 6, 17))
    general = ElectoralPeriod(kind=ElectionKind.GENERAL, polling_day=date(2026, 1, 1))
    assert period_that_ends(term, [_municipal(2031), general, _municipal(2027)]) is not None
    ending = period_that_ends(term, [_municipal(2031), general, _municipal(2027)])
    assert ending is not None
    assert ending.polling_day.year == 2027
    assert term.label == "2023–2027"


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (date(2023, 6, 17), "2023–2027"),
        (date(2025, 3, 12), "2025–2027"),  # a motion of censure
        (date(2027, 5, 24), "2027–2031"),
        (date(2027, 6, 12), "2027–2031"),
    ],
)
def test_a_term_goes_on_until_the_elections_whenever_it_began(starts: date, said: str) -> None:
    assert Term(starts=starts).words(EntityKind.COUNCIL) == said
    assert Term(starts=starts).words(EntityKind.ASSOCIATION) == f"desde {starts.year}"


def test_an_association_has_no_electoral_calendar() -> None:
    term = Term(starts=date(2023, 6, 17))
    assert expected_period(Council(kind=EntityKind.ASSOCIATION, name="Peña"), term) is None
    assert expected_period(Council(kind=EntityKind.COMMONWEALTH, name="Manc."), term) is not None

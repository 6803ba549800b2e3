"""Accounts that stand still: amber at three quarters of their limit, red past all of it, in words."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.accounts.account import IDLE_LIMIT_DAYS, Account, AccountState
from muniredes.domain.accounts.rhythm import PACE_WEEKS, RhythmLight, how, pace, rhythm, rhythms
from muniredes.domain.places import Place

TODAY = date(2026, 11, 24)


def _account(days: int | None, limit: int | None = None, number: int = 1) -> Account:
    last = TODAY - timedelta(days=days) if days is not None else None
    return Account(id=number, network_id="facebook", last_post_on=last, idle_limit_days=limit)


@given(days=st.integers(0, 400), limit=st.none() | st.integers(1, 300))
def test_the_light_follows_the_share_of_the_limit(days: int, limit: int | None) -> None:
    found = rhythm(_account(days, limit), None, TODAY)
    share = days / (limit or IDLE_LIMIT_DAYS)
    expected = RhythmLight.RED if share > 1 else RhythmLight.AMBER if share >= 0.75 else RhythmLight.GREEN
    assert found.light is expected
    assert bool(found.offers) == (expected is not RhythmLight.GREEN)


@given(said=st.none() | st.integers(-5, 200), known=st.none() | st.integers(-5, 200))
def test_the_later_of_the_two_days_counts(said: int | None, known: int | None) -> None:
    published = datetime.combine(TODAY - timedelta(days=known), time(9)) if known is not None else None
    found = rhythm(_account(said), published, TODAY)
    days = [max(0, day) for day in (said, known) if day is not None]
    assert found.days == min(days, default=None)


def test_it_is_said_in_words_with_three_ways_out() -> None:
    found = rhythm(Account(id=3, network_id="x", last_post_on=date(2026, 10, 3)), None, TODAY)
    assert found.sentence == "Sin publicar desde el 3 de octubre (52 días)"
    assert [(offer.verb, offer.target.place) for offer in found.offers] == [
        ("Publicar algo", Place.CALENDAR),
        ("Cambiar el ritmo", Place.ACCOUNTS),
        ("Cerrar con orden", Place.CLOSE_PROFILE),
    ]
    assert {offer.target.object_id for offer in found.offers} == {3}
    older = rhythm(Account(id=3, network_id="x", last_post_on=date(2025, 12, 31)), None, TODAY)
    assert older.sentence == "Sin publicar desde el 31 de diciembre de 2025 (328 días)"
    assert rhythm(_account(0), None, TODAY).sentence == "Ha publicado hoy"
    assert rhythm(_account(None), None, TODAY).light is RhythmLight.UNKNOWN


def test_the_worst_come_first_and_those_nobody_keeps_up_are_left_out() -> None:
    paused = Account(id=9, network_id="x", state=AccountState.PAUSED)
    found = rhythms(
        [_account(1), _account(60, number=2), _account(40, number=3), _account(90, number=4), paused],
        {3: datetime(2026, 11, 24, 9)},
        TODAY,
    )
    assert [each.account_id for each in found] == [4, 2, 1, 3]


@given(days=st.lists(st.integers(-20, 200)))
def test_the_pace_counts_the_last_weeks_only(days: list[int]) -> None:
    found = pace((TODAY - timedelta(days=day) for day in (*days, PACE_WEEKS * 7)), 4, TODAY)
    assert found.done * PACE_WEEKS == sum(0 <= day < PACE_WEEKS * 7 for day in days)
    assert found.is_short == (found.done < 3)


@given(days=st.lists(st.integers(0, 200), min_size=1))
def test_what_was_posted_before_anything_was_written_down_is_missed_by_nobody(days: list[int]) -> None:
    found = pace((TODAY - timedelta(days=day) for day in days), 4, TODAY)
    assert 1 <= found.weeks <= PACE_WEEKS
    assert not (found.is_short and max(days) <= 3 * 7)


def test_the_first_day_nobody_is_told_that_she_posts_too_little() -> None:
    found = pace([TODAY], 4, TODAY)
    assert (found.brief, found.is_short) == ("1 de 4", False)
    assert found.sentence == "1 a la semana en la última semana; se piden 4"


def test_of_what_goes_out_elsewhere_nobody_says_that_it_is_too_little() -> None:
    found = pace([TODAY + timedelta(days=3)], 4, TODAY)
    assert not found.is_short
    assert found.sentence == "Ninguna por el calendario hasta ahora; se piden 4"
    assert how(rhythm(_account(1), None, TODAY), found) == "✓ Al día"


def test_the_pace_is_said_against_what_is_asked_for() -> None:
    every_week = [*(TODAY - timedelta(days=7 * week) for week in range(4)), date(2026, 1, 7)]
    assert pace(every_week, 0.25, TODAY).sentence == (
        "0,5 a la semana en las últimas 8 semanas; se piden 0,25"
    )
    assert pace(every_week, None, TODAY).sentence == "0,5 a la semana en las últimas 8 semanas"
    assert not pace(every_week, None, TODAY).is_short

"""A plan falls on the days it says, inside its window, and says what it could not know."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import knowledge
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.holidays import is_working, working_days_from
from muniredes.domain.calendar.messages.recurrence import from_text, occurrences
from muniredes.domain.calendar.year.differences import differences
from muniredes.domain.calendar.year.entries import (
    AskedKind,
    Edge,
    FromAnswer,
    FromEaster,
    FromElection,
    Moment,
    OnDays,
    OnDemand,
    Repeated,
    When,
    YearAnswer,
    YearEntry,
)
from muniredes.domain.calendar.year.planning import (
    MissingAnswer,
    PlannedMessage,
    YearPlan,
    days_of,
    default_answer,
    plan_year,
    twelve_months,
)
from muniredes.domain.calendar.year.workload import effort, mean_hours, peak_week, weekly_load
from muniredes.domain.elections.period import ElectionKind, ElectoralPeriod, Milestone
from muniredes.domain.knowledge.facts import Fact

Y2027 = (date(2027, 1, 1), date(2027, 12, 31))
FAIR = YearAnswer(key="fair", starts=date(2027, 8, 13), ends=date(2027, 8, 17))
PLENARY = YearAnswer(key="plenary", rule="FREQ=MONTHLY;BYDAY=-1TH;BYMONTH=1,3,5,7,9,11", at="20:00")
MARKET = YearAnswer(key="market", rule="FREQ=WEEKLY;BYDAY=MO", at="9:00")


def _entry(*whens: When, text: str = "", moves: bool = False) -> YearEntry:
    return YearEntry(
        group="Agenda",
        key="entry",
        title="Feria",
        topic="",
        channels=("web", "facebook", "x"),
        light=ElectoralLight.GREEN,
        minutes=20,
        note=Fact("", "", date(2026, 11, 24), verified=False),
        picture="",
        moments=tuple(
            Moment(key=f"m{n}", title="", when=when, at=time(10), text=text, moves=moves)
            for n, when in enumerate(whens)
        ),
    )


def _plan(
    entry: YearEntry, *answers: YearAnswer, window: tuple[date, date] = Y2027, closed: tuple[date, ...] = ()
) -> YearPlan:
    return plan_year([entry], answers, *window, closed=closed)


def _starts(plan: YearPlan) -> list[date | None]:
    return [message.starts_on for message in plan.messages]


def test_days_before_during_and_after_a_festival() -> None:
    whens = (
        FromAnswer("fair", Edge.START, (-30, -15)),
        FromAnswer("fair", Edge.EACH),
        FromAnswer("fair", Edge.END, (1,)),
        FromAnswer("fair", Edge.MIDDLE),
    )
    found = _plan(_entry(*whens, text="{DÍA} a {HASTA}, {HORA}"), FAIR)
    assert not found.missing
    days = [(message.moment, message.starts_on) for message in found.messages]
    assert days[:2] == [("m0", date(2027, 7, 14)), ("m0", date(2027, 7, 29))]
    assert [day for key, day in days if key == "m1"] == [date(2027, 8, n) for n in range(13, 18)]
    assert [day for key, day in days if key in ("m2", "m3")] == [date(2027, 8, 15), date(2027, 8, 18)]
    assert found.messages[0].text == "viernes 13 de agosto a martes 17 de agosto, {HORA}"
    of_third_day = next(m for m in found.messages if m.moment == "m1" and m.starts_on == date(2027, 8, 15))
    assert of_third_day.text.startswith("domingo 15 de agosto")


def test_a_notice_is_counted_in_working_days() -> None:
    """Two working days before the plenary; the second one, around a holiday."""
    entry = _entry(FromAnswer("plenary", days=(-2,), working=True), text="{DÍA} a las {HORA}")
    found = _plan(entry, PLENARY, closed=(date(2027, 3, 24),))
    assert len(found.messages) == 6
    assert _starts(found)[:2] == [date(2027, 1, 26), date(2027, 3, 22)]
    assert found.messages[1].text == "jueves 25 de marzo a las 20:00"
    assert not any(message.rule for message in found.messages)


@pytest.mark.parametrize(
    ("hour", "goes_out"),
    [("20:00", time(10)), ("10:30", time(9, 30)), ("09:30", time(8, 30)), ("0:30", time(0))],
)
def test_what_is_told_on_its_very_day_goes_out_before_it_begins(hour: str, goes_out: time) -> None:
    plenary = replace(PLENARY, at=hour)
    found = _plan(_entry(FromAnswer("plenary", days=(0,)), FromAnswer("plenary", days=(-1, 1))), plenary)
    assert {message.at for message in found.messages if message.moment == "m0"} == {goes_out}
    assert {message.at for message in found.messages if message.moment == "m1"} == {time(10)}
    market = _plan(_entry(FromAnswer("market")), replace(MARKET, at=hour))
    assert {message.at for message in market.messages} == {goes_out}


def test_what_was_answered_ends_a_sentence_with_the_full_stop_that_it_has() -> None:
    at_nine = replace(MARKET, at="9 a. m.")
    found = _plan(_entry(FromAnswer("market"), text="A las {HORA}. Le esperamos."), at_nine)
    assert {each.text for each in found.messages} == {"A las 9 a. m. Le esperamos."}


def test_the_eve_of_a_weekly_market_is_one_series() -> None:
    found = _plan(_entry(FromAnswer("market", days=(-1,)), text="A las {HORA}"), MARKET)
    (message,) = found.messages
    assert message.origin == "entry.m0"
    assert (message.starts_on, message.text) == (date(2027, 1, 3), "A las 9:00")
    eves = days_of(message, *Y2027)
    assert len(eves) == 52
    assert {day.weekday() for day in eves} == {6}


def test_what_falls_on_a_closed_day_goes_out_before() -> None:
    entry = _entry(OnDays(((1, 5), (1, 1), (14, 5))), moves=True)
    closed = (date(2027, 1, 1), date(2027, 5, 1), date(2027, 4, 30))
    assert _starts(_plan(entry, closed=closed)) == [date(2027, 1, 4), date(2027, 4, 29), date(2027, 5, 14)]
    assert _starts(_plan(_entry(OnDays(((1, 5),))), closed=closed)) == [date(2027, 5, 1)]


def test_a_series_keeps_its_rule_and_sets_apart_what_falls_on_a_closed_day() -> None:
    entry = _entry(Repeated(from_text("FREQ=MONTHLY;BYMONTHDAY=20;BYMONTH=1,4,7,10")), moves=True)
    found = _plan(entry, closed=(date(2027, 4, 20),))
    series, apart = sorted(found.messages, key=lambda message: not message.rule)
    assert series.rule == "FREQ=MONTHLY;BYMONTHDAY=20;BYMONTH=1,4,7,10;UNTIL=20271231"
    assert series.exceptions == (date(2027, 4, 20),)
    assert (apart.starts_on, apart.rule) == (date(2027, 4, 19), "")


def test_steps_are_counted_the_same_wherever_the_window_begins() -> None:
    entry = _entry(Repeated(from_text("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")))
    (whole,) = _plan(entry).messages
    (part,) = _plan(entry, window=(date(2027, 3, 9), date(2027, 12, 31))).messages
    assert days_of(part, *Y2027) == tuple(day for day in days_of(whole, *Y2027) if day >= date(2027, 3, 9))


def test_carnival_and_elections() -> None:
    period = ElectoralPeriod(kind=ElectionKind.MUNICIPAL, polling_day=date(2027, 5, 23))
    same_day = ElectoralPeriod(kind=ElectionKind.REGIONAL, polling_day=date(2027, 5, 23))
    whens = (
        FromEaster((-47,)),
        FromElection(Milestone.PUBLISHED, (6,)),
        FromElection(Milestone.CONSTITUTION, (7,)),
    )
    found = plan_year([_entry(*whens, text="{DÍA}")], [], *Y2027, elections=[period, same_day])
    assert _starts(found) == [date(2027, 2, 9), date(2027, 4, 5), date(2027, 6, 19)]
    assert found.messages[2].text == "sábado 12 de junio"
    assert not found.missing


def test_what_was_not_answered_or_is_of_another_year_is_said() -> None:
    entry = _entry(FromAnswer("fair"), FromAnswer("plenary"), OnDemand())
    missing = (MissingAnswer("entry", "fair"), MissingAnswer("entry", "plenary"))
    assert _plan(entry).missing == missing
    old = replace(FAIR, starts=date(2026, 8, 14), ends=date(2026, 8, 18))
    found = _plan(entry, old, PLENARY)
    assert found.missing == missing[:1]
    assert found.messages[-1].starts_on is None
    assert found.messages[-1].at is None


def test_the_legal_default_begins_inside_the_window() -> None:
    ivtm = next(asked for asked in knowledge.year_book().asked if asked.key == "ivtm")
    assert default_answer(ivtm, date(2027, 10, 1), date(2028, 9, 30)) == YearAnswer(
        key="ivtm", starts=date(2028, 9, 1), ends=date(2028, 11, 20)
    )
    assert default_answer(ivtm, *Y2027) == YearAnswer(
        key="ivtm", starts=date(2027, 9, 1), ends=date(2027, 11, 22)
    ), "20 November 2027 is a Saturday (Ley 58/2003, art. 62.3)"
    put_off = default_answer(ivtm, *Y2027, closed=[date(2027, 11, 22)])
    assert put_off is not None
    assert put_off.ends == date(2027, 11, 23)
    fair = next(asked for asked in knowledge.year_book().asked if asked.key == "fiestas")
    assert default_answer(fair, *Y2027) is None


def test_twelve_months() -> None:
    assert twelve_months(date(2028, 2, 29)) == (date(2028, 2, 29), date(2029, 2, 27))
    assert twelve_months(date(2027, 1, 1)) == Y2027


def test_work_is_counted_week_by_week() -> None:
    found = _plan(_entry(Repeated(from_text("FREQ=WEEKLY;BYDAY=TH")), OnDays(((3, 6),)), OnDemand()))
    assert effort(found.messages[0]) == pytest.approx(20 * 1.3)
    load = weekly_load(found.messages, *Y2027)
    assert len(load) == 53
    assert load[0].monday == date(2026, 12, 28)
    assert load[0].hours == 0
    peak = peak_week(load)
    assert peak is not None
    assert peak.monday == date(2027, 5, 31)
    assert peak.hours == pytest.approx(2 * 26 / 60)
    assert mean_hours(load) == pytest.approx(53 * 26 / 60 / 53)
    assert (mean_hours(()), peak_week(())) == (0.0, None)


def test_next_year_says_what_changes() -> None:
    entry = _entry(FromAnswer("fair", Edge.EACH), OnDays(((6, 12),)), OnDemand())
    before = _plan(entry, FAIR).messages
    later = replace(FAIR, ends=date(2027, 8, 16))
    found = differences(_plan(entry, later).messages, before)
    assert [message.starts_on for message in found.gone] == [date(2027, 8, 17)]
    assert not found.added
    assert len(found.same) == 6
    other = _plan(replace(entry, key="other"), FAIR).messages
    assert len(differences(other, before).added) == len(differences(other, before).gone) == len(before)
    new = replace(FAIR, starts=date(2028, 8, 11), ends=date(2028, 8, 16))
    found = differences(_plan(entry, new, window=(date(2028, 1, 1), date(2028, 12, 31))).messages, before)
    assert [(old.starts_on, message.starts_on) for old, message in found.moved][:2] == [
        (date(2027, 8, 13), date(2028, 8, 11)),
        (date(2027, 8, 14), date(2028, 8, 12)),
    ]
    assert [message.starts_on for message in found.added] == [date(2028, 8, 16)]


_DAYS = st.dates(min_value=date(2023, 1, 1), max_value=date(2032, 12, 31))
_OFFSETS = st.lists(st.integers(-60, 60), min_size=1, max_size=3).map(tuple)
_RULES = st.sampled_from(
    [
        "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=MONTHLY;BYDAY=-1TH",
        "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1SU", "FREQ=DAILY;INTERVAL=9",
        "FREQ=WEEKLY;BYDAY=FR;BYMONTH=2,6",
    ]
)  # fmt: skip
_WHENS: st.SearchStrategy[When] = st.one_of(
    st.builds(lambda d: OnDays(((d.day, d.month),)), _DAYS.filter(lambda d: (d.month, d.day) != (2, 29))),
    st.builds(lambda rule: Repeated(from_text(rule)), _RULES),
    st.builds(FromEaster, _OFFSETS),
    st.builds(
        FromAnswer, st.sampled_from(["days", "rule", "none"]), st.sampled_from(Edge), _OFFSETS, st.booleans()
    ),
    st.builds(
        FromElection,
        st.sampled_from([Milestone.PUBLISHED, Milestone.POLLING, Milestone.CONSTITUTION]),
        _OFFSETS,
    ),
    st.just(OnDemand()),
)


@st.composite
def _plans(draw: st.DrawFn) -> tuple[YearPlan, YearPlan, tuple[date, date], frozenset[date]]:
    """The same plan made twice, its window and its closed days."""
    window = twelve_months(draw(_DAYS))
    starts = draw(_DAYS)
    answers = (
        YearAnswer(key="days", starts=starts, ends=starts + timedelta(draw(st.integers(0, 80)))),
        YearAnswer(key="rule", rule=draw(_RULES), at="20:00"),
    )
    entry = _entry(*draw(st.lists(_WHENS, min_size=1, max_size=5)), text="{DÍA}", moves=draw(st.booleans()))
    closed = frozenset(draw(st.lists(_DAYS, max_size=20)))
    periods = [ElectoralPeriod(polling_day=day) for day in draw(st.lists(_DAYS, max_size=2))]
    once, again = (plan_year([entry], answers, *window, elections=periods, closed=closed) for _time in "12")
    return once, again, window, closed


def _every_day(messages: tuple[PlannedMessage, ...]) -> Iterator[date]:
    for message in messages:
        if message.rule and message.starts_on:
            ends = date(2040, 1, 1)
            yield from occurrences(
                from_text(message.rule), message.starts_on, message.starts_on, ends, message.exceptions
            )
        elif message.starts_on:
            yield message.starts_on


@given(_plans())
def test_every_day_is_inside_the_window(made: tuple[YearPlan, YearPlan, tuple[date, date], object]) -> None:
    once, again, (first, last), _closed = made
    assert once == again
    assert all(first <= day <= last for day in _every_day(once.messages))
    for message in once.messages:
        if message.rule:
            assert message.starts_on == days_of(message, first, last)[0]


@given(_plans())
def test_a_plan_and_itself_are_the_same(made: tuple[YearPlan, YearPlan, object, object]) -> None:
    once, again, _window, _closed = made
    found = differences(once.messages, again.messages)
    assert len(found.same) == len(once.messages)
    assert (found.added, found.gone, found.moved) == ((), (), ())


@given(_plans())
def test_the_work_of_the_weeks_is_that_of_the_messages(
    made: tuple[YearPlan, YearPlan, tuple[date, date], object],
) -> None:
    once, _again, window, _closed = made
    total = sum(effort(message) * len(days_of(message, *window)) for message in once.messages)
    assert sum(week.hours for week in weekly_load(once.messages, *window)) * 60 == pytest.approx(total)


@given(_DAYS, st.lists(_DAYS, max_size=30), st.lists(_WHENS, min_size=1, max_size=3))
def test_what_moves_never_falls_on_a_closed_day(first: date, closed: list[date], whens: list[When]) -> None:
    window = twelve_months(first)
    answer = YearAnswer(key="rule", rule="FREQ=WEEKLY;BYDAY=MO,TH")
    found = plan_year([_entry(*whens, moves=True)], [answer], *window, closed=closed)
    assert all(is_working(day, closed) for day in _every_day(found.messages))


@given(st.integers(2024, 2032), st.integers(-60, 300))
def test_offsets_are_right_across_leap_days(year: int, offset: int) -> None:
    window = (date(year, 1, 1), date(year, 12, 31))
    answer = YearAnswer(key="day", starts=date(year, 2, 28))
    expected = date.fromordinal(date(year, 2, 28).toordinal() + offset)
    after_easter = date.fromordinal(easter(year).toordinal() + offset)
    entry = _entry(FromAnswer("day", days=(offset,)))
    assert _starts(_plan(entry, answer, window=window)) == ([expected] if expected.year == year else [])
    easters = _starts(_plan(_entry(FromEaster((offset,))), window=window))
    assert (after_easter in easters) == (after_easter.year == year)


@given(_DAYS, st.integers(-15, 15).filter(bool), st.frozensets(_DAYS, max_size=40))
def test_working_days_are_counted_one_by_one(day: date, steps: int, closed: frozenset[date]) -> None:
    found = working_days_from(day, steps, closed)
    between = (day + timedelta(n if steps > 0 else -n) for n in range(1, abs((found - day).days) + 1))
    assert sum(is_working(other, closed) for other in between) == abs(steps)
    assert is_working(found, closed)


def test_the_shipped_year_makes_a_plan() -> None:
    book = knowledge.year_book()
    closed = {h.day for h in knowledge.holiday_calendar().holidays_of("Castilla-La Mancha", "", *Y2027)}
    answers = []
    for n, asked in enumerate(book.asked):
        starts = date(2027, 2, 10) + timedelta(8 * n)
        if asked.kind.is_series:
            rule = "FREQ=WEEKLY;BYDAY=FR" if asked.kind is AskedKind.WEEKDAY else "FREQ=MONTHLY;BYDAY=-1TH"
            answers.append(YearAnswer(key=asked.key, rule=rule, at="20:00"))
        else:
            ends = starts + timedelta(20) if asked.kind is AskedKind.PERIOD else None
            answers.append(YearAnswer(key=asked.key, starts=starts, ends=ends))
    period = ElectoralPeriod(polling_day=date(2027, 5, 23))
    found = plan_year(book.entries, answers, *Y2027, elections=[period], closed=closed)
    assert not found.missing
    told = {(message.entry, message.moment) for message in found.messages}
    assert told == {(entry.key, moment.key) for entry in book.entries for moment in entry.moments}
    assert not any("{DÍA}" in m.text or "{HASTA}" in m.text for m in found.messages)
    moving = {(entry.key, moment.key) for entry in book.entries for moment in entry.moments if moment.moves}
    for message in found.messages:
        if (message.entry, message.moment) in moving:
            assert all(is_working(day, closed) for day in days_of(message, *Y2027)), message.title

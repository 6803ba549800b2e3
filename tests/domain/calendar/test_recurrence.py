"""Recurrences: the same days as an independent reading of the rule, and words a person would use."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.recurrence import (
    LAST,
    Frequency,
    Recurrence,
    from_text,
    in_words,
    moved,
    occurrences,
    to_text,
)
from muniredes.domain.problems import Problem

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
MONTHS = st.lists(st.integers(1, 12), max_size=4, unique=True).map(lambda months: tuple(sorted(months)))
ENDS = st.none() | st.dates(date(2020, 1, 1), date(2036, 1, 1))


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    """Any rule that can be said."""
    frequency = draw(st.sampled_from(Frequency))
    parts: dict[str, object] = {}
    if frequency is Frequency.WEEKLY:
        parts["weekdays"] = tuple(sorted(draw(st.sets(st.integers(0, 6)))))
    if frequency is Frequency.MONTHLY and draw(st.booleans()):
        parts["weekdays"] = (draw(st.integers(0, 6)),)
        parts["nth"] = draw(st.sampled_from((1, 2, 3, 4, 5, LAST)))
    elif frequency is Frequency.MONTHLY:
        parts["month_day"] = draw(st.sampled_from((None, LAST, *range(1, 32))))
    months = () if frequency is Frequency.YEARLY else draw(MONTHS)
    return Recurrence(
        frequency=frequency,
        interval=draw(st.integers(1, 6)),
        months=months,
        until=draw(ENDS),
        **parts,  # type: ignore[arg-type]
    )


@given(rule=rules(), starts=DAYS, ahead=st.integers(0, 900))
def test_the_days_are_those_of_the_rule_as_it_is_written(rule: Recurrence, starts: date, ahead: int) -> None:
    first, last = starts + timedelta(days=ahead), starts + timedelta(days=ahead + 500)
    read = rrule.rrulestr(to_text(rule), dtstart=datetime.combine(starts, time()))
    expected = [moment.date() for moment in read.between(_at(first), _at(last), inc=True)]
    assert list(occurrences(rule, starts, first, last)) == expected


@given(rule=rules())
def test_a_rule_is_read_back_as_it_was(rule: Recurrence) -> None:
    assert from_text(to_text(rule)) == rule


@given(rule=rules(), starts=DAYS, data=st.data())
def test_exceptions_are_left_out_and_nothing_else(
    rule: Recurrence, starts: date, data: st.DataObject
) -> None:
    last = starts + timedelta(days=800)
    days = list(occurrences(rule, starts, starts, last))
    skipped = data.draw(st.sets(st.sampled_from(days))) if days else set()
    assert list(occurrences(rule, starts, starts, last, skipped)) == [
        day for day in days if day not in skipped
    ]


@given(rule=rules().filter(lambda rule: rule.until is None), starts=DAYS, shift=st.integers(-20, 20))
def test_a_series_that_is_moved_falls_on_the_new_day(rule: Recurrence, starts: date, shift: int) -> None:
    found = next(occurrences(rule, starts, starts, starts + timedelta(days=4000)), None)
    if found is None:
        return
    new = found + timedelta(days=shift)
    changed = moved(rule, found, new)
    if changed.months and new.month not in changed.months:
        return
    assert (
        new in list(occurrences(changed, starts + timedelta(days=shift), new, new))
        or rule.interval > 1
        or (rule.frequency is Frequency.YEARLY)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20270630",
            "Cada último jueves de mes hasta junio de 2027, salvo 24 dic",
        ),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "Cada lunes y jueves, salvo 24 dic"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Martes cada 2 semanas, salvo 24 dic"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "Cada último día de mes, salvo 24 dic"),
        ("FREQ=MONTHLY;BYMONTHDAY=5;INTERVAL=3", "El día 5, cada 3 meses, salvo 24 dic"),
        ("FREQ=YEARLY;UNTIL=20300115", "Cada 26 de noviembre, y hasta el 15 de enero de 2030, salvo 24 dic"),
        (
            "FREQ=MONTHLY;BYDAY=-1MO;BYMONTH=4;UNTIL=20271130",
            "Cada último lunes de mes, solo en abril, y hasta noviembre de 2027, salvo 24 dic",
        ),
        ("FREQ=DAILY;INTERVAL=3", "Cada 3 días, salvo 24 dic"),
        ("FREQ=WEEKLY;BYDAY=FR;BYMONTH=7,8", "Cada viernes, solo en julio y agosto, salvo 24 dic"),
    ],
)
def test_a_rule_is_said_in_words(text: str, words: str) -> None:
    assert in_words(from_text(text), date(2026, 11, 26), [date(2026, 12, 24)]) == words


@pytest.mark.parametrize(
    "text",
    ["", "FREQ=HOURLY", "FREQ=MONTHLY;BYDAY=1MO,2TU", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=WEEKLY;BYSETPOS=1",
     "FREQ=WEEKLY;INTERVAL=0", "FREQ=DAILY;UNTIL=mañana", "FREQ=YEARLY;BYDAY=MO"],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_in_words(text: str) -> None:
    with pytest.raises(Problem, match="repetición"):
        from_text(text)


def _at(day: date) -> datetime:
    return datetime.combine(day, time())

"""What repeats is asked by how often, and what is answered comes back as it was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import knowledge
from muniredes.desktop.wizards import year_dates
from muniredes.domain.calendar.messages.recurrence import Frequency, from_text
from muniredes.domain.calendar.year.entries import AskedDate, AskedKind
from muniredes.domain.problems import Problem

OFTEN = st.sampled_from(["week", "month", "odd", "even", "quarter", "quarter_end"])


def plenary() -> AskedDate:
    return next(asked for asked in knowledge.year_book().asked if asked.key == "pleno")


def test_every_rule_is_asked_by_how_often() -> None:
    rules = [asked for asked in knowledge.year_book().asked if asked.kind is AskedKind.RULE]
    assert rules
    for asked in rules:
        assert asked.question.startswith("¿Cada cuánto")
        first, *_others = year_dates.fields_of(asked)
        assert first.label == asked.question
        assert first.key == f"{asked.key}.months"


@given(OFTEN, st.sampled_from(["1", "2", "3", "4", "-1"]), st.integers(0, 6))
def test_an_answer_comes_back_as_it_was_said(often: str, place: str, weekday: int) -> None:
    asked = plenary()
    said = {"pleno.months": often, "pleno.place": place, "pleno.weekday": str(weekday), "pleno.at": "20:00"}
    (answer,) = year_dates.read([asked], said)
    shown = year_dates.shown(asked, answer)
    is_weekly = often == "week"
    assert (from_text(answer.rule).frequency is Frequency.WEEKLY) == is_weekly
    assert shown == {**said, "pleno.place": None if is_weekly else place}


def test_how_often_without_a_day_is_said() -> None:
    with pytest.raises(Problem) as refused:
        list(year_dates.read([plenary()], {"pleno.months": "month"}))
    assert refused.value.field == "pleno.weekday"
    assert list(year_dates.read([plenary()], {})) == []

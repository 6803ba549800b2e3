"""What councils write in the cell of a day: several, a stretch, or that there is none yet."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.lists.reading_days import DayHint, read_day
from muniredes.domain.calendar.lists.several_days import Stretch, days_apart, says_no_day, stretch_of
from muniredes.domain.calendar.messages.hours import read_hour, read_part_of_day
from muniredes.domain.dates import long_date

HINT = DayHint(date(2026, 11, 24))
OF_MARCH = DayHint(date(2026, 11, 24), year=2027, month=3)


def days(text: str, hint: DayHint = HINT) -> list[date | None]:
    return [found.day if (found := read_day(each, hint)) else None for each in days_apart(text, hint)]


@pytest.mark.parametrize(
    ("written", "numbers", "month"),
    [
        ("5, 12 y 19 de marzo", [5, 12, 19], 3),
        ("24 y 31 de diciembre de 2026", [24, 31], 12),
        ("Los días 24 y 31 de diciembre", [24, 31], 12),
        ("24/12 y 31/12", [24, 31], 12),
        ("24 de diciembre y 31 de diciembre", [24, 31], 12),
        ("3; 4; 5 de enero", [3, 4, 5], 1),
    ],
)
def test_a_cell_with_several_days_is_each_of_them(written: str, numbers: list[int], month: int) -> None:
    found = days(written)
    assert [(each.day, each.month) for each in found if each] == [(number, month) for number in numbers]


def test_without_their_month_they_are_those_of_the_sheet() -> None:
    assert days("24 y 31", OF_MARCH) == [date(2027, 3, 24), date(2027, 3, 31)]
    assert days_apart("24 y 31", HINT) == ("24 y 31",)
    assert stretch_of("del 26 al 30", OF_MARCH) == Stretch(date(2027, 3, 26), date(2027, 3, 30))


@given(st.dates(date(2026, 9, 1), date(2028, 12, 31)), st.sampled_from(["", ", 18:30", ", a las 18 h"]))
def test_one_day_stays_one(day: date, hour: str) -> None:
    for text in (f"{long_date(day)}{hour}", f"{day:%d/%m/%Y}{hour}", f"lunes, {long_date(day)}"):
        assert days_apart(text, HINT) == (text,)


@pytest.mark.parametrize(
    "written",
    ["del 26 al 30 de agosto de 2027", "26 a 30 de agosto de 2027", "26-30 agosto 2027",
     "desde el 26 de agosto de 2027 hasta el 30 de agosto de 2027", "26/8/2027 - 30/8/2027"],
)  # fmt: skip
def test_a_stretch_has_its_first_and_its_last_day(written: str) -> None:
    assert stretch_of(written, HINT) == Stretch(date(2027, 8, 26), date(2027, 8, 30))


@pytest.mark.parametrize("written", ["del 30 al 26 de agosto", "a mano", "calle Mayor a plaza", "-", "12"])
def test_what_is_no_stretch_is_none(written: str) -> None:
    assert stretch_of(written, HINT) is None


@pytest.mark.parametrize("written", ["S/F", "s.f.", "Sin fecha", "por determinar", "—", "?"])
def test_a_day_that_is_not_known_yet_is_said(written: str) -> None:
    assert says_no_day(written)
    assert not says_no_day("24/11/2026")


@pytest.mark.parametrize(
    ("written", "hour"),
    [("tarde", 18), ("Por la mañana", 10), ("mediodía", 12), ("a primera hora", 9), ("de noche", 20),
     ("cuando sea", None), ("", None)],
)  # fmt: skip
def test_a_part_of_the_day_is_a_usual_hour(written: str, hour: int | None) -> None:
    assert read_hour(written) is None
    assert read_part_of_day(written) == (time(hour) if hour else None)

"""What a plan says of its work agrees with itself: no week that asks for more than there is «fits»."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions.calendar.year_plan import Proposal
from muniredes.desktop.wizards.plan_year import work_note
from muniredes.domain.calendar.year.differences import Differences
from muniredes.domain.calendar.year.planning import YearPlan
from muniredes.domain.calendar.year.workload import WeekLoad
from muniredes.domain.people import Workload

MONDAY = date(2026, 11, 23)


def said_of(asked: list[float], available: float, needed: float = 0.0) -> str:
    load = tuple(WeekLoad(MONDAY + timedelta(weeks=n), each) for n, each in enumerate(asked))
    _name, said = work_note(
        Proposal(YearPlan((), ()), Differences((), (), (), ()), load, Workload(available, needed))
    )
    return said


def test_what_the_accounts_ask_for_is_counted_before_saying_that_it_fits() -> None:
    said = said_of([1.0, 3.3], 3.5, needed=4.5)
    assert "caben" not in said.lower()
    assert "Hay 3,5 horas a la semana y las cuentas piden 4,5 horas: falta 1 hora." in said


def test_a_week_that_asks_for_more_is_not_said_to_fit() -> None:
    said = said_of([1.0, 4.7, 2.0], 3.5)
    assert "pide 4,7 horas" in said
    assert said.endswith(
        "de media en las 3,5 horas que hay, pero 1 semana pide más: adelante algo o quítelo."
    )


@given(st.lists(st.floats(0, 12), min_size=1, max_size=20), st.floats(0.5, 8), st.floats(0, 8))
def test_all_fit_only_when_each_does(asked: list[float], available: float, needed: float) -> None:
    fits = all(round(each, 1) <= round(available, 1) for each in asked) and needed <= available
    assert ("Todas caben" in said_of(asked, available, needed)) == fits

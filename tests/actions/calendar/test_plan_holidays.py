"""What repeats and falls on a holiday is said before the plan is accepted."""

from datetime import date

from muniredes.actions import reading as guide
from muniredes.actions import records
from muniredes.actions.calendar import year_plan
from muniredes.actions.calendar.year_plan import Proposal
from muniredes.domain.calendar.year.entries import PlannedYear, YearAnswer
from muniredes.storage.database import Database
from tests.support import set_up

MAUNDY = (date(2027, 3, 25), "Pleno")
"""A holiday in almost every region, so also where the region is not known."""


def proposed(database: Database) -> Proposal:
    answer = YearAnswer(key="pleno", rule="FREQ=MONTHLY;BYDAY=-1TH", at="20:00")
    year = PlannedYear(first=date(2026, 11, 24), entries=("pleno",), answers=(answer,))
    return year_plan.propose(database, guide.snapshot(database), year)


def test_an_act_of_hers_on_a_holiday_is_said_with_its_day(database: Database) -> None:
    set_up(database)
    assert proposed(database).on_holidays == (MAUNDY,)
    records.add(database, "local_holiday", {"name": "San Bruno", "day": date(2027, 4, 29)})
    assert proposed(database).on_holidays == (MAUNDY, (date(2027, 4, 29), "Pleno"))


def test_an_act_on_the_last_day_of_the_year_is_said_apart(database: Database) -> None:
    set_up(database)
    assert proposed(database).on_eves == ((date(2026, 12, 31), "Pleno"),)


def test_what_has_gone_by_is_not_said(database: Database) -> None:
    set_up(database)
    records.add(database, "local_holiday", {"name": "San Bruno", "day": date(2026, 10, 29)})
    assert proposed(database).on_holidays == (MAUNDY,)

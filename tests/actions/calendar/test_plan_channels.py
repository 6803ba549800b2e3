"""What the year plans goes out by the accounts that she chose, never by somebody's own."""

from datetime import date

import pytest

from muniredes.actions import knowledge
from muniredes.actions import reading as guide
from muniredes.actions.calendar import bank, year_plan
from muniredes.domain.calendar.messages.message import Outlet
from muniredes.domain.calendar.year.entries import PlannedYear, YearAnswer
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import add_account, put_in_order, set_up

PERSONAL = "https://www.facebook.com/profile.php?id=100064512345678"
PAGE = "https://www.facebook.com/AytoVilla"


def planned_on(database: Database, *answers: YearAnswer) -> tuple[set[int | None], set[Medium | None]]:
    entries = tuple(entry.key for entry in knowledge.year_book().entries)
    year = PlannedYear(first=date(2026, 11, 24), entries=entries, answers=answers)
    year_plan.accept(database, guide.snapshot(database), year)
    with database.read() as sql:
        found = sql.objects(Outlet)
        return {each.account_id for each in found if each.account_id}, {each.medium for each in found}


def test_the_year_goes_by_the_page_and_not_by_a_personal_profile(database: Database) -> None:
    set_up(database)
    add_account(database, PERSONAL, account__personal_profile=True)
    put_in_order(database, PAGE)
    (page,) = (each.id for each in guide.snapshot(database).accounts if each.handle == "AytoVilla")
    accounts, _media = planned_on(database)
    assert accounts == {page}


def test_the_year_never_goes_by_a_personal_profile_nor_by_a_list_that_nobody_has(database: Database) -> None:
    set_up(database)
    add_account(database, PERSONAL, account__personal_profile=True)
    accounts, media = planned_on(database)
    assert accounts == set()
    assert media == {Medium.BOARD}, "nobody has said that there is a web"


def test_the_bank_has_only_what_fits_calm_weeks(database: Database) -> None:
    set_up(database)
    planned_on(database)
    titles = {each.message.title for each in bank.bank(database)}
    assert len(titles) > 5
    assert all(title.startswith("Vale cualquier día: ") for title in titles), titles


def test_between_two_accounts_of_one_network_it_asks_and_takes_what_she_says(database: Database) -> None:
    set_up(database)
    put_in_order(database, PAGE)
    put_in_order(database, "https://www.facebook.com/BiblioVilla")
    entries = tuple(entry.key for entry in knowledge.year_book().entries)
    year = PlannedYear(first=date(2026, 11, 24), entries=entries)
    with pytest.raises(Problem) as refused:
        year_plan.accept(database, guide.snapshot(database), year)
    assert refused.value.field == "network.facebook"
    assert "por qué cuenta de Facebook" in refused.value.sentence
    both = {each.handle: each.id for each in guide.snapshot(database).accounts}
    said = YearAnswer(key="network.facebook", channels=(f"account.{both['BiblioVilla']}",))
    assert planned_on(database, said)[0] == {both["BiblioVilla"]}


def test_a_year_goes_by_both_accounts_where_she_says_so(database: Database) -> None:
    set_up(database)
    put_in_order(database, PAGE)
    put_in_order(database, "https://www.facebook.com/BiblioVilla")
    numbers = {each.id for each in guide.snapshot(database).accounts}
    said = YearAnswer(key="network.facebook", channels=tuple(f"account.{each}" for each in numbers))
    assert planned_on(database, said)[0] == numbers

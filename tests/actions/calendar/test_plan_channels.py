"""What the year plans goes out by the account of each network that stands best, never by somebody's own."""

from datetime import date

from muniredes.actions import knowledge
from muniredes.actions import reading as guide
from muniredes.actions.calendar import bank, year_plan
from muniredes.domain.calendar.messages.message import Outlet
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.channels.coordination import Medium
from muniredes.storage.database import Database
from tests.support import add_account, put_in_order, set_up

PERSONAL = "https://www.facebook.com/profile.php?id=100064512345678"
PAGE = "https://www.facebook.com/AytoVilla"


def planned_on(database: Database) -> tuple[set[int | None], set[Medium | None]]:
    entries = tuple(entry.key for entry in knowledge.year_book().entries)
    year = PlannedYear(first=date(2026, 11, 24), entries=entries)
    year_plan.accept(database, guide.snapshot(database), year)
    with database.read() as door:
        found = door.objects(Outlet)
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
    assert Medium.WEB in media
    assert Medium.WHATSAPP not in media


def test_the_bank_has_only_what_fits_calm_weeks(database: Database) -> None:
    set_up(database)
    planned_on(database)
    titles = {each.message.title for each in bank.bank(database)}
    assert len(titles) > 5
    assert all(title.startswith("Vale cualquier día: ") for title in titles), titles

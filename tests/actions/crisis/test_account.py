"""An account in other hands: while its crisis goes on, nothing goes out by it nor says that it is ours."""

from datetime import datetime

import pytest

from muniredes.actions import accounts, clock, history, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar import steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.crisis import course
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import put_in_order, set_up


def taken(database: Database, *, is_drill: bool = False) -> tuple[Account, int]:
    set_up(database)
    put_in_order(database, "https://www.facebook.com/AytoVilla")
    (account,) = reading.snapshot(database).accounts
    (number,) = course.begin(database, "cuenta", is_drill=is_drill).ids("incident")
    course.name_account(database, number, account.id)
    return account, number


def test_it_is_not_ours_to_speak_by_until_the_crisis_ends(database: Database) -> None:
    account, number = taken(database)
    snapshot = reading.snapshot(database)
    assert snapshot.standing(account, clock.today()).standing is Standing.TAKEN
    assert snapshot.posting_accounts(clock.today()) == ()
    assert snapshot.official_accounts(clock.today()) == ()
    with pytest.raises(Problem, match="si se ha recuperado"):
        course.end(database, number)
    course.end(database, number, is_recovered=True)
    assert reading.snapshot(database).posting_accounts(clock.today()) != ()


def test_what_was_not_recovered_is_lost_for_every_list_and_paper(database: Database) -> None:
    _account, number = taken(database)
    course.end(database, number, "Seguimos sin ella", is_recovered=False)
    snapshot, today = reading.snapshot(database), clock.today()
    (now,) = snapshot.accounts
    assert snapshot.standing(now, today).standing is Standing.LOST
    assert snapshot.official_accounts(today) == snapshot.posting_accounts(today) == ()
    file = snapshot.crisis.file(number)
    assert file is not None
    assert "No se ha recuperado" in file.entries[-1].text
    course.reopen(database, number)
    course.end(database, number, is_recovered=True)
    assert reading.snapshot(database).official_accounts(today) != ()


def test_taking_back_the_end_takes_back_what_became_of_the_account(database: Database) -> None:
    account, number = taken(database)
    course.end(database, number, is_recovered=False)
    history.undo(database)
    snapshot = reading.snapshot(database)
    assert snapshot.standing(snapshot.accounts[0], clock.today()).standing is Standing.TAKEN
    assert snapshot.accounts[0].state is account.state


def test_nothing_is_published_by_it(database: Database) -> None:
    account, _number = taken(database)
    said, at = {"title": "Feria", "text": "Hoy"}, datetime(2026, 11, 24, 10)
    written = Written(message=said, texts={f"account.{account.id}": ""}, at=at)
    (message,) = writing.create(database, written).ids("message")
    (post,) = calendar.said(database, message).posts
    with pytest.raises(Problem, match="en otras manos"):
        steps.publish(database, post.id or 0)


def test_a_drill_takes_nothing(database: Database) -> None:
    account, _number = taken(database, is_drill=True)
    assert reading.snapshot(database).standing(account, clock.today()).is_official


def test_what_account_it_is_can_be_undone_and_outlives_the_account(database: Database) -> None:
    account, number = taken(database)
    file = reading.snapshot(database).crisis.file(number)
    assert file is not None
    assert file.incident.account_id == account.id
    assert "AytoVilla" in file.entries[-1].text
    history.undo(database)
    file = reading.snapshot(database).crisis.file(number)
    assert file is not None
    assert file.incident.account_id is None
    history.redo(database)
    accounts.delete(database, account.id or 0)
    file = reading.snapshot(database).crisis.file(number)
    assert file is not None
    assert file.incident.account_id is None


def test_who_pretends_to_be_ours_is_not_recovered(database: Database) -> None:
    account, number = taken(database)
    accounts.edit(database, account.id or 0, {"account.state": AccountState.IMPERSONATED})
    course.end(database, number)
    assert reading.snapshot(database).accounts[0].state is AccountState.IMPERSONATED

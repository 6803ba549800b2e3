"""Stop what was planned with one press, and go on with what is not out of date."""

from datetime import datetime

import pytest

from muniredes.actions import history, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.crisis import course, pausing
from muniredes.actions.crisis.pausing import Afterwards
from muniredes.domain.calendar.states import PostState
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import add_account, set_up

PAST, SOON = datetime(2026, 11, 23, 18, 0), datetime(2026, 11, 30, 18, 0)


@pytest.fixture
def planned(database: Database) -> dict[str, int]:
    """Two accounts with something planned: the numbers of the posts by what they say."""
    set_up(database)
    found: dict[str, int] = {}
    for address, name, at, state in (
        ("https://www.facebook.com/AytoVilla", "fb pasada", PAST, PostState.DRAFT),
        ("https://www.facebook.com/AytoVilla2", "fb futura", SOON, PostState.APPROVED),
        ("https://www.instagram.com/aytovilla", "ig futura", SOON, PostState.DRAFT),
    ):
        account = add_account(database, address)
        written = Written(
            message={"title": name, "text": name}, texts={f"account.{account.id}": ""}, at=at, state=state
        )
        (found[name],) = writing.create(database, written).ids("post")
    return found


def states(database: Database, posts: dict[str, int]) -> dict[str, PostState]:
    lines = {line.id: line.state for line in calendar.lines(database, posts.values())}
    return {name: lines[number] for name, number in posts.items()}


def crisis(database: Database) -> int:
    (number,) = course.begin(database, "emergencia").ids("incident")
    return number


def test_everything_planned_stops_and_goes_on_as_it_was(database: Database, planned: dict[str, int]) -> None:
    before, number = states(database, planned), crisis(database)
    pausing.pause(database, number)
    assert set(states(database, planned).values()) == {PostState.PAUSED}
    assert [line.title for line in pausing.stopped(database, number)] == [
        "fb pasada", "fb futura", "ig futura",
    ]  # fmt: skip
    pausing.resume(database, number, {})
    assert states(database, planned) == before
    assert pausing.stopped(database, number) == ()


def test_only_the_accounts_that_were_chosen_stop(database: Database, planned: dict[str, int]) -> None:
    number = crisis(database)
    instagram = next(a for a in reading.snapshot(database).accounts if a.network_id == "instagram")
    assert instagram.id is not None
    pausing.pause(database, number, {instagram.id})
    found = states(database, planned)
    assert found["ig futura"] is PostState.PAUSED
    assert found["fb futura"] is PostState.APPROVED


def test_what_is_out_of_date_is_chosen_one_by_one(database: Database, planned: dict[str, int]) -> None:
    number = crisis(database)
    pausing.pause(database, number)
    choices = {planned["fb pasada"]: Afterwards.DISCARD, planned["fb futura"]: Afterwards.DRAFT}
    pausing.resume(database, number, choices)
    assert states(database, planned) == {
        "fb pasada": PostState.DISCARDED,
        "fb futura": PostState.DRAFT,
        "ig futura": PostState.DRAFT,
    }


def test_what_two_crises_stopped_waits_for_both(database: Database, planned: dict[str, int]) -> None:
    one, other = crisis(database), crisis(database)
    pausing.pause(database, one)
    pausing.pause(database, other)
    change = pausing.resume(database, one, {})
    assert "otra crisis" in change.title
    assert set(states(database, planned).values()) == {PostState.PAUSED}
    pausing.resume(database, other, {})
    assert states(database, planned)["fb futura"] is PostState.APPROVED


@pytest.mark.usefixtures("planned")
def test_a_crisis_is_not_closed_with_posts_waiting(database: Database) -> None:
    number = crisis(database)
    pausing.pause(database, number)
    with pytest.raises(Problem, match="en pausa"):
        course.end(database, number)
    pausing.resume(database, number, {})
    course.end(database, number)


def test_stopping_is_one_step_of_undo(database: Database, planned: dict[str, int]) -> None:
    before, number = states(database, planned), crisis(database)
    pausing.pause(database, number)
    history.undo(database)
    assert states(database, planned) == before


def test_nothing_to_stop_is_said_so(database: Database) -> None:
    change = pausing.pause(database, crisis(database))
    assert change.title == "No había nada programado que parar"

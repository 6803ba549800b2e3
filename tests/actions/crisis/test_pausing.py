"""Stop what was planned with one press, and go on with what is not out of date."""

from datetime import datetime

import pytest

from muniredes.actions import history, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar import steps as calendar_steps
from muniredes.actions.calendar import writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.crisis import course, pausing
from muniredes.actions.crisis.pausing import Afterwards
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.choices import PersonChoice
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
    found = states(database, planned)
    assert found.pop("fb pasada") is PostState.DRAFT, "what was late before the crisis is not its affair"
    assert set(found.values()) == {PostState.PAUSED}
    assert [line.title for line in pausing.stopped(database, number)] == ["fb futura", "ig futura"]
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
    choices = {planned["fb futura"]: Afterwards.DRAFT, planned["ig futura"]: Afterwards.DISCARD}
    pausing.resume(database, number, choices)
    assert states(database, planned) == {
        "fb pasada": PostState.DRAFT,
        "fb futura": PostState.DRAFT,
        "ig futura": PostState.DISCARDED,
    }


def test_what_goes_back_to_draft_is_approved_again(database: Database, planned: dict[str, int]) -> None:
    marta = reading.snapshot(database).council_user_id
    calendar_steps.change_state(database, [planned["fb futura"]], PostState.DRAFT)
    calendar_steps.approve(database, [planned["fb futura"]], PersonChoice(id=marta))
    number = crisis(database)
    pausing.pause(database, number)
    pausing.resume(database, number, {planned["fb futura"]: Afterwards.DRAFT})
    line = next(each for each in calendar.lines(database, [planned["fb futura"]]))
    post = calendar.said(database, line.message_id).post(line.id)
    assert (post.state, post.approved_by_id, post.approved_on) == (PostState.DRAFT, None, None)


def test_what_the_calendar_let_go_does_not_keep_a_crisis_open(
    database: Database, planned: dict[str, int]
) -> None:
    number = crisis(database)
    pausing.pause(database, number)
    calendar_steps.resume(database, planned.values())
    assert pausing.stopped(database, number) == ()
    course.end(database, number)
    assert reading.snapshot(database).crisis.open_files == ()


def test_what_two_crises_stopped_waits_for_both(database: Database, planned: dict[str, int]) -> None:
    one, other = crisis(database), crisis(database)
    pausing.pause(database, one)
    pausing.pause(database, other)
    assert pausing.stopped(database, one) == (), "nobody is asked about what another crisis holds"
    change = pausing.resume(database, one, {planned["ig futura"]: Afterwards.DISCARD})
    assert "otra crisis" in change.title
    assert states(database, planned)["ig futura"] is PostState.PAUSED
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
    (file,) = reading.snapshot(database).crisis.open_files
    assert file.incident.paused_posts == ()


def test_nothing_to_stop_is_said_so(database: Database) -> None:
    change = pausing.pause(database, crisis(database))
    assert change.title == "No había nada programado que parar"


def test_a_drill_stops_nothing_and_says_what_it_would(database: Database, planned: dict[str, int]) -> None:
    before = states(database, planned)
    (number,) = course.begin(database, "luto", is_drill=True).ids("incident")
    change = pausing.pause(database, number)
    assert change.title == "Simulacro: se habrían parado 2 mensajes"
    assert states(database, planned) == before
    course.end(database, number)

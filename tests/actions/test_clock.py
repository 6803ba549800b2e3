"""One clock: what is planned, published, dated in the history or noted in a crisis is told at one hour."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour

import pytest

from muniredes.actions import clock, council
from muniredes.actions import reading as guide
from muniredes.actions.calendar import reading, steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.handover import comparing
from muniredes.actions.safekeeping import backups
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.messages.zones import CANARY, PENINSULA, wall_time
from muniredes.domain.crisis import clocks
from muniredes.storage.database import Database
from tests.support import set_up

SLACK = timedelta(minutes=2)


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer that thinks it is somewhere else, at the real hour."""
    clock.set_machine(None)
    clock.pretend(None)
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(("code", "zone"), [("", PENINSULA), ("35001", CANARY)])
def test_every_hour_is_that_of_the_town(database: Database, code: str, zone: str) -> None:
    set_up(database)
    council.edit(database, {"municipality_code": code})
    snapshot = guide.snapshot(database)
    assert clocks.zone(snapshot.council) == zone
    assert abs(clock.now() - wall_time(datetime.now(UTC), zone)) < SLACK
    assert abs(wall_time(clock.instant(), zone) - clock.now()) < SLACK
    assert abs(clock.instant() - datetime.now(UTC)) < SLACK, "an instant is the same everywhere"
    written = Written(
        message={"title": "Corte", "text": "Sin agua."}, texts={"web": ""}, at=datetime(2026, 11, 24, 9)
    )
    (number,) = writing.create(database, written).ids("post")
    steps.change_state(database, [number], PostState.APPROVED)
    steps.publish(database, number)
    message_id = reading.lines(database, [number])[0].message_id
    out = reading.said(database, message_id).post(number).published_at
    assert out is not None
    assert abs(out - wall_time(clock.instant(), zone)) < SLACK


@pytest.mark.usefixtures("elsewhere")
def test_a_copy_is_dated_by_the_computer_and_told_at_the_hour_of_the_town(database: Database) -> None:
    set_up(database)
    guide.snapshot(database)
    copy = backups.back_up(database)
    assert abs(copy.made_at - clock.now()) > timedelta(minutes=30), "this computer is elsewhere"
    assert abs(clock.told(copy.made_at) - clock.now()) < SLACK
    _now, told = comparing.sources(database)
    assert told.name.endswith(f"{clock.told(copy.made_at):%H:%M}")


def test_an_hour_that_is_pretended_is_that_of_the_town(database: Database) -> None:
    set_up(database)
    clock.pretend(date(2026, 7, 14), hour(9, 30))
    guide.snapshot(database)
    assert clock.now().replace(second=0, microsecond=0) == datetime(2026, 7, 14, 9, 30)
    assert clocks.hour(clock.instant(), PENINSULA) == "09:30"
    assert clock.behind() < SLACK

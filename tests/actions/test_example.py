"""The example town: stamped as one, rich enough to show everything, and with faults to find."""

from datetime import date, datetime, time

import pytest

from muniredes.actions import clock, reading, workspace
from muniredes.actions.examples import example
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.rhythm import RhythmLight
from muniredes.domain.accounts.risk import RiskLevel, assess
from muniredes.domain.citizens.conversation import ombudsman_checks
from muniredes.domain.findings import examine
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import FlowStep
from muniredes.domain.problems import Problem
from muniredes.domain.today.agenda import agenda


def test_it_is_stamped_and_has_something_of_everything(town: Workspace) -> None:
    snapshot = reading.snapshot(town.database)
    assert snapshot.council is not None
    assert snapshot.council.is_example
    assert snapshot.council.shield
    assert len(snapshot.people) >= 6
    assert len(snapshot.areas) >= 4
    assert set(snapshot.duty_of) == set(FlowStep)
    assert {account.state for account in snapshot.accounts} >= {
        AccountState.ACTIVE,
        AccountState.CLOSED,
        AccountState.IMPERSONATED,
    }


def test_its_faults_are_found(town: Workspace, networks: Networks, today: date) -> None:
    snapshot = reading.snapshot(town.database)
    said = " ".join(finding.sentence for finding in examine(snapshot, networks, today).findings)
    assert "El correo de recuperación es particular." in said
    assert "Falta suplente" in said
    assert any(snapshot.rhythm(account, today).light is RhythmLight.RED for account in snapshot.accounts)
    levels = {
        assess(account, snapshot.custody(account), snapshot.people_by_id, today).level
        for account in snapshot.own_accounts
    }
    assert levels == set(RiskLevel)
    assert agenda(snapshot, networks, datetime.combine(today, time(9))).late


def test_what_it_hid_could_be_defended(town: Workspace) -> None:
    snapshot = reading.snapshot(town.database)
    assert [(entry.title, entry.wanting) for entry in snapshot.moderations if entry.wanting] == []
    assert all(reading.picture(town.database, entry.capture) for entry in snapshot.moderations)
    (register,) = [each for each in ombudsman_checks(None, snapshot.moderations) if each.key == "registro"]
    assert register.is_met


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2027, 4, 15), date(2031, 12, 31)])
def test_it_has_the_same_faults_on_any_day(tmp_path_factory: pytest.TempPathFactory, day: date) -> None:
    clock.pretend(day)
    opened = example.create(tmp_path_factory.mktemp("dia") / "ejemplo.sqlite")
    snapshot = reading.snapshot(opened.database)
    abandoned = [
        account for account in snapshot.own_accounts if snapshot.rhythm(account, day).light is RhythmLight.RED
    ]
    assert [account.handle for account in abandoned] == ["AytoVillaejemp"]
    workspace.close(opened)


def test_it_never_covers_a_file_that_is_there(town: Workspace) -> None:
    before = town.path.read_bytes()
    with pytest.raises(Problem):
        example.create(town.path)
    assert town.path.read_bytes() == before

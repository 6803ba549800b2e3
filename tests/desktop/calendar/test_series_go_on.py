"""What repeats goes on by itself for as long as the guide is opened, and it is nothing that she did."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from muniredes.actions import clock, council, history, workspace
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.safekeeping import housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.desktop.dialogs import opening
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.problems import Problem
from muniredes.domain.progress import no_progress
from muniredes.storage.data_file.seal import is_sealed
from tests.support import set_up

THURSDAY = datetime(2026, 11, 26, 18)
WRITTEN = date(2026, 11, 24)
LATER = date(2028, 2, 1)
"""More than fourteen months after the day on which everything is written."""


@pytest.fixture
def guide(opened: Workspace) -> Path:
    """A guide with what is said every week and every year, closed."""
    set_up(opened.database)
    for rule in ("FREQ=WEEKLY;BYDAY=TH", "FREQ=YEARLY"):
        message = {"title": "Agenda", "text": "Qué hacer el fin de semana", "rule": rule}
        writing.create(opened.database, Written(message=message, texts={"web": ""}, at=THURSDAY))
    workspace.close(opened)
    return opened.path


def be(day: date) -> None:
    """Make it another day, as the window and the files know it."""
    clock.pretend(day, time(9))
    clock.set_machine(datetime.combine(day, time(9)))


@contextmanager
def opened_on(path: Path, day: date) -> Iterator[Workspace]:
    """Open a guide on a day as the program does when it starts."""
    be(day)
    found = opening._open_and_keep(path, no_progress)
    yield found
    workspace.close(found)


def days(found: Workspace, first: date) -> list[date]:
    return [
        line.day for line in reading.dated(found.database, first, first + timedelta(days=366)) if line.day
    ]


def test_what_repeats_goes_on_when_the_guide_is_opened_long_after(guide: Path) -> None:
    with opened_on(guide, LATER) as found:
        weeks = days(found, LATER)
        assert len([day for day in weeks if day.weekday() == THURSDAY.weekday()]) >= 52
        assert date(2028, 11, 26) in weeks


def test_nobody_did_it_so_nobody_undoes_it(guide: Path) -> None:
    with opened_on(guide, LATER) as found:
        before = days(found, LATER)
        assert before
        assert "Agenda" in history.to_undo(found.database).title
        council.edit(found.database, {"phone": "967 000 000"})
        history.undo(found.database)
        assert history.can_redo(found.database, history.to_redo(found.database).id)
        assert days(found, LATER) == before


def test_what_somebody_undid_can_be_done_again_though_it_went_on_since(guide: Path) -> None:
    with opened_on(guide, WRITTEN + timedelta(days=30)) as found:
        council.edit(found.database, {"phone": "967 000 000"})
        history.undo(found.database)
    with opened_on(guide, LATER) as found:
        assert history.redo(found.database).title.startswith("Rehecho")


def test_a_series_that_went_on_can_still_be_undone_whole(guide: Path) -> None:
    with opened_on(guide, LATER) as found:
        before = days(found, LATER)
        for _each in range(2):
            history.undo(found.database)
        assert days(found, LATER) == []
        for _each in range(2):
            history.redo(found.database)
        assert days(found, LATER) == before


def test_what_needs_nothing_is_left_as_it_was(guide: Path) -> None:
    with opened_on(guide, LATER):
        pass
    before = guide.read_bytes()
    with opened_on(guide, LATER + timedelta(days=3)):
        assert guide.read_bytes() == before


def test_the_seal_is_left_as_it_was_found(guide: Path) -> None:
    with opened_on(guide, LATER):
        assert is_sealed(guide)


def test_what_the_clock_says_wrong_does_not_count_as_work(guide: Path) -> None:
    """A clock that is years ahead dates what it does: the next day it would be believed, and delete."""
    ahead = date(2035, 3, 1)
    for day in (ahead, ahead + timedelta(days=1)):
        with opened_on(guide, day) as found:
            assert any("reloj" in notice for notice in found.notices)


def test_a_clock_that_was_years_ahead_leaves_no_hole(guide: Path) -> None:
    with opened_on(guide, date(2035, 3, 1)):
        pass
    with opened_on(guide, LATER) as found:
        assert len(days(found, LATER)) >= 52


def test_a_guide_that_is_only_looked_at_stays_as_it_is(guide: Path, tmp_path: Path) -> None:
    be(LATER)
    there = workspace.look_at(guide, tmp_path / "mirada.sqlite")
    housekeeping.keep_house(there)
    assert housekeeping.begin_day(there) is None
    assert days(there, LATER) == []
    workspace.close(there)


def test_it_goes_on_with_another_day_in_a_window_that_was_left_open(window: MainWindow, guide: Path) -> None:
    be(WRITTEN)
    found = workspace.open_file(guide)
    bench = Workbench(window, found)
    be(LATER)
    bench.reminders.look(clock.now())
    assert len(days(found, LATER)) >= 52
    assert not window.undo_bar.isVisible()
    with pytest.raises(Problem):
        history.to_redo(found.database)

"""What is measured does run, with little of each: a bench that nobody runs is soon one that cannot be run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.startup.application import put_away
from tests.bench import calendars, changes, lists, starts, towns
from tests.bench.__main__ import HEAVIEST
from tests.bench.timing import run


@pytest.mark.parametrize(
    "script",
    [starts.FIRST_WINDOW, starts.FILLED, starts.WHOLE],
    ids=["first window", "filled", "whole"],
)
def test_a_start_that_is_measured_ends_by_itself(script: str, closed_town: Path) -> None:
    run(script, closed_town)


@pytest.mark.parametrize("page", ["calendar", *HEAVIEST])
def test_the_first_opening_of_a_page_that_is_measured_ends_by_itself(page: str, closed_town: Path) -> None:
    assert float(run(starts.OPENED, closed_town, page)) > 0


@pytest.fixture
def _little(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name, value in (
        (lists, "COUNT", 20),
        (lists, "POSTS", 30),
        (lists, "TURNS", 2),
        (calendars, "COUNT", 600),
        (changes, "TURNS", 2),
    ):
        monkeypatch.setattr(place, name, value)


@pytest.fixture
def _screen() -> Iterator[None]:
    yield
    wait_for_all()
    put_away()


@pytest.mark.usefixtures("_little")
def test_a_list_that_is_measured_is_brought_taken_back_and_brought_again(tmp_path: Path) -> None:
    for found in (lists.bring_in(tmp_path), lists.bring_posts(tmp_path)):
        assert (
            min(found.read.value, found.ours.value, found.rows.value, found.undo.value, found.redo.value) > 0
        )
    assert lists.search(tmp_path).value > 0


@pytest.mark.usefixtures("_little", "qapp", "_screen")
def test_the_calendar_that_is_measured_is_turned_narrowed_and_searched(closed_town: Path) -> None:
    assert min(each.value for each in calendars.measure(calendars.with_posts(closed_town))) > 0


@pytest.mark.usefixtures("_little", "qapp", "_screen")
def test_the_change_that_is_measured_is_seen(tmp_path: Path) -> None:
    assert changes.measure(towns.with_accounts(tmp_path / "cambio.sqlite", 3)).value > 0

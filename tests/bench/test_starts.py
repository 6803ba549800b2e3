"""The starts that are measured do start, and end: a bench that nobody runs is soon one that cannot be run."""

from pathlib import Path

import pytest

from tests.bench import starts
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

"""The starts that are measured do start, and end: a bench that nobody runs is soon one that cannot be run."""

from pathlib import Path

import pytest

from tests.bench import starts
from tests.bench.timing import run


@pytest.mark.parametrize(
    "script",
    [starts.FIRST_WINDOW, starts.FILLED, starts.OPENED, starts.WHOLE],
    ids=["first window", "filled", "calendar", "whole"],
)
def test_a_start_that_is_measured_ends_by_itself(script: str, closed_town: Path) -> None:
    run(script, closed_town)

"""Measure whole processes in turns, so that whatever else the machine does falls on all of them alike."""

import os
import statistics
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TURNS = 9
LONGEST = 120
"""No script takes so many seconds: one that does is waiting for somebody."""


@dataclass(frozen=True)
class Measured:
    """A value with its unit: seconds or megabytes."""

    value: float
    unit: str

    @property
    def said(self) -> str:
        """«0,123 s»."""
        return f"{self.value:.3f} s" if self.unit == "s" else f"{self.value:.0f} {self.unit}"


def run(script: str, *arguments: object) -> str:
    """Run a script in a process of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        env=_environment(),
        timeout=LONGEST,
    )
    return done.stdout


def _environment() -> dict[str, str]:
    """Return the variables of a process that starts as a user's does: with its bytecode kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def in_turns(*tasks: tuple[str, Sequence[object]]) -> list[Measured]:
    """Run each script in turn, many times, after one that does not count; return each one's median time."""
    times: list[list[float]] = [[] for _task in tasks]
    for turn in range(TURNS + 1):
        for position, (script, arguments) in enumerate(tasks):
            start = time.perf_counter()
            run(script, *arguments)
            if turn:
                times[position].append(time.perf_counter() - start)
    return [Measured(statistics.median(each), "s") for each in times]


def said_in_turns(*tasks: tuple[str, Sequence[object]]) -> tuple[Measured, ...]:
    """Run each script in turn, many times; the median of the seconds it prints, or of all it takes."""
    times: list[list[float]] = [[] for _task in tasks]
    for turn in range(TURNS + 1):
        for position, (script, arguments) in enumerate(tasks):
            start = time.perf_counter()
            said = run(script, *arguments).split()
            took = time.perf_counter() - start
            if turn:
                times[position].append(float(said[-1]) if said else took)
    return tuple(Measured(statistics.median(each), "s") for each in times)

"""What may come of an attack, and how every one of them is repeated, timed and counted."""

import os
import random
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from muniredes.actions import drafts, history, reading
from muniredes.actions.calendar.files import export_rows
from muniredes.actions.printing import manual
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from muniredes.storage.sql import selected
from muniredes.storage.tables import TABLES

PATIENCE = 10.0
"""Seconds that nothing may take, on a computer that does nothing else: on a busy one, as many times more."""

ANY_PATIENCE = 120.0
"""Seconds after which something is stuck, however busy the computer is."""

_MANUALS = 0.05
"""How often the manual is composed, which takes as long as everything else."""

State = tuple[tuple[str, str], ...]
Attempt = Callable[[Path, random.Random], "Outcome"]
"""One attack: it is given an empty folder and its dice."""


class Outcome(StrEnum):
    """What came of an attack."""

    SAME = "como debe"
    TOLD = "dicho"
    REFUSED = "una frase clara"
    TRACEBACK = "traza"
    WRONG = "mal y sin avisar"
    LOST = "perdido"
    HANG = "más de 10 s"

    @property
    def is_right(self) -> bool:
        """Whether it may happen."""
        return self in (Outcome.SAME, Outcome.TOLD, Outcome.REFUSED)


class _Began:
    """When the program was given what the attack in hand is made of."""

    at = 0.0


def it_begins() -> None:
    """Say that what is attacked with is made: only what the program does from here on is timed."""
    _Began.at = time.monotonic()


def busy() -> float:
    """Return how many times slower others make this computer: what waits for its turn is not stuck."""
    if not hasattr(os, "getloadavg"):
        return 1.0
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@dataclass
class Found:
    """What came of many attacks: how many of each, what went wrong and how long the longest took."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    longest: float = 0.0

    @property
    def wrong(self) -> dict[Outcome, int]:
        """What may not happen, and how many times it did."""
        return {outcome: count for outcome, count in self.outcomes.items() if not outcome.is_right}


def many(attempt: Attempt, folder: Path, times: int, seed: int = 1, patience: float = ANY_PATIENCE) -> Found:
    """Return what came of so many attacks; whatever nobody foresaw is a traceback.

    Each has its own dice, so that one can be repeated alone: the faults say which.
    """
    found = Found()
    for turn in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        it_begins()
        said = ""
        try:
            outcome = attempt(folder, random.Random(f"{seed} {turn}"))  # noqa: S311  the same every time
        except AssertionError as error:
            outcome, said = Outcome.LOST, traceback.format_exception(error)[-1]
        except Exception as error:  # whatever it is, she would have seen it
            outcome, said = Outcome.TRACEBACK, "".join(traceback.format_exception(error)[-4:])
        taken = time.monotonic() - _Began.at
        found.longest = max(found.longest, taken)
        is_stuck = taken > min(patience * busy(), ANY_PATIENCE)
        outcome = Outcome.HANG if is_stuck and outcome.is_right else outcome
        found.outcomes[outcome] += 1
        if not outcome.is_right:
            found.faults.append(f"{seed} {turn}: {outcome.value} ({taken:.1f} s) {said}")
    return found


def state_of(database: Database) -> State:
    """Return everything that a guide holds, to compare."""
    with database.read() as sql:
        return tuple(
            (name, repr(sorted(map(repr, sql.rows(selected(name), kinds=table.kinds)))))
            for name, table in TABLES.items()
        )


READINGS: tuple[Callable[[Database], object], ...] = (
    reading.snapshot,
    lambda database: reading.find(database, "villa"),
    history.trash,
    lambda database: history.trash(database) and history.to_undo(database),
    lambda database: [history.of_object(database, "account", number) for number in range(1, 4)],
    lambda database: export_rows.read(
        database, export_rows.FIRST_DAY, export_rows.LAST_DAY, CalendarFilter()
    ),
    lambda database: drafts.load(database, "setup", ""),
)
"""What she sees of a guide that is open, page by page."""


def _manual(database: Database) -> object:
    """Compose the manual of a guide that is begun: of any other there is none."""
    return reading.snapshot(database).council and manual.prepare(database, manual.Edition.RESERVED)


def read_on(database: Database, chance: random.Random) -> bool:
    """Read everything in a guide as the pages do, and now and then compose the manual; whether all was well.

    What is refused in words is well too, and says no: any other error is the caller's to count.
    """
    acts = list(READINGS)
    if chance.random() < _MANUALS:
        acts.append(_manual)
    said = [refused(partial(act, database)) for act in acts]
    return not any(said)


def refused(act: Callable[[], object]) -> bool:
    """Whether something is refused in a sentence that says what happened and what to do."""
    try:
        act()
    except Problem as problem:
        if not problem.what or not problem.remedy:
            raise
        return True
    return False

"""Damage a guide, a copy or a package at random, and see what the program says of it.

What is right is one of three: it is as it was, it is said, or it is refused in words with a way back.
"""

import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select

from muniredes.actions import safekeeping, workspace
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from muniredes.storage.tables import metadata

PATIENCE = 10.0
"""Seconds that nothing may take."""

State = tuple[tuple[str, str], ...]


class Outcome(StrEnum):
    """What came of a damage."""

    SAME = "igual que antes"
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


def state_of(database: Database) -> State:
    """Return everything that a guide holds, to compare."""
    with database.read() as session:
        return tuple(
            (table.name, repr(sorted(map(repr, session.execute(select(table))))))
            for table in metadata.sorted_tables
        )


def damage(path: Path, chance: random.Random) -> None:
    """Change a file as a bad disk does: a bit, a stretch, an empty page, two pages exchanged, a cut."""
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data))
    kind = chance.randrange(6)
    page = place // 4096 * 4096
    if kind <= 1:
        data[place] ^= 1 << chance.randrange(8)
    elif kind == 2:
        data[place : place + 40] = chance.randbytes(len(data[place : place + 40]))
    elif kind == 3:
        data[page : page + 4096] = bytes(len(data[page : page + 4096]))
    elif kind == 4:
        other = chance.randrange(len(data)) // 4096 * 4096
        data[page : page + 4096], data[other : other + 4096] = (
            data[other : other + 4096],
            data[page : page + 4096],
        )
    else:
        del data[place:]
    path.write_bytes(data)


def of_the_guide(source: Path, work: Path, chance: random.Random) -> Outcome:
    """Damage a guide that was closed in peace, open it, and go back to its copy when it is refused."""
    path = work / source.name
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(source.parent, work)
    before = _state_at(path)
    damage(path, chance)
    try:
        opened = workspace.open_file(path)
    except Problem as problem:
        return _way_back(path, before) if problem.sentence else Outcome.TRACEBACK
    try:
        if state_of(opened.database) == before:
            return Outcome.SAME
        return Outcome.TOLD if opened.notices else Outcome.WRONG
    finally:
        workspace.let_go(opened)


def _way_back(path: Path, before: State) -> Outcome:
    """Go back to the last good copy, as she would: it has everything."""
    last = safekeeping.last_good(path)
    if last is None:
        return Outcome.LOST
    safekeeping.restore_file(path, last.copy.path)
    return Outcome.REFUSED if _state_at(path) == before else Outcome.LOST


def of_a_copy(copy: Path, work: Path, chance: random.Random) -> Outcome:
    """Damage a copy and go back to it: it is as it was, or nothing changes."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    path, bad = work / "guia.sqlite", work / copy.name
    shutil.copyfile(copy, bad)
    damage(bad, chance)
    try:
        safekeeping.restore_file(path, bad)
    except Problem as problem:
        return Outcome.REFUSED if problem.sentence and not path.exists() else Outcome.LOST
    shutil.copyfile(copy, work / "bien.sqlite")
    return Outcome.SAME if _state_at(path) == _state_at(work / "bien.sqlite") else Outcome.WRONG


def _state_at(path: Path) -> State:
    opened = workspace.look_only(path)
    return state_of(opened.database)


Attempt = Callable[[Path, Path, random.Random], Outcome]


def many(attempt: Attempt, source: Path, work: Path, times: int, seed: int = 1) -> Counter[Outcome]:
    """Return what came of so many damages; whatever nobody foresaw is a traceback."""
    found: Counter[Outcome] = Counter()
    chance = random.Random(seed)  # noqa: S311  the same damages every time
    for _turn in range(times):
        start = time.monotonic()
        try:
            outcome = attempt(source, work, chance)
        except Exception:  # whatever it is, she would have seen it
            outcome = Outcome.TRACEBACK
        found[Outcome.HANG if time.monotonic() - start > PATIENCE else outcome] += 1
    return found

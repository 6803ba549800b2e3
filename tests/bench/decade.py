"""A guide of ten years: posts and changes of every day, pictures, two hundred megabytes."""

import hashlib
import json
import os
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from muniredes.actions import people, reading, workspace
from muniredes.actions.safekeeping import housekeeping
from muniredes.storage.data_file.seal import seal_what_is_closed
from tests.bench import calendars, towns
from tests.bench.timing import Measured

PICTURES = 1_000
PICTURE_BYTES = 190_000
DAYS = 3_650
CHANGES_A_DAY = 8
DAYS_OF_DETAIL = 366 * 4
TURNS = 5
REST = 4
"""The change after which she rests a while, as the window sees it."""
_LAST = datetime(2026, 11, 20, 9)
_TEXT = "Lo que se dijo en la red, con su día, su hora y su lugar, y a quién hay que llamar. " * 4


def ten_years(path: Path) -> Path:
    """Write it: what is older than the details that the history keeps has lost them, as the rule says."""
    path.parent.mkdir(exist_ok=True)
    calendars.with_posts(towns.example_town(path))
    with closing(sqlite3.connect(path)) as connection, connection:
        _write_pictures(connection)
        _write_history(connection)
    seal_what_is_closed(path)
    workspace.close(workspace.open_file(path))
    return path


def _write_pictures(connection: sqlite3.Connection) -> None:
    """Write pictures, each named by a message."""
    messages = [
        row[0] for row in connection.execute("SELECT id FROM message ORDER BY id DESC LIMIT ?", (PICTURES,))
    ]
    for number in messages:
        data = os.urandom(PICTURE_BYTES)
        name = hashlib.sha256(data).hexdigest()
        connection.execute("INSERT INTO image VALUES (?, 'image/jpeg', 1080, 1080, ?)", (name, data))
        said = json.dumps([{"picture": name, "alternative_text": "La plaza"}])
        connection.execute("UPDATE message SET pictures = ? WHERE id = ?", (said, number))


def _write_history(connection: sqlite3.Connection) -> None:
    """Write some changes of every day: a post that is new, and what happens to it until it is out."""
    first = connection.execute("SELECT max(id) FROM history_action").fetchone()[0] + 1
    count = DAYS * CHANGES_A_DAY
    connection.executemany(
        "INSERT INTO history_action (id, at, author, title) VALUES (?, ?, 'Marta', ?)",
        (
            (first + n, f"{_moment(n):%Y-%m-%d %H:%M:%S}.000000", f"Publicación cambiada: {n}")
            for n in range(count)
        ),
    )
    connection.executemany(
        "INSERT INTO history_row (action_id, kind, object_id, operation, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (row for n in range(count) for row in _rows(first, n)),
    )


def _moment(number: int) -> datetime:
    return _LAST - timedelta(days=DAYS - number // CHANGES_A_DAY, minutes=-(number % CHANGES_A_DAY))


def _rows(first: int, number: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows of an action: every fourth is of something new."""
    known = number > (DAYS - DAYS_OF_DETAIL) * CHANGES_A_DAY
    before, after = (json.dumps({"text": f"{_TEXT}{number + each}"}) if known else None for each in (0, 1))
    for kind in ("message", "post"):
        if number % 4:
            yield first + number, kind, 1 + number // 4, "update", before, after
        else:
            yield first + number, kind, 1 + number // 4, "insert", None, None


@dataclass(frozen=True)
class Decade:
    """What it takes to live with such a file, and what it takes to read it and to copy it and no more."""

    opening: Measured
    snapshot: Measured
    tidying: Measured
    closing: Measured
    read: Measured
    copied: Measured
    size: Measured


def measure(path: Path) -> Decade:
    """Open it, look at it, tidy the house, work a little and close it, several days."""
    days = [_one_day(path, turn) for turn in range(TURNS)]
    opening, snapshot, tidying, closed, read, copied = (
        Measured(statistics.median(each), "s") for each in zip(*days, strict=True)
    )
    size = Measured(path.stat().st_size / 1_000_000, "MB")
    return Decade(opening, snapshot, tidying, closed, read, copied, size)


def _one_day(path: Path, turn: int) -> tuple[float, ...]:
    read = _seconds(partial(_read, path))
    copied = _seconds(partial(_copy, path))
    found: list[workspace.Workspace] = []
    opening = _seconds(lambda: found.append(workspace.open_file(path)))
    opened = found[0]
    snapshot = _seconds(partial(reading.snapshot, opened.database))
    tidying = _seconds(partial(housekeeping.keep_house, opened))
    for change in range(10):
        people.edit(opened.database, 1, {"post": f"Auxiliar {turn} {change}"})
        if change == REST:
            workspace.get_a_copy_ready(opened)
    return opening, snapshot, tidying, _seconds(partial(workspace.close, opened)), read, copied


def _read(path: Path) -> None:
    with path.open("rb") as stream:
        while stream.read(1024 * 1024):
            pass


def _copy(path: Path) -> None:
    """Copy a file to the disk, and see that it is there."""
    target = path.with_suffix(".copia")
    shutil.copyfile(path, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
    target.unlink()


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start

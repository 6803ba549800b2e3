"""Put a file in the place of another, or out of the way, with what SQLite keeps beside it.

A journal that is left beside another file would be rolled back into it, and the file it belonged to would
lose the way to its last whole state: a database and its journal go together or not at all.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from muniredes.domain.progress import Progress, no_progress
from muniredes.files import flush_folder, flush_to_disk, replacing
from muniredes.storage.connection import UNREADABLE, open_plain
from muniredes.storage.data_file.seal import put_seal

STAMP = "%Y-%m-%d-%H%M%S"
"""How the name of a file that is kept says when."""

COMPANIONS = ("-journal", "-wal", "-shm")
_MARK = 12
_STRETCH = 1024 * 1024


@contextmanager
def taking_the_place(database: Path, at: datetime) -> Iterator[Path]:
    """Yield a neighbour to write; on success it takes the place of `database`, and no old journal stays.

    Raises the OSError of whatever step failed, with everything as it was.
    """
    with replacing(database, over_a_guide=True) as neighbour:
        yield neighbour
        clear_companions(database, at)


def clear_companions(database: Path, at: datetime) -> None:
    """Give another name to a journal that would be taken for that of the file to come. Raises OSError."""
    for companion in _companions(database):
        end = companion.name.removeprefix(database.name)
        companion.rename(_free(_aside_name(database, at, "diario"), end))


def remove(database: Path, at: datetime) -> None:
    """Take away a file made only to be looked at; its journal gets another name. Raises OSError."""
    database.unlink(missing_ok=True)
    clear_companions(database, at)


def settle(database: Path) -> None:
    """Let SQLite give back to a file its last whole state, if its writer was killed. Raises `UNREADABLE`."""
    if _companions(database):
        with closing(open_plain(database)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def set_aside(database: Path, at: datetime) -> Path:
    """Move a file and its journal to another name, which says when and carries its digest; return it.

    Nothing is deleted before its copy is on the disk. Raises OSError.
    """
    with contextlib.suppress(*UNREADABLE):  # a file beyond repair goes as it is, with its journal
        settle(database)
    aside = _free(_aside_name(database, at, _digest(database)))
    moved = _companions(database)
    for companion in moved:
        put_copy(companion, aside.with_name(aside.name + companion.name.removeprefix(database.name)))
    database.rename(aside)
    for companion in moved:
        companion.unlink()
    flush_folder(database.parent)
    return aside


def put_aside(connection: sqlite3.Connection, database: Path, at: datetime) -> Path:
    """Write what a connection reads under another name; return it. Raises OSError and what SQLite raises."""
    aside = _free(_aside_name(database, at, "abierto"))
    with replacing(aside, whose=database) as neighbour:
        with closing(open_plain(neighbour)) as copy:
            connection.backup(copy)
        put_seal(neighbour)
    return aside


def keep_as_it_is(database: Path, at: datetime) -> Path:
    """Copy a damaged file and its journal byte for byte beside it; return where. Raises OSError."""
    aside = _free(_aside_name(database, at, _digest(database)))
    for companion in _companions(database):
        put_copy(companion, aside.with_name(aside.name + companion.name.removeprefix(database.name)))
    put_copy(database, aside)
    return aside


def _companions(database: Path) -> list[Path]:
    beside = (database.with_name(database.name + end) for end in COMPANIONS)
    return [path for path in beside if path.is_file()]


def put_copy(
    source: Path,
    target: Path,
    *,
    over_a_guide: bool = False,
    whose: Path | None = None,
    progress: Progress = no_progress,
) -> None:
    """Copy a file byte for byte; at `target` there is the whole of it or what there was. Raises OSError.

    It belongs to whoever has `whose`, or the file that is copied. `progress` may stop it.
    """
    with replacing(target, over_a_guide=over_a_guide, whose=whose or source) as neighbour:
        _copy(source, neighbour, progress)
        flush_to_disk(neighbour)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    size = source.stat().st_size or 1
    with source.open("rb") as there, target.open("wb") as copy:
        while stretch := there.read(_STRETCH):
            copy.write(stretch)
            progress(min(there.tell() / size, 1.0))


def _aside_name(database: Path, at: datetime, mark: str) -> Path:
    return database.with_name(f"{database.stem}-apartado-{at.strftime(STAMP)}-{mark}{database.suffix}")


def _free(path: Path, end: str = "") -> Path:
    """Return a name that nothing has."""
    turn, found = 1, path.with_name(path.name + end)
    while found.exists():
        turn += 1
        found = path.with_name(f"{path.stem}-{turn}{path.suffix}{end}")
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:_MARK]

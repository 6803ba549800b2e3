"""Copies of the whole council: made with SQLite's backup, sealed, and brought back only after being read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from muniredes.domain.problems import Damaged, Problem
from muniredes.domain.progress import Progress, no_progress, within
from muniredes.files import belong_with, disk_problems, flush_folder, replacing, shown
from muniredes.i18n import _
from muniredes.paths import make_private_folder
from muniredes.storage import schema
from muniredes.storage.data_file import replacement
from muniredes.storage.data_file.seal import Seal, make_same, put_seal, read_seal, seal_what_is_closed
from muniredes.storage.errors import as_problems
from muniredes.storage.safekeeping import copies_folder, integrity
from muniredes.storage.safekeeping.copies_folder import BackupCopy, BackupReason

Finish = Callable[[Path], None]
"""Writes in a copy that was read whole, before it takes the place of the present file."""


def make(database: Path, at: datetime, reason: BackupReason) -> BackupCopy:
    """Make a checked copy in the folder of copies, under a name that no other has."""
    with _new_place(database, at, reason) as copy:
        write_copy(database, copy.path)
    return copy


@contextmanager
def _new_place(database: Path, at: datetime, reason: BackupReason) -> Iterator[BackupCopy]:
    """Yield a place in the folder of copies to be written; it is nobody's when that fails."""
    folder = copies_folder.folder_of(database)
    with disk_problems(folder):
        make_private_folder(folder)
        belong_with(folder, database)
        flush_folder(folder.parent)
        copy = copies_folder.new_place(database, at, reason)
    try:
        yield copy
    except BaseException:
        with disk_problems(copy.path):
            copy.path.unlink(missing_ok=True)
        raise


def leave(database: Path, at: datetime, ready: Path | None) -> BackupCopy:
    """Leave the copy of a file that has just been closed, and seal both once it is checked.

    One that was made `ready` takes its name, with what changed since.
    """
    with (
        _new_place(database, at, BackupReason.ON_CLOSE) as copy,
        as_problems(copy.path),
        replacing(copy.path, over_a_guide=True) as neighbour,
    ):
        if ready is not None:
            ready.replace(neighbour)
        with as_problems(database):
            state = make_same(database, neighbour)
        integrity.check_pages(neighbour)
        put_seal(neighbour, state)
    seal_what_is_closed(database, state)
    return copy


def write_copy(database: Path, target: Path, *, over_a_guide: bool = False) -> None:
    """Write a sealed copy of `database` at `target`, whole or not at all."""
    with as_problems(target), replacing(target, over_a_guide=over_a_guide) as neighbour:
        with as_problems(database):
            schema.copy_whole(database, neighbour)
        integrity.check_pages(neighbour)
        put_seal(neighbour)


@contextmanager
def _said_of_a_copy(source: Path) -> Iterator[None]:
    """Say of a copy, and not of the guide, that it is damaged."""
    try:
        yield
    except Damaged as damage:
        raise Problem(
            _("La copia «{name}» está dañada.").format(name=shown(source.name)),
            _("Elija otra; no se ha cambiado nada."),
        ) from damage


def check(source: Path, name: Path | None = None) -> None:
    """Refuse a copy that is not as it was made, is not a guide, or is of a newer program.

    `name` is what she knows it as, when it came inside a package.
    """
    with _said_of_a_copy(name or source), as_problems(source):
        schema.check_version(source, schema.known_versions())
        replacement.settle(source)
        if read_seal(source) is Seal.BROKEN:
            raise Damaged(source)


def restore(
    database: Path,
    source: Path,
    at: datetime,
    name: Path | None = None,
    progress: Progress = no_progress,
    finish: Finish | None = None,
) -> Path | None:
    """Put the contents of `source` in the place of `database`; return where the present file was kept.

    The copy is brought to a neighbour, upgraded and read whole there before anything changes, and `finish`
    writes there what is to come with it. A present file that is sound is copied to the copies; one that is
    damaged is kept beside it as it is. `progress` may stop it until the present file is being kept: then it
    is too late.
    """
    check(source, name)
    progress(0.2)
    with as_problems(database), replacement.taking_the_place(database, at) as neighbour:
        with _said_of_a_copy(name or source), as_problems(source):
            schema.copy_whole(source, neighbour)
        progress(0.5)
        with _said_of_a_copy(name or source), as_problems(neighbour):
            _prove(neighbour, within(progress, 0.5, 0.8), finish)
        progress(0.8)
        kept = _keep_present(database, at) if database.exists() else None
    copies_folder.thin_out(database, frozenset({source, *([kept] if kept else [])}))
    return kept


def _prove(neighbour: Path, progress: Progress, finish: Finish | None) -> None:
    """Bring a copy up to date, read everything in it and finish it."""
    integrity.refuse_what_acts(neighbour)
    integrity.check_pages(neighbour, progress)
    schema.upgrade_in_place(neighbour)
    integrity.check_whole(neighbour, progress)
    if finish is not None:
        finish(neighbour)
    put_seal(neighbour)


def _keep_present(database: Path, at: datetime) -> Path:
    try:
        integrity.refuse_what_acts(database)
        return make(database, at, BackupReason.BEFORE_RESTORE).path
    except Problem:
        with disk_problems(database):
            return replacement.keep_as_it_is(database, at)

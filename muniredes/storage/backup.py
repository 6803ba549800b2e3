"""Copies of the whole council: made with SQLite's backup, checked, and thinned out with time."""

import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from muniredes.domain.problems import Problem
from muniredes.files import disk_problems, replacing
from muniredes.i18n import _, mark
from muniredes.paths import make_private_folder
from muniredes.storage.errors import as_problems
from muniredes.storage.schema import check_version, copy_whole, known_versions, open_plain

KEPT = 10
_STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"^(?P<stem>.+)-(?P<stamp>\d{4}-\d\d-\d\d-\d{6})-(?P<reason>[a-z_]+)\.sqlite$")


class BackupReason(StrEnum):
    """Why a copy was made."""

    ON_CLOSE = "al_cerrar"
    DAILY = "diaria"
    BEFORE_UPGRADE = "antes_de_actualizar"
    BEFORE_RESTORE = "antes_de_recuperar"
    BEFORE_IMPORT = "antes_de_importar"
    ASKED = "a_mano"

    @property
    def word(self) -> str:
        """«Al cerrar»."""
        return _(_REASON_WORDS[self])


_REASON_WORDS = {
    BackupReason.ON_CLOSE: mark("Al cerrar"),
    BackupReason.DAILY: mark("Diaria"),
    BackupReason.BEFORE_UPGRADE: mark("Antes de actualizar"),
    BackupReason.BEFORE_RESTORE: mark("Antes de recuperar otra"),
    BackupReason.BEFORE_IMPORT: mark("Antes de importar"),
    BackupReason.ASKED: mark("Hecha a mano"),
}


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """A copy in the folder of copies."""

    path: Path
    made_at: datetime
    reason: BackupReason


def folder_of(database: Path) -> Path:
    """Return the folder where the copies of `database` are kept."""
    return database.with_name("copias")


def make(database: Path, at: datetime, reason: BackupReason) -> BackupCopy:
    """Make a checked copy in the folder of copies, and thin out the older ones."""
    folder = folder_of(database)
    with disk_problems(folder):
        make_private_folder(folder)
    path = folder / f"{database.stem}-{at.strftime(_STAMP)}-{reason.value}.sqlite"
    write_copy(database, path)
    thin_out(database)
    return BackupCopy(path, at, reason)


def write_copy(database: Path, target: Path) -> None:
    """Write a checked copy of `database` at `target`, whole or not at all."""
    with as_problems(target), replacing(target) as neighbour:
        copy_whole(database, neighbour)
        verify(neighbour)


def verify(path: Path) -> None:
    """Refuse a file that is not a sound MuniRedes database of a known version."""
    check_version(path, known_versions())
    with as_problems(path), closing(open_plain(path)) as connection:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise Problem(
            _("La copia «{name}» está dañada.").format(name=path.name),
            _("Elija otra; no se ha cambiado nada."),
        )


def copies(database: Path) -> tuple[BackupCopy, ...]:
    """Return the copies of `database`, newest first."""
    folder = folder_of(database)
    found = (_read_name(path, database.stem) for path in folder.glob("*.sqlite")) if folder.is_dir() else ()
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: copy.made_at, reverse=True))


def _read_name(path: Path, stem: str) -> BackupCopy | None:
    match = _NAME.match(path.name)
    if match is None or match["stem"] != stem:
        return None
    try:
        made_at = datetime.strptime(match["stamp"], _STAMP)  # noqa: DTZ007  local time, like the history's
        return BackupCopy(path, made_at, BackupReason(match["reason"]))
    except ValueError:
        return None


def thin_out(database: Path) -> None:
    """Keep the newest copies, and the newest of every month; delete the rest."""
    kept_months: set[tuple[int, int]] = set()
    for position, copy in enumerate(copies(database)):
        month = (copy.made_at.year, copy.made_at.month)
        if position >= KEPT and month in kept_months:
            copy.path.unlink(missing_ok=True)
        kept_months.add(month)


def restore(database: Path, source: Path, at: datetime) -> Path | None:
    """Put the contents of `source` in the place of `database`; return where the present file was kept.

    A present file that is sound is copied to the copies; one that is damaged is kept beside it as it is.
    """
    verify(source)
    kept = _set_aside(database, at) if database.exists() else None
    with as_problems(database), replacing(database) as neighbour:
        copy_whole(source, neighbour)
    return kept


def _set_aside(database: Path, at: datetime) -> Path:
    try:
        return make(database, at, BackupReason.BEFORE_RESTORE).path
    except Problem:
        aside = database.with_name(f"{database.stem}-apartado-{at.strftime(_STAMP)}{database.suffix}")
        with disk_problems(database):
            shutil.copy2(database, aside)
        return aside

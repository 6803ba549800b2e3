"""The folder of copies: what is in it, under which name each goes, and which are let go with time.

A copy is let go only when there are better ones, looked at one by one, and never while it is in use.
"""

import glob
import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from muniredes.domain.handover import past_terms
from muniredes.domain.worded_enum import WordedEnum
from muniredes.files import belong_with
from muniredes.i18n import mark
from muniredes.storage.data_file.replacement import STAMP
from muniredes.storage.safekeeping.verified_copies import VerifiedCopies

KEPT = 10
ALWAYS_KEPT = 3
MOST_BYTES = 2 * 1024**3
"""What the copies may take up together; the last three stay whatever they weigh."""

_A_DAY = 24 * 60 * 60
_NAME = re.compile(
    r"^(?P<stem>.+)-(?P<stamp>\d{4}-\d\d-\d\d-\d{6})(?:-(?P<turn>\d+))?-(?P<reason>[a-z_]+)\.sqlite\Z",
    re.DOTALL,
)
_log = logging.getLogger(__name__)


def is_a_past_term(path: Path) -> bool:
    """Whether a file is a term that ended, as it is kept: it is for looking at, from whichever side."""
    return path.parent.name == past_terms.FOLDER and past_terms.label_of(path.name) is not None


class BackupReason(WordedEnum):
    """Why a copy was made."""

    ON_CLOSE = "al_cerrar", mark("Al cerrar")
    DAILY = "diaria", mark("Diaria")
    BEFORE_UPGRADE = "antes_de_actualizar", mark("Antes de actualizar")
    BEFORE_RESTORE = "antes_de_recuperar", mark("Antes de recuperar otra")
    BEFORE_IMPORT = "antes_de_importar", mark("Antes de importar")
    ASKED = "a_mano", mark("Hecha a mano")


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """A copy in the folder of copies; `turn` counts those of the same second."""

    path: Path
    made_at: datetime
    reason: BackupReason
    turn: int = 1


def folder_of(database: Path) -> Path:
    """Return the folder where the copies of `database` are kept."""
    return database.with_name("copias")


def workroom_of(database: Path) -> Path:
    """Return what the names begin with of the private folders where a package is made or opened.

    Whoever only looks has one too: each says with a lock of its own that it is used.
    """
    return folder_of(database) / f".{database.stem}-paquete-"


def new_place(database: Path, at: datetime, reason: BackupReason) -> BackupCopy:
    """Take a name in the folder of copies that no other copy has or will have. Raises OSError."""
    turn = 0
    while True:
        turn += 1
        again = f"-{turn}" if turn > 1 else ""
        name = f"{database.stem}-{at.strftime(STAMP)}{again}-{reason.value}.sqlite"
        path = folder_of(database) / name
        if any(copy.made_at == at.replace(microsecond=0) and copy.turn == turn for copy in copies(database)):
            continue
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        belong_with(path, database)
        return BackupCopy(path, at, reason, turn)


def copies(database: Path) -> tuple[BackupCopy, ...]:
    """Return the copies of `database`, newest first."""
    folder = folder_of(database)
    found = (_read_name(path, database.stem) for path in _files_in(folder))
    return tuple(
        sorted((copy for copy in found if copy), key=lambda copy: (copy.made_at, copy.turn), reverse=True)
    )


def _files_in(folder: Path) -> Iterator[Path]:
    try:
        yield from folder.glob("*.sqlite")
    except OSError:
        _log.warning("the folder of copies cannot be read", exc_info=True)


def _read_name(path: Path, stem: str) -> BackupCopy | None:
    match = _NAME.match(path.name)
    if match is None or match["stem"] != stem:
        return None
    try:
        made_at = datetime.strptime(match["stamp"], STAMP)  # noqa: DTZ007  local time, like the history's
        return BackupCopy(path, made_at, BackupReason(match["reason"]), int(match["turn"] or 1))
    except ValueError:
        return None


def bytes_taken(database: Path) -> int:
    """Return what the copies take up together."""
    return sum(_size(copy) for copy in copies(database))


def thin_out(database: Path, in_use: frozenset[Path] = frozenset()) -> None:
    """Keep the newest copies, the newest of every month, and no more than fits; let go of the rest.

    Damaged copies do not count as kept, so a sound one never goes because of them. A copy that cannot be
    deleted stays: somebody else is reading it. Those `in_use` have just been made or checked.
    """
    for copy in _to_let_go(database, in_use):
        if copy.path in in_use:
            continue
        try:
            copy.path.unlink(missing_ok=True)
        except OSError:
            _log.warning("an old copy stays", exc_info=True)


def _to_let_go(database: Path, in_use: frozenset[Path]) -> list[BackupCopy]:
    """Return the copies that are too many. They are read only when one would go even if all were sound."""
    found = copies(database)
    if not found:
        return []
    looked = VerifiedCopies(_place_of_looked(database), found[0].made_at.date())
    for copy in found:
        if copy.path in in_use:
            looked.take_as_read(copy.path)
    going = []
    if len(found) > ALWAYS_KEPT and _too_many(found, lambda _copy: True):
        going = _too_many(found, lambda copy: copy.path in in_use or looked.is_sound(copy.path))
    looked.keep(copy.path.name for copy in found)
    return going


def _place_of_looked(database: Path) -> Path:
    return folder_of(database) / f".{database.stem}-leidas.json"


def _too_many(found: Sequence[BackupCopy], is_sound: Callable[[BackupCopy], bool]) -> list[BackupCopy]:
    months: set[tuple[int, int]] = set()
    kept, going, taken = 0, [], 0
    for copy in found:
        month = (copy.made_at.year, copy.made_at.month)
        wanted = kept < KEPT or month not in months
        taken += _size(copy)
        if kept >= ALWAYS_KEPT and (not wanted or taken > MOST_BYTES):
            going.append(copy)
            taken -= _size(copy)
            continue
        if kept >= KEPT or is_sound(copy):
            kept += 1
            months.add(month)
    return going


def _size(copy: BackupCopy) -> int:
    try:
        return copy.path.stat().st_size
    except OSError:
        return 0


def sweep(database: Path) -> None:
    """Delete what a program that was killed left half made beside a file, among its copies and its terms.

    Whoever has the lock of the file is the only one who makes such things: none of them is in use, nor is
    the journal that SQLite kept beside one, nor the lock that older programs left beside a term. The private
    folders (`workroom_of`) are others' to sweep.
    """
    beside, workroom = database.parent, workroom_of(database).name
    among_copies = folder_of(database).glob(f".{glob.escape(database.stem)}-*.tmp*")
    left = [
        *beside.glob(f".{glob.escape(database.name)}.*.tmp*"),
        *beside.glob(f".{glob.escape(database.stem)}-apartado-*.tmp*"),
        *(path for path in among_copies if not path.name.startswith(workroom)),
        *(beside / past_terms.FOLDER).glob(f".{past_terms.ANY}.*.tmp*"),
        *(beside / past_terms.FOLDER).glob(f"{past_terms.ANY}.lock"),
        *(beside / past_terms.FOLDER).glob(f"{past_terms.ANY}.owner"),
    ]
    empty = [copy.path for copy in copies(database) if _size(copy) == 0]
    for path in (*left, *empty):
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        except OSError:
            _log.warning("a leftover stays", exc_info=True)


def sweep_beside(made: Path, name: str) -> None:
    """Take away what was left half made there of her own, days ago: it is the whole guide, and has no name.

    What another computer may be making now stays. Both are dated by the clock of that folder.
    """
    for left in made.parent.glob(f".{glob.escape(name)}-*.tmp"):
        try:
            if made.stat().st_mtime - left.stat().st_mtime > _A_DAY:
                left.unlink(missing_ok=True)
        except OSError:
            _log.warning("what was left half made stays", exc_info=True)

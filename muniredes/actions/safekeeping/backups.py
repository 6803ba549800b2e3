"""Copies of everything, and going back to one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from muniredes.actions import clock, workspace
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.exchange import packages
from muniredes.files import disk_problems, is_guide, resolved, shown
from muniredes.i18n import _
from muniredes.paths import make_private_folder
from muniredes.storage.data_file import contents, replacement
from muniredes.storage.data_file.contents import Holding
from muniredes.storage.data_file.lock import WriterLock
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import backup, copies_folder, ended_terms
from muniredes.storage.safekeeping.backup import Finish
from muniredes.storage.safekeeping.copies_folder import ALWAYS_KEPT, MOST_BYTES, BackupCopy, BackupReason

__all__ = [
    "ALWAYS_KEPT",
    "MOST_BYTES",
    "BackupCopy",
    "Holding",
    "LastGood",
    "back_up",
    "bring_back",
    "bytes_taken",
    "copies",
    "export",
    "holdings",
    "last_good",
    "open_again",
    "open_elsewhere",
    "restore",
    "restore_file",
    "set_aside",
    "sound_among",
]


@dataclass(frozen=True, slots=True)
class LastGood:
    """The copy that can be believed and knows most: until when, and how many later changes it lacks.

    `lost` is None when the file itself cannot say; `holding` says how much there is in it.
    """

    copy: BackupCopy
    until: datetime
    lost: int | None
    holding: Holding | None = None


def back_up(database: Database) -> BackupCopy:
    """Make a checked copy now, in the folder of copies."""
    copy = backup.make(database.path, clock.machine(), BackupReason.ASKED)
    copies_folder.thin_out(database.path, frozenset({copy.path}))
    return copy


def copies(database: Database) -> tuple[BackupCopy, ...]:
    """Return the copies there are, newest first."""
    return copies_folder.copies(database.path)


def bytes_taken(database: Database) -> int:
    """Return what all the copies take up."""
    return copies_folder.bytes_taken(database.path)


def last_good(path: Path, progress: Progress = no_progress) -> LastGood | None:
    """Return the copy of a file that knows most, of those that are as they were made; None without any.

    The dates of the copies depend on a clock that may have been wrong: what counts is what each one knows.
    One that knows what the file itself does not, because she went back from it to another, comes after
    those of the file's own past. Each is read whole: it may run beside the window.
    """
    best: LastGood | None = None
    reached = contents.last_action(path)
    most = (False, -1)
    there = copies_folder.copies(path)
    for number, copy in enumerate(there):
        progress(number / len(there))
        found = contents.last_action(copy.path)
        if found is None:
            continue
        worth = (contents.knows(path, found), found.number)
        if worth <= most or not _is_sound(copy.path):
            continue
        lost = max(0, reached.number - found.number) if reached else None
        held = contents.holding(copy.path)
        best, most = LastGood(copy, found.at or clock.told(copy.made_at), lost, held), worth
    return best


def holdings(found: Iterable[Path]) -> dict[Path, Holding | None]:
    """Return how much each of some copies holds."""
    return {path: contents.holding(path) for path in found}


def sound_among(found: frozenset[Path], progress: Progress = no_progress) -> dict[Path, bool]:
    """Say of some copies whether each is as it was made. Each is read whole: it runs beside the window."""
    sound = {}
    for number, path in enumerate(found):
        progress(number / len(found))
        sound[path] = _is_sound(path)
    return sound


def _is_sound(path: Path) -> bool:
    try:
        backup.check(path)
    except Problem:
        return False
    return True


def set_aside(path: Path) -> Path:
    """Give a file that cannot be opened another name, with its journal, and return it; nothing is deleted."""
    lock = _locked(path)
    try:
        with disk_problems(path):
            return replacement.set_aside(path, clock.machine())
    finally:
        lock.release()


def folder(database: Database) -> Path:
    """Return the folder of copies."""
    return copies_folder.folder_of(database.path)


def export(database: Database, target: Path) -> None:
    """Write a checked copy anywhere: a ZIP package when the name says so, else the plain file.

    An older copy of the same guide gives way to it; no other guide does, nor any file in use.
    """
    with disk_problems(target):
        if target.exists() and target.samefile(database.path):
            raise Problem(_("Ese es el fichero que está abierto."), _("Elija otro nombre para la copia."))
        newer = gives_way(target, database)
    if target.suffix.casefold() == ".zip":
        with packages.packing(target, copies_folder.workroom_of(database.path), over_a_guide=newer) as inner:
            backup.write_copy(database.path, inner)
    else:
        backup.write_copy(database.path, target, over_a_guide=newer)


def gives_way(target: Path, database: Database) -> bool:
    """Whether a file is an exported copy of the open guide, and this one knows all that it does."""
    if not is_guide(target) or _is_lived_in(target) or _is_on_a_shelf(target):
        return False
    try:
        with packages.unpacked(target, copies_folder.workroom_of(database.path)) as inner:
            found = contents.last_action(inner)
    except Problem:
        return False
    return found is not None and contents.knows(database.path, found)


def _is_lived_in(target: Path) -> bool:
    """Whether a file is somebody's data, open or not, and no copy. Nobody lives in a term that ended."""
    return not copies_folder.is_a_past_term(target) and _has_its_own(target)


def _has_its_own(target: Path) -> bool:
    return copies_folder.folder_of(target).is_dir() or any(
        target.with_name(target.name + end).exists() for end in (".lock", ".owner")
    )


def _is_on_a_shelf(target: Path) -> bool:
    with disk_problems(target):
        return resolved(target).parent.name == copies_folder.folder_of(target).name


def restore(opened: Workspace, source: Path) -> Workspace:
    """Go back to a copy; the present file is kept among the copies. Return the workspace opened anew."""
    bring_back(opened, source, no_progress)
    return open_again(opened)


def bring_back(
    opened: Workspace, source: Path, progress: Progress, finish: Finish | None = None
) -> Path | None:
    """Put a copy in the place of the open file; it may run beside a window in which nothing is written.

    The present file is kept among the copies: return where. What follows is `open_again`. `finish` writes
    in what comes before it is there: nobody ever sees one without the other. `progress` may stop it while
    nothing has changed.
    """
    database = opened.database
    if database.is_read_only:
        raise Problem(database.read_only_because, _("No se ha cambiado nada."))
    opened.ready.drop()
    with database.set_free():
        return _put_in_place(database.path, source, progress, finish)


def open_again(opened: Workspace) -> Workspace:
    """Open anew a file in whose place another was put; it may run beside the window.

    Raises a Problem when it cannot be: nothing is written any more through what was open, whose lock is gone.
    """
    opened.lock.release()
    try:
        return workspace.open_file(opened.path)
    except BaseException:
        opened.database.read_only_because = _("La guía no se ha podido abrir de nuevo: no se puede guardar.")
        workspace.let_go(opened)
        raise


def restore_file(
    path: Path, source: Path, progress: Progress = no_progress, finish: Finish | None = None
) -> Path | None:
    """Put a copy in the place of the file at `path`, which nobody has open and may be damaged.

    Return where the present file was kept; None when there was none. It may run beside the window;
    `progress` may stop it while nothing has changed, and `finish` is as in `bring_back`.
    """
    with disk_problems(path):
        path = resolved(path) if path.is_symlink() else path
        make_private_folder(path.parent)
    lock = _locked(path)
    try:
        return _put_in_place(path, source, progress, finish)
    finally:
        lock.release()


def _locked(path: Path) -> WriterLock:
    lock = WriterLock(path)
    if not lock.take():
        raise open_elsewhere(lock.holder())
    return lock


def open_elsewhere(holder: str) -> Problem:
    """Return what is said when `holder`, or nobody in particular, has open a guide that is to be written."""
    return Problem(
        _("La guía está abierta en MuniRedes por {holder}.").format(holder=holder or _("otra persona")),
        _("Cierre allí MuniRedes y vuelva a intentarlo."),
    )


def _put_in_place(path: Path, source: Path, progress: Progress, finish: Finish | None) -> Path | None:
    if source.exists() and path.exists() and source.samefile(path):
        raise Problem(
            _("«{name}» es el propio fichero de datos.").format(name=shown(source.name)),
            _("Elija una copia; no se ha cambiado nada."),
        )
    at = clock.machine()
    with (
        packages.unpacked(source, copies_folder.workroom_of(path)) as inner,
        ended_terms.taking_in(path, ended_terms.sound(ended_terms.of(inner, beside=source)), at),
    ):
        return backup.restore(path, inner, at, source, progress, finish)

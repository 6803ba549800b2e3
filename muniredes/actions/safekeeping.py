"""Copies of everything, and going back to one."""

from pathlib import Path

from muniredes.actions import clock, workspace
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.exchange import packages
from muniredes.files import disk_problems
from muniredes.i18n import _
from muniredes.paths import make_private_folder
from muniredes.storage import backup
from muniredes.storage.backup import BackupCopy, BackupReason
from muniredes.storage.database import Database
from muniredes.storage.lock import WriterLock

__all__ = ["BackupCopy", "back_up", "copies", "export", "restore", "restore_file"]


def back_up(database: Database) -> BackupCopy:
    """Make a checked copy now, in the folder of copies."""
    return backup.make(database.path, clock.now(), BackupReason.ASKED)


def copies(database: Database) -> tuple[BackupCopy, ...]:
    """Return the copies there are, newest first."""
    return backup.copies(database.path)


def copies_of(path: Path) -> tuple[BackupCopy, ...]:
    """Return the copies of a file that may not even open, newest first."""
    return backup.copies(path)


def set_aside(path: Path) -> Path:
    """Give a file that cannot be opened another name, and return it; nothing is deleted."""
    stamp = clock.now().strftime("%Y-%m-%d-%H%M%S")
    aside = path.with_name(f"{path.stem}-apartado-{stamp}{path.suffix}")
    with disk_problems(path):
        path.rename(aside)
    return aside


def folder(database: Database) -> Path:
    """Return the folder of copies."""
    return backup.folder_of(database.path)


def export(database: Database, target: Path) -> None:
    """Write a checked copy anywhere: a ZIP package when the name says so, else the plain file."""
    if target.resolve() == database.path.resolve():
        raise Problem(_("Ese es el fichero que está abierto."), _("Elija otro nombre para la copia."))
    if target.suffix.casefold() == ".zip":
        with packages.packing(target) as inner:
            backup.write_copy(database.path, inner)
    else:
        backup.write_copy(database.path, target)


def restore(opened: Workspace, source: Path) -> Workspace:
    """Go back to a copy; the present file is kept among the copies. Return the workspace opened anew."""
    database = opened.database
    if database.is_read_only:
        raise Problem(database.read_only_because, _("No se ha cambiado nada."))
    _put_in_place(database.path, source)
    opened.lock.release()
    return workspace.open_file(database.path)


def restore_file(path: Path, source: Path) -> None:
    """Put a copy in the place of the file at `path`, which nobody has open and may be damaged."""
    with disk_problems(path):
        make_private_folder(path.parent)
    lock = WriterLock(path)
    if not lock.take():
        raise Problem(
            _("El fichero está abierto por {holder}.").format(holder=lock.holder() or _("otra persona")),
            _("Ciérrelo allí y vuelva a intentarlo."),
        )
    try:
        _put_in_place(path, source)
    finally:
        lock.release()


def _put_in_place(path: Path, source: Path) -> None:
    with packages.unpacked(source) as inner:
        backup.restore(path, inner, clock.now())

"""Copies of everything, and going back to one."""

from pathlib import Path

from muniredes.actions import clock, workspace
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.exchange import packages
from muniredes.i18n import _
from muniredes.storage import backup
from muniredes.storage.backup import BackupCopy, BackupReason
from muniredes.storage.database import Database

__all__ = ["BackupCopy", "back_up", "copies", "export", "restore"]


def back_up(database: Database) -> BackupCopy:
    """Make a checked copy now, in the folder of copies."""
    return backup.make(database.path, clock.now(), BackupReason.ASKED)


def copies(database: Database) -> tuple[BackupCopy, ...]:
    """Return the copies there are, newest first."""
    return backup.copies(database.path)


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


def restore(open_workspace: Workspace, source: Path) -> Workspace:
    """Go back to a copy; the present file is kept among the copies. Return the workspace opened anew."""
    database = open_workspace.database
    if database.is_read_only:
        raise Problem(database.read_only_because, _("No se ha cambiado nada."))
    restore_file(database.path, source)
    open_workspace.lock.release()
    return workspace.open_file(database.path)


def restore_file(path: Path, source: Path) -> None:
    """Put the contents of a copy, packed or plain, in the place of the file at `path`."""
    with packages.unpacked(source) as inner:
        backup.restore(path, inner, clock.now())

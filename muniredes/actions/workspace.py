"""Open the council's file safely, and close it leaving a copy behind."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from muniredes.actions import clock
from muniredes.domain.problems import Problem
from muniredes.files import disk_problems
from muniredes.i18n import _
from muniredes.paths import make_private_folder, synced_mark
from muniredes.storage import backup, history, schema
from muniredes.storage.backup import BackupReason
from muniredes.storage.database import Database
from muniredes.storage.lock import WriterLock

__all__ = ["Database", "Workspace", "close", "open_file"]

TRASH_DAYS = 30
"""Days that something deleted can be brought back."""


@dataclass
class Workspace:
    """An open file: its database, the right to write to it, and what the user should be told about it."""

    database: Database
    lock: WriterLock
    first_action: int
    notices: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The file that is open."""
        return self.database.path


def open_file(path: Path) -> Workspace:
    """Open the file at `path`, making or upgrading it first; read-only when somebody else has it.

    Raises a Problem, with the file as it was, when it is not ours, damaged, newer or out of reach.
    """
    with disk_problems(path):
        make_private_folder(path.parent)
    lock = WriterLock(path)
    because = _take(lock, path)
    if not because:
        try:
            _prepare(path)
        except BaseException:
            lock.release()
            raise
    else:
        _check_readable(path, because)
    return _opened(Database(path, clock.now, because), lock)


def _take(lock: WriterLock, path: Path) -> str:
    """Take the lock; return why nothing can be written, or nothing when it can."""
    try:
        taken = lock.take()
    except Problem:
        if path.exists():
            return _("La carpeta «{folder}» es de solo lectura: puede mirar, pero no guardar.").format(
                folder=path.parent
            )
        raise
    if taken:
        return ""
    holder = lock.holder() or _("otra persona")
    return _("La tiene abierta {holder}: puede mirar, pero no guardar.").format(holder=holder)


def _check_readable(path: Path, because: str) -> None:
    if not path.exists():
        raise Problem(because, _("Pida permiso de escritura o use otra carpeta."))
    if schema.check_version(path, schema.known_versions()) != schema.HEAD:
        raise Problem(
            _("«{name}» es de una versión anterior y ahora no se puede actualizar.").format(name=path.name),
            because,
        )


def _prepare(path: Path) -> None:
    if not path.exists():
        schema.create(path)
    version = schema.check_version(path, schema.known_versions())
    if version != schema.HEAD:
        backup.make(path, clock.now(), BackupReason.BEFORE_UPGRADE)
        schema.upgrade(path)


def _opened(database: Database, lock: WriterLock) -> Workspace:
    with database.read() as session:
        first = history.last_action_id(session)
    workspace = Workspace(database, lock, first)
    if database.is_read_only:
        workspace.notices.append(database.read_only_because)
    else:
        _daily_chores(workspace)
    mark = synced_mark(database.path)
    if mark:
        workspace.notices.append(
            _(
                "Sus datos están en una carpeta compartida o sincronizada («{mark}») y podrían dañarse. "
                "Es más seguro guardarlos en este ordenador y llevar allí las copias."
            ).format(mark=mark)
        )
    return workspace


def _daily_chores(workspace: Workspace) -> None:
    """Once a day: a copy of what there is, and the contents of the old bin forgotten."""
    now = clock.now()
    newest = next(iter(backup.copies(workspace.path)), None)
    if workspace.first_action and (newest is None or newest.made_at.date() < now.date()):
        try:
            backup.make(workspace.path, now, BackupReason.DAILY)
        except Problem as problem:
            workspace.notices.append(
                _("No se ha podido hacer la copia de hoy. {why}").format(why=problem.sentence)
            )
    with workspace.database.note() as session:
        history.empty_trash(session, now - timedelta(days=TRASH_DAYS))


def close(workspace: Workspace) -> None:
    """Leave a copy when something changed, and let others write."""
    try:
        if not workspace.database.is_read_only and _has_changed(workspace):
            backup.make(workspace.path, clock.now(), BackupReason.ON_CLOSE)
    finally:
        workspace.lock.release()


def _has_changed(workspace: Workspace) -> bool:
    with workspace.database.read() as session:
        return history.last_action_id(session) != workspace.first_action

"""Open the council's file safely, and close it leaving a copy behind."""

import logging
import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from muniredes.actions import clock
from muniredes.domain.council import Council
from muniredes.domain.problems import Damaged, Problem
from muniredes.domain.progress import Cancelled, Progress, no_progress
from muniredes.files import disk_problems, may, resolved, shown
from muniredes.i18n import _
from muniredes.paths import make_private_folder, synced_mark
from muniredes.storage import schema
from muniredes.storage.data_file import replacement
from muniredes.storage.data_file.lock import WriterLock
from muniredes.storage.data_file.seal import (
    Seal,
    is_sealed,
    read_seal,
    seal_what_is_closed,
    take_for_good,
)
from muniredes.storage.database import Database
from muniredes.storage.errors import as_problems, is_of_permission
from muniredes.storage.history import steps
from muniredes.storage.safekeeping import backup, copies_folder, integrity
from muniredes.storage.safekeeping.copies_folder import BackupReason
from muniredes.storage.safekeeping.prepared_copy import PreparedCopy

_log = logging.getLogger(__name__)

__all__ = [
    "Database",
    "Workspace",
    "close",
    "get_a_copy_ready",
    "get_ready_to_write",
    "let_go",
    "look_at",
    "look_only",
    "open_file",
]


@dataclass
class Workspace:
    """An open file: its database, the right to write to it, and what the user should be told about it.

    One that `is_passing` was made only to be looked at, and goes when it is closed; with it its `place`, when
    it has a folder of its own.
    """

    database: Database
    lock: WriterLock
    first_action: int
    notices: list[str] = field(default_factory=list)
    is_only_looked_at: bool = False
    is_passing: bool = False
    is_let_go: bool = False
    place: ExitStack = field(default_factory=ExitStack)
    ready: PreparedCopy = field(init=False)

    def __post_init__(self) -> None:
        self.ready = PreparedCopy(self.path)

    @property
    def path(self) -> Path:
        """The file that is open."""
        return self.database.path

    def is_hers(self, body: Council | None) -> bool:
        """Whether it is the guide of hers, of `body`, for which things are done: no example, copy or past."""
        is_apart = self.is_passing or self.is_only_looked_at or copies_folder.is_a_past_term(self.path)
        return body is not None and not body.is_example and not is_apart


def open_file(path: Path, progress: Progress = no_progress, *, as_it_is: bool = False) -> Workspace:
    """Open the file at `path`, making or upgrading it first; read-only when somebody else has it.

    It may run beside the window, and `progress` may stop it: nothing has changed then. Raises a Problem,
    with the file as it was, when it is not ours, damaged, newer or out of reach. With `as_it_is`, a file
    whose bytes have changed by themselves is taken for good if all of it can be read.
    """
    with disk_problems(path):
        path = resolved(path) if path.is_symlink() else path
        make_private_folder(path.parent)
    ended = _ended(path)
    if ended and _is_older(path):
        return _look_apart(path, ended, progress)
    lock = WriterLock(path)
    because = ended or _take(lock, path)  # what nobody writes needs no lock
    try:
        if because:
            _check_readable(path, because)
        notice = "" if because else _prepare(path, progress, as_it_is=as_it_is)
        database = Database(path, clock.now, because)
        if not because:
            lock.follow()
            database.on_replaced = partial(_follow, database, lock)
        return _opened(database, lock, because or notice)
    except BaseException:
        lock.release()
        raise


def look_only(path: Path) -> Workspace:
    """Open a file to look at what can still be read of it; nothing is checked and nothing is written."""
    because = _("Está mirando un fichero que puede estar dañado: no se puede guardar.")
    opened = _opened(Database(path, clock.now, because), WriterLock(path), because)
    opened.is_only_looked_at = True
    return opened


def look_at(source: Path, place: Path, progress: Progress = no_progress, because: str = "") -> Workspace:
    """Open a copy to look at it: it is brought to a file of its own, `place`, and stays as it is.

    `because` is why nothing can be changed, where it is not that it is a copy. `progress` may stop it. Raises
    a Problem when it is damaged, or of a newer program.
    """
    with disk_problems(place):
        make_private_folder(place.parent)
        replacement.remove(place, clock.machine())
    backup.restore(place, source, clock.machine(), progress=progress)
    because = because or _("Está mirando «{name}», como se quedó: no se puede cambiar nada.").format(
        name=shown(source.name)
    )
    opened = _opened(Database(place, clock.now, because), WriterLock(place), because)
    opened.is_passing = True
    return opened


def get_ready_to_write() -> None:
    """Import what the first action needs: it takes as long as a start, and may run beside the window."""
    from muniredes.storage.history import bulk, revert
    from muniredes.storage.writing import orm_session

    del bulk, revert, orm_session


def get_a_copy_ready(opened: Workspace, progress: Progress = no_progress) -> None:
    """Make the copy that closing will leave, when something has changed and the file is big.

    It may run beside the window, while she goes on. What keeps it from being made is in the log: it is made
    when it is closed.
    """
    try:
        if opened.database.is_read_only or opened.is_let_go or not opened.ready.is_wanted:
            return
        if _has_changed(opened):
            opened.ready.make(progress)
    except Cancelled:
        raise
    except (OSError, Problem):
        _log.warning("no copy is made ready", exc_info=True)


def let_go(opened: Workspace) -> None:
    """Let others write, and nothing else: what is wrong with the file is not for us to touch."""
    opened.is_let_go = True
    opened.ready.drop()
    opened.database.close()
    opened.lock.release()


def _take(lock: WriterLock, path: Path) -> str:
    """Take the lock; return why nothing can be written, or nothing when it can."""
    try:
        taken = lock.take()
    except Problem as problem:
        if not path.exists():
            raise
        if not is_of_permission(problem):
            return problem.sentence
        if may(path.parent, os.W_OK):
            return _("«{name}» es de otra persona de este ordenador: puede mirar, pero no guardar.").format(
                name=shown(path.name)
            )
        return _("La carpeta «{folder}» es de solo lectura: puede mirar, pero no guardar.").format(
            folder=shown(path.parent)
        )
    if taken:
        return ""
    return _open_elsewhere(lock)


def _ended(path: Path) -> str:
    """Return why the term that is kept in a file is only looked at; nothing when it is no such file."""
    if not (copies_folder.is_a_past_term(path) and path.exists()):
        return ""
    return _("«{name}» es un mandato que ya acabó: puede mirarlo, pero no cambiarlo.").format(
        name=shown(path.name)
    )


def _open_elsewhere(lock: WriterLock) -> str:
    holder = lock.holder() or _("otra persona")
    return _("La tiene abierta {holder}: puede mirar, pero no guardar.").format(holder=holder)


def _follow(database: Database, lock: WriterLock) -> None:
    """Lock the file that another program has put there; while somebody else writes in it, it is looked at."""
    if lock.is_ours:
        database.read_only_because = "" if lock.follow() else _open_elsewhere(lock)


def _check_readable(path: Path, because: str) -> None:
    if not path.exists():
        raise Problem(because, _("Pida permiso de escritura o use otra carpeta."))
    if _is_older(path):
        raise Problem(
            _("«{name}» es de una versión anterior y ahora no se puede actualizar.").format(
                name=shown(path.name)
            ),
            because,
        )


def _is_older(path: Path) -> bool:
    return schema.check_version(path, schema.known_versions()) != schema.HEAD


def _look_apart(path: Path, because: str, progress: Progress) -> Workspace:
    """Open what an older program kept of a term that ended: a copy is upgraded, and it stays as it ended."""
    from muniredes.exchange import packages

    with ExitStack() as stack:
        folder = stack.enter_context(packages.passing_folder())
        opened = look_at(path, folder / path.name, progress, because)
        opened.place = stack.pop_all()
    return opened


def _prepare(path: Path, progress: Progress, *, as_it_is: bool) -> str:
    """Make sure that there is a file that can be believed, of this version; return what she should know."""
    now = clock.machine()
    if not path.exists():
        with disk_problems(path):
            replacement.clear_companions(path, now)
        schema.create(path)
        return ""
    with as_problems(path):
        replacement.settle(path)
    version = schema.check_version(path, schema.known_versions())
    with disk_problems(path):
        seal = read_seal(path)
    if seal is Seal.BROKEN and not as_it_is:
        raise _changed_by_itself(path)
    if version != schema.HEAD:
        integrity.refuse_what_acts(path)
        integrity.check_pages(path, progress)
        backup.make(path, now, BackupReason.BEFORE_UPGRADE)
        schema.upgrade(path, prove=partial(integrity.check_whole, progress=progress))
    elif seal is not Seal.WHOLE:
        integrity.check_whole(path, progress)
    if seal in (Seal.WRITTEN, Seal.BROKEN):
        take_for_good(path)
    if seal is Seal.NONE:
        return _not_closed(path)
    return _written_by_others(path) if seal is Seal.WRITTEN else ""


def _changed_by_itself(path: Path) -> Damaged:
    return Damaged(
        path,
        _("El fichero «{name}» no está como se dejó: el disco u otro programa lo ha cambiado.").format(
            name=shown(path.name)
        ),
        _("Lo más seguro es volver a la última copia."),
    )


def _not_closed(path: Path) -> str:
    said = _("MuniRedes no llegó a cerrar «{name}» la última vez. Se ha leído entero y se puede usar.")
    compare = _("Si echa algo en falta o algo no es como lo dejó, mírelo en la última copia.")
    return _with_copy(path, said.format(name=shown(path.name)), compare)


def _written_by_others(path: Path) -> str:
    said = _("Otro programa ha escrito en «{name}» desde que se cerró. Se ha leído entero y no está dañado.")
    compare = _("Si no sabe quién lo ha hecho, compárelo con la última copia.")
    return _with_copy(path, said.format(name=shown(path.name)), compare)


def _with_copy(path: Path, said: str, compare: str) -> str:
    """Return what happened and, where there is a copy to look at, to look at it."""
    return f"{said} {compare}" if copies_folder.copies(path) else said


def _opened(database: Database, lock: WriterLock, notice: str) -> Workspace:
    with database.read() as sql:
        first = steps.last_action_id(sql)
    workspace = Workspace(database, lock, first, [notice] if notice else [])
    mark = synced_mark(database.path)
    if mark:
        workspace.notices.append(
            _(
                "Sus datos están en una carpeta compartida o sincronizada («{mark}») y podrían dañarse. "
                "Es más seguro guardarlos en este ordenador y llevar allí las copias."
            ).format(mark=mark)
        )
    return workspace


def close(workspace: Workspace) -> None:
    """Leave a copy when something changed, seal the file, and let others write whatever happens."""
    try:
        if not workspace.database.is_read_only and not workspace.is_let_go:
            _leave_in_order(workspace)
    finally:
        workspace.ready.drop()
        workspace.database.close()
        workspace.lock.release()
        if workspace.is_passing:
            with disk_problems(workspace.path):
                replacement.remove(workspace.path, clock.machine())
                workspace.place.close()


def _leave_in_order(workspace: Workspace) -> None:
    path, has_changed = workspace.path, _has_changed(workspace)
    workspace.database.close()
    if not has_changed:
        _seal_if_sound(path)
        return
    try:
        with workspace.ready.taken() as ready:
            copy = backup.leave(path, clock.machine(), ready)
    except Damaged:
        raise
    except Problem as problem:
        _seal_if_sound(path)
        what = _("Lo que ha hecho está guardado; lo que falta es su copia de seguridad. {why}")
        raise Problem(what.format(why=problem.what), problem.remedy) from problem
    copies_folder.thin_out(path, frozenset({copy.path}))


def _seal_if_sound(path: Path) -> None:
    """Seal a file of which no copy is left; one that is not sound is read whole when it is opened."""
    try:
        with disk_problems(path):
            if is_sealed(path):
                return
        integrity.check_pages(path)
    except Problem:
        _log.warning("the file stays without its seal", exc_info=True)
    else:
        seal_what_is_closed(path)


def _has_changed(workspace: Workspace) -> bool:
    with workspace.database.read() as sql:
        return steps.last_action_id(sql) != workspace.first_action

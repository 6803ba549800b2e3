"""The one way damage is told: what SQLite or a value that cannot be read raises, said of the right file."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from muniredes.domain.problems import Damaged, DiskProblem, Problem
from muniredes.files import (
    DISK_FAILS,
    DISK_FULL,
    IN_USE,
    IS_FOLDER,
    NO_LOCKS,
    NO_PERMISSION,
    TOO_MANY,
    disk_problems,
    said,
    shown,
)
from muniredes.i18n import _, mark

_DAMAGED = (
    mark("El fichero «{name}» está dañado."),
    mark("Se puede volver a la última copia de seguridad que esté entera."),
)
_MOVED = (
    mark("El fichero «{name}» se ha movido o cambiado por otro mientras estaba abierto."),
    mark("Cierre MuniRedes y vuelva a abrirlo; no se ha cambiado nada."),
)
_SENTENCES = {
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_READONLY_DBMOVED": _MOVED,
    "SQLITE_READONLY": NO_PERMISSION,
    "SQLITE_PERM": NO_PERMISSION,
    "SQLITE_BUSY": (
        mark("Otro programa está usando «{name}» y no deja guardar."),
        mark("Ciérrelo y vuelva a intentarlo."),
    ),
    "SQLITE_LOCKED": IN_USE,
    "SQLITE_IOERR_LOCK": NO_LOCKS,
    "SQLITE_IOERR_UNLOCK": NO_LOCKS,
    "SQLITE_IOERR_RDLOCK": NO_LOCKS,
    "SQLITE_PROTOCOL": NO_LOCKS,
    "SQLITE_IOERR_CORRUPTFS": _DAMAGED,
    "SQLITE_IOERR_SHORT_READ": _DAMAGED,
    "SQLITE_IOERR_NOMEM": TOO_MANY,
    "SQLITE_IOERR": DISK_FAILS,
    "SQLITE_NOMEM": (
        mark("Al ordenador le falta memoria para «{name}»."),
        mark("Cierre otros programas y vuelva a intentarlo."),
    ),
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_MISMATCH": _DAMAGED,
    "SQLITE_TOOBIG": _DAMAGED,
    "SQLITE_NOTADB": (
        mark("El fichero «{name}» no es una base de datos de MuniRedes."),
        mark("Elija otro fichero, o recupere una copia de seguridad."),
    ),
    "SQLITE_CANTOPEN_ISDIR": IS_FOLDER,
    "SQLITE_CANTOPEN": (
        mark("No se puede abrir «{name}»."),
        mark("Compruebe que la carpeta «{folder}» existe y que tiene permiso para usarla."),
    ),
    "SQLITE_CONSTRAINT_FOREIGNKEY": (
        mark("No se puede hacer porque algo que se quiere quitar se usa en otro sitio."),
        mark("Cambie primero lo que lo usa."),
    ),
}
_OF_DAMAGE = re.compile(
    r"no such (table|column|index|module)|could not decode to utf-8|malformed|unsupported file"
)
_READS_ROWS = (
    "sqlalchemy.engine.result",
    "sqlalchemy.engine._result",
    "sqlalchemy.engine.cursor",
    "sqlalchemy.engine.row",
    "sqlalchemy.engine._row",
    "sqlalchemy.orm.loading",
)
_ASKS = ("sqlalchemy.engine.base", "sqlalchemy.engine.default")
BAD_VALUE = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What turning a value of the file that is not what it says to be may raise."""


class DamagedValue(Exception):
    """A value of the file is not what it says to be."""


@contextmanager
def as_problems(path: Path) -> Iterator[None]:
    """Turn what goes wrong with the file at `path`, and is no fault of the program, into Problems."""
    try:
        with disk_problems(path):
            yield
    except Problem:
        raise
    except sqlite3.Error as error:
        problem = _problem(error, path)
        if problem is None:
            raise
        raise problem from error
    except MemoryError as error:  # what SQLite's own NOMEM becomes
        raise DiskProblem(*said(_SENTENCES["SQLITE_NOMEM"], path)) from error
    except (DamagedValue, UnicodeDecodeError) as error:  # what SQLite says of it may not be letters either
        raise damaged(path) from error
    except BAD_VALUE as error:
        if not _came_while_reading(error.__traceback__):
            raise
        raise damaged(path) from error


@contextmanager
def shape_as_problems(path: Path) -> Iterator[None]:
    """Do the same where only what we wrote once is asked: what SQLite does not understand is in the file.

    One letter of the structure that is kept in it may be another: a key that points to no column, a table
    that is none.
    """
    with as_problems(path):
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_ERROR":
                raise damaged(path) from error
            raise


def damaged(path: Path) -> Damaged:
    """Return the Problem that says that a file is damaged."""
    return Damaged(path, *said(_DAMAGED, path))


def moved(path: Path, kept: Path | None = None) -> Damaged:
    """Return the Problem that says that there is another file where the open one was, and where that is."""
    what, remedy = said(_MOVED, path)
    if kept is not None:
        remedy = _("Lo que tenía abierto está en «{name}».").format(name=shown(kept.name)) + " " + remedy
    return Damaged(path, what, remedy)


def _problem(cause: sqlite3.Error, path: Path) -> Problem | None:
    name = getattr(cause, "sqlite_errorname", "") or ""
    if _OF_DAMAGE.search(str(cause).lower()):
        return damaged(path)
    for code, words in _SENTENCES.items():
        if name.startswith(code):
            if words in (_DAMAGED, _MOVED) or code == "SQLITE_NOTADB":
                return Damaged(path, *said(words, path))
            return DiskProblem(*said(words, path))
    return None


def _came_while_reading(trace: TracebackType | None) -> bool:
    """Say whether an error came out of the ORM turning a row of the file into values: the row is at fault.

    To read, it asks, and it writes before what was waiting: the innermost of both is what was being done.
    """
    is_reading = False
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        is_reading = name.startswith(_READS_ROWS) or (is_reading and not name.startswith(_ASKS))
        trace = trace.tb_next
    return is_reading


def is_of_permission(problem: Problem) -> bool:
    """Whether a Problem of the disk is that something is read-only for us."""
    cause = problem.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.EACCES, errno.EPERM, errno.EROFS)

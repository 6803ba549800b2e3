"""SQLite's errors that come from the world outside, said as problems a person can mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from muniredes.domain.problems import Problem
from muniredes.files import DISK_FAILS, DISK_FULL, NO_PERMISSION, disk_problems
from muniredes.i18n import _, mark

_SENTENCES = {
    "SQLITE_FULL": DISK_FULL,
    "SQLITE_READONLY": NO_PERMISSION,
    "SQLITE_BUSY": (
        mark("Otro programa está usando «{name}» y no deja guardar."),
        mark("Ciérrelo y vuelva a intentarlo."),
    ),
    "SQLITE_IOERR": DISK_FAILS,
    "SQLITE_CORRUPT": (
        mark("El fichero «{name}» está dañado."),
        mark("Recupere la última copia de seguridad en Ajustes → Copias de seguridad."),
    ),
    "SQLITE_NOTADB": (
        mark("El fichero «{name}» no es una base de datos de MuniRedes."),
        mark("Elija otro fichero, o recupere una copia de seguridad."),
    ),
    "SQLITE_CANTOPEN": (
        mark("No se puede abrir «{name}»."),
        mark("Compruebe que la carpeta «{folder}» existe y que tiene permiso para usarla."),
    ),
    "SQLITE_CONSTRAINT_FOREIGNKEY": (
        mark("No se puede hacer porque algo que se quiere quitar se usa en otro sitio."),
        mark("Cambie primero lo que lo usa."),
    ),
}


@contextmanager
def as_problems(path: Path) -> Iterator[None]:
    """Turn the errors of the file at `path` that are not ours into Problems; let bugs through."""
    try:
        with disk_problems(path):
            yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        problem = _problem(cause, path)
        if problem is None:
            raise
        raise problem from error


def _problem(cause: BaseException | None, path: Path) -> Problem | None:
    name = getattr(cause, "sqlite_errorname", "") or ""
    for code, (what, remedy) in _SENTENCES.items():
        if name.startswith(code):
            names = {"name": path.name, "folder": path.parent}
            return Problem(_(what).format(**names), _(remedy).format(**names))
    return None

"""The shape of the file: which version it has, how a new one is made, how an old one is brought up to date.

Both work on a neighbour that takes the file's place when it is whole: a power cut leaves the file as it was.
Alembic is imported only when there is something to do; it costs as much as a window.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from muniredes.domain.problems import Damaged, Problem
from muniredes.files import APPLICATION_ID, SQLITE_HEADER, disk_problems, replacing, shown
from muniredes.i18n import _
from muniredes.storage.connection import open_plain
from muniredes.storage.data_file.seal import lift_seal
from muniredes.storage.errors import as_problems, damaged

HEAD = "0015"
"""The version of the schema that this program reads and writes."""

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def file_version(path: Path) -> str:
    """Return the schema version of a MuniRedes file; a Problem says what else the file is."""
    _refuse_foreign_header(path)
    with as_problems(path), closing(open_plain(path)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise _not_ours(path)
        rows = connection.execute("SELECT version_num FROM alembic_version LIMIT 2").fetchall()
    if len(rows) != 1:
        raise damaged(path)
    return str(rows[0][0])


def check_version(path: Path, known: frozenset[str]) -> str:
    """Return the file's version when it is one of `known`; refuse a file of a newer program."""
    version = file_version(path)
    if version not in known:
        raise Problem(
            _("«{name}» se guardó con una versión más nueva de MuniRedes.").format(name=shown(path.name)),
            _("Instale la versión nueva para abrirlo; el fichero no se ha tocado."),
        )
    return version


def known_versions(migrations: Path = MIGRATIONS) -> frozenset[str]:
    """Return every version that this program can open, from the names of its migrations."""
    return frozenset(script.name.partition("_")[0] for script in (migrations / "versions").glob("[0-9]*.py"))


def create(path: Path, migrations: Path = MIGRATIONS) -> None:
    """Make a new, empty file at `path`, where there is none."""
    with as_problems(path), replacing(path) as neighbour:
        _migrate(neighbour, migrations)


def upgrade(
    path: Path, migrations: Path = MIGRATIONS, prove: Callable[[Path], object] = lambda _path: None
) -> None:
    """Bring the file at `path` to the newest version, or leave it as it was and say why.

    `prove` is given what is about to take its place, and raises when it cannot be believed.
    """
    with as_problems(path), replacing(path, over_a_guide=True) as neighbour:
        copy_whole(path, neighbour)
        _migrate(neighbour, migrations)
        prove(neighbour)


def upgrade_in_place(path: Path, migrations: Path = MIGRATIONS) -> None:
    """Bring a file that is nobody's yet, the neighbour of another, to the newest version."""
    if check_version(path, known_versions(migrations)) != HEAD:
        _migrate(path, migrations)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a database with SQLite's own backup, which sees what a plain file copy would miss."""
    with closing(open_plain(source)) as origin, closing(open_plain(target)) as copy:
        origin.backup(copy)


def _refuse_foreign_header(path: Path) -> None:
    with disk_problems(path), path.open("rb") as stream:
        header = stream.read(len(SQLITE_HEADER))
    if not header:
        raise Damaged(
            path,
            _("El fichero «{name}» está vacío: no tiene ningún dato.").format(name=shown(path.name)),
            _("Recupere la última copia de seguridad, o apártelo para empezar de nuevo."),
        )
    if header != SQLITE_HEADER:
        raise _not_ours(path)


def _not_ours(path: Path) -> Damaged:
    return Damaged(
        path,
        _("«{name}» no es un fichero de MuniRedes.").format(name=shown(path.name)),
        _("Elija otro fichero; este no se ha tocado."),
    )


def _migrate(path: Path, migrations: Path) -> None:
    from muniredes.storage.alembic_run import upgrade_to_head

    with closing(open_plain(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        lift_seal(connection)  # it is of what it was, and not of what is made of it
        connection.commit()
    with _whose_shape_is_not_its_version(path):
        upgrade_to_head(path, migrations)
        with closing(open_plain(path)) as connection:
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if broken or verdict != "ok":
        raise Problem(
            _("No se ha podido actualizar «{name}» sin perder datos.").format(name=shown(path.name)),
            _("El fichero sigue como estaba; use la versión anterior del programa."),
        )


@contextmanager
def _whose_shape_is_not_its_version(path: Path) -> Iterator[None]:
    """Say as damage whatever is refused of a migration that every sound file of that version takes."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        with as_problems(path):
            yield
    except (SQLAlchemyError, sqlite3.Error, LookupError, ValueError) as error:
        raise damaged(path) from error

"""A copy of the council as a ZIP package, to carry or to file; opened without trusting what is inside."""

import glob
import logging
import os
import shutil
import stat
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from muniredes.broken import BROKEN
from muniredes.domain.problems import Problem
from muniredes.exchange.sandbox import client
from muniredes.files import disk_problems, is_locked, replacing, shown
from muniredes.i18n import _
from muniredes.paths import DATABASE_NAME, make_private_folder

INNER_NAME = DATABASE_NAME
NOTE_NAME = "LEAME.txt"
MOST_BYTES = 4 * 1024**3
MOST_RATIO = 200
_PASSING = "muniredes-paquete-"
_JUST_MADE = 60
"""Seconds in which a folder may be without its lock."""

_log = logging.getLogger(__name__)
_PIECE = 1024 * 1024
_FIXED_DATE = (2000, 1, 1, 0, 0, 0)


@contextmanager
def packing(target: Path, workroom: Path, *, over_a_guide: bool = False) -> Iterator[Path]:
    """Yield the path to write the database to; it is then packed at `target`, whole or not at all.

    Meanwhile it is in a private folder whose name begins with `workroom`, and never beside the package.
    """
    with disk_problems(target), private_folder(workroom) as folder:
        inner = folder / INNER_NAME
        yield inner
        with (
            replacing(target, over_a_guide=over_a_guide) as neighbour,
            zipfile.ZipFile(neighbour, "w", zipfile.ZIP_DEFLATED) as package,
        ):
            package.write(inner, INNER_NAME)
            package.writestr(zipfile.ZipInfo(NOTE_NAME, _FIXED_DATE), _note())


@contextmanager
def unpacked(source: Path, workroom: Path) -> Iterator[Path]:
    """Yield the database inside a package, or `source` itself when it is not a package."""
    with disk_problems(source):
        is_package = zipfile.is_zipfile(source)
        if is_locked(source):
            raise _closed(source)
    if not is_package:
        yield source
        return
    with disk_problems(workroom), private_folder(workroom) as folder:
        inner = folder / INNER_NAME
        client.package(source, inner)
        yield inner


@contextmanager
def private_folder(workroom: Path) -> Iterator[Path]:
    """Yield a folder that goes at the end.

    One that a killed program left goes when the next is asked for, or with the house: see `sweep_left`.
    """
    beside: Path | None = workroom.parent
    try:
        make_private_folder(workroom.parent)
    except OSError:
        beside = None
    if beside and not os.access(beside, os.W_OK):
        beside = None  # only looking: the folder of the system is as private, and is emptied by it
    sweep_left(workroom)
    with _locked(tempfile.TemporaryDirectory(prefix=workroom.name, suffix=".tmp", dir=beside)) as folder:
        yield folder


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Yield a private folder of the system, for what is only looked at; it goes at the end.

    One that a killed program left goes when the next is asked for.
    """
    sweep_left(Path(tempfile.gettempdir()) / _PASSING)
    with _locked(tempfile.TemporaryDirectory(prefix=_PASSING)) as folder:
        yield folder


def sweep_left(workroom: Path) -> None:
    """Delete the folders whose names begin with `workroom` that nobody uses: killed programs left them."""
    for left in workroom.parent.glob(f"{glob.escape(workroom.name)}*"):
        _sweep(left)


@contextmanager
def _locked(made: tempfile.TemporaryDirectory[str]) -> Iterator[Path]:
    """Yield a folder that was made, and say while it is used that somebody is using it."""
    with made as name, FileLock(_lock_of(Path(name))):
        yield Path(name)


def _lock_of(folder: Path) -> str:
    return os.fspath(folder / ".lock")


def _sweep(folder: Path) -> None:
    """Delete a folder of ours that nobody uses; whoever has just made one may not have its lock yet."""
    try:
        found = folder.lstat()
        is_ours = stat.S_ISDIR(found.st_mode) and (os.name == "nt" or found.st_uid == os.getuid())
        is_new = not Path(_lock_of(folder)).exists() and time.time() - found.st_mtime < _JUST_MADE
        if not is_ours or is_new:
            return
        with FileLock(_lock_of(folder), timeout=0):
            pass
        shutil.rmtree(folder)
    except (OSError, Timeout):
        _log.info("a folder that is in use stays")


def extract(source: Path, target: Path, say: Callable[[], None]) -> None:
    """Write the database inside a package at `target`; `say` is called after each megabyte.

    It runs in the sandbox: `unpacked` asks for it. Raises a Problem for what is no copy of ours.
    """
    with disk_problems(source), _as_damage(source), zipfile.ZipFile(source) as package:
        entries = [entry for entry in package.infolist() if entry.filename == INNER_NAME]
        if len(entries) != 1:
            raise Problem(
                _("«{name}» no es una copia de MuniRedes: dentro no está «{inner}».").format(
                    name=shown(source.name), inner=INNER_NAME
                ),
                _("Elija otro fichero; no se ha cambiado nada."),
            )
        _refuse_absurd(source, entries[0])
        with package.open(entries[0]) as packed, target.open("wb") as stream:
            while piece := packed.read(_PIECE):
                stream.write(piece)
                say()


@contextmanager
def _as_damage(source: Path) -> Iterator[None]:
    """Say as damage whatever a package that is not as it was made makes its reader raise."""
    try:
        yield
    except Problem:
        raise
    except BROKEN as error:
        raise Problem(
            _("La copia «{name}» está dañada.").format(name=shown(source.name)),
            _("Elija otra; no se ha cambiado nada."),
        ) from error


def _refuse_absurd(source: Path, entry: zipfile.ZipInfo) -> None:
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > MOST_BYTES or ratio > MOST_RATIO:
        raise Problem(
            _("«{name}» dice contener un fichero descomunal y no se ha abierto.").format(
                name=shown(source.name)
            ),
            _("Compruebe de dónde viene; no se ha cambiado nada."),
        )


def _closed(source: Path) -> Problem:
    return Problem(
        _("«{name}» es el paquete de un traspaso, cerrado con palabras.").format(name=shown(source.name)),
        _("Ábralo en «Entregar y recibir», «El paquete»; no se ha cambiado nada."),
    )


def _note() -> str:
    return _(
        "Copia de seguridad de MuniRedes.\n\n"
        "Para recuperarla: abra MuniRedes, Ajustes, Copias de seguridad, «Recuperar otra copia» y elija\n"
        "este fichero. No hace falta descomprimirlo. MuniRedes no pide contraseñas, y no\n"
        "guarda los textos que parecen llevar una.\n"
    )

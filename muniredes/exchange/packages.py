"""A copy of the council as a ZIP package, to carry or to file; opened without trusting what is inside."""

import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from muniredes.domain.problems import Problem
from muniredes.exchange.room import asking
from muniredes.files import disk_problems, replacing
from muniredes.i18n import _

INNER_NAME = "muniredes.sqlite"
NOTE_NAME = "LEAME.txt"
MOST_BYTES = 4 * 1024**3
MOST_RATIO = 200
_PIECE = 1024 * 1024
_FIXED_DATE = (2000, 1, 1, 0, 0, 0)


@contextmanager
def packing(target: Path) -> Iterator[Path]:
    """Yield the path to write the database to; it is then packed at `target`, whole or not at all."""
    with disk_problems(target), tempfile.TemporaryDirectory(dir=target.parent) as folder:
        inner = Path(folder) / INNER_NAME
        yield inner
        with replacing(target) as neighbour, zipfile.ZipFile(neighbour, "w", zipfile.ZIP_DEFLATED) as package:
            package.write(inner, INNER_NAME)
            package.writestr(zipfile.ZipInfo(NOTE_NAME, _FIXED_DATE), _note())


@contextmanager
def unpacked(source: Path) -> Iterator[Path]:
    """Yield the database inside a package, or `source` itself when it is not a package."""
    with disk_problems(source):
        is_package = zipfile.is_zipfile(source)
    if not is_package:
        yield source
        return
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder) / INNER_NAME
        asking.package(source, inner)
        yield inner


def extract(source: Path, target: Path, say: Callable[[], None]) -> None:
    """Write the database inside a package at `target`; `say` is called after each megabyte.

    It runs in the room apart: `unpacked` asks for it. Raises a Problem for what is no copy of ours.
    """
    with disk_problems(source), zipfile.ZipFile(source) as package:
        entries = [entry for entry in package.infolist() if entry.filename == INNER_NAME]
        if len(entries) != 1:
            raise Problem(
                _("«{name}» no es una copia de MuniRedes: dentro no está «{inner}».").format(
                    name=source.name, inner=INNER_NAME
                ),
                _("Elija otro fichero; no se ha cambiado nada."),
            )
        _refuse_absurd(source, entries[0])
        try:
            with package.open(entries[0]) as packed, target.open("wb") as stream:
                while piece := packed.read(_PIECE):
                    stream.write(piece)
                    say()
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
            raise Problem(
                _("La copia «{name}» está dañada.").format(name=source.name),
                _("Elija otra; no se ha cambiado nada."),
            ) from error


def _refuse_absurd(source: Path, entry: zipfile.ZipInfo) -> None:
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > MOST_BYTES or ratio > MOST_RATIO:
        raise Problem(
            _("«{name}» dice contener un fichero descomunal y no se ha abierto.").format(name=source.name),
            _("Compruebe de dónde viene; no se ha cambiado nada."),
        )


def _note() -> str:
    return _(
        "Copia de seguridad de MuniRedes.\n\n"
        "Para recuperarla: abra MuniRedes, Ajustes, Copias de seguridad, «Recuperar otra copia» y elija\n"
        "este fichero. No hace falta descomprimirlo. MuniRedes no pide contraseñas, y no\n"
        "guarda los textos que parecen llevar una.\n"
    )

"""Write a file whole or not at all, and say in words what the disk answers."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from muniredes.domain.problems import Problem
from muniredes.i18n import _, mark

DISK_FULL = (
    mark("El disco está lleno y no se ha podido guardar. Lo que ya estaba guardado sigue intacto."),
    mark("Libere espacio y vuelva a intentarlo."),
)
NO_PERMISSION = (
    mark("No se puede escribir en «{name}»: el fichero o su carpeta son de solo lectura."),
    mark("Pida permiso de escritura en «{folder}» o use otra carpeta."),
)
DISK_FAILS = (
    mark("El disco no responde al leer o guardar «{name}». Lo que ya estaba guardado sigue intacto."),
    mark("Compruebe que el disco está conectado y tiene sitio."),
)
NOT_THERE = (
    mark("No se encuentra «{name}» o la carpeta donde tiene que estar."),
    mark("Compruebe que existe «{folder}»."),
)
_BY_ERROR = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: NO_PERMISSION,
    errno.ENOENT: NOT_THERE,
}


@contextmanager
def disk_problems(path: Path) -> Iterator[None]:
    """Turn what the disk refuses about `path` into a Problem that says what to do."""
    try:
        yield
    except OSError as error:
        what, remedy = _BY_ERROR.get(error.errno or 0, DISK_FAILS)
        names = {"name": path.name, "folder": path.parent}
        raise Problem(_(what).format(**names), _(remedy).format(**names)) from error


@contextmanager
def perhaps_open_elsewhere(target: Path) -> Iterator[None]:
    """Say what a refused replacement means: on Windows, that another program has the document open."""
    try:
        yield
    except PermissionError as error:
        if not target.exists() or not os.access(target.parent, os.W_OK):
            raise
        raise Problem(
            _("«{name}» está abierto en otro programa y no se ha podido cambiar.").format(name=target.name),
            _("Ciérrelo y pulse Reintentar."),
        ) from error


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a temporary neighbour of `target` to write; on success it takes the target's place.

    On any error the neighbour is removed and `target` stays as it was. The file is private to
    the user: `sharing` is for what others read. Raises the OSError of whatever step failed.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    with _taking_the_place(Path(name), target) as neighbour:
        yield neighbour


@contextmanager
def sharing(target: Path) -> Iterator[Path]:
    """Do the same for a document that is made for others: whoever uses the folder may open it.

    It has the permissions of any other document that she saves there, as the system decides them.
    """
    neighbour = target.with_name(f".{target.name}.{uuid4().hex[:8]}.tmp")
    neighbour.touch(0o666, exist_ok=False)
    with _taking_the_place(neighbour, target):
        yield neighbour


@contextmanager
def _taking_the_place(neighbour: Path, target: Path) -> Iterator[Path]:
    try:
        yield neighbour
        _flush_to_disk(neighbour)
        neighbour.replace(target)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())

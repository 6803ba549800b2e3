"""Write a file whole or not at all, never over a guide, and say in words what the disk answers.

Every file that the program writes for somebody goes through here.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from muniredes.domain.problems import DiskProblem, Problem
from muniredes.i18n import _, mark
from muniredes.paths import DATABASE_NAME

APPLICATION_ID = 0x4D755264
"""«MuRd» at byte 68 of the file: what tells a MuniRedes file from any other SQLite file."""

SQLITE_HEADER = b"SQLite format 3\x00"
LOCKED_HEADER = b"MuniRedes-clave\x01"
"""What a package that only words open begins with: its last byte is the version."""

BESIDE = ("-journal", "-wal", "-shm", ".lock", ".owner")
"""What the name of a file that lives beside a guide ends in."""

_SIGNATURE = slice(68, 72)
_LOCKED_MARK = LOCKED_HEADER[:-1]

DISK_FULL = (
    mark("El disco está lleno y no se ha podido guardar. Lo que ya estaba guardado sigue intacto."),
    mark("Libere espacio y vuelva a intentarlo."),
)
NO_PERMISSION = (
    mark("No se puede escribir en «{name}»: el fichero o su carpeta son de solo lectura."),
    mark("Pida permiso de escritura en «{folder}» o use otra carpeta."),
)
NOT_HERS = (
    mark("No tiene permiso para abrir «{name}», que es de otra persona de este ordenador."),
    mark("Pídaselo a ella, o a quien administra el ordenador."),
)
DISK_FAILS = (
    mark("El disco no responde al leer o guardar «{name}». Lo que ya estaba guardado sigue intacto."),
    mark("Compruebe que el disco está conectado y tiene sitio."),
)
NOT_THERE = (
    mark("No se encuentra «{name}» en «{folder}»."),
    mark("Compruebe el nombre y dónde está."),
)
NO_FOLDER = (
    mark("No se encuentra la carpeta «{folder}», donde tiene que estar «{name}»."),
    mark("Compruebe cómo se llama, o elija otra."),
)
IS_FOLDER = (
    mark("«{name}» es una carpeta, y hace falta un fichero."),
    mark("Escriba el nombre de un fichero."),
)
NOT_A_FOLDER = (
    mark("«{name}», en «{folder}», no es una carpeta, y hace falta una."),
    mark("Cambie de nombre lo que hay ahí y vuelva a intentarlo."),
)
IS_NO_FOLDER = (
    mark("«{folder}» no es una carpeta, y ahí no se puede guardar «{name}»."),
    mark("Elija otra carpeta."),
)
BAD_NAME = (
    mark("El nombre «{name}» no sirve para un fichero."),
    mark("Elija otro más corto, sin signos raros."),
)
NO_LOCKS = (
    mark("La carpeta «{folder}» no deja reservar el fichero, y dos personas podrían escribir a la vez."),
    mark("Guarde los datos en este ordenador y lleve allí las copias."),
)
IN_USE = (
    mark("Otro programa está usando «{name}»."),
    mark("Ciérrelo y vuelva a intentarlo."),
)
TOO_MANY = (
    mark("El ordenador tiene demasiados ficheros abiertos y no puede abrir «{name}»."),
    mark("Cierre otros programas y vuelva a intentarlo."),
)
A_CIRCLE = (
    mark("«{name}» es un acceso que lleva a sí mismo, y no acaba en ningún fichero."),
    mark("Elija otro fichero, o vuelva a hacer el acceso."),
)
_BY_ERROR = {
    errno.ELOOP: A_CIRCLE,
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: NO_PERMISSION,
    errno.ENOENT: NOT_THERE,
    errno.EISDIR: IS_FOLDER,
    errno.ENOTDIR: IS_NO_FOLDER,
    errno.EEXIST: NOT_A_FOLDER,
    errno.ENAMETOOLONG: BAD_NAME,
    errno.EINVAL: BAD_NAME,
    errno.EILSEQ: BAD_NAME,
    errno.ENOLCK: NO_LOCKS,
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.EMFILE: TOO_MANY,
    errno.ENFILE: TOO_MANY,
}


class Seen(NamedTuple):
    """A file as it is seen without opening it: its disk, its place there, its bytes, its date (ns)."""

    disk: int
    place: int
    size: int
    written: int


def as_it_is(path: Path) -> Seen:
    """Return what tells a file from another, or from itself after a change. Raises OSError.

    It is not opened: to close one that SQLite has open too would let go of the locks of all of this process.
    """
    found = path.stat()
    return Seen(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def resolved(path: Path) -> Path:
    """Return where a path leads, through any link. Raises the OSError of one that leads to itself."""
    try:
        return path.resolve()
    except RuntimeError as error:  # what Python calls it until 3.12
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), os.fspath(path)) from error


def said(words: tuple[str, str], path: Path) -> tuple[str, str]:
    """Return what happened to `path` and what to do about it, as a person reads them."""
    names = {"name": shown(path.name), "folder": shown(path.absolute().parent)}
    return _(words[0]).format(**names), _(words[1]).format(**names)


def shown(path: Path | str) -> str:
    """Return a path that can be read and written anywhere, whatever bytes its name is made of."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def may(path: Path, do: int) -> bool:
    """Whether she may read (`os.R_OK`) or write in a file or a folder, as far as the system says."""
    return os.access(path, do, effective_ids=os.access in os.supports_effective_ids)


@contextmanager
def disk_problems(path: Path) -> Iterator[None]:
    """Turn what the disk refuses about `path` into a Problem that says what to do."""
    try:
        yield
    except OSError as error:
        words = _BY_ERROR.get(error.errno or 0, DISK_FAILS)
        if words is NOT_THERE and not path.absolute().parent.exists():
            words = NO_FOLDER
        if words is IS_NO_FOLDER and path.absolute().parent.is_dir():
            words = NOT_A_FOLDER
        if words is NO_PERMISSION and path.is_file() and not may(path, os.R_OK):
            words = NOT_HERS
        raise DiskProblem(*said(words, path)) from error


@contextmanager
def perhaps_open_elsewhere(target: Path) -> Iterator[None]:
    """Say what a refused replacement means: on Windows, that another program has the document open."""
    try:
        yield
    except PermissionError as error:
        if not target.exists() or not may(target.parent, os.W_OK):
            raise
        raise DiskProblem(
            _("«{name}» está abierto en otro programa y no se ha podido cambiar.").format(
                name=shown(target.name)
            ),
            _("Ciérrelo y pulse Reintentar."),
        ) from error


def is_guide(path: Path) -> bool:
    """Whether what a path leads to, through any link, is a guide or a copy: plain, packed or closed."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_SIGNATURE.stop)
        if head.startswith(b"PK"):
            return _holds_a_guide(path)
    except FileNotFoundError:
        return False
    if head.startswith(_LOCKED_MARK):
        return True
    return head.startswith(SQLITE_HEADER) and head[_SIGNATURE] == APPLICATION_ID.to_bytes(4, "big")


def _holds_a_guide(path: Path) -> bool:
    import zipfile

    from muniredes.broken import BROKEN

    try:
        with zipfile.ZipFile(path) as package:
            return DATABASE_NAME in package.namelist()
    except BROKEN:
        return False


def is_locked(path: Path) -> bool:
    """Whether a file is a package that only words open, of this version or another. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(len(_LOCKED_MARK)) == _LOCKED_MARK


def refuse_a_guide(target: Path) -> None:
    """Refuse to write over a guide, over a copy of one, or over what lives beside it."""
    _refuse_what_is_no_file(target)
    owner = next((target.name.removesuffix(end) for end in BESIDE if target.name.endswith(end)), "")
    if is_guide(target) or (owner and is_guide(target.with_name(owner))):
        raise Problem(
            _("«{name}» guarda los datos de una guía, y no se ha cambiado.").format(name=shown(target.name)),
            _("Elija otro nombre."),
        )


def _refuse_what_is_no_file(target: Path) -> None:
    """Refuse to take the place of a device or a pipe: the system counts on them."""
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise Problem(
            _("«{name}» no es un fichero corriente, y no se ha tocado.").format(name=shown(target)),
            _("Elija otro nombre."),
        )


def belong_with(made: Path, guide: Path) -> None:
    """Leave what was made for a guide to whoever the guide is, and to the group that may write in it.

    Who administers a computer may open the guide of somebody who must open it afterwards; and some have one
    together. What the system does not let be given stays private to who made it, and so does what is no
    longer what was made: somebody else may write in the folder.
    """
    if os.name == "nt" or not guide.exists():
        return
    with contextlib.suppress(OSError):
        handle = os.open(made, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            _give(handle, guide.stat())
        finally:
            os.close(handle)


def _give(handle: int, whose: os.stat_result) -> None:
    ours = os.fstat(handle)
    is_folder = stat.S_ISDIR(ours.st_mode)
    if ours.st_uid != os.geteuid() or (ours.st_nlink != 1 and not is_folder):
        return
    try:
        os.fchown(handle, whose.st_uid, whose.st_gid)
    except OSError:  # only who administers it gives to another; to a group of her own, anybody
        with contextlib.suppress(OSError):
            os.fchown(handle, -1, whose.st_gid)
    is_together = bool(whose.st_mode & stat.S_IWGRP) and os.fstat(handle).st_gid == whose.st_gid
    allowed = stat.S_IRWXU if is_folder else stat.S_IRUSR | stat.S_IWUSR
    os.fchmod(handle, allowed | (allowed >> 3 if is_together else 0))


@contextmanager
def replacing(
    target: Path, *, over_a_guide: bool = False, whose: Path | None = None, is_to_last: bool = True
) -> Iterator[Path]:
    """Yield a temporary neighbour of `target` to write; on success it takes the target's place.

    On any error the neighbour is removed and `target` stays as it was. The file is private to
    the user, or to whoever has the target, or what it is made of (`whose`): `sharing` is for what others
    read. Only who keeps the guides says `over_a_guide`. What can be made again at any moment is not
    `is_to_last`: nobody waits until the disk has it. Raises the OSError of whatever step failed.
    """
    if not over_a_guide:
        refuse_a_guide(target)
    _refuse_what_is_no_file(target)
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    neighbour = Path(name)
    with _taking_the_place(neighbour, target, is_to_last=is_to_last):
        belong_with(neighbour, target if target.exists() else whose or target)
        yield neighbour


@contextmanager
def sharing(target: Path) -> Iterator[Path]:
    """Do the same for a document that is made for others: whoever uses the folder may open it.

    It has the permissions of any other document that she saves there, as the system decides them.
    """
    refuse_a_guide(target)
    from uuid import uuid4

    neighbour = target.with_name(f".{target.name}.{uuid4().hex[:8]}.tmp")
    neighbour.touch(0o666, exist_ok=False)
    with _taking_the_place(neighbour, target):
        yield neighbour


@contextmanager
def _taking_the_place(neighbour: Path, target: Path, *, is_to_last: bool = True) -> Iterator[None]:
    try:
        yield
        if is_to_last:
            flush_to_disk(neighbour)
        neighbour.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):  # what failed first is what is said
            neighbour.unlink()
        raise
    if is_to_last:
        flush_folder(target.parent)


def folder_in_place(made: Path, target: Path) -> None:
    """Give a folder that is whole the name by which it is looked for: it is there, or it is not."""
    made.rename(target)
    flush_folder(target.parent)


def remove(path: Path) -> None:
    """Delete a file that is no guide of hers; one that is gone already is no fault."""
    refuse_a_guide(path)
    path.unlink(missing_ok=True)


def flush_to_disk(path: Path) -> None:
    """Wait until what a file holds is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does it alone."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network folders cannot: the file itself is already on the disk
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

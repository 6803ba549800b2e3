"""Where things live: the user's data, and the files that come with the program."""

import getpass
import ntpath
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import appdirs

APP_NAME = "MuniRedes"
DATABASE_NAME = "muniredes.sqlite"
PORTABLE_MARK = "muniredes.portable"
EXAMPLE_NAME = "ejemplo.sqlite"
OTHER_EXAMPLE_NAME = "ejemplo-asociacion.sqlite"
LOOKED_AT_NAME = "mirando.sqlite"

_HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_SYNCED_MARKS = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud", "megasync")
_OF_THE_NETWORK = frozenset((
    "cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ceph", "davfs", "glusterfs", "lustre",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse",
    "fuse.smbnetfs", "fuse.curlftpfs", "fuse.s3fs", "fuse.onedriver",
))  # fmt: skip
"""How Linux calls the systems of files that are in another computer."""

_REMOTE_DRIVE = 4
MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux says what is in each folder."""


def portable_folder() -> Path | None:
    """Return the folder where a portable copy of the program keeps everything, or None when it is not one.

    It is beside the program, where there is a file called `muniredes.portable`: on a memory stick, it all
    travels together.
    """
    if not getattr(sys, "frozen", False):
        return None
    home = Path(sys.executable).resolve().parent
    return home / "datos" if (home / PORTABLE_MARK).exists() else None


class _Fixed:
    """Where the data are when it is not the user who says it; there is one per process."""

    data_folder: Path | None = None
    catalog: Path | None = None


def fix_data_folder(folder: Path | None) -> None:
    """Keep the data from now on in a folder that the policy of this computer names; None is the usual one."""
    _Fixed.data_folder = folder


def data_folder() -> Path:
    """Return the folder of the data (not created here): beside a portable copy, fixed, or the user's."""
    return portable_folder() or _Fixed.data_folder or usual_data_folder()


def forget_useless_homes() -> None:
    """Forget, before anything is asked here, the variables of the system that name no whole place.

    One that is empty or relative to another place says nothing (XDG Base Directory Specification, «Basics»):
    followed, the guide would be in whatever folder the program is started from.
    """
    for name in _HOMES:
        if name in os.environ and not Path(os.environ[name]).is_absolute():
            del os.environ[name]


def _of_the_user(find: Callable[..., str]) -> Path:
    """Return a folder of the user's, as `find` of appdirs says."""
    return Path(find(APP_NAME, appauthor=False))


def usual_data_folder() -> Path:
    """Return where the data are when nobody fixes it."""
    return _of_the_user(appdirs.user_data_dir)


def settings_folder() -> Path:
    """Return the folder of what belongs to this PC and not to the council (window size, theme)."""
    return portable_folder() or _of_the_user(appdirs.user_config_dir)


def log_folder() -> Path:
    """Return the folder of the program's log."""
    return portable_folder() or _of_the_user(appdirs.user_log_dir)


def locks_folder() -> Path:
    """Return the folder where it is said which files are open, whatever name they were opened by."""
    return _passing_folder() / "abiertos"


def compiled_folder() -> Path:
    """Return the folder of what the program made of the files that came with it, and can make again."""
    return _passing_folder() / "catalogo"


def _passing_folder() -> Path:
    """Return the folder of what may be lost at any moment and is nobody's."""
    return portable_folder() or _of_the_user(appdirs.user_cache_dir)


def own_command(*words: str) -> list[str]:
    """Return what starts this same program with some words, from the sources or as it is built."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "muniredes", *words]


def own_environment() -> dict[str, str]:
    """Return the surroundings of this same program started again: ours, and where its modules are."""
    root = str(Path(__file__).resolve().parent.parent)
    places = [root, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(places), "PYTHONDONTWRITEBYTECODE": "1"}


def resource(*parts: str) -> Path:
    """Return the path of a data file that comes with the program, in a checkout or frozen."""
    return enclosed("resources", *parts)


def catalog(*parts: str) -> Path:
    """Return the path of a file of the catalogue: the one that came with the program, or a newer one."""
    return (_Fixed.catalog or resource("catalog")).joinpath(*parts)


def is_catalog_shipped() -> bool:
    """Whether the catalogue in use is the one that came with the program."""
    return _Fixed.catalog is None


def fix_catalog(folder: Path | None) -> None:
    """Read the catalogue from now on in another folder; None is the one that came with the program."""
    _Fixed.catalog = folder


def enclosed(*parts: str) -> Path:
    """Return the path of a file beside the data: some are only in the program as it is built."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    return (Path(frozen_root) if frozen_root else _root()).joinpath(*parts)


@cache
def _root() -> Path:
    return Path(__file__).resolve().parent.parent


def database_file(given: Path | None = None) -> Path:
    """Return the database that `given` means: itself, or the usual name inside it when it is a folder.

    A path that does not exist yet counts as a folder when its name has no extension.
    """
    if given is None:
        return data_folder() / DATABASE_NAME
    if given.is_dir() or (not given.exists() and not given.suffix):
        return given / DATABASE_NAME
    return given


def is_of_example(path: Path) -> bool:
    """Whether a file has the name of the example that is made to be seen, apart from her guide.

    One that was received as a package has another, and is her guide like any other: the next takes its place.
    """
    return path.name in (EXAMPLE_NAME, OTHER_EXAMPLE_NAME)


def make_private_folder(folder: Path) -> None:
    """Create `folder` and its parents, readable by the user alone where the system knows how."""
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)


def synced_mark(path: Path) -> str | None:
    """Return the part of `path` that shows a synced or network folder, or None.

    SQLite files there can be damaged by the program that copies them.
    """
    if os.fspath(path).startswith(("\\\\", "//")):
        return path.anchor or os.fspath(path)
    for part in path.parts:
        if any(mark in part.casefold() for mark in _SYNCED_MARKS):
            return part
    return _remote_drive(path) if sys.platform == "win32" else _remote_mount(path)


def _remote_drive(path: Path) -> str | None:
    """Return the letter of a drive that is a folder of another computer («Z:»)."""
    if sys.platform == "win32":
        import ctypes

        drive = ntpath.splitdrive(os.fspath(path))[0] or ntpath.splitdrive(Path.cwd())[0]
        if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE:
            return drive
    return None


def _remote_mount(path: Path) -> str | None:
    """Return the folder, of those that `path` is in, where another computer's begins."""
    try:
        told = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    where, found = Path(os.path.realpath(path)), (Path("/"), "")
    for line in told.splitlines():
        place, _mark, system = line.partition(" - ")
        parts = place.split(" ")
        folder = Path(_unescaped(parts[4])) if len(parts) > 4 else None
        if folder is not None and where.is_relative_to(folder) and len(folder.parts) >= len(found[0].parts):
            found = folder, system.split(" ")[0]
    return os.fspath(found[0]) if found[1] in _OF_THE_NETWORK else None


def _unescaped(text: str) -> str:
    """Return a folder as it is: Linux says a blank by its number, 040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def user_name() -> str:
    """Return who runs the program, or the name of her home folder where nobody knows her."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return Path(os.path.expanduser("~")).name  # noqa: PTH111  # `Path.home` fails where there is none

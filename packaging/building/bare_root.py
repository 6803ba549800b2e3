"""A root with nothing but a build and the system libraries it declares: no Python, no fonts, no network.

What the program needs and nobody said is not there, so it fails here and not on somebody's computer.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import system_libraries
from devtools.environment import CannotGoOn, say

DECLARED = {
    "libc6": ("ld-linux-x86-64", "libc", "libm", "libdl", "libpthread", "librt", "libutil", "libresolv"),
    "libegl1": ("libEGL", "libGLdispatch"),
    "libgl1": ("libGL", "libGLX"),
    "libopengl0": ("libOpenGL",),
    "libwayland-client0": ("libwayland-client",),
    "libwayland-cursor0": ("libwayland-cursor",),
    "libwayland-egl1": ("libwayland-egl",),
    "libdrm2": ("libdrm",),
    "libxcb1": ("libxcb",),
    "zlib1g": ("libz",),
}
"""The packages of Debian and Ubuntu that the program counts on, and the libraries it takes from each.

Everything else travels inside: these belong to the kernel's and the graphics card's side.
"""

_PACKAGES = {library: package for package, libraries in DECLARED.items() for library in libraries}
_RESOLVED = re.compile(r"^\s*(?:(\S+) => )?(/\S+) \(0x", re.MULTILINE)
_LOST = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_BINARY = b"\x7fELF"


class BareRoot:
    """A root where the declared libraries are, and whatever is put in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program of it with an empty environment; return what it said."""
        command = [*_entering(), "chroot", str(self.path), *words]
        variables = {"HOME": "/home/ana", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        return subprocess.run(command, check=False, capture_output=True, text=True, env=variables)


@contextmanager
def made(folder: Path) -> Iterator[BareRoot]:
    """Give a root with the libraries that a build declares; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="muniredes-raiz-") as place:
        root = Path(place)
        _furnish(root, folder)
        yield BareRoot(root)


def _entering() -> list[str]:
    """Return what goes before the command: a world without network, where the machine lets us make one."""
    for words in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"]):
        if subprocess.run([*words, "chroot", "/", "true"], check=False, capture_output=True).returncode == 0:
            return words
    if os.geteuid() != 0:
        raise CannotGoOn("Para probar lo construido en una raíz vacía hay que ser administrador.")
    say("Esta máquina no deja cortar la red: se prueba con ella.")
    return []


def _furnish(root: Path, folder: Path) -> None:
    """Put in `root` the libraries that a build declares, and the folders that any system has."""
    for name in ("tmp", "home/ana", "etc", "dev", "proc", "var/tmp"):
        (root / name).mkdir(parents=True)
    (root / "etc" / "passwd").write_text("root:x:0:0::/root:/bin/sh\nana:x:1000:1000::/home/ana:/bin/sh\n")
    (root / "dev" / "null").touch(mode=0o666)
    for library in outside(folder):
        target = root / library.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, target)


def outside(folder: Path) -> list[Path]:
    """Return the system libraries that a build is linked to and does not carry; all are declared.

    Those that this machine lacks are installed: to try a build they have to be somewhere.
    """
    found, lost = _links(folder)
    if lost:
        system_libraries.install({_package_of(name) for name in lost})
        found, lost = _links(folder)
    strange = sorted(str(path) for path in found if _stem(path.name) not in _PACKAGES)
    if lost or strange:
        names = ", ".join([*sorted(lost), *strange])
        raise CannotGoOn(f"El programa cuenta con bibliotecas que nadie declara: {names}")
    return sorted(found)


def _links(folder: Path) -> tuple[set[Path], set[str]]:
    """Return the libraries outside `folder` that a build is linked to, and the names of those not found."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    binaries = [path for path in files if path.read_bytes()[:4] == _BINARY]
    inner = folder / "_internal"
    told = _ldd(binaries, f"{inner}:{inner / 'PySide6/Qt/lib'}") + _ldd([folder / "muniredes"], "")
    resolved = {Path(where) for _name, where in _RESOLVED.findall(told)}
    return {each for each in resolved if not each.is_relative_to(folder)}, set(_LOST.findall(told))


def _ldd(binaries: list[Path], where: str) -> str:
    """Return what the loader says of some files. The program itself starts before it knows of its folder."""
    variables = {"LD_LIBRARY_PATH": where, "PATH": os.environ["PATH"]}
    command = ["ldd", *map(str, binaries)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=variables).stdout


def _stem(name: str) -> str:
    """«libwayland-cursor.so.0» is «libwayland-cursor», and «ld-linux-x86-64.so.2» is «ld-linux-x86-64»."""
    return name.partition(".so")[0]


def _package_of(name: str) -> str:
    if _stem(name) not in _PACKAGES:
        raise CannotGoOn(f"El programa cuenta con una biblioteca que nadie declara: {name}")
    return _PACKAGES[_stem(name)]

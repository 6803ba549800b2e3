"""The libraries of the system that Qt needs, by the name of their Debian or Ubuntu package."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from devtools.environment import CannotGoOn, python, say

_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libOpenGL.so.0": "libopengl0",
    "libGLX.so.0": "libglx0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_NEEDED_BY = (
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/lib/libQt6Network.so.6",
    "Qt/lib/libQt6DBus.so.6",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
)
_MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FONT_PACKAGE = "fonts-dejavu-core"


def ensure() -> None:
    """Install what Qt lacks when this is Debian or Ubuntu and we may; otherwise say the one line to run."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return
    unknown, packages = missing()
    if unknown:
        say(f"A Qt le faltan bibliotecas del sistema: {', '.join(sorted(unknown))}")
    if packages:
        say(f"A Qt le faltan estos paquetes del sistema: {' '.join(sorted(packages))}")
        install(packages)


def missing() -> tuple[set[str], set[str]]:
    """Return the libraries that no known package has, and the packages that have the rest."""
    folder = _pyside_folder()
    libraries: set[str] = set()
    for name in _NEEDED_BY:
        path = folder / name
        if path.exists():
            told = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False).stdout
            libraries |= set(_MISSING.findall(told))
    outside = {name for name in libraries if not name.startswith("libQt6")}
    packages = {_PACKAGES[name] for name in outside if name in _PACKAGES}
    if not _has_fonts():
        packages.add(_FONT_PACKAGE)
    return outside - set(_PACKAGES), packages


def install(packages: Iterable[str]) -> None:
    """Install Debian packages as root; otherwise stop with the line that does it."""
    wanted = sorted(packages)
    line = f"apt-get install {' '.join(wanted)}"
    if shutil.which("apt-get") is None:
        raise CannotGoOn(f"Instale con el gestor de su sistema: {' '.join(wanted)}")
    if os.geteuid() != 0:
        raise CannotGoOn(f"Instálelos como administrador y repita: sudo {line}")
    say(f"Instalando: {' '.join(wanted)}…")
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
    if subprocess.run(command, check=False, **quiet).returncode:  # type: ignore[call-overload]
        raise CannotGoOn(f"No se han podido instalar. Pruebe a mano: {line}")


def ensure_tools(tools: Mapping[str, str]) -> None:
    """Install the programs that are not there; `tools` gives each the name of its package."""
    lacking = {package for tool, package in tools.items() if shutil.which(tool) is None}
    if lacking:
        install(lacking)


def _pyside_folder() -> Path:
    found = list(python().parent.parent.glob("lib/python3*/site-packages/PySide6"))
    if not found:
        raise CannotGoOn("PySide6 no está en el entorno: borre la carpeta .venv y repita.")
    return found[0]


def _has_fonts() -> bool:
    return any(
        next(Path(folder).expanduser().rglob(f"*.{kind}"), None) is not None
        for folder in _FONT_FOLDERS
        if Path(folder).expanduser().is_dir()
        for kind in ("ttf", "otf", "pfb")
    )

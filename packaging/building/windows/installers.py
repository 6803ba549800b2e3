"""The two installers of Windows: per user, without administrator (NSIS), and per machine (MSI)."""

import hashlib
import os
import re
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from devtools.environment import ROOT, CannotGoOn

from building.version import version
from building.windows.identity import COMPANY, DESCRIPTION, numbers

TOOLS = {"makensis": "nsis", "wixl": "wixl"}
_HERE = Path(__file__).parent
_UPGRADE = uuid.UUID("5f0b0f52-7f3e-4d5e-9c1c-6f1f2e8f3a10")
"""What says that a package is a newer version of another: it never changes."""


def setup(folder: Path, place: Path, number: str = "") -> Path:
    """Make the installer for one user, of this version or another; return it."""
    number = number or version()
    target = place / f"MuniRedes-{number}-instalar.exe"
    defined = {
        "VERSION": number,
        "NUMBERS": ".".join(map(str, numbers(number))),
        "FOLDER": str(folder),
        "TARGET": str(target),
        "ICON": str(ROOT / "resources" / "icons" / "app.ico"),
        "LICENSE": str(ROOT / "LICENSE"),
        "DESCRIPTION": DESCRIPTION,
        "SIZE": str(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024),
    }
    command = [
        "makensis",
        "-V2",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={said}" for name, said in defined.items()),
    ]
    _make([*command, str(_HERE / "instalar.nsi")])
    return target


def msi(folder: Path, place: Path, number: str = "") -> Path:
    """Make the package for a whole computer, of this version or another; return it."""
    number = number or version()
    target = place / f"MuniRedes-{number}.msi"
    described = place / "muniredes.wxs"
    described.write_text(describe(folder, place, number), encoding="utf-8")
    _make(["wixl", "--arch", "x64", "--output", str(target), str(described)])
    return target


def _make(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise CannotGoOn(f"{command[0]}: {done.stdout[-1500:]}{done.stderr[-1500:]}")


def describe(folder: Path, place: Path, number: str) -> str:
    """Return the package as wixl wants it described: every file of the folder, a shortcut, the file type.

    The files are named from `place`, where the description is going to be.
    """
    name = re.sub(r"[^0-9.]", "", number)
    files = "\n".join(_folders(folder, folder, place, "      "))
    components = "\n".join(f'      <ComponentRef Id="{_key("c", path, folder)}"/>' for path in _files(folder))
    source = (_HERE / "muniredes.wxs").read_text(encoding="utf-8")
    said = {
        "VERSION": name,
        "UPGRADE": str(_UPGRADE).upper(),
        "PRODUCT": str(uuid.uuid5(_UPGRADE, name)).upper(),
        "SHORTCUT": str(uuid.uuid5(_UPGRADE, "acceso")).upper(),
        "COMPANY": COMPANY,
        "ICON": os.path.relpath(ROOT / "resources" / "icons" / "app.ico", place),
        "FILES": files,
        "COMPONENTS": components,
    }
    for key, value in said.items():
        source = source.replace(f"@{key}@", value)
    return source


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _folders(folder: Path, top: Path, place: Path, indent: str) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield f"{indent}<Directory Id={quoteattr(_key('d', path, top))} Name={quoteattr(path.name)}>"
            yield from _folders(path, top, place, f"{indent}  ")
            yield f"{indent}</Directory>"
        else:
            guid = uuid.uuid5(_UPGRADE, path.relative_to(top).as_posix())
            source = quoteattr(os.path.relpath(path, place))
            yield (
                f'{indent}<Component Id="{_key("c", path, top)}" Guid="{str(guid).upper()}" Win64="yes">'
                f'<File Id="{_key("f", path, top)}" Source={source} KeyPath="yes"/></Component>'
            )


def _key(letter: str, path: Path, top: Path) -> str:
    """Return a name for a part of the package, the same for the same file in every version."""
    name = path.relative_to(top).as_posix()
    if (letter, name) == ("f", "muniredes.exe"):
        return "muniredes_exe"
    return letter + hashlib.sha256(name.encode()).hexdigest()[:24]

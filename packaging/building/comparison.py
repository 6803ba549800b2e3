"""What the program uses when it runs from its sources and a build of it lacks, found by comparing the two.

comparison.py USADO.json CARPETA   (in the environment of the project)
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from building.contents import is_kept

ROOT = Path(__file__).resolve().parent.parent.parent
INNER = "_internal"
"""The folder of a build where everything but the program itself is."""

_TAGS = re.compile(r"\.(cpython-[\w-]+|cp\d+-\w+|abi3)(?=\.(so|pyd)$)")
_ENTRY_POINTS = ".dist-info/entry_points.txt"
"""Whoever looks for plugins reads those of every package there is: read, and not used."""
_LIBRARY = re.compile(r"(\.so(\.\d+)*|\.dll|\.pyd)$")
_ONLY_DEVELOPERS = ("_virtualenv", "sitecustomize", "usercustomize", "_distutils_hack")
_START = ("site", "_sitebuiltins", "_frozen_importlib", "_frozen_importlib_external")
"""What Python starts with to find packages, which a build does in its own way."""
_LINUX_ONLY = ("_sysconfigdata__linux_x86_64-linux-gnu",)


@dataclass(frozen=True, slots=True)
class Used:
    """What a run from the sources used: modules by name, and files relative to their folder."""

    modules: frozenset[str]
    files: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> "Used":
        """Read what `recorder.py` wrote."""
        said = json.loads(path.read_text(encoding="utf-8"))
        return cls(frozenset(said["modules"]), frozenset(said["files"]))


@dataclass(frozen=True, slots=True)
class Built:
    """What a build holds: the names of its modules, and its files relative to `_internal`."""

    modules: frozenset[str]
    files: frozenset[str]
    is_windows: bool = False
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        names = frozenset(Path(each).name for each in self.files)
        object.__setattr__(self, "names", names)


def read_build(folder: Path) -> Built:
    """Read a build: the modules packed in the program, those beside it, and the files."""
    inner = folder / INNER
    files = frozenset(path.relative_to(inner).as_posix() for path in inner.rglob("*") if path.is_file())
    windows = (folder / "muniredes.exe").exists()
    program = folder / ("muniredes.exe" if windows else "muniredes")
    modules = _packed(program) | _module_names(files)
    base = inner / "base_library.zip"
    if base.exists():
        with zipfile.ZipFile(base) as library:
            modules |= _module_names(library.namelist())
    return Built(frozenset(modules), files, windows)


def _packed(program: Path) -> set[str]:
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    return set(archive.open_embedded_archive("PYZ.pyz").toc) | set(archive.toc)


def _module_names(files: Iterable[str]) -> set[str]:
    """Return the names that files would be imported by: «PIL/_imaging.cpython-311-x86_64-linux-gnu.so»."""
    names = set()
    for file in files:
        bare = _TAGS.sub("", file)
        stem, dot, kind = bare.rpartition(".")
        if dot and kind in ("py", "pyc", "so", "pyd"):
            names.add(stem.removesuffix("/__init__").replace("/", "."))
            names.add(stem.rpartition("/")[2])  # the library of Python's own modules has folders of its own
    return names


def lacking(used: Used, built: Built, shipped: Iterable[str] = ()) -> list[str]:
    """Return what a build lacks, one line each; `shipped` are the project's own data files."""
    modules = (name for name in used.modules - built.modules if not _is_excused(name, built))
    files = (name for name in used.files - built.files if not _is_elsewhere(name, built))
    return [
        *(f"el módulo {name}" for name in sorted(modules)),
        *(f"el fichero {name}" for name in sorted(files)),
        *(f"el dato {name}" for name in sorted(set(shipped) - built.files)),
    ]


def _is_excused(name: str, built: Built) -> bool:
    if built.is_windows and name.partition(".")[0] in (*sys.stdlib_module_names, *_LINUX_ONLY):
        return True  # Windows' Python has its own modules inside: its trial says whether they are there
    return name.startswith(_ONLY_DEVELOPERS) or name in (*sys.builtin_module_names, *_START)


def _is_elsewhere(name: str, built: Built) -> bool:
    """Whether a library is in the build under another folder, or is a module, or belongs to the sources."""
    if (
        not is_kept(name)
        or name.endswith((".pth", "pyvenv.cfg", _ENTRY_POINTS))
        or name.startswith("packaging/")
    ):
        return True
    if built.is_windows and name.replace("/Qt/", "/", 1) in built.files:
        return True
    if _LIBRARY.search(name) is None:
        return False
    if built.is_windows:  # other libraries altogether: its own trial says whether they are there
        return True
    return Path(name).name in built.names or bool(_module_names([name]) & built.modules)


def shipped_data() -> list[str]:
    """Return the data files that the project ships: all that is in `resources`."""
    return [path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()]


def main(used: Path, folder: Path) -> int:
    """Say what a build lacks; return 0 when it lacks nothing."""
    found = Used.read(used)
    missing = lacking(found, read_build(folder), shipped_data())
    for each in missing:
        sys.stderr.write(f"✗ A lo construido le falta {each}, que el programa usa desde sus fuentes.\n")
    if not missing:
        modules, files = len(found.modules), len(found.files)
        sys.stderr.write(f"✓ Están los {modules} módulos y {files} ficheros que se usan desde las fuentes.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))

"""Run the program from its sources and write down all that it uses: modules, data files, Qt's plugins.

recorder.py FICHERO.json PALABRAS…   (in the environment of the project; the words are for the program)
"""

import importlib.util
import json
import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from building.contents import EXCLUDED, other_countries

ROOT = Path(__file__).resolve().parent.parent.parent
_MAPS = Path("/proc/self/maps")
_CODE = (".py", ".pyc")


def main(target: Path, words: list[str]) -> int:
    """Run the program with `words`, write in `target` what it used, and return its exit code."""
    opened: set[str] = set()
    ran: set[str] = set()

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            opened.add(os.path.realpath(os.fsdecode(arguments[0])))
        elif event == "exec":
            ran.add(os.path.realpath(arguments[0].co_filename))

    sys.addaudithook(hear)
    sys.path.insert(0, str(ROOT))
    sys.meta_path.insert(0, _LeftOut())
    with tempfile.TemporaryDirectory() as place:
        heard = _listen_to_readers(Path(place))
        from muniredes.__main__ import main as run

        code = run(words)
        modules = dict(_modules()) | _imported_by_readers(heard)
        opened |= {os.path.realpath(said) for kind, said in _lines(heard) if kind == "open"}
        ran |= {os.path.realpath(said) for kind, said in _lines(heard) if kind == "exec"}
    sources = ran | {file for file in modules.values() if file}
    files = set(_data_files(opened | _mapped(), sources))
    names = sorted(name for name, file in modules.items() if _is_ours(file) and name != "__main__")
    used = {"modules": names, "files": sorted(files)}
    target.write_text(json.dumps(used, indent=1), encoding="utf-8")
    return code


_EAR = """import os, sys
_told = open(os.environ["MUNIREDES_USED"], "a", encoding="utf-8", errors="surrogateescape")
def _hear(event, arguments):
    said = arguments[0].co_filename if event == "exec" else arguments[0] if arguments else None
    if event in ("open", "import", "exec") and isinstance(said, str):
        _told.write(f"{event}\\t{said}\\n")
        _told.flush()
sys.addaudithook(_hear)
"""
"""What a process that the program starts from itself runs first: it may be ended at any time."""


def _listen_to_readers(place: Path) -> Path:
    """Make the processes that the program starts tell what they use; return the file where they do."""
    heard = place / "used.txt"
    heard.touch()
    (place / "sitecustomize.py").write_text(_EAR, encoding="utf-8")
    os.environ |= {"PYTHONPATH": str(place), "MUNIREDES_USED": str(heard)}
    return heard


def _lines(heard: Path) -> Iterator[tuple[str, str]]:
    for line in heard.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        kind, _tab, said = line.partition("\t")
        yield kind, said


def _imported_by_readers(heard: Path) -> dict[str, str | None]:
    """Return what they imported: they ask for more than there is, so each is looked for."""
    found: dict[str, str | None] = {}
    for name in {said for kind, said in _lines(heard) if kind == "import"}:
        try:
            spec = importlib.util.find_spec(name)
        except (ImportError, ValueError):
            continue
        if spec is not None and spec.has_location:
            found[name] = spec.origin
    return found


class _LeftOut(MetaPathFinder):
    """Hides what is left out of a build on purpose: the sources have to do without it as well."""

    def __init__(self) -> None:
        self._names = {*EXCLUDED, *other_countries()}

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        """Refuse a module that is left out, or that is inside one."""
        del path, target
        names = fullname.split(".")
        if any(".".join(names[:size]) in self._names for size in range(1, len(names) + 1)):
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def _modules() -> Iterator[tuple[str, str | None]]:
    """Yield each module under the name it is found by («os.path» is «posixpath»), and its file."""
    for name, module in list(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        yield getattr(spec, "name", None) or name, getattr(module, "__file__", None)


def _homes() -> list[Path]:
    """Return the folders whose files travel with the program; what is elsewhere is the system's."""
    site = Path(sysconfig.get_path("platlib")).resolve()
    return [site, ROOT]


def _is_ours(file: str | None) -> bool:
    """Whether a module comes from a file that has to travel: the project's, a dependency's or Python's."""
    if file is None or not Path(file).exists() or Path(file).is_relative_to(Path(__file__).parent):
        return False
    homes = [*_homes(), Path(sysconfig.get_path("stdlib")).resolve()]
    return any(Path(file).resolve().is_relative_to(home) for home in homes)


def _mapped() -> set[str]:
    """Return what is in the memory of the process: libraries, Qt's plugins and its translations."""
    if not _MAPS.exists():
        return set()
    lines = _MAPS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return {parts[5] for parts in (line.split(maxsplit=5) for line in lines) if len(parts) == 6}


def _data_files(paths: set[str], code: set[str]) -> Iterator[str]:
    """Yield, relative to the folder that holds it, each file that is used as it is, and not as a module.

    Without what was compiled before, Python opens the source of what it runs: also of a module that gives up
    («dateutil.tz.win», on Linux), and of one that is read by itself. That is `code`, and no data that is
    missing.
    """
    for path in (Path(each) for each in paths - code):
        for home in _homes():
            if path.is_relative_to(home) and path.is_file():
                inner = path.relative_to(home)
                if "__pycache__" not in inner.parts and ".venv" not in inner.parts:
                    yield inner.as_posix()
                break


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

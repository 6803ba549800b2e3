"""Make what is not written by hand: the program for people without Python, lock files, the texts."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from devtools import environment, system_libraries
from devtools.environment import LOCKS, ROOT, say

_POT = ROOT / "resources" / "locale" / "muniredes.pot"


def package() -> int:
    """Build the one-folder program, and run its self-check with an empty environment."""
    interpreter = str(environment.ensure("dev"))
    system_libraries.ensure()
    build, dist = ROOT / "build", ROOT / "dist"
    for folder in (build, dist):
        shutil.rmtree(folder, ignore_errors=True)
    start = time.monotonic()
    command = [interpreter, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "muniredes.spec"]
    command += ["--distpath", str(dist), "--workpath", str(build)]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        return 1
    program = dist / "muniredes" / ("muniredes.exe" if os.name == "nt" else "muniredes")
    say(f"Construido en {time.monotonic() - start:.0f} s: {program.parent} ({_size(program.parent)} MB)")
    return subprocess.run([str(program), "comprobar"], check=False, env=_bare_environment()).returncode


def _bare_environment() -> dict[str, str]:
    """Return the least that a program may count on."""
    kept = ("SYSTEMROOT", "TEMP", "HOME") if os.name == "nt" else ("HOME",)
    return {name: os.environ[name] for name in kept if name in os.environ}


def _size(folder: Path) -> int:
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        // 1_000_000
    )


def lock() -> int:
    """Write the lock files anew: versions and hashes for every platform, no registry addresses."""
    interpreter = str(environment.ensure("dev"))
    for purpose, path in LOCKS.items():
        group = ["--group", "dev"] if purpose == "dev" else []
        command = [interpreter, "-m", "uv", "pip", "compile", "pyproject.toml", *group, "--universal"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--upgrade"]
        command += ["--output-file", str(path)]
        if subprocess.run(command, check=False, cwd=ROOT).returncode:
            return 1
        say(f"Escrito: {path.relative_to(ROOT)}")
    return 0


def texts() -> int:
    """Write the list of texts to translate, from the sources."""
    interpreter = str(environment.ensure("dev"))
    command = [interpreter, "-m", "babel.messages.frontend", "--quiet", "extract", "--no-location"]
    command += ["--sort-output", "--no-wrap", "--project", "MuniRedes", "-k", "mark", "-k", "ngettext:1,2"]
    command += ["--output-file", str(_POT), "muniredes"]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        return 1
    said = _POT.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in said if not line.startswith(("# Copyright", "# FIRST", '"POT-Creation-Date'))]
    _POT.write_text("".join(lines), encoding="utf-8")
    say(f"{_POT.relative_to(ROOT)}: {sum(line.startswith('msgid ') for line in lines) - 1} textos")
    return 0

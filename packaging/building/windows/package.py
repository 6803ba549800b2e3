"""Build the program for Windows and everything people get it in, and try it, on Linux, in one command."""

import shutil
import subprocess
import time
import zipfile
from pathlib import Path

from devtools import environment, system_libraries
from devtools.environment import ROOT, CannotGoOn, say

from building import linux
from building.linux import size
from building.version import version
from building.windows import installers, pieces, signing, trial
from building.windows.wine import Wine

PLACE = ROOT / "build" / "windows"
DIST = ROOT / "dist" / "windows"
_NAME = "muniredes"


def package(given: Path | None = None, certificate: Path | None = None) -> int:
    """Make the folder, the portable ZIP and both installers, sign them, and try them under Wine.

    `given` is an embeddable Python of python.org; `certificate`, a PFX whose password is in the variable
    MUNIREDES_PFX. Without it what is made says that it is not signed, and the step is proved all the same.
    """
    interpreter = str(environment.ensure("dev"))
    system_libraries.ensure()
    system_libraries.ensure_tools(installers.TOOLS | signing.TOOLS)
    used, _told = linux.checked_from_the_sources(interpreter)
    PLACE.mkdir(parents=True, exist_ok=True)
    wine = Wine(PLACE / "wine")
    try:
        python = pieces.assemble(interpreter, PLACE, given)
        folder = _build(wine, python, used)
        signing.sign_all([folder / f"{_NAME}.exe"], certificate, PLACE)
        made = [installers.setup(folder, DIST), installers.msi(folder, DIST)]
        signing.sign_all(made, certificate, PLACE)
        made += [_portable(folder), _policies(interpreter)]
        for path in made:
            say(f"✓ {path.relative_to(ROOT)} ({path.stat().st_size / 1_000_000:.1f} MB)")
        return trial.run(folder, made[0], made[1], PLACE)
    finally:
        wine.stop()


def _build(wine: Wine, python: Path, used: Path) -> Path:
    """Run PyInstaller on Windows' Python; what is made has all that the program `used` from its sources."""
    start = time.monotonic()
    folder = DIST / _NAME
    shutil.rmtree(folder, ignore_errors=True)
    apart = python.parent / "_wmi.pyd"
    kept = apart.rename(python.parent.parent / "_wmi.pyd") if apart.exists() else None
    command = [str(python), "-X", "utf8", "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(DIST), "--workpath", str(PLACE / "trabajo"), str(ROOT / "muniredes.spec")]
    done = wine.run(*command)
    if not (folder / f"{_NAME}.exe").exists():
        raise CannotGoOn(f"PyInstaller no ha podido con Windows:\n{done.stdout[-2000:]}")
    if kept is not None:  # Wine cannot serve it and Windows can: it is in what is shipped
        shutil.copy(kept, folder / "_internal" / kept.name)
    say(f"✓ Construido para Windows en {time.monotonic() - start:.0f} s ({size(folder)} MB)")
    script = Path(__file__).parent.parent / "comparison.py"
    interpreter = str(environment.python())
    if subprocess.run([interpreter, str(script), str(used), str(folder)], check=False).returncode:
        raise CannotGoOn("A lo construido para Windows le falta algo.")
    return folder


def _policies(interpreter: str) -> Path:
    """Write what goes in the folder «PolicyDefinitions» of a domain."""
    place = linux.derived(interpreter, PLACE / "derivado")
    target = DIST / f"MuniRedes-{version()}-politica.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (place / "MuniRedes.admx", place / "es-ES" / "MuniRedes.adml"):
            archive.write(path, path.relative_to(place).as_posix())
    return target


def _portable(folder: Path) -> Path:
    """Write the folder as a ZIP that keeps its data beside itself."""
    target = DIST / f"MuniRedes-{version()}-portatil.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("MuniRedes/muniredes.portable", "")
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"MuniRedes/{path.relative_to(folder).as_posix()}")
    return target

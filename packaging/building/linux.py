"""The program for Linux: built, compared with its sources, and tried where there is nothing but it."""

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import time
from pathlib import Path

from devtools import checks, environment, system_libraries
from devtools.environment import ROOT, CannotGoOn, say

from building import bare_root, licences, linux_packages, repeated, sbom
from building.bare_root import BareRoot
from building.version import moment

BUILD, DIST = ROOT / "build", ROOT / "dist"
_TOOLS = {"objdump": "binutils", "strip": "binutils", "dpkg-deb": "dpkg"}
_TOOLS_FOLDER = Path(__file__).parent


def package(*, twice: bool = False) -> int:
    """Build the program, and try it: nothing is missing, and it works alone.

    `twice` builds it again elsewhere, and both have to be the same, byte for byte.
    """
    interpreter = str(environment.ensure("dev"))
    system_libraries.ensure()
    system_libraries.ensure_tools(_TOOLS)
    shutil.rmtree(DIST / "muniredes", ignore_errors=True)
    used, told = checked_from_the_sources(interpreter)
    program = _build(interpreter, DIST)
    if program is None or (twice and not _is_repeated(interpreter, program.parent)):
        return 1
    comparison = [interpreter, str(_TOOLS_FOLDER / "comparison.py"), str(used), str(program.parent)]
    if subprocess.run(comparison, check=False, cwd=ROOT).returncode:
        return 1
    package = linux_packages.deb(program.parent, DIST, derived(interpreter, BUILD / "derivado"))
    portable = linux_packages.tar(program.parent, DIST)
    for path in (package, portable):
        say(f"✓ {path.relative_to(ROOT)} ({path.stat().st_size // 1_000_000} MB)")
    told_inside = sbom.write(program.parent / "_internal" / licences.NAME, DIST, BUILD)
    say(f"✓ {told_inside.relative_to(ROOT)}")
    with bare_root.made(program.parent) as root:
        works = _works_alone(root, package, told) and _keeps_beside(root, portable)
    return 0 if works and checks.browser() else 1


def checked_from_the_sources(interpreter: str) -> tuple[Path, Path]:
    """Check the program from its sources; return what it used and what the checks said, of this very run."""
    used, told = BUILD / "used.json", BUILD / "checks-of-the-sources.jsonl"
    BUILD.mkdir(exist_ok=True)
    used.unlink(missing_ok=True)
    recorder = [interpreter, str(_TOOLS_FOLDER / "recorder.py"), str(used), "comprobar", "--json"]
    with told.open("w", encoding="utf-8") as out:
        failed = subprocess.run(recorder, check=False, cwd=ROOT, stdout=out).returncode
    if failed or not used.exists():
        lines = told.read_text(encoding="utf-8").splitlines()
        wrong = "\n".join(line for line in lines if '"ok": false' in line)
        raise CannotGoOn(f"✗ El programa no pasa sus comprobaciones desde las fuentes:\n{wrong}")
    return used, told


def derived(interpreter: str, place: Path) -> Path:
    """Write what is made from the program's own tables: the policy's templates and the manual page."""
    variables = os.environ | {"PYTHONPATH": str(_TOOLS_FOLDER.parent)}
    command = [interpreter, "-m", "building.derived", str(place)]
    subprocess.run(command, check=True, cwd=ROOT, env=variables)
    return place


def _is_repeated(interpreter: str, folder: Path) -> bool:
    """Whether the same sources give the same program again."""
    with tempfile.TemporaryDirectory(prefix="muniredes-otra-vez-") as place:
        again = _build(interpreter, Path(place))
        different = repeated.differences(folder, again.parent) if again else ["(no se ha podido construir)"]
    for name in different:
        say(f"✗ Construido dos veces, no es igual: {name}")
    if not different:
        say("✓ Construido dos veces, es igual byte a byte")
    return not different


def _build(interpreter: str, place: Path) -> Path | None:
    """Run PyInstaller; return the program, in a folder of `place`, or None when it cannot."""
    start = time.monotonic()
    command = [interpreter, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "muniredes.spec"]
    command += ["--distpath", str(place), "--workpath", str(BUILD if place == DIST else place / "work")]
    same = os.environ | {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment())}
    if subprocess.run(command, check=False, cwd=ROOT, env=same).returncode:
        return None
    folder = place / "muniredes"
    say(f"✓ Construido en {time.monotonic() - start:.0f} s: {folder} ({size(folder)} MB)")
    return folder / "muniredes"


def _works_alone(root: BareRoot, package: Path, told: Path) -> bool:
    """Whether what the package installs passes, with nothing else there, the same checks as the sources."""
    start = time.monotonic()
    subprocess.run(["dpkg-deb", "--extract", str(package), str(root.path)], check=True)
    done = root.run("/usr/bin/muniredes", "comprobar", "--json")
    passed, wanted = _passed(done.stdout), _passed(told.read_text(encoding="utf-8"))
    if done.returncode or passed != wanted:
        say(done.stdout + done.stderr)
        for name in sorted(wanted - passed):
            say(f"✗ Desde las fuentes sí, y lo construido no: {name}")
        return False
    seconds = time.monotonic() - start
    say(f"✓ Lo construido pasa solo sus {len(passed)} comprobaciones, sin Python ({seconds:.0f} s)")
    return True


def _keeps_beside(root: BareRoot, portable: Path) -> bool:
    """Whether the portable folder keeps its data beside itself, and leaves nothing in the home."""
    with tarfile.open(portable) as archive:
        archive.extractall(root.path / "mnt", filter="data")
    folder, home = root.path / "mnt" / "MuniRedes", root.path / "home" / "ana"
    before = sorted(home.rglob("*"))
    done = root.run("/mnt/MuniRedes/muniredes", "copia", "--salida", "/tmp/copia.zip")
    well = (folder / "datos" / "muniredes.log").exists() and sorted(home.rglob("*")) == before
    say("✓ La carpeta portátil guarda lo suyo dentro" if well else f"✗ Carpeta portátil: {done.stderr}")
    return well


def _passed(lines: str) -> set[str]:
    """Return the names of the checks that were passed, of those that `comprobar --json` says."""
    said = (json.loads(line) for line in lines.splitlines() if line.startswith("{"))
    return {each["check"] for each in said if "check" in each and each["ok"]}


def size(folder: Path) -> int:
    """Return the size of a folder in millions of bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1_000_000

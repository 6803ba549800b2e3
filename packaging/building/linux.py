"""The program for Linux: built, compared with its sources, and tried where there is nothing but it."""

import json
import shutil
import subprocess
import time
from pathlib import Path

from devtools import environment, system_libraries
from devtools.environment import ROOT, say

from building import bare_root

BUILD, DIST = ROOT / "build", ROOT / "dist"
_TOOLS = {"objdump": "binutils", "strip": "binutils", "ld": "binutils"}
_TOOLS_FOLDER = Path(__file__).parent


def package() -> int:
    """Build the program, and try it: nothing is missing, and it works alone."""
    interpreter = str(environment.ensure("dev"))
    system_libraries.ensure()
    system_libraries.ensure_tools(_TOOLS)
    shutil.rmtree(DIST / "muniredes", ignore_errors=True)
    BUILD.mkdir(exist_ok=True)
    used, told = BUILD / "used.json", BUILD / "checks-of-the-sources.jsonl"
    with told.open("w", encoding="utf-8") as out:
        recorder = [interpreter, str(_TOOLS_FOLDER / "recorder.py"), str(used), "comprobar", "--json"]
        with subprocess.Popen(recorder, cwd=ROOT, stdout=out) as recording:
            program = _build(interpreter)
            if recording.wait() or program is None:
                say(
                    "✗ El programa no pasa sus comprobaciones desde las fuentes."
                    if program
                    else "✗ PyInstaller"
                )
                return 1
    comparison = [interpreter, str(_TOOLS_FOLDER / "comparison.py"), str(used), str(program.parent)]
    if subprocess.run(comparison, check=False, cwd=ROOT).returncode:
        return 1
    return 0 if _works_alone(program.parent, told) else 1


def _build(interpreter: str) -> Path | None:
    """Run PyInstaller; return the program, or None when it cannot."""
    start = time.monotonic()
    command = [interpreter, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "muniredes.spec"]
    command += ["--distpath", str(DIST), "--workpath", str(BUILD)]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        return None
    folder = DIST / "muniredes"
    say(f"✓ Construido en {time.monotonic() - start:.0f} s: {folder} ({size(folder)} MB)")
    return folder / "muniredes"


def _works_alone(folder: Path, told: Path) -> bool:
    """Whether it passes, in a root with nothing else, the same checks as the sources."""
    start = time.monotonic()
    done = bare_root.run(folder, ["comprobar", "--json"])
    passed, wanted = _passed(done.stdout), _passed(told.read_text(encoding="utf-8"))
    if done.returncode or passed != wanted:
        say(done.stdout + done.stderr)
        for name in sorted(wanted - passed):
            say(f"✗ Desde las fuentes sí, y lo construido no: {name}")
        return False
    seconds = time.monotonic() - start
    say(f"✓ Lo construido pasa solo sus {len(passed)} comprobaciones, sin Python ({seconds:.0f} s)")
    return True


def _passed(lines: str) -> set[str]:
    """Return the names of the checks that were passed, of those that `comprobar --json` says."""
    said = (json.loads(line) for line in lines.splitlines() if line.startswith("{"))
    return {each["check"] for each in said if "check" in each and each["ok"]}


def size(folder: Path) -> int:
    """Return the size of a folder in millions of bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1_000_000

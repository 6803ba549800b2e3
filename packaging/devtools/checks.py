"""What every change must pass, in one go: quiet when all is well."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from devtools import environment, system_libraries
from devtools.environment import ROOT, say

_SOURCES = ("muniredes", "packaging", "tests")
_Step = tuple[str, Sequence[str]]
_AT_ONCE: tuple[_Step, ...] = (
    ("Formato", ("-m", "ruff", "format", "--check", "--quiet", *_SOURCES)),
    ("Estilo", ("-m", "ruff", "check", "--quiet", *_SOURCES)),
    ("Contratos de importación", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
)
_TYPES: _Step = ("Tipos", ("-m", "mypy", *_SOURCES))
_FAST_ROOMS = [f"tests/{name}" for name in ("domain", "catalog", "packaging")]
_TOGETHER = ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "--no-header")
_FAST: _Step = ("Pruebas de reglas", (*_TOGETHER, *_FAST_ROOMS))
_SLOW: _Step = (
    "Pruebas de acciones, ficheros, papel y ventana",
    (*_TOGETHER, "-m", "not browser", "tests", *(f"--ignore={x}" for x in _FAST_ROOMS)),
)
_BROWSER: _Step = (
    "Lo que se lee en un navegador, sin barreras",
    ("-m", "pytest", "-q", "--no-header", "-rs", "-m", "browser", "tests/manual"),
)
_ROOM = 4 * 1024**3
"""More than the folders of all the tests ever hold together, in bytes."""

_PASSED = re.compile(r"(\d+) passed")


def test(*, fast: bool, night: bool) -> int:
    """Check format, style, types, import contracts, and run the tests; return 0 when all is well.

    `fast` leaves out what opens guides, windows and paper; `night` tries the properties much harder.
    What fails soonest goes first; the types, which keep one processor busy, go with the rules.
    """
    environment.ensure("dev")
    system_libraries.ensure()
    start = time.monotonic()
    if night:
        os.environ["MUNIREDES_PROPERTIES"] = "night"
    passed = 0
    for steps in (_AT_ONCE, (_TYPES, _FAST)) if fast else (_AT_ONCE, (_TYPES, _FAST), (_SLOW,)):
        with ThreadPoolExecutor() as pool:
            told = list(pool.map(_step, steps))
        if None in told:
            return 1
        passed += sum(int(count) for each in told for count in _PASSED.findall(each or ""))
    say(f"Todo bien: {passed} pruebas en {time.monotonic() - start:.0f} s.")
    return 0


def browser() -> bool:
    """Whether the pages that are read without the program pass, in a browser, what axe-core looks for.

    Where no browser opens, they are not looked at, and do not pass.
    """
    said = _step(_BROWSER)
    if said is not None and _PASSED.search(said) is None:
        say("✗ No se ha mirado en un navegador lo que se lee en él:")
        say(said)
        return False
    return said is not None


def torture(times: int, seed: int) -> int:
    """Damage, kill and feed the program ten, ten and a hundred times for each of `times`; print the table.

    Then the tests that walk at random, so many times each.
    """
    interpreter = str(environment.ensure("dev"))
    variables = _variables() | {"MUNIREDES_TORTURE": str(times)}
    table = [interpreter, "tests/torture", str(times), str(seed)]
    walks = [interpreter, "-m", "pytest", "-q", "--no-header", "-m", "torture", "tests"]
    codes = [subprocess.run(each, check=False, cwd=ROOT, env=variables).returncode for each in (table, walks)]
    return max(codes)


def _step(step: _Step) -> str | None:
    """Run a step; return what it said, or None, having shown it, when it failed."""
    name, arguments = step
    start = time.monotonic()
    command = [str(environment.python()), *arguments]
    done = subprocess.run(command, check=False, cwd=ROOT, env=_variables(), capture_output=True, text=True)
    if done.returncode:
        say(f"✗ {name}")
        say(done.stdout + done.stderr)
        return None
    say(f"✓ {name} ({time.monotonic() - start:.0f} s)")
    return done.stdout


def _variables() -> dict[str, str]:
    """Return the surroundings of a check; what is compiled is kept, as many tests start the program again."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "compiled")}
    return kept | {"QT_QPA_PLATFORM": "offscreen"} | compiled | _in_memory()


def _in_memory() -> dict[str, str]:
    """Return what puts the folders of the tests where no disk is waited for, when there is such a place."""
    place = Path("/dev/shm")
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or not os.access(place, os.W_OK):
        return {}
    return {"PYTEST_DEBUG_TEMPROOT": str(place)} if shutil.disk_usage(place).free > _ROOM else {}

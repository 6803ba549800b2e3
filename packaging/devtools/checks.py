"""What every change must pass, in one go: quiet when all is well."""

import os
import re
import subprocess
import time
from collections.abc import Sequence

from devtools import environment, system_libraries
from devtools.environment import ROOT, say

_SOURCES = ("muniredes", "packaging", "tests")
_PASSED = re.compile(r"(\d+) passed")


def test() -> int:
    """Check format, style, types, import contracts, and run every test; return 0 when all is well."""
    interpreter = str(environment.ensure("dev"))
    system_libraries.ensure()
    start = time.monotonic()
    steps: tuple[tuple[str, Sequence[str]], ...] = (
        ("Formato", ("-m", "ruff", "format", "--check", "--quiet", *_SOURCES)),
        ("Estilo", ("-m", "ruff", "check", "--quiet", *_SOURCES)),
        ("Tipos", ("-m", "mypy", *_SOURCES)),
        ("Contratos de importación", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
        ("Pruebas", ("-m", "pytest", "-q", "-n", "2", "--no-header", "tests")),
    )
    told = ""
    for name, arguments in steps:
        outcome = _step(name, [interpreter, *arguments])
        if outcome is None:
            return 1
        told = outcome
    passed = _PASSED.search(told)
    say(f"Todo bien: {passed[1] if passed else '?'} pruebas en {time.monotonic() - start:.0f} s.")
    return 0


def torture(times: int) -> int:
    """Run the tests that kill the program half-way, so many times each."""
    interpreter = str(environment.ensure("dev"))
    variables = _variables() | {"MUNIREDES_TORTURE": str(times)}
    command = [interpreter, "-m", "pytest", "-q", "--no-header", "-m", "torture", "tests"]
    return subprocess.run(command, check=False, cwd=ROOT, env=variables).returncode


def _step(name: str, command: list[str]) -> str | None:
    """Run a step; return what it said, or None, having shown it, when it failed."""
    start = time.monotonic()
    done = subprocess.run(command, check=False, cwd=ROOT, env=_variables(), capture_output=True, text=True)
    if done.returncode:
        say(f"✗ {name}")
        say(done.stdout + done.stderr)
        return None
    say(f"✓ {name} ({time.monotonic() - start:.0f} s)")
    return done.stdout


def _variables() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}

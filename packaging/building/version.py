"""Which version is built, and of when: the same sources give the same answers."""

import re
import subprocess
from functools import cache

from devtools.environment import ROOT

_SOME_DAY = 1_750_000_000
"""The moment of what is not in Git."""


@cache
def version() -> str:
    """Return the version of the program."""
    source = (ROOT / "muniredes" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    assert found is not None
    return found[1]


@cache
def moment() -> int:
    """Return when the last change was, in seconds since 1970, for whatever writes a date in what it makes."""
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else _SOME_DAY

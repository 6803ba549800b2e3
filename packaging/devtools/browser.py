"""A browser without a window that looks at pages with axe-core, in an environment of its own.

Neither is in the program, nor in the environment that it is built from: they are fetched the first time.
"""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from devtools.environment import ROOT, CannotGoOn, apart

_LOCK = Path(__file__).parent / "browser.lock"
_SCRIPT = Path(__file__).parent / "axe_pages.py"
_FLAGS = {
    "QT_QPA_PLATFORM": "offscreen",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
}
"""It opens nothing but files of ours, also as root, and where there is no screen."""


def violations(pages: Sequence[Path]) -> Mapping[str, Sequence[str]]:
    """Return what is wrong in each page, by its name; nothing of those in order.

    CannotGoOn where the browser cannot be fetched, or does not open.
    """
    python = apart(ROOT / "build" / "browser", _LOCK)
    command = [str(python), str(_SCRIPT), *map(str, pages)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **_FLAGS})
    if done.returncode:
        raise CannotGoOn(f"No se abre el navegador de las pruebas: {done.stderr[-600:]}")
    return cast("Mapping[str, Sequence[str]]", json.loads(done.stdout))

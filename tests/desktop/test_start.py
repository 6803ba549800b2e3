"""What a start may load before there is a window to look at."""

import os
import subprocess
import sys
from pathlib import Path

import muniredes

LOOK = """
import sys
from muniredes import __main__
from muniredes.desktop import application
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
HEAVY = {"sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "openpyxl", "pypdfium2"}


def test_the_first_window_waits_for_nothing_heavy() -> None:
    root = Path(muniredes.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()

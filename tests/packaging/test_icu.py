"""Qt's tables of languages are cut down to those of Spain without losing one of those."""

import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from building import icu

LIBRARY = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"), None)
SORTED = """
from PySide6.QtCore import QCollator, QLocale, QStringEncoder
print("".join(sorted("oñnÑáaz", key=QCollator(QLocale("es_ES")).sortKey)))
print(QLocale("es_ES").toUpper("ñandú"), QStringEncoder("ISO-8859-15").isValid())
"""

pytestmark = pytest.mark.skipif(
    LIBRARY is None or shutil.which("objcopy") is None, reason="only where the program for Linux is built"
)


def _sorted_with(library: Path | None) -> str:
    variables = {"PATH": "/usr/bin:/bin"} | ({"LD_PRELOAD": str(library)} if library else {})
    done = subprocess.run(
        [sys.executable, "-c", SORTED], check=True, capture_output=True, text=True, env=variables
    )
    return done.stdout


def test_spanish_is_put_in_order_as_with_the_whole_tables(tmp_path: Path) -> None:
    assert LIBRARY is not None
    cut = icu.lean(LIBRARY, tmp_path)
    assert cut.stat().st_size < LIBRARY.stat().st_size / 8
    assert _sorted_with(cut) == _sorted_with(None)
    assert "nñÑo" in _sorted_with(cut)

"""A Windows of one's own under Wine: a prefix that belongs to this build, and programs run in it."""

import os
import subprocess
from pathlib import Path

from devtools import system_libraries
from devtools.environment import CannotGoOn

_TOOLS = {
    "wine": "wine",
    "wineserver": "wine64",
    "xvfb-run": "xvfb",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
_ICU_NAMES = (
    "UCNV_FROM_U_CALLBACK_SUBSTITUTE", "UCNV_TO_U_CALLBACK_SUBSTITUTE", "ucnv_cbFromUWriteUChars",
    "ucnv_cbToUWriteUChars", "ucnv_close", "ucnv_countAvailable", "ucnv_fromUCountPending",
    "ucnv_fromUnicode", "ucnv_getAvailableName", "ucnv_getFromUCallBack", "ucnv_getMaxCharSize",
    "ucnv_getName", "ucnv_getStandardName", "ucnv_getToUCallBack", "ucnv_open", "ucnv_reset",
    "ucnv_setFromUCallBack", "ucnv_setToUCallBack", "ucnv_toUCountPending", "ucnv_toUnicode",
)  # fmt: skip
"""What Qt6Core asks of it; `ucnv_open` says that there is no such converter, and Qt does without."""
_FAILED = 4
_ICU = "".join(
    f"__declspec(dllexport) void *{name}(void *a, int *error)"
    f" {{ {'if (error) *error = ' + str(_FAILED) + ';' if name == 'ucnv_open' else ''} return 0; }}\n"
    for name in _ICU_NAMES
)
_RANDOM = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T size)
{ return SystemFunction036(bytes, (ULONG)size); }
"""
_SHIMS = {"icuuc": (_ICU, ()), "bcryptprimitives": (_RANDOM, ("-ladvapi32",))}
"""Two libraries that Windows 10 has and Wine has not. They are for trying here and are never shipped."""


_LONGEST = 3 * 3600
"""Seconds for whatever is run: PyInstaller takes four minutes, and much more on a busy computer."""


class Wine:
    """A prefix in a folder; it is made when there is none."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        system_libraries.ensure_tools(_TOOLS)
        if not (prefix / "drive_c" / "windows" / "system32" / "icuuc.dll").exists():
            self._make()

    @property
    def drive(self) -> Path:
        """The folder that is C:."""
        return self.prefix / "drive_c"

    def variables(self) -> dict[str, str]:
        """Return the environment of what runs in it."""
        mine = {"WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all"}
        mine |= {"PYTHONHASHSEED": "1", "WINEDLLOVERRIDES": "mscoree,mshtml="}
        return {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"} | mine

    def run(self, *words: str, seconds: int = _LONGEST) -> subprocess.CompletedProcess[str]:
        """Run a program and return what it said; its streams are pipes, as a Windows Python wants them."""
        command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "wine", *words]
        return subprocess.run(
            command, check=False, env=self.variables(), input="", timeout=seconds,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip

    def stop(self) -> None:
        """End every program of this prefix, and of no other."""
        subprocess.run(["wineserver", "-k"], check=False, env=self.variables())

    def _make(self) -> None:
        self.prefix.mkdir(parents=True, exist_ok=True)
        made = self.run("wineboot", "-i", seconds=300)
        system = self.drive / "windows" / "system32"
        if not system.is_dir():
            raise CannotGoOn(f"Wine no ha podido preparar su carpeta: {made.stdout[-300:]}")
        for name, (source, libraries) in _SHIMS.items():
            code = self.prefix / f"{name}.c"
            code.write_text(source, encoding="utf-8")
            command = ["x86_64-w64-mingw32-gcc", "-shared", "-o", str(system / f"{name}.dll"), str(code)]
            if subprocess.run([*command, *libraries], check=False).returncode:
                raise CannotGoOn("No se han podido hacer las bibliotecas que a Wine le faltan.")

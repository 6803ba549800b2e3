"""How much of the processor a reader has used, and how slow this computer is.

What a reader may take is counted in time of the processor: a computer that is busy, or whose disk is slow,
is no fault of the file. An old one does less in each second, and is given more of them.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

SLOWEST = 4.0
"""No computer is taken for slower than this."""

_USUAL = 0.0075
"""Seconds of the processor that `slowness` takes on a computer of these years."""

_ROUNDS = 3
_STEPS = 60_000


def slowness() -> float:
    """Return how many times slower than usual this computer is, from 1 to `SLOWEST`."""
    return min(max(min(_timed() for _round in range(_ROUNDS)) / _USUAL, 1.0), SLOWEST)


def _timed() -> float:
    start = time.process_time()
    words: dict[int, str] = {}
    for number in range(_STEPS):
        words[number % 97] = str(number)
    return time.process_time() - start


def used_by(process: subprocess.Popen[bytes]) -> float:
    """Return the seconds of the processor that a process has used; where nobody knows, those of the clock."""
    if sys.platform == "win32":
        return _used_in_windows(process)
    try:
        said = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return time.monotonic()
    user, system = said.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if sys.platform == "win32":

    def _used_in_windows(process: subprocess.Popen[bytes]) -> float:
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.POINTER(ctypes.c_uint64)] * 4)
        began, ended, system, user = (ctypes.c_uint64() for _kind in range(4))
        places = [ctypes.byref(each) for each in (began, ended, system, user)]
        if not kernel.GetProcessTimes(int(process._handle), *places):  # type: ignore[attr-defined]  # noqa: SLF001
            return time.monotonic()
        return (system.value + user.value) / 10_000_000

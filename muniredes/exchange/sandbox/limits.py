"""What a reader may take of this computer: time, memory, depth; each system enforces it in its way."""

import faulthandler
import os
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MOST_SECONDS = 6.5
"""Seconds of the processor that a reader may take without saying anything, on a computer as there are many.

They are not those of the clock: see `cpu_time`.
"""

MOST_WAITING = 120.0
"""Seconds of the clock that a reader may be without saying anything: what it waits for does not come."""

MORE_SECONDS = 2.0
"""How much longer a reader goes on by itself, when nobody is there any more to give up on it."""

IDLE_SECONDS = 120.0
"""How long a reader waits for another file before it goes."""

STACK = 64 * 1024 * 1024
"""Bytes of stack for what goes down level by level: the same on every system (Windows gives 1 MB)."""

MOST_MEMORY = 400 * 1024 * 1024 + STACK
"""Bytes that a reader may ask for, its stack among them: with the program itself, less than 500 MB in use."""

DEEPEST = 200
"""How many levels a drawing or a list may have, one inside the other; each takes 32 kB of stack at most."""


def confine() -> None:
    """Limit the memory of this process for good; it cannot be undone."""
    if sys.platform == "win32":
        _confine_in_a_job()
        return
    import resource

    for kind, most in (("RLIMIT_DATA", MOST_MEMORY), ("RLIMIT_CORE", 0)):
        number = getattr(resource, kind, None)
        if number is None:
            continue
        _soft, hard = resource.getrlimit(number)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(number, (bound, bound))


def end_after(seconds: float) -> None:
    """End this process, whatever it is doing, unless this is asked again within so many seconds.

    The clock is not Python's: it goes on when a library never gives the turn back.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())


def on_a_deep_stack(work: Callable[[], T]) -> T:
    """Do some work on a thread with `STACK` bytes of stack; whatever it raises, this raises."""
    answers: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:  # a library in Rust panics with one that is no Exception
            errors.append(error)

    before = threading.stack_size(STACK)
    try:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if errors:
        raise errors[0]
    return answers[0]


_places: list[int] = []


def _nowhere() -> int:
    if not _places:
        _places.append(os.open(os.devnull, os.O_WRONLY))
    return _places[0]


if sys.platform == "win32":

    def _confine_in_a_job() -> None:
        """Put this process in a job of its own with a ceiling for its memory (JOBOBJECT, Windows 8 on)."""
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = (
                ("per_process_time", ctypes.c_int64),
                ("per_job_time", ctypes.c_int64),
                ("flags", wintypes.DWORD),
                ("least_working_set", ctypes.c_size_t),
                ("most_working_set", ctypes.c_size_t),
                ("active_processes", wintypes.DWORD),
                ("affinity", ctypes.c_size_t),
                ("priority", wintypes.DWORD),
                ("scheduling", wintypes.DWORD),
            )

        class Extended(ctypes.Structure):
            _fields_ = (
                ("basic", Basic),
                ("input_output", ctypes.c_uint64 * 6),
                ("process_memory", ctypes.c_size_t),
                ("job_memory", ctypes.c_size_t),
                ("peak_process_memory", ctypes.c_size_t),
                ("peak_job_memory", ctypes.c_size_t),
            )

        process_memory, die_on_exception, extended_limits = 0x100, 0x400, 9
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        job = kernel.CreateJobObjectW(None, None)
        limits = Extended()
        limits.basic.flags = process_memory | die_on_exception
        limits.process_memory = MOST_MEMORY
        size = ctypes.sizeof(limits)
        is_set = job and kernel.SetInformationJobObject(job, extended_limits, ctypes.byref(limits), size)
        if not is_set or not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())

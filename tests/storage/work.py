"""How much work something takes, counted and not timed: the steps of Python and of SQLite."""

import sqlite3
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from muniredes.storage.database import Database

_STEPS = 100
"""Instructions of SQLite between two counts."""


def counted(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> int:
    """Return the instructions of the program and of SQLite that `act` executes."""
    done = {"python": 0, "sqlite": 0}

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if "muniredes" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        done["python"] += event == "opcode"
        return trace

    def step() -> int:
        done["sqlite"] += _STEPS
        return 0

    real = Database._connect

    def watched(self: Database) -> sqlite3.Connection:
        connection = real(self)
        connection.set_progress_handler(step, _STEPS)
        return connection

    former = sys.gettrace()
    with monkeypatch.context() as patch:
        patch.setattr(Database, "_connect", watched)
        sys.settrace(trace)
        try:
            act()
        finally:
            sys.settrace(former)
    return sum(done.values())

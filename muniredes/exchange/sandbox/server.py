"""The reader: it takes a file, says what is in it, and waits for the next one. It has no window, no data."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from muniredes.domain.problems import Problem
from muniredes.exchange.sandbox import cpu_time, limits, protocol
from muniredes.exchange.sandbox.protocol import Header

Answer = tuple[Header, bytes]
Say = Callable[[], None]
"""Tells the program that the work goes on."""


def serve() -> int:
    """Read files for the program until it goes; return the exit code."""
    asked, answers = _lines()
    limits.confine()
    slowness = cpu_time.slowness()
    while True:
        limits.end_after(limits.IDLE_SECONDS)
        message = protocol.receive(asked)
        if message is None:
            return 0
        limits.end_after(limits.MOST_WAITING + limits.MORE_SECONDS)
        protocol.send(answers, {"taken": True, "slowness": slowness})
        try:
            header, data = _answer(message[0], lambda: _go_on(answers))
            protocol.send(answers, header, data)
        except BrokenPipeError:
            return 0


def _lines() -> tuple[BinaryIO, BinaryIO]:
    """Return where questions come from and where answers go; what a library prints goes nowhere."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for place in (0, 1, 2):
        os.dup2(nowhere, place)
    os.close(nowhere)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  as long as it lives
    return asked, answers


def _go_on(answers: BinaryIO) -> None:
    limits.end_after(limits.MOST_WAITING + limits.MORE_SECONDS)
    protocol.send(answers, {"going": True})


def _answer(asked: Header, say: Say) -> Answer:
    """Return what a file says, a refusal, or what went wrong without a word of the file's."""
    try:
        return limits.on_a_deep_stack(lambda: _TASKS[asked["task"]](Path(asked["path"]), asked, say))
    except Problem as problem:
        return protocol.problem_header(problem), b""
    except MemoryError:
        return {"gave_up": "memory"}, b""
    except BaseException as error:  # whatever a library does with a hostile file is the file's fault
        return {"gave_up": type(error).__name__, "places": _places_of(error)}, b""


def _places_of(error: BaseException) -> list[str]:
    """Return where something was raised, for the log: files and lines, never what the file says."""
    found, step = [], error.__traceback__
    while step is not None:
        found.append(f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}")
        step = step.tb_next
    return found[-8:]


def _picture(path: Path, _asked: Mapping[str, Any], _say: Say) -> Answer:
    from muniredes.exchange.pictures import read_picture

    picture = read_picture(path)
    return protocol.picture_header(picture), picture.data


def _tables(path: Path, asked: Mapping[str, Any], _say: Say) -> Answer:
    from muniredes.exchange.tables.reading import read_tables

    return protocol.tables_header(read_tables(path, asked["most_rows"])), b""


def _package(path: Path, asked: Mapping[str, Any], say: Say) -> Answer:
    from muniredes.exchange.packages import extract

    extract(path, Path(asked["target"]), say)
    return {}, b""


def _delivery(path: Path, asked: Mapping[str, Any], say: Say) -> Answer:
    from muniredes.domain.handover.package import to_json
    from muniredes.exchange.delivery import read

    found = read(path, Path(asked["target"]), say)
    return {"manifest": to_json(found.manifest), "sha256": found.sha256}, b""


_TASKS: Mapping[str, Callable[[Path, Mapping[str, Any], Say], Answer]] = {
    "picture": _picture,
    "tables": _tables,
    "package": _package,
    "delivery": _delivery,
}

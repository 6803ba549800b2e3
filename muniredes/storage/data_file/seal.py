"""The seal of a file: how to know that it is, byte for byte, as we left it.

A checksum of everything in the file, kept in the number that SQLite leaves to programs in its header
(«user_version», bytes 60 to 63): it travels with the file whatever name it is given, needs no other file
beside it, and SQLite writes it as safely as any row. A file that is being written has no seal: it is lifted
with the first change and put again when the file is closed, so nothing is believed of one whose program was
killed.

The last byte tells apart damage from a change made with another SQLite program: it is that of the counter
that SQLite moves with every change.
"""

import errno
import logging
import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from io import FileIO
from pathlib import Path

from muniredes.storage.connection import UNREADABLE, open_plain
from muniredes.storage.errors import as_problems

_COUNTER, _SEAL = slice(24, 28), slice(60, 64)
_NOT_COUNTED = (_COUNTER, slice(40, 44), _SEAL, slice(92, 100))
"""What SQLite moves by itself when it copies a file or writes the seal: no data."""

_HEADER = 100
_log = logging.getLogger(__name__)
_STRETCH = 256 * 1024
"""What is read, summed, compared and written at a time: little enough to be all near the processor."""

_LOCKED, _LOCKED_BYTES = 0x40000000, 512
"""What SQLite locks of a file, and never uses: Windows lets nobody else read it. A stretch begins there."""


class Seal(Enum):
    """What the seal of a file says."""

    WHOLE = "whole"
    """It is as it was left."""
    NONE = "none"
    """It was not closed in peace, or it was made before there were seals."""
    WRITTEN = "written"
    """Another program has written in it, in order."""
    BROKEN = "broken"
    """Its bytes have changed by themselves: it is damaged, even if it opens."""


@dataclass(frozen=True, slots=True)
class State:
    """A file when it was summed: its checksum, and the counter of its changes."""

    value: int
    changes: bytes


def put_seal(path: Path, state: State | None = None) -> None:
    """Seal a file that nobody writes in; one that somebody did meanwhile stays without a seal.

    With a `state`, of when it was that; otherwise it is summed now. Raises OSError and what SQLite raises.
    """
    if state is None:
        changes = _header(path)[_COUNTER]  # before it is summed: who writes meanwhile is noticed
        state = State(_checksum(path), changes)
    with path.open("rb") as kept_open, closing(open_plain(path)) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")
        if kept_open.read(_HEADER)[_COUNTER] == state.changes:  # closed before, it would unlock it
            following = (int.from_bytes(state.changes, "big") + 1) & 0xFF
            seal = (state.value & 0xFFFFFF00) | following
            connection.execute(f"PRAGMA user_version={_signed(seal)}")


def make_same(path: Path, neighbour: Path) -> State:
    """Make a neighbour the same as a file that is closed; return its state, to seal both once checked.

    The file is read once, by stretches, while nobody else may write in it; what the neighbour has already is
    not written again. Raises OSError and what SQLite raises.
    """
    there, size = bytearray(_STRETCH), 0
    with (
        path.open("rb", buffering=0) as kept_open,
        closing(open_plain(path)) as connection,
        connection,
        neighbour.open("rb+", buffering=0) as target,
    ):
        connection.execute("BEGIN IMMEDIATE")  # kept open until the end: closed before, it would unlock it

        def bring(place: int, chunk: bytearray, length: int) -> None:
            nonlocal size
            size = place + length
            if _filled(target, place, there) != length or length < _STRETCH or chunk != there:
                target.seek(place)
                if target.write(memoryview(chunk)[:length]) != length:  # what is left has no room
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(neighbour))

        value = _summed(kept_open, bring)
        target.truncate(size)
        kept_open.seek(0)
        return State(value, kept_open.read(_HEADER)[_COUNTER])


def seal_of(path: Path) -> bytes:
    """Return the seal of a file as it is written in it, believed or not. Raises OSError."""
    return _header(path)[_SEAL]


def is_sealed(path: Path) -> bool:
    """Whether a file has a seal, whatever it says. Raises OSError."""
    return any(seal_of(path))


def seal_what_is_closed(path: Path, state: State | None = None) -> None:
    """Seal a file that was written; one that cannot be sealed is read whole when it is opened again."""
    try:
        if not is_sealed(path):
            put_seal(path, state)
    except (OSError, *UNREADABLE):
        _log.warning("the file stays without its seal", exc_info=True)


def take_for_good(path: Path) -> None:
    """Take off a file that has been read whole a seal that is not its own: it gets one when it is closed."""
    with as_problems(path), closing(open_plain(path)) as connection:
        lift_seal(connection)


def lift_seal(connection: sqlite3.Connection) -> None:
    """Take the seal off a file that is about to be written."""
    if connection.execute("PRAGMA user_version").fetchone()[0]:
        connection.execute("PRAGMA user_version=0")


def read_seal(path: Path) -> Seal:
    """Say what the seal of a file says. Raises OSError; what is no database has no seal."""
    header = _header(path)
    kept = int.from_bytes(header[_SEAL], "big")
    if kept == 0:
        return Seal.NONE
    if kept & 0xFFFFFF00 == _checksum(path) & 0xFFFFFF00:
        return Seal.WHOLE
    return Seal.BROKEN if header[_COUNTER][-1] == kept & 0xFF else Seal.WRITTEN


def _header(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEADER)


def _checksum(path: Path) -> int:
    with path.open("rb", buffering=0) as stream:
        return _summed(stream)


def _summed(stream: FileIO, each: Callable[[int, bytearray, int], None] | None = None) -> int:
    """Return the checksum of a file; `each` is given its stretches: where each begins, it and its bytes."""
    value, place, chunk = 0, 0, bytearray(_STRETCH)
    while length := _filled(stream, place, chunk):
        value = zlib.crc32(_counted(chunk, length) if place == 0 else memoryview(chunk)[:length], value)
        if each is not None:
            each(place, chunk, length)
        place += length
    return value or 1


def _filled(stream: FileIO, place: int, chunk: bytearray) -> int:
    """Fill a stretch with what a file has from a place on, and return how much; what is locked is nothing."""
    length = _LOCKED_BYTES if place == _LOCKED else 0
    chunk[:length] = bytes(length)
    stream.seek(place + length)
    while more := stream.readinto(memoryview(chunk)[length:]):
        length += more
    return length if place != _LOCKED or length > _LOCKED_BYTES else 0


def _counted(chunk: bytearray, length: int) -> bytes:
    """Return the first stretch of a file as its checksum counts it."""
    found = bytearray(memoryview(chunk)[:length])
    for part in _NOT_COUNTED:
        found[part] = bytes(len(found[part]))
    return bytes(found)


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number

"""The seal of a file: how to know that it is, byte for byte, as we left it.

A checksum of everything in the file, kept in the number that SQLite leaves to programs in its header
(«user_version», bytes 60 to 63): it travels with the file whatever name it is given, needs no other file
beside it, and SQLite writes it as safely as any row. A file that is being written has no seal: it is lifted
with the first change and put again when the file is closed, so nothing is believed of one whose program was
killed.

The last byte tells apart damage from a change made with another SQLite program: it is that of the counter
that SQLite moves with every change.
"""

import logging
import sqlite3
import zlib
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from muniredes.storage.connecting import UNREADABLE, open_plain
from muniredes.storage.errors import as_problems

_COUNTER, _SEAL = slice(24, 28), slice(60, 64)
_NOT_COUNTED = (_COUNTER, slice(40, 44), _SEAL, slice(92, 100))
"""What SQLite moves by itself when it copies a file or writes the seal: no data."""

_HEADER = 100
_log = logging.getLogger(__name__)
_CHUNK = 1024 * 1024
_STRETCH = 256 * 1024
"""What is read, summed, compared and written at a time: little enough to be all near the processor."""


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


def put_seal(path: Path) -> None:
    """Seal a file that nobody writes in; one that somebody did meanwhile stays without a seal."""
    changes = _header(path)[_COUNTER]
    _write_seal(path, _checksum(path), changes)


def copy_sealed(path: Path, neighbour: Path) -> int:
    """Make a neighbour the same as a file that is closed, and seal both; return how many bytes were written.

    The file is read once, by stretches, while nobody else may write in it; what the neighbour has already is
    not written again. Raises OSError and what SQLite raises.
    """
    with path.open("rb") as kept_open, closing(open_plain(path)) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")  # kept open until the end: closed before, it would unlock it
        value, written = _brought_up(kept_open, neighbour)
        kept_open.seek(0)
        counter = kept_open.read(_HEADER)[_COUNTER]
        _write_in_place(neighbour, _SEAL.start, _as_seal(value, counter[-1]))
        following = (int.from_bytes(counter, "big") + 1) & 0xFF
        seal = int.from_bytes(_as_seal(value, following), "big")
        connection.execute(f"PRAGMA user_version={_signed(seal)}")
    return written


def _as_seal(value: int, counter: int) -> bytes:
    return ((value & 0xFFFFFF00) | counter).to_bytes(4, "big")


def _brought_up(stream: BinaryIO, neighbour: Path) -> tuple[int, int]:
    """Write in a neighbour what it has not of a file; return the checksum of it and the bytes written."""
    value, place, written = 0, 0, 0
    chunk, there = bytearray(_STRETCH), bytearray(_STRETCH)
    with neighbour.open("rb+", buffering=0) as target:
        while size := stream.readinto(chunk):  # type: ignore[attr-defined]
            value = zlib.crc32(_counted(chunk, size) if place == 0 else memoryview(chunk)[:size], value)
            target.seek(place)
            if target.readinto(there) != size or (chunk != there if size == _STRETCH else True):
                target.seek(place)
                target.write(memoryview(chunk)[:size])
                written += size
            place += size
        target.truncate(place)
    return value or 1, written


def _counted(chunk: bytearray, size: int) -> bytes:
    """Return the first stretch of a file as its checksum counts it."""
    found = bytearray(memoryview(chunk)[:size])
    for part in _NOT_COUNTED:
        found[part] = bytes(len(found[part]))
    return bytes(found)


def _write_in_place(neighbour: Path, place: int, data: bytes) -> None:
    with neighbour.open("rb+") as target:
        target.seek(place)
        target.write(data)


def seal_of(path: Path) -> bytes:
    """Return the seal of a file as it is written in it, believed or not. Raises OSError."""
    return _header(path)[_SEAL]


def is_sealed(path: Path) -> bool:
    """Whether a file has a seal, whatever it says. Raises OSError."""
    return any(seal_of(path))


def _write_seal(path: Path, value: int, changes: bytes) -> None:
    """Write a checksum as the seal of a file, if it has had no more changes than those."""
    with path.open("rb") as kept_open, closing(open_plain(path)) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")
        if kept_open.read(_HEADER)[_COUNTER] == changes:  # closed before the connection, it would unlock it
            following = (int.from_bytes(changes, "big") + 1) & 0xFF
            seal = int.from_bytes(_as_seal(value, following), "big")
            connection.execute(f"PRAGMA user_version={_signed(seal)}")


def seal_what_is_closed(path: Path) -> None:
    """Seal a file that was written; one that cannot be sealed is read whole when it is opened again."""
    try:
        if not is_sealed(path):
            put_seal(path)
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
    with path.open("rb") as stream:
        header = bytearray(stream.read(_HEADER))
        for part in _NOT_COUNTED:
            header[part] = bytes(len(header[part]))
        value = zlib.crc32(header)
        while chunk := stream.read(_CHUNK):
            value = zlib.crc32(chunk, value)
    return value or 1


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number

"""Every connection to a file begins here: the address of any path, and nothing in the file that can act."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

BUSY_TIMEOUT_MS = 5000

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What a file that cannot be read raises; of a damaged one, not even what SQLite says need be letters."""


def open_plain(path: Path) -> sqlite3.Connection:
    """Open a file that exists, to read or write, with none of the program's own settings.

    Never read-only: a file whose writer was killed must first be given back its last whole state.
    """
    return connect(path, "rw")


def connect(path: Path, mode: str, *, any_thread: bool = False) -> sqlite3.Connection:
    """Open a file that exists with a mode of SQLite («ro», «rw»), whatever its name is made of.

    With `any_thread` it may pass from one thread to another, never used by two at a time.

    Nothing that a file from elsewhere may bring, a trigger or a view, can call what acts on the system.
    """
    address = f"file:{quote(os.fsencode(path))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, check_same_thread=not any_thread)
    with closed_if_it_fails(connection):
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        if mode == "rw":
            connection.execute("PRAGMA synchronous=EXTRA")
    return connection


@contextmanager
def closed_if_it_fails(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that cannot be got ready: Windows sets aside no file that is open."""
    try:
        yield
    except BaseException:
        connection.close()
        raise

"""What this program has written in a file since it was read: in which of its tables, with nothing supposed.

SQLite itself says in which tables a statement writes, and whether any other connection has written meanwhile.
Whatever somebody else changes leaves a hole between two writings: then nobody knows, and all is read again.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from muniredes.files import Seen, as_it_is
from muniredes.storage.connection import UNREADABLE

_WRITES = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)
_MOST = 500
"""Writings that are remembered: whoever read before them reads all again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moment:
    """A file at one moment, to its own program: how it is seen on the disk, after how many writings."""

    seen: Seen
    writings: int


@dataclass(frozen=True, slots=True)
class _Step:
    """A writing: how the file was, the tables that were written, and how it was left."""

    before: Seen
    tables: frozenset[str]
    after: Seen


class ChangeTracker:
    """The last writings of a program in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._steps: list[_Step] = []
        self._forgotten = 0

    def moment(self) -> Moment:
        """Return how the file is now. Raises OSError."""
        return Moment(as_it_is(self._path), self._forgotten + len(self._steps))

    @contextmanager
    def following(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Note what a connection writes in the block, which ends with all of it committed.

        Neither a writing that fails nor one during which somebody else writes is noted, nor one after which
        the file cannot be seen: all leave a hole, and what was done is done.
        """
        tables: set[str] = set()

        def told(act: int, table: str | None, *_more: str | None) -> int:
            if act in _WRITES and table:
                tables.add(table)
            return sqlite3.SQLITE_OK

        connection.set_authorizer(told)
        others, before = _writings_of_others(connection), as_it_is(self._path)
        yield
        try:
            after = as_it_is(self._path)
            if _writings_of_others(connection) == others:
                self._note(_Step(before, frozenset(tables), after))
        except (OSError, *UNREADABLE):
            _log.warning("what was written is not noted", exc_info=True)

    def _note(self, step: _Step) -> None:
        self._steps.append(step)
        self._forgotten += len(self._steps[:-_MOST])
        del self._steps[:-_MOST]

    def since(self, read: Moment, now: Moment) -> frozenset[str] | None:
        """Return the tables that were written from one moment to another; None when nobody knows."""
        if read.writings < self._forgotten:
            return None
        found: set[str] = set()
        seen = read.seen
        for step in self._steps[read.writings - self._forgotten : now.writings - self._forgotten]:
            if step.before != seen:
                return None
            found |= step.tables
            seen = step.after
        return frozenset(found) if seen == now.seen else None


def _writings_of_others(connection: sqlite3.Connection) -> int:
    """Return a number that changes when another connection writes, and not with what this one does."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])

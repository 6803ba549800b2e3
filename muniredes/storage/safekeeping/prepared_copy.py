"""The copy that is left at closing, got ready while nobody does anything: then only what changed is written.

It is a neighbour among the copies that takes its name when it is closed. It is compared then with the file
byte by byte, and checked, so that it may be older: it is never believed to be anything. A program that is
killed leaves it to be swept.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from muniredes.domain.progress import Cancelled, Progress, no_progress
from muniredes.files import belong_with, flush_to_disk
from muniredes.paths import make_private_folder
from muniredes.storage.connection import open_plain
from muniredes.storage.errors import as_problems
from muniredes.storage.safekeeping import copies_folder

LEAST_BYTES = 16 * 1024**2
"""A smaller file is copied before anybody notices."""

_ROOM = 4
"""Times the size of the file that the disk must have free: her work needs it more."""

_PAGES = 256
"""Pages read at a time: whoever writes waits for no more."""


class PreparedCopy:
    """The copy made ready of a file that is open; one thread makes it and another may take it at any time."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._neighbour = copies_folder.folder_of(database) / f".{database.stem}-lista.tmp"
        self._in_hand = threading.Lock()
        self._is_made = False
        self._is_over = False

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to gain by making it. Raises OSError."""
        size = self._database.stat().st_size
        return (
            not self._is_made
            and not self._is_over
            and size >= LEAST_BYTES
            and shutil.disk_usage(self._database.parent).free >= _ROOM * size
        )

    def make(self, progress: Progress = no_progress) -> None:
        """Make it, beside whatever is done with the file. Raises a Problem, or `Cancelled`."""
        with self._in_hand, as_problems(self._database):
            if not self.is_wanted:
                return
            try:
                make_private_folder(self._neighbour.parent)
                self._write(progress)
                flush_to_disk(self._neighbour)
            except BaseException:
                self._drop()
                raise
            self._is_made = True

    def _going_on(self, _part: float) -> None:
        if self._is_over:
            raise Cancelled

    def _write(self, progress: Progress) -> None:
        neighbour = self._neighbour
        neighbour.unlink(missing_ok=True)
        os.close(os.open(neighbour, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        belong_with(neighbour, self._database)

        def step(_status: int, left: int, total: int) -> None:
            self._going_on(0)
            progress(1 - left / max(total, 1))

        with closing(open_plain(self._database)) as origin, closing(open_plain(neighbour)) as copy:
            copy.execute("PRAGMA synchronous=OFF")  # it is flushed whole, once
            copy.execute("PRAGMA journal_mode=OFF")
            origin.backup(copy, pages=_PAGES, progress=step, sleep=0.01)

    @contextmanager
    def taken(self) -> Iterator[Path | None]:
        """Yield where it is, to be given a name; None when there is none. No more are made of this file.

        Whatever comes of it, nothing stays where it was.
        """
        self._is_over = True
        with self._in_hand:
            made, self._is_made = self._is_made, False
        try:
            yield self._neighbour if made and self._neighbour.is_file() else None
        finally:
            if made:
                self._drop()

    def drop(self) -> None:
        """Let it go, if it is there."""
        with self.taken():
            pass

    def _drop(self) -> None:
        neighbour = self._neighbour
        with suppress(OSError):  # what is left is swept when it is opened again
            neighbour.unlink(missing_ok=True)

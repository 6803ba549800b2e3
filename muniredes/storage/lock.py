"""One writer at a time: who has the file open, kept beside it."""

import socket
from pathlib import Path

from filelock import FileLock, Timeout

from muniredes import paths
from muniredes.files import disk_problems


class WriterLock:
    """The right to write to a database file. The system releases it if the program dies."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._lock = FileLock(database.with_name(database.name + ".lock"))
        self._owner = database.with_name(database.name + ".owner")

    def take(self) -> bool:
        """Take the lock when nobody has it, and sign it; say whether it is ours."""
        with disk_problems(self._database):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return False
            self._owner.write_text(_signature(), encoding="utf-8")
        return True

    def holder(self) -> str:
        """Return who has it: «marta en PC-SECRETARIA», or nothing when it was not signed."""
        try:
            return self._owner.read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def release(self) -> None:
        """Let others write."""
        if self._lock.is_locked:
            self._owner.unlink(missing_ok=True)
            self._lock.release()


def _signature() -> str:
    return f"{paths.user_name()} · {socket.gethostname()}"

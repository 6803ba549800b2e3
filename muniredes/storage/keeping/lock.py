"""One writer at a time: who has the file open, kept beside it."""

import getpass
import logging
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from muniredes.files import disk_problems
from muniredes.i18n import _

_log = logging.getLogger(__name__)


class WriterLock:
    """The right to write to a database file, of the whole program: one thread takes it, any may give it up.

    The system releases it if the program dies.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._lock = FileLock(database.with_name(database.name + ".lock"), thread_local=False)
        self._owner = database.with_name(database.name + ".owner")

    def take(self) -> bool:
        """Take the lock when nobody has it, and sign it; say whether it is ours."""
        with disk_problems(self._database):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return False
            try:
                self._owner.write_text(_signature(), encoding="utf-8")
            except OSError:
                self._lock.release()
                raise
        return True

    def holder(self) -> str:
        """Return who has it: «marta en PC-SECRETARIA», or nothing when it was not signed."""
        try:
            return self._owner.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""

    def release(self) -> None:
        """Let others write, whatever happens to the signature."""
        if not self._lock.is_locked:
            return
        try:
            self._owner.unlink(missing_ok=True)
        except OSError:
            _log.warning("the signature stays", exc_info=True)
        finally:
            self._lock.release()


def _signature() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # nobody in particular: a system user without a name
        user = _("alguien")
    return f"{user} · {socket.gethostname()}"

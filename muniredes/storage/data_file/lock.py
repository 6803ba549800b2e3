"""One writer at a time: who has the file open, kept beside it, and by what the system knows it as.

A file may have two names (hard links, those of 8.3 on Windows): beside one nothing is seen of who came by the
other. What tells it is its disk and its place there, which is the name of a second lock, in a folder of the
user's.
"""

import getpass
import hashlib
import logging
import os
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from muniredes import paths
from muniredes.files import as_it_is, belong_with, disk_problems
from muniredes.i18n import _

_MARK = 24
_log = logging.getLogger(__name__)


class _Signed:
    """A lock of the system, and beside it who has it. The system releases it if the program dies."""

    def __init__(self, lock: Path, guide: Path | None = None) -> None:
        self.place = lock
        self._guide = guide
        self._lock = FileLock(lock, thread_local=False)
        self._owner = lock.with_suffix(".owner")

    @property
    def is_ours(self) -> bool:
        """Whether it has been taken and not released."""
        return bool(self._lock.is_locked)

    def take(self) -> bool:
        """Take it when nobody has it, and sign it; say whether it is ours. Raises OSError."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        try:
            self._owner.unlink(missing_ok=True)
            self._owner.write_text(_signature(), encoding="utf-8")
        except OSError:
            self._lock.release()
            raise
        self._let_others_lock()
        return True

    def _let_others_lock(self) -> None:
        """Let whoever may write in the guide lock it when it is free, and read who has it when it is not."""
        if self._guide is not None:
            for made in (self.place, self._owner):
                belong_with(made, self._guide)

    def holder(self) -> str:
        """Return who has it: «marta en PC-SECRETARIA», or nothing when it was not signed."""
        try:
            return self._owner.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""

    def release(self) -> None:
        """Let others take it, whatever happens to the signature."""
        if not self.is_ours:
            return
        try:
            self._owner.unlink(missing_ok=True)
        except OSError:
            _log.warning("the signature stays", exc_info=True)
        finally:
            self._lock.release()


class WriterLock:
    """The right to write to a file, of the whole program: one thread takes it, and any may give it up."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._by_name = _Signed(database.with_name(database.name + ".lock"), database)
        self._as_file: _Signed | None = None

    def take(self) -> bool:
        """Take the lock when nobody has the file, by any of its names; say whether it is ours."""
        place = self._by_name.place
        with disk_problems(place if place.is_symlink() or place.is_dir() else self._database):
            if not self._by_name.take():
                return False
        if self.follow():
            _sweep(self._as_file)
            return True
        self._by_name.release()
        return False

    @property
    def is_ours(self) -> bool:
        """Whether it has been taken and not released."""
        return self._by_name.is_ours

    def follow(self) -> bool:
        """Lock what is there now, which is another file once it has been made or upgraded; say if it is ours.

        Where that cannot be known or kept, it is left to the names.
        """
        before, now = self._as_file, _of_file(self._database)
        if before is not None and now is not None and before.place == now.place:
            return True
        self._as_file = now
        try:
            is_ours = now is None or now.take()
        except OSError:
            _log.warning("the file is known by its name alone", exc_info=True)
            is_ours = True
        _let_go(before)
        return is_ours

    def holder(self) -> str:
        """Return who has it: «marta en PC-SECRETARIA», or nothing when it was not signed."""
        others = (each for each in (self._by_name, self._as_file) if each is not None and not each.is_ours)
        return next(filter(None, (each.holder() for each in others)), "")

    def release(self) -> None:
        """Let others write."""
        before, self._as_file = self._as_file, None
        _let_go(before)
        self._by_name.release()


def _of_file(database: Path) -> _Signed | None:
    """Return the lock of a file by any of its names; None while there is none, or nothing tells it."""
    try:
        if not database.exists():
            return None
        seen = as_it_is(database)
        if not seen.place:
            return None
        folder = paths.locks_folder()
        paths.make_private_folder(folder)
    except OSError:
        _log.warning("nothing tells the file but its name", exc_info=True)
        return None
    return _Signed(folder / f"{_of_here()}{seen.disk}-{seen.place}.lock")


def _of_here() -> str:
    """Return how the locks of this computer begin: a home, and a portable folder, may be of several."""
    return f"{hashlib.sha256(socket.gethostname().encode()).hexdigest()[:_MARK]}-"


def _let_go(lock: _Signed | None) -> None:
    """Release the lock of a file, and leave nothing of it: there is one for every file that ever was."""
    if lock is None or not lock.is_ours:
        return
    if os.name == "nt":
        lock.release()
    with suppress(OSError):
        lock.place.unlink(missing_ok=True)
    lock.release()


def _sweep(own: _Signed | None) -> None:
    """Take away the locks of files that programs that were killed here left, and what signed one."""
    for place in _left_here():
        if own is not None and place == own.place:
            continue
        left = _Signed(place)
        try:
            if left.take():
                _let_go(left)
        except OSError:
            _log.warning("a lock that somebody left stays", exc_info=True)


def _left_here() -> set[Path]:
    """Return the locks of this computer, those too of which only the signature is left."""
    try:
        return {
            each.with_suffix(".lock")
            for end in (".lock", ".owner")
            for each in paths.locks_folder().glob(f"{_of_here()}*{end}")
        }
    except OSError:
        _log.warning("what others left is not known", exc_info=True)
        return set()


def _signature() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # nobody in particular: a system user without a name
        user = _("alguien")
    return f"{user} · {socket.gethostname()}"

"""Long work beside the window: it tells how far it is, can be stopped, and never touches the database."""

import logging
import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, Progress

_log = logging.getLogger(__name__)

FAR_S = 5
"""Seconds that the end of the program waits for a folder that may be far away."""

OWN_S = 60
"""Seconds that it waits for what she asked for, a paper that is being made."""

_apart: list[threading.Thread] = []

Work = Callable[[Progress], Any]
"""The work itself, which tells how far it is."""


class Job(QObject):
    """One piece of work under way, in the language in which it was asked for.

    Exactly one of `done`, `failed` and `cancelled` is emitted; none when its parent goes before, or it is
    disowned, and then the work stops. `ended` is emitted just before it, whichever it is: whoever hears that
    one finds nothing under way.

    `failed` carries a Problem. What nobody foresaw is not for whoever asked: `on_fault` is told, which raises
    it where `crash` hears it, unless it is another.

    All its signals are emitted in the window's thread, where it also goes: without a parent, when it has
    ended. The thread of the work may be the last to hold it.
    """

    progress = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    _reported = Signal(float)
    _ended = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent or QCoreApplication.instance())
        self._goes_when_ended = parent is None
        self._work = work
        self._surroundings = copy_context()
        self._stop_asked = False
        self._is_disowned = False
        self.on_fault: Callable[[Exception], object] = _raise
        self._has_run = threading.Event()
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, when the pool has room."""
        QThreadPool.globalInstance().start(self.run)

    def start_at_once(self) -> None:
        """Begin in a thread of its own: what she waits for, and what may wait for ever for a far folder.

        Neither leaves the pool without room, nor is left without it.
        """
        thread = threading.Thread(target=self.run, name="job", daemon=True)
        _apart[:] = [*(each for each in _apart if each.is_alive()), thread]
        thread.start()

    def wait(self) -> None:
        """Wait until the work, which has begun, is over; for another that comes after it."""
        self._has_run.wait()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop_asked = True

    def disown(self) -> None:
        """Stop it, and tell nobody how it ended: the guide for which it was asked is not here any more."""
        self._is_disowned = True
        self.cancel()

    def run(self) -> None:
        """Do the work; called by the pool, in its own thread."""
        result: Any = None
        error: Exception | None = None
        try:
            result = self._surroundings.run(self._work, self._report)
        except Exception as caught:  # handed to the window's thread, which says it or reports it
            error = caught
        try:
            self._ended.emit(result, error)
        except RuntimeError:
            _log.info("a job ended when the page that asked for it was gone", exc_info=error)
        finally:
            self._has_run.set()

    def _report(self, part: float) -> None:
        if self._stop_asked:
            raise Cancelled
        try:
            self._reported.emit(part)
        except RuntimeError as reason:  # the page that asked for it is gone: nobody waits
            raise Cancelled from reason

    @Slot(float)
    def _on_reported(self, part: float) -> None:
        self.progress.emit(part)

    @Slot(object, object)
    def _on_ended(self, result: object, error: Exception | None) -> None:
        if self._goes_when_ended:
            self.deleteLater()
        self.ended.emit()
        if self._is_disowned:
            _log.info("a job ended when its guide was gone", exc_info=error)
        elif error is None:
            self.done.emit(result)
        elif isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            _log.error("job failed", exc_info=error)
            tell = self.failed.emit if isinstance(error, Problem) else self.on_fault
            tell(error)


def _raise(error: Exception) -> None:
    raise error


def only_logged(_error: Exception) -> None:
    """Say nothing: it is in the log, and what was done ahead is done again when it is needed."""


def wait_for_all() -> None:
    """Wait until no work is under way."""
    for thread in _apart:
        thread.join()
    QThreadPool.globalInstance().waitForDone()


def end_all() -> bool:
    """Wait a while for what is under way, when the window has gone; say whether the program can end.

    What is in a thread of its own is left where it is: what it writes is there whole, or is not there.
    """
    until = time.monotonic() + FAR_S
    for thread in _apart:
        thread.join(max(0.0, until - time.monotonic()))
    return QThreadPool.globalInstance().waitForDone(OWN_S * 1000)

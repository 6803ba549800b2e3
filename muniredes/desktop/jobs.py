"""Long work beside the window: it tells how far it is, can be stopped, and never touches the database."""

import logging
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from muniredes.domain.progress import Cancelled, Progress

_log = logging.getLogger(__name__)

Work = Callable[[Progress], Any]
"""The work itself, which tells how far it is."""


class Job(QObject):
    """One piece of work under way, in the language in which it was asked for.

    Exactly one of `done`, `failed` and `cancelled` is emitted; none when its parent goes before, or it is
    disowned, and then the work stops. `ended` is emitted just before it, whichever it is: whoever hears that
    one finds nothing under way.

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
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, when the pool has room."""
        QThreadPool.globalInstance().start(self.run)

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
            self.failed.emit(error)


def wait_for_all() -> None:
    """Wait until no work is under way, before the program ends."""
    QThreadPool.globalInstance().waitForDone()

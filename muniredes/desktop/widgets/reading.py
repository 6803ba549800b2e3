"""Wait for a file that is read beside the window: nothing freezes, and it can be stopped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from muniredes.desktop.jobs import Job
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, Progress
from muniredes.i18n import _

T = TypeVar("T")

_PATIENCE = 300
"""Milliseconds before anything is shown: most files are read in less."""


class _Ending(QObject):
    """How a job ended, and what waits for it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.is_over = False
        self.result: Any = None
        self.error: Exception | None = None
        self.loop = QEventLoop()
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self.result = result
        self._end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self._end()

    @Slot()
    def _on_cancelled(self) -> None:
        self.error = Cancelled()
        self._end()

    def _end(self) -> None:
        self.is_over = True
        self.loop.quit()


def read_apart(window: QWidget, path: Path, read: Callable[[Path, Progress], T]) -> T:
    """Return what `read` says of a file, while the window lives; a long one is shown with «Cancelar».

    Raises what `read` does; stopped by her, a Problem that says that nothing was read.
    """
    job = Job(lambda progress: read(path, progress))
    ending = _Ending(job)
    job.start()
    QTimer.singleShot(_PATIENCE, ending.loop.quit)
    ending.loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not ending.is_over:
        _show(window, path, job, ending)
    if isinstance(ending.error, Cancelled):
        raise Problem(_("Ha dejado de leer «{name}».").format(name=path.name), _("No se ha cambiado nada."))
    if ending.error is not None:
        raise ending.error
    result: T = ending.result
    return result


def _show(window: QWidget, path: Path, job: Job, ending: _Ending) -> None:
    """Show that a file is being read until it is, or until she stops it."""
    shown = QProgressDialog(_("Leyendo «{name}»…").format(name=path.name), _("Cancelar"), 0, 0, window)
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setWindowTitle(_("Leyendo"))
    shown.setMinimumDuration(0)
    shown.canceled.connect(job.cancel)
    shown.show()
    while not ending.is_over:
        ending.loop.exec()
    shown.canceled.disconnect(job.cancel)
    shown.close()
    shown.deleteLater()

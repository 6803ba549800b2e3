"""Wait for work beside the window that she has to wait for: nothing freezes, and it can be stopped."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from muniredes.desktop.background.jobs import Job
from muniredes.desktop.widgets.message_boxes import progress_window
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, Progress
from muniredes.files import shown
from muniredes.i18n import _

T = TypeVar("T")

_PATIENCE = 1000
"""Milliseconds before anything is shown: most work ends in less, and what only flashes frightens."""

_GOES_ON = 1000
"""Milliseconds between two times that she is told that it goes on."""

_LONG = 4
"""Seconds after which she is told so."""


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
        job.on_fault = self._on_failed  # whoever asked catches it where she asked
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
    doing = _("Leyendo «{name}»…").format(name=shown(path.name))
    try:
        return work_apart(window, doing, lambda progress: read(path, progress))
    except Cancelled as stopped:
        raise Problem(
            _("Ha dejado de leer «{name}».").format(name=shown(path.name)), _("No se ha cambiado nada.")
        ) from stopped


def work_apart(window: QWidget, doing: str, work: Callable[[Progress], T], *, can_stop: bool = True) -> T:
    """Return what some work says, while the window lives but nothing can be touched in it until it ends.

    What takes long is shown, as far as it is, with «Cancelar» when it can be stopped. Raises what `work`
    does, and `Cancelled`.
    """
    job = Job(work)
    ending = _Ending(job)
    job.start_at_once()
    QTimer.singleShot(_PATIENCE, ending.loop.quit)
    ending.loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not ending.is_over:
        _show(window, doing, job, ending, can_stop=can_stop)
    if ending.error is not None:
        raise ending.error
    result: T = ending.result
    return result


def _show(window: QWidget, doing: str, job: Job, ending: _Ending, *, can_stop: bool) -> None:
    """Show how far some work is until it ends; once she stops it, only its ending is waited for."""
    shown = progress_window(window, doing, _("Un momento"))
    shown.setRange(0, 0)
    if not can_stop:
        shown.setCancelButton(None)
    shown.canceled.connect(job.cancel)
    shown.canceled.connect(ending.loop.quit)
    job.progress.connect(partial(_tell, shown))
    going_on = QTimer(shown)
    going_on.timeout.connect(partial(_say_that_it_goes_on, shown, doing, time.monotonic()))
    going_on.start(_GOES_ON)
    shown.show()
    while not ending.is_over:
        patience = QEventLoop.ProcessEventsFlag.AllEvents
        if shown.wasCanceled() or not shown.isVisible():  # Esc closes it, and nothing is to be touched yet
            patience = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        ending.loop.exec(patience)
    shown.canceled.disconnect(job.cancel)
    shown.close()
    shown.deleteLater()


def _say_that_it_goes_on(shown: QProgressDialog, doing: str, since: float) -> None:
    """Say that nothing is stuck, and for how long it has been, in what takes long."""
    taken = round(time.monotonic() - since)
    if shown.wasCanceled():
        shown.setLabelText(doing + "\n" + _("Cancelando…"))
    elif taken >= _LONG:
        shown.setLabelText(doing + "\n" + _("Sigue en ello: lleva {n} s.").format(n=taken))


def _tell(shown: QProgressDialog, part: float) -> None:
    """Show how far it is; what does not know it yet goes on being seen to move."""
    if part > 0 and not shown.wasCanceled():
        shown.setMaximum(100)
        shown.setValue(round(part * 100))

"""A bar for long work, with a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from muniredes.desktop.background.jobs import Job
from muniredes.desktop.widgets.text import button, label
from muniredes.i18n import _


class JobBar(QWidget):
    """Shows how far a job is."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._what = label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._far = label("", "small")
        self._far.setWordWrap(False)
        self._stop = button(_("Cancelar"), self._cancel)
        row.addWidget(self._what)
        row.addWidget(self._bar, 1)
        row.addWidget(self._far)
        row.addWidget(self._stop)
        self._job: Job | None = None
        self.hide()

    def follow(self, job: Job, what: str) -> None:
        """Show a job until it ends."""
        self._job = job
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._say_how_far(0)
        self._stop.setEnabled(True)
        job.progress.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self.show()

    def _on_progress(self, part: float) -> None:
        if self.sender() is self._job:
            self._say_how_far(part)

    def _on_ended(self) -> None:
        """Hide, unless the one that ended is not the one that is shown."""
        if self.sender() is self._job:
            self._job = None
            self.hide()

    def _say_how_far(self, part: float) -> None:
        """Say it beside the bar: on it, half of it would be on another colour."""
        self._bar.setValue(round(part * 100))
        self._far.setText(_("{n} %").format(n=round(part * 100)))

    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.cancel()

"""Files written in a folder beside the window: how far it is, a way to stop, and how it ended."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.jobs import Job
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.progress import JobBar
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.i18n import _, ngettext


class FolderJob(QWidget):
    """Follows one job that writes files; `ended` is emitted whichever way it ends."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = JobBar()
        self._notice = Notice()
        self._notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self._notice)

    def start(self, work: Callable[[Progress], Sequence[Path]], folder: Path, doing: str) -> None:
        """Run `work`, which writes in `folder` and returns what it wrote."""
        job = Job(work, self)
        self.clear()
        self._bar.follow(job, doing)
        job.done.connect(lambda made: self._on_written(len(made), folder))
        job.cancelled.connect(lambda: self.say(_("Cancelado: queda lo que ya estaba hecho."), ""))
        job.failed.connect(self._on_failed)
        job.ended.connect(self.ended)
        job.start()

    def say(self, sentence: str, tone: str) -> None:
        """Say something where the end of a job is said."""
        self._notice.clear_offers()
        self._notice.say(sentence, tone)

    def clear(self) -> None:
        """Take away what was said."""
        self._notice.hide()

    def _on_written(self, count: int, folder: Path) -> None:
        said = ngettext("Hecho: {n} fichero en {folder}", "Hechos: {n} ficheros en {folder}", count)
        self.say_written(said.replace("{folder}", str(folder)), folder)

    def say_written(self, sentence: str, folder: Path) -> None:
        """Say something of what was written in a folder, with the way to open it."""
        self.say(sentence, "good")
        address = QUrl.fromLocalFile(str(folder))
        self._notice.offer(_("Abrir la carpeta"), lambda: QDesktopServices.openUrl(address))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self.say(error.sentence, "danger")

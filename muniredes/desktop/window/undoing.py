"""«Deshacer» and «Rehacer»: asked about when it was not done here, beside the window when it is big."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressDialog

from muniredes.actions import history
from muniredes.actions.workspace import Database
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.message_boxes import progress_window
from muniredes.desktop.window.main_window import MainWindow
from muniredes.domain.dates import short_date
from muniredes.domain.history import ActionHead
from muniredes.domain.problems import Problem
from muniredes.i18n import _

BIG = 400
"""The number of objects from which an action is taken back beside the window."""


class Undoing(QObject):
    """Takes actions back for the window."""

    def __init__(self, hub: Hub, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._window = hub, window
        self._job: Job | None = None

    def undo(self) -> None:
        """Take back the newest action; one that was not done here is told first, and asked about.

        Right after a copy was recovered, the newest of what it brought is not the last thing that she did.
        """
        if self._hub.is_just_recovered:
            self._hub.is_just_recovered = False
            said = _("Lo último fue recuperar una copia. Lo de antes se recupera también desde las copias.")
            back = (_("Ver las copias"), self._hub.own_asked.emit)
            self._window.undo_bar.say(said, can_undo=False, offer=back)
            return
        self._find(history.to_undo, self._ask_if_from_elsewhere)

    def redo(self) -> None:
        """Do again what was just undone."""
        self._find(history.to_redo, self._take_back)

    def _find(self, which: Callable[[Database], ActionHead], then: Callable[[ActionHead], object]) -> None:
        if self._job is not None:
            return
        try:
            found = which(self._hub.database)
        except Problem as problem:  # nothing to take back is no trouble: it is said in passing
            self._window.undo_bar.say(problem.sentence, can_undo=False)
            return
        then(found)

    def _ask_if_from_elsewhere(self, found: ActionHead) -> None:
        if self._hub.was_done_here(found.id):
            self._take_back(found)
            return
        said = _("«{title}», del {day} a las {hour}. No se hizo ahora, en esta ventana.").format(
            title=found.title, day=short_date(found.at.date()), hour=f"{found.at:%H:%M}"
        )
        AskDialog(
            _("¿Deshacer esto?"), said, _("Deshacerlo"), partial(self._take_back, found), self._window
        ).open()

    def _take_back(self, found: ActionHead) -> None:
        if found.size < BIG:
            self._hub.attempt(history.take_back, found.id)
            return
        job = Job(partial(history.take_back, self._hub.database, found.id), self)
        self._job = job
        shown = self._show(found, job)
        job.ended.connect(partial(self._on_ended, shown))
        job.done.connect(self._hub.announce)
        job.failed.connect(self._hub.refused)
        job.start()

    def _show(self, found: ActionHead, job: Job) -> QProgressDialog:
        """Show how far it is over the window, where nothing else can be changed meanwhile."""
        said = _("Deshaciendo: {title}").format(title=found.title)
        shown = progress_window(self._window, said, _("Deshaciendo"))
        shown.setRange(0, 100)
        shown.canceled.connect(job.cancel)
        job.progress.connect(lambda part: shown.setValue(round(part * 100)))
        shown.show()
        return shown

    def _on_ended(self, shown: QProgressDialog) -> None:
        self._job = None
        shown.hide()
        shown.deleteLater()

"""The report for support: everything in it is seen before it is saved."""

from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from muniredes import policy
from muniredes.actions import clock, support
from muniredes.actions.support import SupportReport
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.messages.progress import JobBar
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class SupportDialog(PassingDialog):
    """Gathers the report beside the window and shows it file by file; nothing leaves this computer."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Informe para soporte"), 820, 560, parent)
        self._hub = hub
        self._report: SupportReport | None = None
        self._bar, self._notice = JobBar(), Notice()
        self._notice.hide()
        self._list, self._text = QListWidget(), QPlainTextEdit()
        self._list.setAccessibleName(_("Ficheros del informe"))
        self._list.setMaximumWidth(200)
        self._list.currentRowChanged.connect(self._show)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Lo que dice el fichero"))
        self._gather = button(_("Preparar el informe"), self.gather, "primary")
        self._keep = button(_("Guardar el informe…"), self._choose)
        self._keep.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.addWidget(label(_("Informe para soporte"), "h2"))
        column.addWidget(
            label(
                _(
                    "Reúne las versiones, el registro de fallos y una comprobación del programa, que tarda "
                    "un minuto. No lleva nombres, teléfonos, direcciones ni nada de la guía. Léalo antes de "
                    "guardarlo: no se envía a ningún sitio, lo manda usted."
                )
            )
        )
        if contact := policy.in_force().contact:
            column.addWidget(label(_("Ayuda: {contact}").format(contact=contact), "field", selectable=True))
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addWidget(self._list)
        row.addWidget(self._text, 1)
        column.addLayout(row, 1)
        column.addWidget(self._notice)
        foot = QHBoxLayout()
        foot.addWidget(self._gather)
        foot.addWidget(self._keep)
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.reject))
        column.addLayout(foot)

    def gather(self) -> None:
        """Begin to gather it; stopped half-way, it has what there is."""
        try:
            known = support.known_words(self._hub.database)
        except Problem as problem:
            self._notice.say_alone(problem.sentence, "danger")
            return
        window = _window()
        job = Job(lambda progress: support.prepare(known, window, progress), self)
        self._gather.setEnabled(False)
        self._bar.follow(job, _("Comprobando el programa…"))
        job.ended.connect(lambda: self._gather.setEnabled(True))
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_done(self, report: SupportReport) -> None:
        self._report = report
        self._list.clear()
        self._list.addItems([name for name, _said in report.files])
        self._list.setCurrentRow(0)
        self._keep.setEnabled(True)

    def _on_failed(self, problem: Problem) -> None:
        self._notice.say_alone(problem.sentence, "danger")

    def _show(self, row: int) -> None:
        if self._report is not None and 0 <= row < len(self._report.files):
            self._text.setPlainText(self._report.files[row][1])

    def _choose(self) -> None:
        suggested = f"informe-muniredes-{clock.today().isoformat()}.zip"
        chosen = ask_where(self, _("Guardar el informe"), suggested, "ZIP (*.zip)")
        if chosen is not None:
            self.save(chosen)

    def save(self, target: Path) -> None:
        """Write what is seen."""
        assert self._report is not None
        try:
            support.write(self._report, target)
        except Problem as problem:
            say_not_saved(self._notice, problem, lambda: self.save(target), self._choose)
            return
        say_saved(self._notice, target)


def _window() -> str:
    """Return what the window knows of itself: Qt, the way it is drawn, and the screens."""
    screens = (
        f"{screen.size().width()}×{screen.size().height()} ×{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return f"Qt {qt_version} · {QGuiApplication.platformName()} · {', '.join(screens)}"

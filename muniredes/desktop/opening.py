"""Open the file, and when it cannot be opened, say why and offer the ways on."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from muniredes.actions import safekeeping, workspace
from muniredes.actions.workspace import Workspace
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.problems import Problem
from muniredes.i18n import _


def open_or_ask(parent: QWidget, path: Path) -> Workspace | None:
    """Return the open file; None when she would rather leave."""
    while True:
        try:
            return workspace.open_file(path)
        except Problem as problem:
            dialog = OpeningDialog(path, problem, parent)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return None


class OpeningDialog(QDialog):
    """What is wrong with the file, and what can be done: try again, go back to a copy, or begin anew."""

    def __init__(self, path: Path, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle(_("No se puede abrir la guía"))
        self.resize(560, 340)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("No se puede abrir la guía"), "h2"))
        column.addWidget(label(problem.sentence))
        column.addWidget(
            label(_("El fichero no se ha tocado: {path}").format(path=path), "small", selectable=True)
        )
        self._notice = Notice()
        self._notice.hide()
        column.addWidget(self._notice)
        column.addStretch(1)
        column.addWidget(button(_("Volver a intentarlo"), self.accept, "primary"))
        newest = next(iter(safekeeping.copies_of(path)), None)
        if newest is not None:
            column.addWidget(button(_("Recuperar la última copia"), lambda: self.restore(newest.path)))
        column.addWidget(button(_("Recuperar otra copia…"), self._choose))
        if path.exists():
            column.addWidget(button(_("Apartar este fichero y empezar de nuevo"), self.start_anew))
        column.addWidget(button(_("Salir"), self.reject, "link"))

    def restore(self, source: Path) -> None:
        """Put a copy in the place of the file; what is there is kept beside it."""
        try:
            safekeeping.restore_file(self._path, source)
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
            return
        self.accept()

    def start_anew(self) -> None:
        """Set the file aside under another name, and begin an empty guide."""
        try:
            safekeeping.set_aside(self._path)
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
            return
        self.accept()

    def _choose(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Recuperar una copia"), str(self._path.parent), _("Copias (*.zip *.sqlite)")
        )
        if name:
            self.restore(Path(name))

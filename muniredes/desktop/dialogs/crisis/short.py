"""A short question: a title, an answer, a verb. What cannot be is said in the dialog and changes nothing."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.dialog import PassingDialog
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class ShortDialog(PassingDialog):
    """Asks something about a crisis and does it."""

    def __init__(
        self, hub: Hub, file: IncidentFile, title: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, 620, 460, parent)
        self.hub, self.file = hub, file
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 16, 16)
        outer.setSpacing(12)
        outer.addWidget(label(title, "h2"))
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 10, 0)
        self.column.setSpacing(12)
        outer.addWidget(scrolled(content), 1)
        self.error = label("", "error")
        self.error.hide()
        outer.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cancelar"), self.reject))
        self.verb = button(verb, self.finish, "primary")
        self.verb.setDefault(True)
        foot.addWidget(self.verb)
        outer.addLayout(foot)

    @property
    def incident_id(self) -> int:
        """The number of the crisis."""
        assert self.file.incident.id is not None
        return self.file.incident.id

    def finish(self) -> None:
        """Do what was asked, or say why it cannot be."""
        try:
            self.carry_out()
        except Problem as problem:
            self.error.setText(problem.sentence)
            self.error.show()
            return
        self.accept()

    def carry_out(self) -> None:
        """Do it; a Problem stays in the dialog."""
        raise NotImplementedError

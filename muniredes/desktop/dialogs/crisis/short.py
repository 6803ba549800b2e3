"""A short question: a title, an answer, a verb. What cannot be is said in the dialog and changes nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.record import IncidentFile


class ShortDialog(AskingDialog):
    """Asks something about a crisis, or about one thing of it, and does it."""

    def __init__(
        self,
        hub: Hub,
        file: IncidentFile,
        title: str,
        verb: str,
        parent: QWidget | None = None,
        about: str = "",
    ) -> None:
        super().__init__(title, verb, 620, 300, parent)
        self.hub, self.file = hub, file
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(label(title, "h2"))
        outer.addWidget(self.keep_drafts(hub, f"{file.incident.id} {about}".strip()))
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        outer.addLayout(self.column, 1)
        outer.addWidget(self.error)
        outer.addLayout(self.foot())

    @property
    def incident_id(self) -> int:
        """The number of the crisis."""
        assert self.file.incident.id is not None
        return self.file.incident.id

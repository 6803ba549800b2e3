"""Say in her words what a crisis was."""

from PySide6.QtWidgets import QWidget

from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.fields import word
from muniredes.i18n import _


class NameDialog(ShortDialog):
    """A name, so that it is found among the others."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Cambiar el nombre"), _("Guardar"), parent)
        self.resize(560, 260)
        self.name = TextInput(TextField(key="name", label=word("incident.name")))
        self.name.set_value(file.incident.name)
        self.column.addWidget(self.name)
        self.column.addStretch(1)
        put_cursor(self.name)

    def carry_out(self) -> None:
        self.hub.perform(course.rename, self.incident_id, self.name.value().strip())

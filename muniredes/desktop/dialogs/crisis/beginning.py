"""Say when it really began, or when the council knew: every clock counts from there."""

from PySide6.QtWidgets import QCheckBox, QWidget

from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.moments import MomentInput
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.fields import word
from muniredes.i18n import _


class BeginningDialog(ShortDialog):
    """A name in her words, a day and an hour."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Qué es y cuándo empezó"), _("Guardar"), parent)
        self.name = TextInput(TextField(key="name", label=word("incident.name")))
        self.name.set_value(file.incident.name)
        self.column.addWidget(self.name)
        assert file.incident.began_at is not None
        lead = _("Desde cuándo se sabe. Los plazos de lo que queda por hacer se cuentan desde esa hora.")
        self.column.addWidget(label(lead, "muted"))
        self.moment = MomentInput(clocks.zone(hub.snapshot.council), file.incident.began_at)
        self._shown = self.moment.value()
        self.column.addWidget(self.moment)
        self.is_drill = QCheckBox(_("Es un simulacro: solo para practicar"))
        self.is_drill.setChecked(file.incident.is_drill)
        self.column.addWidget(self.is_drill)
        self.column.addStretch(1)

    def carry_out(self) -> None:
        moment, name = self.moment.value(), self.name.value().strip()
        if moment != self._shown:
            self.hub.perform(course.correct_beginning, self.incident_id, moment)
        if self.is_drill.isChecked() is not self.file.incident.is_drill:
            self.hub.perform(course.set_drill, self.incident_id, is_drill=self.is_drill.isChecked())
        if name != self.file.incident.name:
            self.hub.perform(course.rename, self.incident_id, name)

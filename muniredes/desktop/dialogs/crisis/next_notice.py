"""Say when people will be told again, or that nothing more is promised."""

from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QWidget

from muniredes.actions import clock
from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.moments import MomentInput
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _

_USUAL = timedelta(minutes=30)


class NextNoticeDialog(ShortDialog):
    """A day and an hour, or none."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Hora del próximo aviso"), _("Guardar"), parent)
        lead = _("Se publica a esa hora aunque no haya novedad: quien espera, se calma.")
        self.column.addWidget(label(lead, "lead"))
        shown = file.incident.next_notice_at or clock.instant() + _USUAL
        self.moment = MomentInput(clocks.zone(hub.snapshot.council), shown)
        self.column.addWidget(self.moment)
        self.is_none = QCheckBox(_("No se promete ningún aviso más"))
        self.is_none.setChecked(file.incident.next_notice_at is None)
        self.is_none.toggled.connect(self.moment.setDisabled)
        self.moment.setDisabled(self.is_none.isChecked())
        self.column.addWidget(self.is_none)
        self.column.addStretch(1)

    def carry_out(self) -> None:
        at = None if self.is_none.isChecked() else self.moment.value()
        self.hub.perform(course.set_next_notice, self.incident_id, at)

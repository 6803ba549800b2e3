"""Give a crisis to another person."""

from PySide6.QtWidgets import QWidget

from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import PersonField, TextField
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _


class HandoverDialog(ShortDialog):
    """To whom, and what she should know."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Entregar a otra persona"), _("Entregar"), parent)
        lead = _("Los pasos que quedan a nombre de quien la llevaba pasan a la otra persona.")
        self.column.addWidget(label(lead, "lead"))
        self.who = PersonInput(PersonField(key="who", label=_("Quién la lleva ahora")), FormContext(hub))
        self.note = TextInput(TextField(key="note", label=_("Qué tiene que saber"), lines=3))
        self.column.addWidget(self.who)
        self.column.addWidget(self.note)
        self.column.addStretch(1)
        put_cursor(self.who)

    def carry_out(self) -> None:
        self.hub.perform(course.hand_over, self.incident_id, self.who.choice(), self.note.value().strip())

"""How serious it is now: with when each level is that one, so that nobody has to know it by heart."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.radio import Radio
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _


class LevelDialog(ShortDialog):
    """Up or down, and why."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Cambiar el nivel"), _("Cambiar"), parent)
        self.column.addWidget(label(_("Si duda entre dos, elija el más alto."), "lead"))
        known = book(hub.snapshot.crisis)
        self.levels = QButtonGroup(self)
        for level in reversed(CrisisLevel):
            choice = Radio(level.title)
            choice.setChecked(level is file.incident.level)
            self.levels.addButton(choice, int(level))
            self.column.addWidget(choice)
            decides = ", ".join(role.word for role in known.level(level).decides)
            text = _("{when} Lo decide: {who}.").format(when=known.level(level).when, who=decides)
            told = label(text, "muted")
            told.setContentsMargins(32, 0, 0, 0)
            self.column.addWidget(told)
        self.reason = TextInput(TextField(key="reason", label=_("Por qué"), hint=_("Si hace falta.")))
        self.column.addWidget(self.reason)
        self.column.addStretch(1)

    def carry_out(self) -> None:
        level = CrisisLevel(self.levels.checkedId())
        if level is not self.file.incident.level:
            self.hub.perform(course.change_level, self.incident_id, level, self.reason.value().strip())

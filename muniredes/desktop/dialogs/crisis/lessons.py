"""The three questions of afterwards."""

from typing import Any

from PySide6.QtWidgets import QWidget

from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.sheet import SheetDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.incidents import Incident
from muniredes.i18n import _

QUESTIONS = ("what_happened", "why", "prevention")


class LessonsDialog(SheetDialog):
    """What happened, why, and how it will not happen again. Nobody is blamed."""

    def __init__(self, hub: Hub, incident: Incident, parent: QWidget | None = None) -> None:
        super().__init__(hub, _("Lo aprendido: {name}").format(name=incident.title), parent)
        assert incident.id is not None
        self._id = incident.id
        self._said = {name: getattr(incident, name) for name in QUESTIONS}
        lead = _("Con los hechos basta: no se buscan culpables, se busca que no se repita.")
        self.column.addWidget(label(lead, "lead"))
        fields = tuple(ask.text(f"incident.{name}", lines=4) for name in QUESTIONS)
        values = plain_values(fields, {"incident": incident})
        self.ask([Section("", fields)], values, self._save, f"lessons {incident.id}")
        self.column.addStretch(1)

    def focus_field(self, name: str) -> None:
        """Put the cursor in a question."""
        self.sheet.focus_field(f"incident.{name}")

    def _save(self, key: str, value: Any) -> None:
        said = self._said | {key.removeprefix("incident."): value}
        self.hub.perform(course.answer, self._id, *(said[name] for name in QUESTIONS))
        self._said = said

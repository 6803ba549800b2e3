"""The sheets of a person and of an area, each in a small window of its own."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import people
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import PersonField
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.person_fields import area_fields, person_fields
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.domain.people import Area, Person
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class PersonDialog(RecordDialog):
    """The sheet of a person, her history, and who takes over from her."""

    def __init__(
        self, hub: Hub, person: Person, parent: QWidget | None = None, made_by: Change | None = None
    ) -> None:
        assert person.id is not None
        self._id = person.id
        sections = [Section("", person_fields())]
        super().__init__(hub, "person", person, sections, parent, self._keep_field, made_by)
        self.column.insertWidget(self.column.count() - 1, self._successor_card())

    def _keep_field(self, name: str, value: Any) -> None:
        self.hub.perform(people.edit, self._id, {name: value})

    def _delete(self) -> None:
        self.delete("person", self._id, partial(people.delete, person_id=self._id))

    def _successor_card(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("¿Se va o cambia de puesto?"), "h3"))
        column.addWidget(
            label(
                _(
                    "Todo lo que tiene pasa a otra persona de una vez: cuentas, pasos, áreas y tareas. "
                    "Lo que ya decidió o hizo sigue a su nombre."
                ),
                "muted",
            )
        )
        field = PersonField(key="successor", label=_("Quién la sustituye"))
        self._successor = PersonInput(field, FormContext(self.hub))
        column.addWidget(self._successor)
        self._notice = Notice()
        self._notice.hide()
        row = QHBoxLayout()
        row.addWidget(button(_("Sustituir"), self._replace, icon="swap", changes=True))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._notice)  # under what is pressed
        return holder

    def _replace(self) -> None:
        try:
            choice = self._successor.choice()
            if choice.is_nobody:
                self._notice.say(_("Elija antes a quién la sustituye."), "warning")
                return
            self.hub.perform(people.replace, self._id, choice)
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
            return
        self.accept()


class AreaDialog(RecordDialog):
    """The sheet of an area."""

    def __init__(
        self, hub: Hub, area: Area, parent: QWidget | None = None, made_by: Change | None = None
    ) -> None:
        assert area.id is not None
        self._id = area.id
        sections = [Section("", area_fields())]
        super().__init__(hub, "area", area, sections, parent, self._keep_field, made_by)
        self.resize(560, 340)

    def _keep_field(self, name: str, value: Any) -> None:
        self.hub.perform(people.edit_area, self._id, {name: value})

    def _delete(self) -> None:
        self.delete("area", self._id, partial(people.delete_area, area_id=self._id))

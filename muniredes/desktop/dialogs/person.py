"""The sheets of a person and of an area, each in a small window of its own."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import people
from muniredes.desktop.dialogs.history import HistoryDialog
from muniredes.desktop.dialogs.sheet import SheetDialog
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import PersonField
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.person_fields import area_fields, person_fields
from muniredes.desktop.forms.sheet import Section, Sheet
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.domain.people import Area, Person
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class PersonDialog(SheetDialog):
    """The sheet of a person, her history, and who takes over from her."""

    def __init__(
        self, hub: Hub, person: Person, parent: QWidget | None = None, made_by: Change | None = None
    ) -> None:
        super().__init__(hub, person.name, parent, made_by)
        assert person.id is not None
        self._id = person.id
        self.be_about(person)
        fields = person_fields()
        values = plain_values(fields, {"person": person})
        locked = hub.database.is_read_only
        self.sheet = Sheet(
            [Section("", fields)],
            values,
            FormContext(hub),
            self._save,
            about=f"person {person.id}",
            locked=locked,
        )
        self.column.addWidget(self.sheet)
        self.column.addWidget(self._successor_card())
        self.column.addStretch(1)
        self.foot.insertWidget(0, button(_("Borrar"), self._delete, "danger", "trash", changes=True))
        self.foot.insertWidget(1, button(_("Historial"), self._history, icon="history"))

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field."""
        self.sheet.focus_field(f"person.{field}")

    def _save(self, key: str, value: Any) -> None:
        name = key.removeprefix("person.")
        self.hub.perform(people.edit, self._id, {name: value})
        self.call_it(name, value)

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

    def _delete(self) -> None:
        self.delete("person", self._id, partial(people.delete, person_id=self._id))

    def _history(self) -> None:
        HistoryDialog(self.hub, "person", self._id, self.windowTitle(), self).open()


class AreaDialog(SheetDialog):
    """The sheet of an area."""

    def __init__(
        self, hub: Hub, area: Area, parent: QWidget | None = None, made_by: Change | None = None
    ) -> None:
        super().__init__(hub, area.name, parent, made_by)
        assert area.id is not None
        self._id = area.id
        self.be_about(area)
        fields = area_fields()
        values = plain_values(fields, {"area": area})
        locked = hub.database.is_read_only
        self.sheet = Sheet(
            [Section("", fields)],
            values,
            FormContext(hub),
            self._save,
            about=f"area {area.id}",
            locked=locked,
        )
        self.column.addWidget(self.sheet)
        self.column.addStretch(1)
        self.resize(560, 340)
        self.foot.insertWidget(0, button(_("Borrar"), self._delete, "danger", "trash", changes=True))

    def _save(self, key: str, value: Any) -> None:
        name = key.removeprefix("area.")
        self.hub.perform(people.edit_area, self._id, {name: value})
        self.call_it(name, value)

    def _delete(self) -> None:
        self.delete("area", self._id, partial(people.delete_area, area_id=self._id))

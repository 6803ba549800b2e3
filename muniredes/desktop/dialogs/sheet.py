"""A sheet in a small window of its own, and that of any record of the guide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import history, records
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.dialogs.deleting import ask_and_delete
from muniredes.desktop.dialogs.history import HistoryDialog
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.sheet import Section, Sheet
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.domain.people import Area, Person
from muniredes.i18n import _


class SheetDialog(PassingDialog):
    """A sheet in a window: it saves itself, so there is only «Cerrar».

    `made_by` is what made the thing: it is taken back when the sheet closes without a word written in it.
    """

    def __init__(self, hub: Hub, title: str, parent: QWidget | None, made_by: Change | None = None) -> None:
        super().__init__(title, 640, 560, parent)
        self.hub = hub
        self._untouched = made_by
        hub.changed.connect(self._on_changed)
        self.sheet: Sheet
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 12, 14)
        outer.setSpacing(12)
        self._heading = label(title, "h2")
        self._about: Any = None
        outer.addWidget(self._heading)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 10, 0)
        self.column.setSpacing(14)
        outer.addWidget(scrolled(content), 1)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(button(_("Cerrar"), self.accept, "primary"))
        outer.addLayout(self.foot)

    def be_about(self, thing: Any) -> None:
        """Take what the sheet is about: the window is called as it is called, also once that changes."""
        self._about = thing

    def _on_changed(self, _change: Change) -> None:
        """Take what was made as hers from now on: something was done with it."""
        self._untouched = None

    def call_it(self, name: str, value: Any) -> None:
        """Follow a field that was saved with the title, where the title tells it."""
        said = value.strip() if type(value) is str else value  # a member of a closed list is a text too
        self._about = replace(self._about, **{name: said})
        self._heading.setText(_called(self._about))
        self.setWindowTitle(_called(self._about))

    def ask(
        self,
        sections: Sequence[Section],
        values: Mapping[str, Any],
        save: Callable[[str, Any], None],
        about: str,
    ) -> None:
        """Ask for some fields, with their answers; what is half typed is a draft `about` something."""
        locked = self.hub.database.is_read_only
        self.sheet = Sheet(sections, values, FormContext(self.hub), save, about=about, locked=locked)
        self.column.addWidget(self.sheet)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first answer, and not on the button that closes."""
        super().showEvent(event)
        if not self.sheet.is_pointed_at:
            self.sheet.focus_first()

    def leaving(self) -> None:
        self.sheet.keep_all()
        if self._untouched is not None and self._untouched.action_id is not None:
            self.hub.attempt(history.take_back, self._untouched.action_id)

    def delete(self, kind: str, number: int, act: Any) -> None:
        """Send what the sheet is about to the bin, and close it; she is asked if something hangs from it."""
        leave = partial(self.leave_with, act)
        ask_and_delete(self.hub, kind, number, self.windowTitle(), leave, self)

    def leave_with(self, act: Any, *arguments: Any) -> None:
        """Do something that makes this sheet pointless, and close it without saving it again."""
        if self.hub.attempt(act, *arguments) is not None:
            self.sheet.forget()
            self.accept()


def _called(thing: Any) -> str:
    return str(thing.name if isinstance(thing, Person | Area) else thing.title)


class RecordDialog(SheetDialog):
    """The sheet of a record: every answer saves itself; it has a history and can be deleted.

    `save` is called with the name of a field and its value, where something more must be done than keep it.
    """

    def __init__(
        self,
        hub: Hub,
        kind: str,
        thing: Any,
        sections: Sequence[Section],
        parent: QWidget | None = None,
        save: Callable[[str, Any], object] | None = None,
        made_by: Change | None = None,
    ) -> None:
        super().__init__(hub, _called(thing), parent, made_by)
        self.resize(720, 620)
        self._kind, self._id, self._keep = kind, int(thing.id), save
        self.be_about(thing)
        fields = [field for section in sections for field in section.fields]
        self.ask(sections, plain_values(fields, {kind: thing}), self._save, f"{kind} {thing.id}")
        self.column.addStretch(1)
        self.foot.insertWidget(0, button(_("Borrar"), self._delete, "danger", "trash", changes=True))
        self.foot.insertWidget(1, button(_("Historial"), self._history, icon="history"))

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field."""
        self.sheet.focus_field(f"{self._kind}.{name}")

    def _save(self, key: str, value: Any) -> None:
        name = key.removeprefix(f"{self._kind}.")
        if self._keep is not None:
            self._keep(name, value)
        else:
            self.hub.perform(records.edit, self._kind, self._id, {name: value})
        self.call_it(name, value)

    def _delete(self) -> None:
        self.delete(self._kind, self._id, partial(records.delete, kind=self._kind, number=self._id))

    def _history(self) -> None:
        HistoryDialog(self.hub, self._kind, self._id, self.windowTitle(), self).open()

"""Inputs that name somebody, or something of a list of the guide."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from muniredes.actions import accounts
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AccountField, AreaField, ConsentField, Field, PersonField
from muniredes.desktop.forms.simple import Combo
from muniredes.desktop.widgets.text import label
from muniredes.domain.choices import PersonChoice
from muniredes.domain.text import NAME_LIMIT, fold, tidy
from muniredes.i18n import _


class PersonInput(Input):
    """Somebody from the list, or a new name; new people are added when the form is saved."""

    def __init__(self, field: PersonField, context: FormContext) -> None:
        super().__init__(field)
        self._combo = Combo()
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self._note = label("", "small")
        self._note.hide()
        self._fill(context)
        line = self._combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("Elija o escriba un nombre"))
        line.setAccessibleName(field.label)
        line.textEdited.connect(self._on_text)
        line.editingFinished.connect(self.left)
        self._combo.activated.connect(self._on_chosen)
        self._hold(self._combo, self._note)

    def recall(self, context: FormContext) -> None:
        self._combo.blockSignals(True)
        self._combo.clear()
        self._fill(context)
        self._combo.blockSignals(False)

    def _fill(self, context: FormContext) -> None:
        self._combo.addItem("", None)
        for person in context.hub.snapshot.people:
            self._combo.addItem(person.with_post, PersonChoice(id=person.id).to_json())
        known = {fold(person.name) for person in context.hub.snapshot.people}
        for name in context.new_names:
            if fold(name) not in known:
                self._combo.addItem(name, PersonChoice(name=name).to_json())
        completer = QCompleter(self._combo.model(), self._combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._combo.setCompleter(completer)
        self._combo.setCurrentIndex(0)

    def value(self) -> Any:
        text = tidy(self._combo.currentText())
        index = next(
            (i for i in range(self._combo.count()) if fold(self._combo.itemText(i)) == fold(text)), None
        )
        if index is not None:
            return self._combo.itemData(index)
        return PersonChoice(name=text).to_json()

    def set_value(self, value: Any) -> None:
        choice = PersonChoice.from_json(value)
        self._combo.blockSignals(True)
        index = self._combo.findData(choice.to_json())
        if index >= 0:
            self._combo.setCurrentIndex(index)
        else:
            self._combo.setCurrentIndex(0)
            self._combo.setEditText(choice.name)
        self._combo.blockSignals(False)
        line = self._combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self._say_new()

    def problem(self) -> str:
        if len(tidy(self._combo.currentText())) > NAME_LIMIT:
            return _("El nombre es demasiado largo: caben {n} letras.").format(n=NAME_LIMIT)
        return ""

    def _on_text(self) -> None:
        self.show_error("")
        self._say_new()
        self.changed.emit()

    def _on_chosen(self) -> None:
        self._on_text()
        self.left.emit()

    def _say_new(self) -> None:
        value = self.value()
        is_new = isinstance(value, dict) and "name" in value
        self._note.setVisible(is_new)
        if is_new:
            self._note.setText(_("Se añadirá a la lista de personas."))


class _ListedInput(Input):
    """Something from a list; the value is its number."""

    def __init__(self, field: Field, things: Iterable[tuple[str, int | None]]) -> None:
        super().__init__(field)
        self._combo = Combo()
        self._combo.addItem("—", None)
        for name, number in things:
            self._combo.addItem(name, number)
        self._combo.activated.connect(self._on_chosen)
        self._hold(self._combo)

    def value(self) -> int | None:
        chosen = self._combo.currentData()
        return None if chosen is None else int(chosen)

    def set_value(self, value: Any) -> None:
        self._combo.setCurrentIndex(max(self._combo.findData(value), 0))

    def _on_chosen(self) -> None:
        self.show_error("")
        self.changed.emit()
        self.left.emit()


class AreaInput(_ListedInput):
    """An area from the list."""

    def __init__(self, field: AreaField, context: FormContext) -> None:
        super().__init__(field, ((area.name, area.id) for area in context.hub.snapshot.areas))


class AccountInput(_ListedInput):
    """An account from the list."""

    def __init__(self, field: AccountField, context: FormContext) -> None:
        found = context.hub.snapshot.accounts
        super().__init__(field, ((accounts.title(account), account.id) for account in found))


class ConsentInput(_ListedInput):
    """A consent from the register."""

    def __init__(self, field: ConsentField, context: FormContext) -> None:
        super().__init__(field, ((consent.subject, consent.id) for consent in context.hub.snapshot.consents))

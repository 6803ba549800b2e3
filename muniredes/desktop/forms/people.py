"""Inputs that name somebody, or something of a list of the guide."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QSizePolicy

from muniredes.actions import accounts
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.base import Input, half_typed, text_of_half
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AccountField, ConsentField, Field, PersonField
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.completing import propose
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.choices import PersonChoice
from muniredes.domain.people import Person, names_apart
from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import names_nothing
from muniredes.domain.texts.text import NAME_LIMIT, fold, tidy
from muniredes.i18n import _, mark

_ME = frozenset({"yo", "yo misma", "yo mismo", "servidora", "servidor"})
"""How whoever works with the program says that it is her."""

_MOST_LETTERS = 30
"""Of a name on the button that adds it."""


class _AddingInput(Input):
    """Something of a list, or a new name once she has said that it is something to add.

    What is new is added when the form is saved. A name that is in no list is no answer: it stays half typed.
    """

    asked = ""
    """What is said where nothing is written yet."""
    note = ""
    """What is said of a new name."""
    adds = ""
    """What adds `{name}`."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field)
        self._combo = Combo()
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self._agreed = ""
        self._note = label(_(self.note), "small")
        self._note.hide()
        self._add = button("", self._agree, icon="plus")
        self._add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._add.hide()
        self._fill(context)
        propose(self._combo, self._combo.model())
        line = self._combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(_(self.asked))
        line.setAccessibleName(field.label)
        line.textEdited.connect(self._on_text)
        line.editingFinished.connect(self._on_left)
        self._combo.activated.connect(self._on_chosen)
        self._hold(self._combo, self._note, self._add)

    @abstractmethod
    def _fill(self, context: FormContext) -> None:
        """Put in the list what there is to choose from, after an empty line."""

    @abstractmethod
    def _called(self, wanted: str) -> Any:
        """Return the answer that a folded name is, listed or new; None if it is none yet."""

    @abstractmethod
    def _new_name(self, value: Any) -> str:
        """Return the name in an answer that is something to add; nothing in any other."""

    @abstractmethod
    def _unknown(self) -> str:
        """Return what is said of a name that is in no list."""

    def recall(self, context: FormContext) -> None:
        said, chosen = self._combo.currentText(), self.value()
        self._combo.blockSignals(True)
        self._combo.clear()
        self._fill(context)
        if chosen is None:
            self._combo.setEditText(said)
        self._combo.blockSignals(False)
        if chosen is not None:
            self.set_value(chosen)
        is_gone = chosen is not None and not self._new_name(chosen) and self.value() is None
        if is_gone:
            self.set_value(None)
        self._say_new()

    def _typed_name(self) -> str:
        """Return the name that is written; who says that there is nobody names nobody."""
        name = tidy(self._combo.currentText())
        return "" if names_nothing(name) else name

    def _on_left(self) -> None:
        said = tidy(self._combo.currentText())
        if said and not self._typed_name():
            self.set_value(None)
            self.leave_blank(said)
        self.left.emit()

    def value(self) -> Any:
        return self._called(fold(self._typed_name()))

    def _listed(self, wanted: str) -> Any:
        """Return what stands in the list with a folded text, None for the empty line or none."""
        texts = (fold(self._combo.itemText(index)) for index in range(self._combo.count()))
        at = next((index for index, text in enumerate(texts) if text == wanted), 0)
        return self._combo.itemData(at)

    def typed(self) -> Any:
        return half_typed(self.value(), self._combo.currentText())

    def type_again(self, typed: Any) -> None:
        text = text_of_half(typed)
        if text is None:
            super().type_again(typed)
            return
        self._combo.setCurrentIndex(0)
        self._combo.setEditText(text)
        self._say_new()
        self.validate()

    def set_value(self, value: Any) -> None:
        self._agreed = self._new_name(value)
        self._combo.blockSignals(True)
        index = self._combo.findData(value)
        if index >= 0:
            self._combo.setCurrentIndex(index)
        else:
            self._combo.setCurrentIndex(0)
            self._combo.setEditText(self._agreed)
        self._combo.blockSignals(False)
        line = self._combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self._say_new()

    def problem(self) -> str:
        name = self._typed_name()
        if len(name) > NAME_LIMIT:
            return _("El nombre es demasiado largo: caben {n} letras.").format(n=NAME_LIMIT)
        return self._unknown() if name and self.value() is None else ""

    def _on_text(self) -> None:
        self.help_again()
        self.show_error("")
        self._say_new()
        self.changed.emit()

    def _on_chosen(self) -> None:
        self._on_text()
        self.left.emit()

    def _agree(self) -> None:
        """She said it: this name is something to add."""
        self._agreed = self._typed_name()
        put_cursor(self._combo)
        self._on_chosen()

    def _say_new(self) -> None:
        name, value = self._typed_name(), self.value()
        self._note.setVisible(bool(self._new_name(value)))
        shown = name if len(name) <= _MOST_LETTERS else f"{name[: _MOST_LETTERS - 1]}…"
        self._add.setText(_(self.adds).format(name=shown))
        self._add.setVisible(bool(name) and value is None and self._can_add() and len(name) <= NAME_LIMIT)

    def _can_add(self) -> bool:
        return True


class PersonInput(_AddingInput):
    """Somebody from the list, or somebody new."""

    asked = mark("Elija o escriba un nombre")
    note = mark("Se añadirá a la lista de personas.")
    adds = mark("Añadir a «{name}»")

    def __init__(self, field: PersonField, context: FormContext) -> None:
        self._by_name: dict[str, Any] = {}
        self._me: Any = None
        self._shared: set[str] = set()
        super().__init__(field, context)

    def _fill(self, context: FormContext) -> None:
        self._combo.addItem("", None)
        people = context.hub.snapshot.people
        known = [fold(person.name) for person in people]
        new = [each for each in context.new_people if each.post or fold(each.name) not in known]
        called = Counter([*known, *(fold(each.name) for each in new)])
        self._shared = {name for name, count in called.items() if count > 1}
        self._by_name = {}
        user = context.hub.snapshot.council_user_id
        self._me = PersonChoice(id=user).to_json() if user is not None else None
        everybody = [*people, *(Person(name=each.name, post=each.post) for each in new)]
        choices = [*(PersonChoice(id=person.id) for person in people), *new]
        for person, called_so, choice in zip(everybody, names_apart(everybody), choices, strict=True):
            is_shared = fold(person.name) in self._shared
            self._offer(called_so if is_shared else person.with_post, person.name, choice)
        self._combo.setCurrentIndex(0)

    def _offer(self, words: str, name: str, choice: PersonChoice) -> None:
        self._combo.addItem(words, choice.to_json())
        if fold(name) not in self._shared:
            self._by_name[fold(name)] = choice.to_json()

    def _called(self, wanted: str) -> Any:
        if wanted in self._shared:
            return None
        found = self._listed(wanted) or self._by_name.get(wanted) or (self._me if wanted in _ME else None)
        is_agreed = bool(wanted) and wanted == fold(self._agreed)
        return found or (PersonChoice(name=self._typed_name()).to_json() if is_agreed else None)

    def _new_name(self, value: Any) -> str:
        return PersonChoice.from_json(value).name

    def _on_left(self) -> None:
        """Name whoever says «yo»: she is in the list."""
        if fold(self._typed_name()) in _ME and self._me is not None:
            self.set_value(self._me)
        super()._on_left()

    def choice(self) -> PersonChoice:
        """Return who was named; a Problem, said here too, when the name is nobody's."""
        if not self.validate():
            raise Problem(self.problem(), field=self.field.key)
        return PersonChoice.from_json(self.value())

    def set_value(self, value: Any) -> None:
        super().set_value(PersonChoice.from_json(value).to_json())

    def _unknown(self) -> str:
        if not self._can_add():
            return _("Hay más de una persona que se llama así. Elija en la lista cuál es.")
        return _("Nadie de la lista se llama así. Elija un nombre de la lista, o pulse «{add}».").format(
            add=self._add.text()
        )

    def _can_add(self) -> bool:
        """Whether what is typed may be somebody new: the name of several does not say which."""
        return fold(self._typed_name()) not in self._shared


class AreaInput(_AddingInput):
    """An area of the list, or a new one; the value is its number, or the name of what is to be added."""

    asked = mark("Elija o escriba un área")
    note = mark("Se añadirá a la lista de áreas.")
    adds = mark("Añadir «{name}»")

    def _fill(self, context: FormContext) -> None:
        self._combo.addItem("", None)
        for area in context.hub.snapshot.areas:
            self._combo.addItem(area.name, area.id)
        self._combo.setCurrentIndex(0)

    def _called(self, wanted: str) -> Any:
        is_agreed = bool(wanted) and wanted == fold(self._agreed)
        return self._listed(wanted) or ({"area": self._typed_name()} if is_agreed else None)

    def _new_name(self, value: Any) -> str:
        return str(value["area"]) if isinstance(value, dict) else ""

    def _unknown(self) -> str:
        said = _("Ningún área de la lista se llama así. Elija una de la lista, o pulse «{add}».")
        return said.format(add=self._add.text())


class _ListedInput(Input):
    """Something from a list; the value is its number."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field)
        self._combo = Combo()
        self._fill(context)
        self._combo.activated.connect(self._on_chosen)
        self._hold(self._combo)

    @abstractmethod
    def things(self, context: FormContext) -> Iterable[tuple[str, int | None]]:
        """Return the name and the number of what there is to choose from."""

    def recall(self, context: FormContext) -> None:
        chosen = self.value()
        self._combo.clear()
        self._fill(context)
        self.set_value(chosen)

    def _fill(self, context: FormContext) -> None:
        self._combo.addItem("—", None)
        for name, number in self.things(context):
            self._combo.addItem(name, number)

    def value(self) -> int | None:
        chosen = self._combo.currentData()
        return None if chosen is None else int(chosen)

    def set_value(self, value: Any) -> None:
        self._combo.setCurrentIndex(max(self._combo.findData(value), 0))

    def _on_chosen(self) -> None:
        self.show_error("")
        self.changed.emit()
        self.left.emit()


class AccountInput(_ListedInput):
    """An account from the list."""

    field: AccountField

    def things(self, context: FormContext) -> Iterable[tuple[str, int | None]]:
        snapshot = context.hub.snapshot
        found = snapshot.own_accounts if self.field.is_open else snapshot.accounts
        self._others = {
            each.id: accounts.marked(snapshot, each) for each in snapshot.accounts if each not in found
        }
        return ((accounts.marked(snapshot, account), account.id) for account in found)

    def set_value(self, value: Any) -> None:
        """Show an account; one that was answered before and is not offered any more is still the answer."""
        if value in self._others:
            self._combo.addItem(self._others.pop(value), value)
        super().set_value(value)


class ConsentInput(_ListedInput):
    """A consent from the register."""

    field: ConsentField

    def things(self, context: FormContext) -> Iterable[tuple[str, int | None]]:
        return ((consent.subject, consent.id) for consent in context.hub.snapshot.consents)

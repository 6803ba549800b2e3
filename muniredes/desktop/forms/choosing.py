"""Inputs of one answer among a few: a choice, and yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.fields import ChoiceField, Option, YesNoField
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.radio import Radio
from muniredes.desktop.widgets.text import label
from muniredes.i18n import _


class _Buttons(QWidget):
    """A few options as buttons, one of which at most is chosen; others that were chosen before may come."""

    chosen = Signal()

    def __init__(self, label_text: str, options: Sequence[Option], *, in_line: bool = False) -> None:
        super().__init__()
        self._label = label_text
        self._made: dict[str, Radio] = {}
        self._group = QButtonGroup(self)
        if in_line:
            row = FlowLayout(*(self._make(option) for option in options), across=18)
            row.setContentsMargins(0, 0, 0, 0)
            self.setLayout(row)
        else:
            self._stack(options)
        self.setFocusProxy(next(iter(self._made.values())))
        self._group.buttonClicked.connect(self.chosen)

    def _stack(self, options: Sequence[Option]) -> None:
        """Put the options one under another, each with its help."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for option in options:
            column.addWidget(self._make(option))
            if option.help:
                explained = label(option.help, "small")
                explained.setContentsMargins(32, 0, 0, 4)
                column.addWidget(explained)

    def has(self, value: str) -> bool:
        """Whether an option is among the buttons."""
        return value in self._made

    def add(self, option: Option) -> None:
        """Put one more option after the others."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._make(option))

    def _make(self, option: Option) -> Radio:
        made = Radio(option.label)
        made.setAccessibleName(f"{self._label}: {option.label}")
        made.setAccessibleDescription(option.help)
        self._group.addButton(made)
        self._made[option.value] = made
        return made

    def value(self) -> str | None:
        """Return the value of the option chosen, None when none is."""
        return next((value for value, made in self._made.items() if made.isChecked()), None)

    def choose(self, value: str | None) -> None:
        """Choose an option, or none."""
        self._group.setExclusive(False)
        for option, made in self._made.items():
            made.setChecked(option == value)
        self._group.setExclusive(True)


class ChoiceInput(Input):
    """One of a few answers, as buttons to choose from or as a list that drops down."""

    field: ChoiceField

    def __init__(self, field: ChoiceField) -> None:
        super().__init__(field)
        self._combo: Combo | None = None
        self._buttons: _Buttons | None = None
        if field.compact:
            self._combo = self._make_combo()
            self._hold(self._combo)
        else:
            self._buttons = _Buttons(field.label, field.options, in_line=field.in_line)
            self._buttons.chosen.connect(self._on_chosen)
            self._hold(self._buttons)

    def _make_combo(self) -> Combo:
        made = Combo()
        if not self.field.is_needed:
            made.addItem(self.field.nothing or "—", None)
        for option in self.field.options:
            made.addItem(option.label, option.value)
        made.activated.connect(self._on_chosen)
        return made

    def value(self) -> str | None:
        if self._buttons is not None:
            return self._buttons.value()
        assert self._combo is not None
        chosen = self._combo.currentData()
        return None if chosen is None else str(chosen)

    def set_value(self, value: Any) -> None:
        said = None if value is None else str(value)
        if self._buttons is not None:
            kept = self.field.kept(said) if said and not self._buttons.has(said) else None
            if kept:
                self._buttons.add(kept)
            self._buttons.choose(said)
        elif self._combo is not None:
            self._choose_in_list(self._combo, said)

    def _choose_in_list(self, combo: Combo, said: str | None) -> None:
        """Choose in the list what was answered, also what it does not offer; what nobody said is nothing."""
        is_unsaid = said is None and not self.field.is_needed
        place = 0 if is_unsaid else combo.findData(said)
        if place < 0 and said:
            kept = self.field.kept(said)
            if kept:
                combo.addItem(kept.label, kept.value)
                place = combo.count() - 1
            elif not self.field.is_needed:
                place = 0
        combo.setCurrentIndex(place)

    def _on_chosen(self) -> None:
        self.show_error("")
        self.changed.emit()
        self.left.emit()


class YesNoInput(Input):
    """Yes or no; the answer is a truth value, and «no» is an answer like any other."""

    field: YesNoField

    _YES, _NO = "yes", "no"

    def __init__(self, field: YesNoField) -> None:
        super().__init__(field)
        options = (
            Option(value=self._YES, label=field.yes or _("Sí")),
            Option(value=self._NO, label=field.no or _("No")),
        )
        self._buttons = _Buttons(field.label, options)
        self._buttons.chosen.connect(self._on_chosen)
        self._hold(self._buttons)

    def value(self) -> bool | None:
        chosen = self._buttons.value()
        return None if chosen is None else chosen == self._YES

    def set_value(self, value: Any) -> None:
        self._buttons.choose(None if value is None else self._YES if value else self._NO)

    def _on_chosen(self) -> None:
        self.show_error("")
        self.changed.emit()
        self.left.emit()

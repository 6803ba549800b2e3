"""A field to which «no tenemos» is an answer: its own input, and a box that says so."""

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.widgets.wrapped import WrappedCheckBox
from muniredes.domain.declared_absent import NONE
from muniredes.domain.texts.denials import is_denial
from muniredes.i18n import _


class NoneInput(Input):
    """The input of a field with a box under it; ticked, the value is `NONE`, and what was there is gone.

    Who writes «no tenemos» ticks the box.
    """

    def __init__(self, asked: Input) -> None:
        super().__init__(asked.field)
        self._title.hide()
        self._hint.hide()
        self._asked = asked
        self._box = WrappedCheckBox(_("No tenemos"))
        self._box.setAccessibleName(_("No tenemos: {label}").format(label=asked.field.label))
        self._box.clicked.connect(self._on_ticked)
        self._column.addWidget(asked)
        self._column.addWidget(self._box)
        self.setFocusProxy(asked)
        asked.changed.connect(self._on_changed)
        asked.left.connect(self._on_left)

    def showEvent(self, event: QShowEvent) -> None:
        """Make Tab come to the box after the field: it was made before what holds both."""
        super().showEvent(event)
        QWidget.setTabOrder(self._asked.last_stop(), self._box)

    def head_height(self, width: int) -> int:
        return self._asked.head_height(width)

    def value(self) -> Any:
        return NONE if self._box.isChecked() or self._is_denied() else self._asked.value()

    def set_value(self, value: Any) -> None:
        self._tick(is_ticked=value == NONE)
        self._asked.set_value(None if value == NONE else value)

    def recall(self, context: FormContext) -> None:
        self._asked.recall(context)

    def problem(self) -> str:
        return "" if self.value() == NONE else self._asked.problem()

    def keepable(self) -> Any:
        return NONE if self.value() == NONE else self._asked.keepable()

    def typed(self) -> Any:
        return NONE if self.value() == NONE else self._asked.typed()

    def type_again(self, typed: Any) -> None:
        if typed == NONE:
            self.set_value(NONE)
        else:
            self._tick(is_ticked=False)
            self._asked.type_again(typed)

    def show_error(self, sentence: str) -> None:
        self._asked.show_error(sentence)

    def error_label(self) -> QLabel:
        return self._asked.error_label()

    def set_hint(self, hint: str) -> None:
        self._asked.set_hint(hint)

    def focus_wrong(self) -> None:
        self._asked.focus_wrong()

    def _is_denied(self) -> bool:
        """Whether «no tenemos», or another way of saying it, is written where an answer goes."""
        line = self._asked.focusProxy()
        return isinstance(line, QLineEdit) and is_denial(line.text())

    def _tick(self, *, is_ticked: bool) -> None:
        self._box.setChecked(is_ticked)
        self._asked.setDisabled(is_ticked)

    def _on_ticked(self) -> None:
        self._asked.setDisabled(self._box.isChecked())
        if self._box.isChecked():
            self._asked.set_value(None)
            self._asked.show_error("")
        self.changed.emit()
        self.left.emit()

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_left(self) -> None:
        if self._is_denied():
            self.set_value(NONE)
        self.left.emit()

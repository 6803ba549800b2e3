"""A number, written as people write it."""

from typing import Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from muniredes.desktop import theme
from muniredes.desktop.forms.base import Input, half_typed, text_of_half
from muniredes.desktop.forms.fields import NumberField
from muniredes.desktop.widgets.text import label
from muniredes.i18n import _, figure


class NumberInput(Input):
    """A number, written as people write it («2,5»)."""

    field: NumberField

    def __init__(self, field: NumberField) -> None:
        super().__init__(field)
        self._line = QLineEdit()
        self._line.setMaximumWidth(theme.letters(13))
        self._line.textChanged.connect(self._on_text)
        self._line.editingFinished.connect(self.left)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(label(field.suffix, "muted"))
        row.addStretch(1)
        holder.setFocusProxy(self._line)
        self._hold(holder)
        self._line.setAccessibleName(field.label)

    def _number(self) -> float | None:
        text = self._line.text().strip().replace(" ", "")
        if self.field.decimals == 0:
            text = text.replace(".", "")
        try:
            return float(text.replace(",", ".")) if text else None
        except ValueError:
            return None

    def value(self) -> float | int | None:
        number = self._number()
        if number is None or self.problem():
            return None
        return int(number) if self.field.decimals == 0 else round(number, 2)

    def set_value(self, value: Any) -> None:
        self._line.blockSignals(True)
        self._line.setText("" if value is None else figure(value))
        self._line.blockSignals(False)

    def problem(self) -> str:
        text, number = self._line.text().strip(), self._number()
        if text and (number is None or not 0 <= number <= self.field.most):
            most = figure(self.field.most)
            return _("Escriba un número entre 0 y {most}, con cifras.").format(most=most)
        return ""

    def typed(self) -> Any:
        return half_typed(self.value(), self._line.text())

    def type_again(self, typed: Any) -> None:
        half = text_of_half(typed)
        if half is None:
            self.set_value(typed)
        else:
            self._line.setText(half)
        self.validate()

    def _on_text(self) -> None:
        self.show_error("")
        self.changed.emit()

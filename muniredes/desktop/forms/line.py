"""What every answer written in one short line does: what is typed and is no answer yet is not lost."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from muniredes.desktop import theme
from muniredes.desktop.forms.base import Input, half_typed, text_of_half
from muniredes.desktop.forms.fields import Field


class LineInput(Input):
    """A line of so many letters, where the answer is read from what is written, and what stands beside it."""

    def __init__(self, field: Field, letters: float, placeholder: str = "") -> None:
        super().__init__(field)
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self._line.setMaximumWidth(theme.letters(letters))
        self._line.textChanged.connect(self._on_text)
        self._line.editingFinished.connect(self._on_finished)

    def _hold_beside(self, beside: QWidget) -> None:
        """Put the line under its label, with a widget at its right."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        row.addWidget(beside)
        row.addStretch(1)
        holder.setFocusProxy(self._line)
        self._hold(holder)
        self._line.setAccessibleName(self.field.label)

    def _write(self, text: str) -> None:
        """Show an answer, without emitting anything."""
        self._line.blockSignals(True)
        self._line.setText(text)
        self._line.blockSignals(False)

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
        self.help_again()
        self.show_error("")
        self.changed.emit()

    def _on_finished(self) -> None:
        self.left.emit()

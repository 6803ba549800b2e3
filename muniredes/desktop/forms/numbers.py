"""A number, written as people write it."""

from typing import Any

from muniredes.desktop.forms.fields import NumberField
from muniredes.desktop.forms.line import LineInput
from muniredes.desktop.widgets.text import label
from muniredes.domain.texts import quantities
from muniredes.i18n import _, figure

_LETTERS = 13


class NumberInput(LineInput):
    """A number, written as people write it («2,5»)."""

    field: NumberField

    def __init__(self, field: NumberField) -> None:
        super().__init__(field, _LETTERS)
        self._hold_beside(label(field.suffix, "muted"))

    def _number(self) -> float | None:
        read = quantities.count if self.field.decimals == 0 else quantities.amount
        return read(self._line.text(), self.field.label, self.field.suffix)

    def _on_finished(self) -> None:
        if self.value() is not None:
            self.set_value(self.value())  # as it was understood
        super()._on_finished()

    def value(self) -> float | int | None:
        number = self._number()
        if number is None or self.problem():
            return None
        return int(number) if self.field.decimals == 0 else round(number, 2)

    def set_value(self, value: Any) -> None:
        self._write("" if value is None else figure(value))

    def problem(self) -> str:
        text, number = self._line.text().strip(), self._number()
        if not text or (number is not None and 0 <= number <= self.field.most):
            return ""
        most = figure(self.field.most)
        if number is None and quantities.amount(text, self.field.label, self.field.suffix) is not None:
            return _("Escriba un número entero entre 0 y {most}, con cifras.").format(most=most)
        return _("Escriba un número entre 0 y {most}, con cifras.").format(most=most)

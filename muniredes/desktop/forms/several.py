"""Inputs of colours, and of several answers at once."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QToolButton, QWidget

from muniredes.desktop import theme
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.fields import ColourField, Option, SeveralField
from muniredes.desktop.forms.line import LineInput
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.wrapped import WrappedCheckBox
from muniredes.domain.voice.contrast import PLAIN, read_colour
from muniredes.i18n import _

_OPTION_LETTERS = 30
_COLOUR_LETTERS = 16


class SeveralInput(Input):
    """Boxes to tick; the value is the list of those that are."""

    field: SeveralField

    def __init__(self, field: SeveralField) -> None:
        super().__init__(field)
        holder = QWidget()
        self._grid = ColumnsLayout(theme.letters(_OPTION_LETTERS), down=4)
        holder.setLayout(self._grid)
        self._boxes: dict[str, QCheckBox] = {}
        self._locked: set[str] = set()
        for option in field.options:
            self._add(option)
        self._hold(holder)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def _add(self, option: Option) -> None:
        made = WrappedCheckBox(option.label)
        made.setAccessibleName(f"{self.field.label}: {option.label}")
        made.setToolTip(plain_tip(option.help))
        made.clicked.connect(partial(self._on_clicked, option.value))
        self._boxes[option.value] = made
        self._grid.put(made)

    def value(self) -> list[str] | None:
        return [value for value, made in self._boxes.items() if made.isChecked()] or None

    def set_value(self, value: Any) -> None:
        for said in value or ():
            kept = None if said in self._boxes else self.field.kept(said)
            if kept:
                self._add(kept)
        for option, made in self._boxes.items():
            made.setChecked(option in self._locked or option in (value or ()))

    def lock(self, options: Mapping[str, str]) -> None:
        """Tick some options for good, each with the sentence that says why."""
        for option, why in options.items():
            if option in self._boxes:
                self._locked.add(option)
                made = self._boxes[option]
                made.setChecked(True)
                made.setEnabled(False)
                made.setToolTip(plain_tip(why))
                made.setAccessibleDescription(why)

    def _on_clicked(self, option: str) -> None:
        if self._boxes[option].isChecked():
            self._untick_what_it_denies(option)
        self.show_error("")
        self.changed.emit()
        self.left.emit()

    def _untick_what_it_denies(self, option: str) -> None:
        """Leave no answer beside the one that says that none applies, whichever of them came last."""
        alone = self.field.alone
        for other, made in self._boxes.items():
            if alone and other != option and alone in (option, other):
                made.setChecked(other in self._locked)


class ColourInput(LineInput):
    """A colour: written, or picked from a palette; the value is «#rrggbb»."""

    field: ColourField

    def __init__(self, field: ColourField) -> None:
        super().__init__(field, _COLOUR_LETTERS, PLAIN.upper())
        self._swatch = QToolButton()
        self._swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # what it opens gives the cursor back to it
        self._swatch.setFixedSize(theme.pixels(34), theme.pixels(30))
        self._swatch.setAccessibleName(_("Elegir el color: {label}").format(label=field.label))
        self._swatch.clicked.connect(self._pick)
        self._hold_beside(self._swatch)
        self._show_swatch()

    def value(self) -> str | None:
        return read_colour(self._line.text())

    def set_value(self, value: Any) -> None:
        self._write(value or "")
        self._show_swatch()

    def problem(self) -> str:
        text = self._line.text().strip()
        if text and self.value() is None:
            return _(
                "«{text}» no es un color. Pulse el recuadro de al lado y elíjalo, o escríbalo como #1A4D8F o "
                "como 26, 77, 143."
            ).format(text=text)
        return ""

    def _pick(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.value() or theme.tokens().accent), self, self.field.label)
        if chosen.isValid():
            self._line.setText(chosen.name())
            self.left.emit()

    def _on_text(self) -> None:
        self._show_swatch()
        super()._on_text()

    def _show_swatch(self) -> None:
        colour = self.value() or "transparent"
        self._swatch.setStyleSheet(f"background: {colour}; border: 1px solid {theme.tokens().strong_line};")

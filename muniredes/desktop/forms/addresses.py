"""Addresses of accounts, pasted one in each line, and what each turns out to be."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from muniredes.actions import accounts
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AddressesField
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.widgets.text import label
from muniredes.domain.accounts.addresses import AddressFlaw, Recognised
from muniredes.i18n import _


class AddressesInput(Input):
    """Pasted addresses, one per line, told apart at once; the value is the list of lines."""

    field: AddressesField

    def __init__(self, field: AddressesField, context: FormContext) -> None:
        super().__init__(field)
        self._known = {accounts.key(account) for account in context.hub.snapshot.accounts}
        self._line: QLineEdit | None = None
        self._area: QPlainTextEdit | None = None
        self._answers = QWidget()
        self._answers.setAccessibleName(_("Lo que se ha entendido"))
        self._answers_column = QVBoxLayout(self._answers)
        self._answers_column.setContentsMargins(0, 4, 0, 0)
        self._answers_column.setSpacing(2)
        if field.single:
            self._line = QLineEdit()
            self._line.textChanged.connect(self._on_text)
            self._line.editingFinished.connect(self.left)
            self._hold(self._line, self._answers)
        else:
            self._area = QPlainTextEdit()
            self._area.setTabChangesFocus(True)
            self._area.setMinimumHeight(130)
            self._area.textChanged.connect(self._on_text)
            self._area.installEventFilter(self)
            self._hold(self._area, self._answers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def value(self) -> list[str] | None:
        return [line for line in self._written() if not accounts.denies(line)] or None

    def _written(self) -> list[str]:
        text = self._line.text() if self._line else self._area.toPlainText() if self._area else ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def set_value(self, value: Any) -> None:
        text = "\n".join(value or [])
        widget = self._line or self._area
        assert widget is not None
        widget.blockSignals(True)
        if self._line:
            self._line.setText(text)
        elif self._area:
            self._area.setPlainText(text)
        widget.blockSignals(False)
        self._answer()

    def problem(self) -> str:
        if not self.field.single:
            return self._not_understood()
        found = self.found()
        if found and not found[0].is_usable and found[0].flaw is not None:
            return " ".join((found[0].flaw.sentence, *_remedy(found[0].flaw)))
        if found and self._key(found[0]) in self._known:
            return _("Esa cuenta ya está apuntada.")
        return ""

    def keepable(self) -> list[str] | None:
        """Return every line, also what is not understood yet: it is hers to mend, not ours to lose."""
        return self.value()

    def _not_understood(self) -> str:
        """Say that some lines are no account, each marked under them: none is left out in silence."""
        if all(found.is_usable for found in self.found()):
            return ""
        return _("Corrija o borre lo que lleva una ✗.") + " " + _by_name()

    def found(self) -> list[Recognised]:
        """Return what each line turned out to be; «ninguna» is no line."""
        return [accounts.told_apart(line) for line in self.value() or []]

    def _key(self, found: Recognised) -> str:
        return accounts.key(accounts.from_recognised(found))

    def _on_text(self) -> None:
        self.show_error("")
        self._answer()
        self.changed.emit()

    def _answer(self) -> None:
        clear(self._answers_column)
        seen: set[str] = set()
        lines = self._written()
        if lines and all(map(accounts.denies, lines)):
            self._answers_column.addWidget(label(_("Entendido: no hay ninguna."), "muted"))
            return
        for line in lines:
            text, role = self._words(line, seen)
            self._answers_column.addWidget(label(text, role))

    def _words(self, line: str, seen: set[str]) -> tuple[str, str]:
        """Say in words what a line is, and in which role."""
        if accounts.denies(line):
            return _("– «{line}»: entendido, no se apunta.").format(line=line[:60]), "muted"
        found = accounts.told_apart(line)
        if not found.is_usable and found.flaw is not None:
            return f"✗ «{found.address or line[:60]}»: {found.flaw.sentence}", "error"
        title, key = accounts.title(accounts.from_recognised(found)), self._key(found)
        if key in self._known:
            return _("= {title}: ya está apuntada.").format(title=title), "muted"
        if key in seen:
            return _("= {title}: está repetida.").format(title=title), "muted"
        seen.add(key)
        return f"✓ {title}" + (f". {found.flaw.sentence}" if found.flaw else ""), ""


def _by_name() -> str:
    return _("Sin dirección, vale la red y el nombre: «Facebook: nombre».")


def _remedy(flaw: AddressFlaw) -> tuple[str, ...]:
    """Return what can be done with what is not understood; what names nobody says it already."""
    return (_by_name(),) if flaw in _TOLD_BY_NAME else ()


_TOLD_BY_NAME = (AddressFlaw.NOT_AN_ADDRESS, AddressFlaw.NO_NETWORK, AddressFlaw.NO_HANDLE)

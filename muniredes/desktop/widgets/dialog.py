"""What every dialog that opens beside the page is: gone for good when it closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from muniredes.desktop.widgets.text import button, label
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class PassingDialog(QDialog):
    """A dialog opened with `open()`; Qt deletes it when it closes, so the window does not collect them."""

    def __init__(self, title: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make Enter press the button that has the cursor, and not the main one behind its back."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)


class AskingDialog(PassingDialog):
    """A dialog that does something when it is answered; what cannot be is said in it and changes nothing.

    Whoever makes one places `error` and what `foot` returns.
    """

    def __init__(self, title: str, verb: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(title, width, height, parent)
        self.error = label("", "error")
        self.error.hide()
        self.verb = button(verb, self.finish, "primary")
        self.verb.setDefault(True)

    def foot(self) -> QHBoxLayout:
        """Return the row of «Cancelar» and the verb."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Cancelar"), self.reject))
        row.addWidget(self.verb)
        return row

    def finish(self) -> None:
        """Do what was asked, or say why it cannot be."""
        try:
            self.carry_out()
        except Problem as problem:
            self.error.setText(problem.sentence)
            self.error.show()
            return
        self.accept()

    def carry_out(self) -> None:
        """Do it; a Problem stays in the dialog."""
        raise NotImplementedError

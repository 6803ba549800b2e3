"""What every dialog that opens beside the page is: gone for good when it closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget


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

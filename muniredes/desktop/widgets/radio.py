"""A round button of a few, of which the arrows choose."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QRadioButton

_ARROWS = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right))


class Radio(QRadioButton):
    """One option of a few.

    Qt's arrows choose only once there is something chosen: before that they move the frame, and whoever
    has no mouse goes on believing that she answered.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        reached = QApplication.focusWidget()
        if event.key() in _ARROWS and isinstance(reached, Radio) and reached.group() is self.group():
            reached.click()

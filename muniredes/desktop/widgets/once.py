"""A button that a double click presses once, whatever takes its place meanwhile."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

_NEAR = 16
"""How far a hand moves between the two presses of a double click, in pixels across plus down."""

_MARGIN_MS = 100
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class OnceButton(QPushButton):
    """The second press of a double click does nothing, though another button is now under the hand.

    `is_quick` is for a button that is pressed many times in a row, like the one that turns the page.
    """

    _last: tuple[int, QPoint, int] | None = None
    """When, where and on which button the last press of any of them was."""

    is_quick = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        last = OnceButton._last
        OnceButton._last = (event.timestamp(), at, id(self))
        if last is not None and self._is_second(event, at, last):
            event.accept()
            return
        super().mousePressEvent(event)

    def _is_second(self, event: QMouseEvent, at: QPoint, last: tuple[int, QPoint, int]) -> bool:
        """Whether a press is the second of a double click that this button is not to hear."""
        before, where, pressed = last
        if self.is_quick and pressed == id(self):
            return False
        waited = event.timestamp() - before
        soon = 0 <= waited < QApplication.doubleClickInterval() + _MARGIN_MS
        near = (at - where).manhattanLength() <= _NEAR
        return soon and near

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hear it only if it is pressed many times in a row: what was pressed first may be something else."""
        if self.is_quick:
            self.mousePressEvent(event)
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear a key that is held down once; Enter too, which Qt gives a button only inside a dialog."""
        if event.isAutoRepeat() and event.type() == QEvent.Type.KeyPress and event.key() in _PRESSING:
            event.accept()
            return
        if event.key() in _ENTER and not self.autoDefault():
            event.accept()
            self.click()
            return
        super().keyPressEvent(event)

"""A button that a double click presses once, whatever takes its place meanwhile."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from muniredes.desktop.widgets.hints import plain_tip

_NEAR = 16
"""How far a hand moves between the two presses of a double click, in pixels across plus down."""

_MARGIN_MS = 100
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

_LOCKED = "locked_because"
"""The property of a window that says why nothing can be changed in it, or nothing."""


def lock(window: QWidget, because: str) -> None:
    """Say why nothing can be changed in a window, or that it can: what it has, and what it will have."""
    window.setProperty(_LOCKED, because)
    for each in window.findChildren(OnceButton):
        each.heed_lock()


def locked_because(widget: QWidget) -> str:
    """Return why nothing can be changed in the window of a widget, nor in those it was opened from."""
    window: QWidget | None = widget.window()
    while window is not None:
        if because := window.property(_LOCKED):
            return str(because)
        above = window.parentWidget()
        window = above.window() if above is not None else None
    return ""


class OnceButton(QPushButton):
    """The second press of a double click does nothing, though another button is now under the hand.

    `is_quick` is for a button that is pressed many times in a row, like the one that turns the page. One that
    `changes` the guide cannot be pressed in a window where nothing can be changed, and says why.
    """

    _last: tuple[int, QPoint, int] | None = None
    """When, where and on which button the last press of any of them was."""

    is_quick = False
    changes = False
    _is_wanted = True
    _own_tip: str | None = None

    def setEnabled(self, is_on: bool) -> None:
        """Let it be pressed, where what it does can be done."""
        self._is_wanted = is_on
        super().setEnabled(is_on and not (self.changes and locked_because(self)))

    def heed_lock(self) -> None:
        """Be as the window is now: locked, saying why, or as it is wanted."""
        if not self.changes:
            return
        because = locked_because(self)
        if because:
            self._own_tip = self.toolTip() if self._own_tip is None else self._own_tip
            self.setToolTip(plain_tip(because))
            super().setEnabled(False)
        elif self._own_tip is not None:
            self.setToolTip(self._own_tip)
            self._own_tip = None
            super().setEnabled(self._is_wanted)

    def showEvent(self, event: QShowEvent) -> None:
        self.heed_lock()
        super().showEvent(event)

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

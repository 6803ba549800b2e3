"""What was just done, and the way back, for a few seconds."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from muniredes.desktop import icons, theme
from muniredes.desktop.widgets.text import button, label
from muniredes.i18n import _

_SHOWN_MS = 10_000


class UndoBar(QFrame):
    """A line at the bottom of the window."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("undoBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        self._said = label("")
        row.addWidget(self._said, 1)
        self._undo = button(_("Deshacer"), undo)
        self._undo.setToolTip("Ctrl+Z")
        row.addWidget(self._undo)
        row.addWidget(button(_("Cerrar"), self.hide, "link"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.dress()
        self.hide()

    def dress(self) -> None:
        """Draw the icon in the colours in use."""
        icons.put_on(self._undo, "undo", theme.tokens().accent)

    def say(self, done: str, *, can_undo: bool = True) -> None:
        """Say what was done."""
        self._said.setText(done)
        self._undo.setVisible(can_undo)
        self.show()
        self._timer.start()

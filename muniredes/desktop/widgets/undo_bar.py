"""What has just been done, and the way back, over the page for a few seconds."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from muniredes.desktop import icons, theme
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.toast import Toast
from muniredes.i18n import _


class UndoBar(Toast):
    """One sentence and «Deshacer»."""

    def __init__(self, over: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(over)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 8, 10, 8)
        self._said = label("")
        row.addWidget(self._said, 1)
        self._undo = button(_("Deshacer"), undo)
        self._undo.setToolTip("Ctrl+Z")
        row.addWidget(self._undo)
        row.addWidget(button(_("Cerrar"), self.hide, "link"))
        self.hold(content)
        self.dress()

    def dress(self) -> None:
        """Draw the icon in the colours in use."""
        icons.put_on(self._undo, "undo", theme.tokens().accent)

    def say(self, done: str, *, can_undo: bool = True) -> None:
        """Say what was done, or anything else that is no question."""
        self._said.setText(done)
        self._undo.setVisible(can_undo)
        self.come()

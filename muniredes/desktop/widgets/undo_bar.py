"""What has just been done, and the way back, over the page for a few seconds."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from muniredes.desktop import icons, theme
from muniredes.desktop.keys import KEYS
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.toast import Toast
from muniredes.i18n import _


class UndoBar(Toast):
    """One sentence and «Deshacer»; of what has just been taken back, «Rehacer»."""

    def __init__(self, over: QWidget, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(over)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 8, 10, 8)
        self._said = label("")
        row.addWidget(self._said, 1)
        self._undo = button(_("Deshacer"), undo)
        self._undo.setToolTip(KEYS["undo"])
        row.addWidget(self._undo)
        self._redo = button(_("Rehacer"), redo)
        self._redo.setToolTip(KEYS["redo"])
        row.addWidget(self._redo)
        self._offer = button("", self._take)
        self._act: Callable[[], object] | None = None
        row.addWidget(self._offer)
        row.addWidget(button(_("Cerrar"), self.hide, "link"))
        self.hold(content)
        self.dress()

    def dress(self) -> None:
        """Draw the icon in the colours in use."""
        icons.put_on(self._undo, "undo", theme.tokens().accent)

    def say(
        self,
        done: str,
        *,
        can_undo: bool = True,
        can_redo: bool = False,
        offer: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Say what was done, or anything else that is no question; with `can_redo`, what was taken back.

        `offer` is the remedy of what is said: its words and what it does.
        """
        self._said.setText(done)
        words, self._act = offer or ("", None)
        self._offer.setText(words)
        self._offer.setVisible(bool(words))
        self._undo.setVisible(can_undo and not can_redo)
        self._redo.setVisible(can_redo)
        self.come()

    def _take(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

"""What an empty page says: what it is for, one button, and the example town."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.text import button, label


class EmptyState(QFrame):
    """A sentence of use and a button."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 30, 32, 30)
        column.setSpacing(10)
        column.addWidget(label(title, "h2"))
        column.addWidget(label(sentence, "lead"))
        self._buttons = FlowLayout()
        self._buttons.setContentsMargins(0, 10, 0, 0)
        column.addLayout(self._buttons)

    def offer(self, text: str, act: Callable[[], object], *, primary: bool = False) -> None:
        """Add a button, at the right of those before it, or below when there is no more room."""
        self._buttons.addWidget(button(text, act, "primary" if primary else ""))

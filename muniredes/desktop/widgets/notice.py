"""A notice on a coloured ground, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from muniredes.desktop.widgets.text import button, label, set_tone


class Notice(QFrame):
    """A sentence that stands out; `tone` is «warning», «danger», «good» or none."""

    def __init__(self, text: str = "", tone: str = "") -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 14, 10)
        self._row.setSpacing(12)
        self._text = label(text)
        self._row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        """The sentence that it shows, or nothing."""
        return self._text.text()

    def say(self, text: str, tone: str = "") -> None:
        """Show a sentence, or hide when it is empty."""
        if text == self._text.text() and tone == self.property("tone") and self.isHidden() == (not text):
            return
        self._text.setText(text)
        set_tone(self, "tone", tone)
        self.setVisible(bool(text))

    def clear_offers(self) -> None:
        """Take every button away."""
        while self._row.count() > 1:
            item = self._row.takeAt(1)
            made = item.widget() if item else None
            if made is not None:
                made.deleteLater()

    def offer(self, text: str, act: Callable[[], object], role: str = "") -> QPushButton:
        """Add a button, and return it."""
        made = button(text, act, role)
        self._row.addWidget(made)
        return made

"""A notice on a coloured ground, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from muniredes.desktop import theme
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.text import button, label, set_tone

_NARROWEST = 30
"""How narrow the sentence may be beside its buttons, in letters."""


class Notice(QFrame):
    """A sentence that stands out; `tone` is «warning», «danger», «good» or none."""

    def __init__(self, text: str = "", tone: str = "") -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(14, 10, 14, 10)
        self._row.setSpacing(12)
        self._text = label(text)
        self._row.addWidget(self._text, 1)
        self._offered = FlowLayout(across=12, down=8)
        self._offers = QWidget()
        self._offers.setLayout(self._offered)
        self._offers.hide()
        self._row.addWidget(self._offers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Have the buttons beside the sentence while it keeps its room, and below it where it would not."""
        room = self.width() - self._offered.sizeHint().width() - self._row.spacing()
        ways = QBoxLayout.Direction
        is_beside = room >= theme.letters(_NARROWEST)
        self._row.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)

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

    def say_alone(self, text: str, tone: str = "") -> None:
        """Show a sentence in the place of what was said, with nothing to be done about it."""
        self.clear_offers()
        self.say(text, tone)

    def clear_offers(self) -> None:
        """Take every button away."""
        clear(self._offered)
        self._offers.hide()

    def offer(self, text: str, act: Callable[[], object], role: str = "") -> QPushButton:
        """Add a button, and return it."""
        made = button(text, act, role)
        self._offered.addWidget(made)
        self._offers.show()
        self._arrange()
        return made

"""Labels and buttons in the roles that the theme dresses."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from muniredes.desktop import icons, theme
from muniredes.desktop.widgets.once import OnceButton
from muniredes.domain.texts.text import nested

_LONGEST = 60


def breakable(text: str, longest: int = _LONGEST) -> str:
    """Return a text whose words of `longest` letters or more (addresses) may go on in the next line."""
    return re.sub(rf"\S{{{longest},}}", lambda found: "\u200b".join(_pieces(found[0], longest // 2)), text)


def _pieces(word: str, length: int) -> list[str]:
    return [word[place : place + length] for place in range(0, len(word), length)]


class _Label(QLabel):
    """A text that is said; quotes inside quotes are the second ones."""

    def __init__(self, text: str) -> None:
        super().__init__(nested(text))

    def setText(self, text: str) -> None:
        super().setText(nested(text))


def label(text: str, role: str = "", *, selectable: bool = False) -> QLabel:
    """Return a wrapped plain-text label in a role («h1», «muted», «error»…)."""
    made = _Label(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def picture_label() -> QLabel:
    """Return a label without words, for a picture."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def badge(text: str, tone: str = "") -> QLabel:
    """Return a short word on a coloured ground; the word says it all, the colour helps."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", "badge")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    role: str = "",
    icon: str = "",
    *,
    changes: bool = False,
) -> OnceButton:
    """Return a button in a role («primary», «link», «danger»), with an icon of the program.

    One that `changes` the guide, or opens what only serves to change it, is off where nothing can be.
    """
    made = OnceButton(text)
    made.changes = changes
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon:
        current = theme.tokens()
        colour = {"primary": current.on_accent, "danger": current.danger}.get(role, current.accent)
        icons.put_on(made, icon, colour)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def set_tone(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the theme looks at, and dress the widget again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)

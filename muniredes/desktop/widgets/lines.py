"""A card with a title and lines, each with one verb."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.layouts.arrange import card, stacked
from muniredes.desktop.layouts.flow import LineLayout
from muniredes.desktop.widgets.text import badge, breakable, button, label, set_tone

NARROWEST = 24
"""How narrow the words of a line may be, in letters, before its verb goes below them."""


class LinesCard(QFrame):
    """A titled list of lines. An empty one says so in a sentence."""

    def __init__(self, title: str, empty: str = "") -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._column = card()
        outer.addWidget(frame)
        head = QHBoxLayout()
        head.addWidget(label(title, "h3"), 1)
        self._count = badge("")
        self._count.hide()
        head.addWidget(self._count)
        self._column.addLayout(head)
        self._empty = label(empty, "muted")
        self._column.addWidget(self._empty)
        self._rows: list[QFrame] = []
        self._into = self._column
        self._parts: list[tuple[QWidget, int]] = []

    def set_count(self, count: int, tone: str = "") -> None:
        """Show how many lines there are, beside the title."""
        self._count.setText(str(count))
        self._count.setVisible(count > 0)
        set_tone(self._count, "tone", tone)

    def add_line(
        self,
        text: str,
        detail: str,
        verb: str,
        act: Callable[[], object] | None,
        state: tuple[str, str] | None = None,
        picture: QWidget | None = None,
        also: tuple[str, Callable[[], object]] | None = None,
        *,
        changes: bool = False,
    ) -> list[QPushButton]:
        """Add a line with its verb, if something can be done; `state` is a word and its tone.

        A `picture` goes under the words; `also` is a second verb; `changes`, that the first one only serves
        to change the guide. Return the buttons of its verbs.
        """
        self._empty.hide()
        frame = QFrame()
        frame.setProperty("role", "row")
        beside: list[QWidget] = []
        made_verbs: list[QPushButton] = []
        if state is not None:
            beside.append(badge(*state))
        verbs = [(verb, act)] if act is not None else []
        for word, does in verbs + ([also] if also is not None else []):
            made = button(word, does, changes=changes and does is act)
            made.setAccessibleName(f"{word}: {text}")
            made_verbs.append(made)
        said: list[QWidget] = [label(breakable(text), "field")]
        said += [label(breakable(detail), "muted")] if detail else []
        said += [picture] if picture is not None else []
        line = LineLayout(stacked(*said), *beside, *made_verbs, narrowest=theme.letters(NARROWEST))
        line.setContentsMargins(0, 8, 0, 10)
        frame.setLayout(line)
        if self._rows:
            set_tone(self._rows[-1], "last", False)
        frame.setProperty("last", True)
        self._rows.append(frame)
        self._into.addWidget(frame)
        return made_verbs

    def begin_part(self) -> None:
        """Put the lines that come now in a part of their own: for them, no other is measured again."""
        part = QWidget()
        self._into = QVBoxLayout(part)
        self._into.setContentsMargins(0, 0, 0, 0)
        self._into.setSpacing(self._column.spacing())
        self._column.addWidget(part)
        self._parts.append((part, len(self._rows)))

    def drop_parts(self) -> None:
        """Take away every line of a part: those before the first one stay."""
        if not self._parts:
            return
        del self._rows[self._parts[0][1] :]
        for part, _first in self._parts:
            part.hide()
            part.deleteLater()
        self._parts, self._into = [], self._column
        if self._rows:
            set_tone(self._rows[-1], "last", True)

    def say(self, notice: QFrame) -> None:
        """Put a notice above the lines."""
        self._empty.hide()
        self._column.addWidget(notice)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the lines."""
        self._column.addWidget(widget)

    def add_foot(self, made: QPushButton) -> None:
        """Put a button under the lines."""
        foot = QHBoxLayout()
        foot.addWidget(made)
        foot.addStretch(1)
        self._column.addLayout(foot)

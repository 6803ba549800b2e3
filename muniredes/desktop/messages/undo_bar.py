"""What has just been done, and the way back: in a strip of its own at the foot of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from muniredes.desktop import icons, theme
from muniredes.desktop.keys import KEYS
from muniredes.desktop.layouts.arrange import settle
from muniredes.desktop.messages.toast import SHOWN_MS
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import button, label
from muniredes.i18n import _

_LINES = 2
"""How many lines a sentence takes at the most; the rest is in its hint."""

_SIDE, _AROUND, _AROUND_VERB, _LARGE = 28, 3, 8, 24
"""Pixels beside it, around it and around the words of its verbs, and from how tall its letters are large."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class UndoBar(QWidget):
    """One sentence and «Deshacer»; of what has just been taken back, «Rehacer».

    Its place is kept in `strip`, which is as tall with it as without: it covers nothing and moves nothing.
    """

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__()
        self.strip = QFrame()
        self.strip.setObjectName("strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._whole = ""
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
        around = QHBoxLayout(self.strip)
        around.setContentsMargins(_SIDE, _AROUND, _SIDE, _AROUND)
        around.addWidget(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.dress()
        self.hide()

    def dress(self) -> None:
        """Draw the icon in the colours in use, and keep the room of the letters in use."""
        icons.put_on(self._undo, "undo", theme.tokens().accent)
        text = self._lines() * self._metrics().lineSpacing()
        self._undo.ensurePolished()
        verb = QFontMetrics(self._undo.font()).height() + _AROUND_VERB
        self.strip.setFixedHeight(max(text, verb) + 2 * _AROUND)
        self._fit()

    def say(
        self,
        done: str,
        *,
        can_undo: bool = True,
        can_redo: bool = False,
        offer: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Say what was done, or anything else that is no question; with `can_redo`, what was taken back.

        `offer` is the remedy of what is said: its words and what it does. Without anything to say it goes.
        """
        self._whole = done
        words, self._act = offer or ("", None)
        self._offer.setText(words)
        self._offer.setVisible(bool(words))
        self._undo.setVisible(can_undo and not can_redo)
        self._redo.setVisible(can_redo)
        self.setVisible(bool(done))
        settle(self._said)
        self._fit()
        self._timer.start()

    def tell(self, said: str) -> None:
        """Say something in passing, of which nothing is taken back."""
        self.say(said, can_undo=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say as many words as there is room for; the rest, in a hint."""
        words = self._whole.split(" ")
        while len(words) > 1 and not self._has_room(" ".join(words)):
            words.pop()
        said = " ".join(words)
        self._said.setText(self._whole if said == self._whole else f"{said}…")
        self._said.setToolTip(plain_tip("" if said == self._whole else self._whole))

    def _has_room(self, said: str) -> bool:
        metrics, room = self._metrics(), self._said.contentsRect()
        whole = metrics.boundingRect(0, 0, max(room.width(), 1), 10_000, _WRAPPED, f"{said}…")
        return whole.height() <= self._lines() * metrics.lineSpacing()

    def _lines(self) -> int:
        """Return how many lines it takes at the most: with large letters the page needs the room."""
        return _LINES if self._metrics().height() <= _LARGE else 1

    def _metrics(self) -> QFontMetrics:
        self._said.ensurePolished()
        return QFontMetrics(self._said.font())

    def _take(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

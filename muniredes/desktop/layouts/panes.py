"""Two parts of a page, beside each other or one under the other, whatever room there is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from muniredes.desktop import theme

_WIDEST = 16_777_215
"""What Qt takes for no limit."""

_UNDER = 0.8
"""How much of what is in view the first part takes above the second, which takes all of it."""


class TwoPanes(QScrollArea):
    """Parts that scroll on their own; where the second would be narrower than so many letters, it goes below.

    `width` is that of the first, in letters, and `widest` the most it takes in pixels; without it, they share
    what there is, five parts to four.
    """

    def __init__(
        self, first: QWidget, second: QWidget, narrowest: int, *, width: int = 0, widest: int = 0
    ) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._narrowest, self._width, self._widest = narrowest, width, widest
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("scrolled")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(18)
        self._box.addWidget(first, 0 if width else 5)
        self._box.addWidget(second, 1 if width else 4)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        taken = min(theme.letters(self._width), self._widest) if self._width else self.width() * 5 // 9
        is_beside = self.width() - taken - self._box.spacing() >= theme.letters(self._narrowest)
        ways, tall = QBoxLayout.Direction, self.height()
        self._box.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        if self._width:
            self._first.setMinimumWidth(taken if is_beside else 0)
            self._first.setMaximumWidth(taken if is_beside else _WIDEST)
        self._first.setMinimumHeight(0 if is_beside else round(tall * _UNDER))
        self._second.setMinimumHeight(0 if is_beside else tall)

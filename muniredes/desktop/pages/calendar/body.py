"""The days with their side: beside them where both fit, below them with large letters or a narrow window."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.side import Side
from muniredes.domain.calendar.messages.query import WEEK

_DAY_LETTERS = 11
_TALL = 460


class Body(QWidget):
    """Turns from a row into a column when a day would be too narrow to say anything."""

    def __init__(self, views: QWidget, side: Side) -> None:
        super().__init__()
        self._views, self._side = views, side
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(views, 1)
        self._box.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - self._side.usual_width >= WEEK * theme.letters(_DAY_LETTERS)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._side.set_narrow(beside)
        self._views.setMinimumHeight(0 if beside else theme.pixels(_TALL))

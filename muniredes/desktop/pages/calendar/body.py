"""The days with their side: beside them where both fit, below them with large letters or a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.focus import order_stops, stops_in
from muniredes.desktop.pages.calendar.side import Side
from muniredes.desktop.pages.calendar.views.five import Views
from muniredes.domain.calendar.messages.query import WEEK

_DAY_LETTERS = (13, 10)
"""How narrow a day may be before the side takes less, and before it goes below."""

_SHORTEST, _TALL = 300, 460
_AROUND = 16
"""What the page keeps above and under the days."""


class _AsTallAsThereIs(QWidget):
    """Takes the height it is given: because of the texts that wrap in it, Qt would take a preferred one."""

    def hasHeightForWidth(self) -> bool:
        return False


class Body(QScrollArea):
    """Turns from a row into a column when a day would be too narrow to say anything.

    Below each other nothing scrolls in here: the page does, and the days are no taller than what is in view.
    """

    def __init__(self, views: Views, side: Side, page: QWidget) -> None:
        super().__init__()
        self._views, self._side, self._page = views, side, page
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("scrolled")
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        self._content = _AsTallAsThereIs()
        whole.addWidget(self._content)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(views, 1)
        self._box.addWidget(side)
        self.setWidget(content)
        views.made.connect(self._order_stops)

    def _order_stops(self) -> None:
        """Make Tab go as it is seen: a view that is made later still comes before what is beside it."""
        inside = [*stops_in(self._views), *stops_in(self._side)]
        above = [each for each in stops_in(self._page) if each not in inside]
        order_stops((*above[-1:], *inside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self._side_width()
        self._side.set_width(width)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if width is None else ways.LeftToRight)
        tall = min(theme.pixels(_TALL), self._page.height() - 2 * _AROUND)
        self._views.setMinimumHeight(0 if width is not None else tall)
        self.setMinimumHeight(_SHORTEST if width is not None else self._content.minimumSizeHint().height())

    def _side_width(self) -> int | None:
        """Return how wide the side is beside the days, None when it goes below them."""
        for letters, width in zip(_DAY_LETTERS, self._side.usual_widths, strict=True):
            if self.width() - width - self._box.spacing() >= WEEK * theme.letters(letters):
                return width
        return None

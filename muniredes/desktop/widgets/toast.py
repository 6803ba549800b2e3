"""What is told over a page: at its foot, which is left free, and nothing moves; it leaves by itself."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

SHOWN_MS = 10_000
_GAP = 6
"""Pixels left around it."""


class _Foot:
    """The foot of what scrolls, left free: what is seen keeps its place, and what was there is scrolled."""

    def __init__(self, area: QScrollArea) -> None:
        self._area = area
        self._before: tuple[int, int, Qt.ScrollBarPolicy] | None = None

    def keep(self, tall: int) -> None:
        """Leave some pixels free; what fills the height goes on being as tall as it was."""
        content, bar = self._area.widget(), self._area.verticalScrollBar()
        if self._before is None and content is not None:
            self._before = content.minimumHeight(), content.height(), self._area.verticalScrollBarPolicy()
            if not bar.isVisible():
                content.setMinimumHeight(content.height())
                self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setViewportMargins(0, 0, 0, tall)

    def look(self) -> None:
        """Have the bar to scroll with as soon as there is more than there was."""
        content = self._area.widget()
        if self._before is not None and content is not None and content.height() > self._before[1]:
            content.setMinimumHeight(self._before[0])
            self._area.setVerticalScrollBarPolicy(self._before[2])

    def free(self) -> None:
        """Give it back."""
        content = self._area.widget()
        if self._before is not None and content is not None:
            content.setMinimumHeight(self._before[0])
            self._area.setVerticalScrollBarPolicy(self._before[2])
            self._area.setViewportMargins(0, 0, 0, 0)
        self._before = None


class Toast(QFrame):
    """A card at the foot of a widget, always there. While `stays` it does not leave: it asks something."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self.stays = False
        self._over = over
        self._foot = _Foot(over) if isinstance(over, QScrollArea) else None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.leave)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.settle)
        over.installEventFilter(self)
        self.hide()

    def hold(self, content: QWidget) -> None:
        """Show something in it."""
        self._row.addWidget(content)
        content.installEventFilter(self)

    def come(self) -> None:
        """Show over the page, for a while."""
        self.show()
        self.settle()
        self.raise_()
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settling.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._foot is not None and self.isHidden():
            self._foot.free()

    def leave(self) -> None:
        """Go, unless work is under way or nobody has seen it yet: what it is over is put away."""
        if self.stays or not self._over.isVisible():
            self._timer.start()
        else:
            self.hide()

    def settle(self) -> None:
        """Take its place, as tall as what it says needs."""
        if self.isHidden():
            return
        width = max(self._over.width() - 2 * _GAP, 1)
        tall = max(self._row.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(QRect(_GAP, max(self._over.height() - tall - _GAP, 0), width, tall))
        if self._foot is not None:
            self._foot.keep(tall + 2 * _GAP)
            self._foot.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settling.start(0)
        return super().eventFilter(watched, event)

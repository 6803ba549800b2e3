"""What is told over a page: at its foot, which is left free, and nothing moves; it leaves by itself."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

SHOWN_MS = 10_000
_GAP = 6
"""Pixels left around it."""


class _Foot:
    """The foot of what scrolls, left free: what is seen keeps its place, and what was there is scrolled."""

    def __init__(self, area: QScrollArea, content: QWidget) -> None:
        self._area, self._content = area, content

    def keep(self, tall: int) -> None:
        """Leave some pixels free. What fits without the card goes on filling all the height, with no bar."""
        whole = self._area.maximumViewportSize().height() + self._area.viewportMargins().bottom()
        fits = self._needed() <= whole
        self._shape(whole if fits else 0, tall, has_bar=not fits)

    def free(self) -> None:
        """Give it back."""
        self._shape(0, 0, has_bar=True)

    def _shape(self, least: int, tall: int, *, has_bar: bool) -> None:
        policy = Qt.ScrollBarPolicy
        self._content.setMinimumHeight(least)
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if has_bar else policy.ScrollBarAlwaysOff
        )
        self._area.setViewportMargins(0, 0, 0, tall)

    def _needed(self) -> int:
        """Return how tall the content has to be, measured as its area does."""
        content = self._content
        if content.hasHeightForWidth():
            return max(content.heightForWidth(content.width()), content.minimumSizeHint().height())
        return content.minimumSizeHint().height()


class Toast(QFrame):
    """A card at the foot of a widget, always there. While `stays` it does not leave: it asks something."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self.stays = False
        self._over = over
        content = over.widget() if isinstance(over, QScrollArea) else None
        self._foot: _Foot | None = None
        if isinstance(over, QScrollArea) and content is not None:
            self._foot = _Foot(over, content)
            content.installEventFilter(self)
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
        pressed = self._in_view()
        self.show()
        self.settle()
        self.raise_()
        self._timer.start()
        if pressed is not None and isinstance(self._over, QScrollArea):
            self._over.ensureWidgetVisible(pressed, 0, _GAP)

    def _in_view(self) -> QWidget | None:
        """Return what has the cursor under it, if it is in view: what is told of it does not hide it."""
        focused: QWidget | None = self._over.window().focusWidget()
        if focused is None or not isinstance(self._over, QScrollArea):
            return None
        content, view = self._over.widget(), self._over.viewport()
        if content is None or not content.isAncestorOf(focused):
            return None
        place = QRect(focused.mapTo(content, QPoint(0, 0)) + content.pos(), focused.size())
        return focused if view.rect().contains(place) else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settling.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._foot is not None and self.isHidden() and shiboken6.isValid(self._over):
            self._foot.free()

    def vanish(self) -> None:
        """Go for good, giving back the foot: what it told about is no more."""
        self.hide()
        self.deleteLater()

    def leave(self) -> None:
        """Go, unless work is under way or nobody has seen it yet: what it is over is put away."""
        if self.stays or not self._over.isVisible():
            self._timer.start()
        else:
            self.hide()

    def settle(self) -> None:
        """Take its place, as tall as what it says needs; behind another page, once it is seen."""
        if not self.isVisible():
            return
        width = max(self._over.width() - 2 * _GAP, 1)
        tall = max(self._row.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(QRect(_GAP, max(self._over.height() - tall - _GAP, 0), width, tall))
        if self._foot is not None:
            self._foot.keep(tall + 2 * _GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settling.start(0)
        return super().eventFilter(watched, event)

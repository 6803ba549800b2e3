"""What is said over the page: nothing in it moves, no button is hidden, and it leaves by itself."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from muniredes.desktop.widgets.text import label

SHOWN_MS = 10_000
_EDGE = 16
_STEP = 24


_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_WHOLE = (QAbstractButton, QLabel, *_FIELDS)
"""What holds nothing else that she uses."""


class Toast(QFrame):
    """A card that floats over a widget, at the lowest place where it covers nothing that she uses.

    While `stays` it does not leave: work is under way.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self.stays = False
        self._over = over
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

    def leave(self) -> None:
        """Go, unless work is under way."""
        if self.stays:
            self._timer.start()
        else:
            self.hide()

    def settle(self) -> None:
        """Take its place: one that covers no button, and the least of the fields; the lowest of those."""
        room = self._over.size()
        width = min(max(self.sizeHint().width(), room.width() // 3), max(room.width() - 2 * _EDGE, 1))
        height = max(self._row.heightForWidth(width), self.minimumSizeHint().height())
        places = tuple(_places(room.width(), room.height(), width, height))
        seen = tuple(_in_view(self._over, but=self))
        buttons = QRegion()
        for each in self._places_of(each for each in seen if isinstance(each, QAbstractButton)):
            buttons += each
        free = [place for place in places if not buttons.intersects(place)]
        fields = self._places_of(each for each in seen if isinstance(each, _FIELDS))
        written_in = self._written_in()

        def in_the_way(place: QRect) -> tuple[bool, int]:
            """Return whether it covers the field that is being written in, and how much of the others."""
            return place.intersects(written_in), sum(_area(place.intersected(each)) for each in fields)

        self.setGeometry(min(free or places[:1], key=in_the_way))

    def _written_in(self) -> QRect:
        """Return where the cursor is, nothing when it is somewhere else."""
        window = self._over.window()
        focused: QWidget | None = window.focusWidget()
        if focused is None:
            return QRect()
        corner = focused.mapTo(window, QPoint(0, 0)) - self._over.mapTo(window, QPoint(0, 0))
        return QRect(corner, focused.size())

    def _places_of(self, seen: Iterable[QWidget]) -> tuple[QRect, ...]:
        """Return where some widgets are: of those that scroll, the part in view."""
        parts = ((each, each.visibleRegion()) for each in seen)
        return tuple(
            part.boundingRect().translated(each.mapTo(self._over, QPoint(0, 0)))
            for each, part in parts
            if not part.isEmpty()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settling.start(0)
        return super().eventFilter(watched, event)


class SayingToast(Toast):
    """A sentence that warns."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._label = label("", "warning")
        self._label.setContentsMargins(16, 8, 16, 8)
        self.hold(self._label)

    def say(self, sentence: str) -> None:
        """Say something; nothing takes it away."""
        self._label.setText(sentence)
        if sentence:
            self.come()
        else:
            self.hide()


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


def _in_view(holder: QWidget, but: QWidget) -> Iterator[QWidget]:
    """Yield what is in a widget and can be seen; into pages that are put away it does not look."""
    for each in holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if each.isVisible() and each is not but:
            yield each
            if not isinstance(each, _WHOLE):
                yield from _in_view(each, but)


def _places(over_width: int, over_height: int, width: int, height: int) -> Iterable[QRect]:
    """Yield places from the foot up, the middle first."""
    middle, right = (over_width - width) // 2, over_width - width - _EDGE
    top = over_height - height - _EDGE
    while top >= _EDGE or top == over_height - height - _EDGE:
        for left in (middle, _EDGE, right):
            yield QRect(max(left, 0), top, width, height)
        top -= _STEP

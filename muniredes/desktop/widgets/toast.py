"""What is said over the page: nothing in it moves, no button is hidden, and it leaves by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QRegion, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from muniredes.desktop.widgets.text import label

SHOWN_MS = 10_000
_EDGE = 16
_GAP, _STEP, _ACROSS = 3, 48, 6
"""Pixels left beside what is used, and between rows; and in how many parts of the width a place is tried."""
_Cost = tuple[bool, int, int]
_NOTHING = (False, 0, 0)


_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QListWidget)
_PRESSED = (QAbstractButton, QTabBar)
_LOOK_MS = 400
"""How often it looks whether something that she uses has come under it."""
_WHOLE = (QAbstractButton, QLabel, *_FIELDS)
"""What holds nothing else that she uses."""


class Toast(QFrame):
    """A card that floats over a widget, at the lowest place where it covers nothing that she uses.

    While `stays` it does not leave: work is under way, or it asks for something. Where no place is free it
    leaves sooner.
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
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look_again)
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
        self._looking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looking.stop()

    def leave(self) -> None:
        """Go, unless work is under way or nobody has seen it yet: what it is over is put away."""
        if self.stays or not self._over.isVisible():
            self._timer.start()
        else:
            self.hide()

    def settle(self, *, keeps: bool = False) -> None:
        """Take its place: least in the way of what she uses, then of what she reads; then the lowest.

        One that `keeps` its place only leaves it when it is in the way of what she uses.
        """
        seen = tuple(_in_view(self._over, but=self))
        pressed = self._places_of(each for each in seen if isinstance(each, _PRESSED))
        fields = self._places_of(each for each in seen if isinstance(each, _FIELDS))
        read = self._places_of(each for each in seen if isinstance(each, QLabel))
        written_in = self._written_in()

        def in_the_way(place: QRect) -> _Cost:
            """Return whether it covers the field being written in, and how much of the rest, in pixels."""
            return place.intersects(written_in), _covered(place, pressed), _covered(place, fields)

        sizes = [QSize(width, self._height(width)) for width in self._widths()]
        best = self._free_or_best(sizes, (*pressed, *fields, written_in), read, in_the_way)
        now = self.geometry()
        if not keeps or now.size() not in sizes or in_the_way(now) > in_the_way(best):
            self.setGeometry(best)
        self._stay(SHOWN_MS if in_the_way(best) == _NOTHING else SHOWN_MS // 2)

    def _stay(self, time: int) -> None:
        """Be there for some time, in ms; a clock that is told its time again begins again, and never ends."""
        if self._timer.interval() != time:
            self._timer.setInterval(time)

    def _free_or_best(
        self,
        sizes: Sequence[QSize],
        used: Sequence[QRect],
        read: Sequence[QRect],
        in_the_way: Callable[[QRect], _Cost],
    ) -> QRect:
        """Return the place that covers nothing that is used, and least of what is read; or least of all."""
        in_use, to_read = _region(used), _region(read)
        places = [place for size in sizes for place in _places(self._over.size(), size, used)]
        free = [place for place in places if not in_use.intersects(place)]
        over_nothing = next((place for place in free if not to_read.intersects(place)), None)
        if over_nothing is not None:
            return over_nothing
        return min(free, key=lambda place: _covered(place, read)) if free else min(places, key=in_the_way)

    def _height(self, width: int) -> int:
        return max(self._row.heightForWidth(width), self.minimumSizeHint().height())

    def _widths(self) -> tuple[int, ...]:
        """Return how wide it may be, in pixels: as it likes, and narrower, in more lines."""
        most = max(self._over.width() - 2 * _EDGE, 1)
        usual = min(max(self.sizeHint().width(), self._over.width() // 3), most)
        least = max(self.minimumSizeHint().width(), self._over.width() // 4)
        return (usual, least) if least < usual else (usual,)

    def _look_again(self) -> None:
        """Go on being out of the way of what has come under it, but never from under the hand."""
        if self.isVisible() and not self.underMouse():
            self.settle(keeps=True)

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


def _region(places: Iterable[QRect]) -> QRegion:
    region = QRegion()
    for each in places:
        region += each
    return region


def _covered(place: QRect, used: Iterable[QRect]) -> int:
    return sum(_area(place.intersected(each)) for each in used)


def _places(room: QSize, size: QSize, used: Iterable[QRect]) -> Iterable[QRect]:
    """Yield places of a size from the foot up, some beside what is used, in each row the middle first."""
    most = max(room.width() - size.width() - _EDGE, 0)
    across = sorted({most * part // _ACROSS for part in range(1, _ACROSS + 1)} | {min(_EDGE, most)})
    across.sort(key=lambda left: abs(left - (room.width() - size.width()) // 2))
    lowest = max(room.height() - size.height() - _EDGE, 0)
    beside = {each.bottom() + _GAP for each in used} | {each.top() - size.height() - _GAP for each in used}
    beside |= set(range(lowest, 0, -_STEP))
    for top in sorted({lowest} | {each for each in beside if _GAP <= each <= lowest}, reverse=True):
        for left in across:
            yield QRect(QPoint(left, top), size)

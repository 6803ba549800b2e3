"""Windows that fit the screen they open on: what does not fit scrolls, and their verbs are in reach."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from muniredes.desktop import theme
from muniredes.desktop.focus import first_question, order_stops, put_cursor
from muniredes.desktop.layouts.arrange import scrolled

_FRAME = QSize(16, 40)
"""What a system draws around a window, at most, in pixels: it is not known until the window is seen."""

_FRAMED_MS = 250
"""By when the system has drawn the frame, which may put the title above the screen."""

_ABOVE_FOOT = 10


def room_for(window: QWidget) -> QRect:
    """Return the part of its screen that a window may take, without its frame; a task bar is left out."""
    above = window.parentWidget()
    free = (above.window() if above is not None else window).screen().availableGeometry()
    return QRect(free.topLeft(), free.size() - _FRAME)


def bring_in(window: QWidget) -> None:
    """Make a window no larger than its screen, and move it until all of it is there."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = room_for(window)
    window.setMinimumSize(window.minimumSize().boundedTo(room.size()))
    window.resize(window.size().boundedTo(room.size()))
    corner = room.bottomRight() - QPoint(window.width() - 1, window.height() - 1)
    left = max(room.left(), min(window.x(), corner.x()))
    top = max(room.top(), min(window.y(), corner.y()))
    if (left, top) != (window.x(), window.y()):
        window.move(left, top)


class FittedDialog(QDialog):
    """A dialog made as a column whose last row is its verbs: they stay in view, and the rest scrolls.

    Its size is what it asks for, as large as the letters are, and never more than there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is None:
            theme.dress(self)
        self._fitted_body: QWidget | None = None
        self._fitted_area: QScrollArea | None = None
        self._fitted_verbs = QVBoxLayout()
        self._was_fitted = False

    def setVisible(self, visible: bool) -> None:  # every way of opening it comes through here
        is_first = visible and not self._was_fitted
        if is_first:
            self._was_fitted = True
            self._let_the_body_scroll()
            room = room_for(self).size()
            self.setMinimumSize(self.minimumSize().boundedTo(room))
            self.resize(QSize(theme.pixels(self.width()), theme.pixels(self.height())).boundedTo(room))
            self._fit_again()
            self._begin_at_a_question()
        super().setVisible(visible)
        if is_first:
            bring_in(self)
            QTimer.singleShot(_FRAMED_MS, self, lambda: bring_in(self))

    def _begin_at_a_question(self) -> None:
        """Begin with the cursor on what is asked first: Qt would begin on a verb."""
        asked = first_question(_tab_order(self)) if self.focusWidget() is None else None
        if asked is not None:
            put_cursor(asked)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until something that has just been said is seen."""
        area = self._fitted_area
        if area is not None and area.isAncestorOf(widget):
            QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, _ABOVE_FOOT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow when what is inside does, while there is room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_again()
        return super().eventFilter(watched, event)

    def _let_the_body_scroll(self) -> None:
        """Put all but the verbs in what scrolls, unless a part of it does already and has room left."""
        column = self.layout()
        if not isinstance(column, QVBoxLayout) or not _has_verbs(column.itemAt(column.count() - 1)):
            return
        room = room_for(self).size()
        if self.findChildren(QScrollArea) and _height_at(column, room.width()) <= room.height():
            return
        focused, stops = self.focusWidget(), _tab_order(self)
        foot = column.takeAt(column.count() - 1)
        margins = column.contentsMargins()
        self._fitted_body = content = QWidget(self)
        content.setLayout(column)
        column.setContentsMargins(margins.left(), margins.top(), margins.right(), _ABOVE_FOOT)
        self._fitted_area = scrolled(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._fitted_area, 1)
        self._fitted_verbs.setContentsMargins(margins.left(), 4, margins.right(), margins.bottom())
        self._fitted_verbs.setSpacing(column.spacing())
        self._put_verbs(foot)
        outer.addLayout(self._fitted_verbs)
        content.installEventFilter(self)
        order_stops(stops)
        if focused is not None:
            put_cursor(focused)

    def _put_verbs(self, verbs: QLayoutItem | None) -> None:
        if verbs is None:
            return
        layout, widget = verbs.layout(), verbs.widget()
        if layout is not None:
            self._fitted_verbs.addLayout(layout)
        elif widget is not None:
            self._fitted_verbs.addWidget(widget, 0, verbs.alignment())

    def _fit_again(self) -> None:
        """Take what the body needs at this width, up to what the screen has."""
        area, content, room = self._fitted_area, self._fitted_body, room_for(self).size()
        if area is None or content is None:
            return
        bar = area.verticalScrollBar().sizeHint().width()
        narrowest = max(content.minimumSizeHint().width() + bar, self._fitted_verbs.minimumSize().width())
        area.setMinimumWidth(min(narrowest, room.width()))
        width = max(self.width(), area.minimumWidth())
        needed = _whole_at(content.layout(), width) + _height_at(self._fitted_verbs, width)
        size = QSize(width, max(self.height(), min(needed, room.height())))
        if size != self.size():
            self.resize(size)
            if self.isVisible():
                bring_in(self)


def _tab_order(dialog: QWidget) -> list[QWidget]:
    """Return where Tab stops in a dialog, in its order: what moves to another place inside loses it."""
    found: list[QWidget] = []
    stop = dialog.nextInFocusChain()
    while stop is not None and stop is not dialog:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None:
            found.append(stop)
        stop = stop.nextInFocusChain()
    return found


def _has_verbs(item: QLayoutItem | None) -> bool:
    """Say whether a row is one of buttons."""
    if item is None:
        return False
    layout = item.layout()
    if layout is None:
        return isinstance(item.widget(), QAbstractButton)
    held = (layout.itemAt(number) for number in range(layout.count()))
    return any(_has_verbs(each) for each in held)


def _whole_at(layout: QLayout | None, width: int) -> int:
    """Return how tall what scrolls is: where its height goes by its width, as tall as it would like to be."""
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return _height_at(layout, width)


def _height_at(layout: QLayout | None, width: int) -> int:
    """Return the least height of a layout at a width."""
    if layout is None:
        return 0
    if layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return layout.totalMinimumSize().height()

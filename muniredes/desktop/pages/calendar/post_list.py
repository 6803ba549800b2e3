"""A list of posts to pick, carry and open: the day in view, the ideas, a column of the board."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from muniredes.actions.calendar.reading import channel_name
from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.carrying import Carrier, dragged_far
from muniredes.desktop.pages.calendar.showing import Group, Showing, group_words, hour
from muniredes.desktop.widgets.wrapped import WrappedDelegate
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.dates import short_day, weekday_word
from muniredes.i18n import _

_GROUP = Qt.ItemDataRole.UserRole


class PostList(QListWidget):
    """Posts one under another. `picked` says that the choice changed; `opened` carries a post."""

    picked = Signal()
    opened = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, carrier: Carrier, name: str, *, with_day: bool = False) -> None:
        super().__init__()
        self._carrier = carrier
        self._with_day = with_day
        self._pressed: tuple[Group, QPoint] | None = None
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setItemDelegate(WrappedDelegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_GROUP)[0]))
        self.itemSelectionChanged.connect(self.picked)

    def show_groups(self, groups: Sequence[Group], showing: Showing) -> None:
        """Show these posts, those of a group in one line, and keep the choice where it still stands."""
        self.blockSignals(True)
        scroll = self.verticalScrollBar().value()
        self.clear()
        for group in groups:
            self.addItem(self._item(group, showing))
            if any(post.id in showing.chosen for post in group):
                self.item(self.count() - 1).setSelected(True)
        self.verticalScrollBar().setValue(scroll)
        self.blockSignals(False)

    def _item(self, group: Group, showing: Showing) -> QListWidgetItem:
        post = group[0]
        first = [post.state.symbol, self._when(post), post.title]
        where = ", ".join(channel_name(each, showing.snapshot) for each in group)
        light = showing.light_words(post)
        lines = (" ".join(part for part in first if part), where, light)
        item = QListWidgetItem("\n".join(part for part in lines if part))
        item.setData(_GROUP, group)
        said = group_words(group, showing)
        item.setToolTip(said)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if post.is_late(showing.now):
            item.setForeground(QColor(theme.tokens().danger))
            item.setText(f"{item.text()}\n{_('Atrasada')}")
        elif any(showing.needs_confirming(each) for each in group):
            item.setForeground(QColor(theme.tokens().warning))
            item.setText(f"{item.text()}\n⚠ {_('Elecciones: falta confirmarla')}")
        return item

    def _when(self, post: PostLine) -> str:
        if not self._with_day or post.at is None:
            return hour(post)
        return f"{weekday_word(post.at.weekday())[:3]} {short_day(post.at.date())} {hour(post)}"

    def chosen(self) -> tuple[PostLine, ...]:
        """Return the posts that are picked, in their order."""
        rows = (self.item(row) for row in range(self.count()))
        return tuple(post for item in rows if item.isSelected() for post in item.data(_GROUP))

    def pick(self, number: int) -> None:
        """Pick one post, with its group, and put the cursor on it."""
        for row in range(self.count()):
            if any(post.id == number for post in self.item(row).data(_GROUP)):
                self.setCurrentRow(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (item.data(_GROUP), event.position().toPoint()) if item and is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._carrier.is_carrying:
            self._carrier.move(self.viewport().mapToGlobal(position))
        elif self._pressed is not None and dragged_far(self._pressed[1], position):
            self._carrier.take(self._held(self._pressed[0]), self.viewport().mapToGlobal(position))

    def _held(self, group: Group) -> tuple[PostLine, ...]:
        """What is carried: all that is picked when the hand is on one of them."""
        chosen = self.chosen()
        return chosen if group[0] in chosen else group

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._carrier.is_carrying:
            self._carrier.drop(self.viewport().mapToGlobal(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectedItems():
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._carrier.is_carrying:
            self._carrier.cancel()
        else:
            super().keyPressEvent(event)

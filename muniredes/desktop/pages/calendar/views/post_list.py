"""A list of cards to pick, carry and open: the day in view, the ideas, a column of the board."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Showing, hour, sentence, where
from muniredes.desktop.pages.calendar.views.cards import GAP, CardLook, draw_card, small_font
from muniredes.desktop.pages.calendar.views.drag import Carrier, dragged_far
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.dates import short_day, weekday_word
from muniredes.i18n import _

_CARD = Qt.ItemDataRole.UserRole
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_AROUND = 4
"""Between the edge of the list and its cards, in pixels."""


class PostList(QListWidget):
    """Cards one under another. `picked` says that the choice changed; `opened` carries a post."""

    picked = Signal()
    opened = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, carrier: Carrier, name: str, *, with_day: bool = False) -> None:
        super().__init__()
        self._carrier = carrier
        self._with_day = with_day
        self._pressed: tuple[Card, QPoint] | None = None
        self.showing: Showing | None = None
        self.look = CardLook(small_font())
        self.setAccessibleName(name)
        self.setItemDelegate(_CardDelegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_CARD).first))
        self.itemSelectionChanged.connect(self.picked)

    def be_as_tall_as_its_cards(self) -> None:
        """Leave what its cards do not need to whatever is under it, down to its minimum."""
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_cards(self, cards: Sequence[Card], showing: Showing) -> None:
        """Show these cards, and keep the choice where it still stands."""
        self.blockSignals(True)
        scroll = self.verticalScrollBar().value()
        self.showing = replace(showing, chosen=frozenset())  # the list itself says what is picked
        self.clear()
        for card in cards:
            self.addItem(_CardItem(card, self, showing))
            if not showing.chosen.isdisjoint(card.numbers):
                self.item(self.count() - 1).setSelected(True)
        self._put_cursor_on_chosen()
        self.verticalScrollBar().setValue(scroll)
        self.blockSignals(False)

    def when(self, card: Card) -> str:
        """«18:00», and «jue 26 nov 18:00» where its day is not said elsewhere; «26/11 18:00» if narrow."""
        if not self._with_day or card.at is None:
            return hour(card)
        whole = f"{weekday_word(card.at.weekday())[:3]} {short_day(card.at.date())} {hour(card)}"
        room = self.viewport().width() - 4 * _AROUND
        return whole if self.look.indent(whole) <= room else f"{card.at:%d/%m} {hour(card)}"

    def chosen(self) -> tuple[PostLine, ...]:
        """Return the posts of the cards that are picked, in their order."""
        rows = (self.item(row) for row in range(self.count()))
        return tuple(post for item in rows if item.isSelected() for post in item.data(_CARD).posts)

    def mark_chosen(self, numbers: frozenset[int]) -> None:
        """Show which posts are picked, without saying so again."""
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            wanted = not numbers.isdisjoint(item.data(_CARD).numbers)
            if item.isSelected() != wanted:
                item.setSelected(wanted)
        self._put_cursor_on_chosen()
        self.blockSignals(False)
        self.viewport().update()

    def _put_cursor_on_chosen(self) -> None:
        """Have the cursor on what is picked, which the arrows go on from."""
        rows = [row for row in range(self.count()) if self.item(row).isSelected()]
        if rows and self.currentRow() not in rows:
            index = self.model().index(rows[0], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def pick(self, number: int) -> None:
        """Pick the card of a post, and put the cursor on it."""
        for row in range(self.count()):
            if number in self.item(row).data(_CARD).numbers:
                self.setCurrentRow(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (item.data(_CARD), event.position().toPoint()) if item and is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._carrier.is_carrying:
            self._carrier.move(self.viewport().mapToGlobal(position))
        elif self._pressed is not None and dragged_far(self._pressed[1], position):
            self._carrier.take(self._held(self._pressed[0]), self.viewport().mapToGlobal(position))

    def _held(self, card: Card) -> tuple[PostLine, ...]:
        """What is carried: all that is picked when the hand is on one of them."""
        chosen = self.chosen()
        return chosen if card.first in chosen else card.posts

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
            self._pick_where_it_came(event)

    def _pick_where_it_came(self, event: QKeyEvent) -> None:
        """Pick what an arrow came to, also when it had nowhere to go: what is done is done with it."""
        index, choice = self.currentIndex(), self.selectionModel()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in _ARROWS and index.isValid() and not choice.isSelected(index):
            choice.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class _CardItem(QListWidgetItem):
    """Says its card when it is asked; what is drawn is the card itself."""

    def __init__(self, card: Card, held: "PostList", showing: Showing) -> None:
        super().__init__()
        self._card, self._held, self._showing = card, held, showing

    def data(self, role: int) -> Any:
        """Return the card, or the words for it."""
        if role == _CARD:
            return self._card
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(sentence(self._card, self._showing))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(self._card, self._showing)
        return super().data(role)

    def _words(self) -> str:
        card, showing = self._card, self._showing
        first = " ".join(part for part in (card.state.symbol, self._held.when(card), card.title) if part)
        lines = [first, where(card, showing), showing.light_words(card.first)]
        if card.is_late(showing.now):
            lines.append(_("Atrasada"))
        elif any(showing.needs_confirming(each) for each in card.posts):
            lines.append(_("⚠ Elecciones: falta confirmarla"))
        return "\n".join(part for part in lines if part)


class _CardDelegate(QStyledItemDelegate):
    """Draws each item as its card, whole at the width there is."""

    def __init__(self, held: PostList) -> None:
        super().__init__(held)
        self._held = held

    def _width(self) -> int:
        """Return the width of a card, the same with the bar that scrolls them and without it."""
        bar = self._held.verticalScrollBar()
        kept = 0 if bar.isVisibleTo(self._held) else bar.sizeHint().width()
        return max(40, self._held.viewport().width() - kept - 2 * _AROUND)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        card: Card = index.data(_CARD)
        width, showing = self._width(), self._held.showing
        assert showing is not None  # there is no card to measure before
        return QSize(width, self._held.look.whole_height(card, showing, width, self._held.when(card)) + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(_CARD)
        showing, rect, state = self._held.showing, QRect(option.rect), option.state
        if showing is None:
            return
        place = rect.adjusted(_AROUND, 1, 0, 1 - GAP)
        place.setWidth(self._width())
        draw_card(painter, place, card, showing, self._held.look, self._held.when(card))
        if state & QStyle.StateFlag.State_Selected:
            painter.save()
            here = self._held.hasFocus()  # one ring says where the cursor is
            colour = theme.tokens().focus if here else theme.tokens().strong_line
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), 4, 4)
            painter.restore()
        elif state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(theme.tokens().focus), 1, Qt.PenStyle.DotLine))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
            painter.restore()

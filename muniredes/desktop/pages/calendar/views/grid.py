"""Weeks as a grid of days: the month, with as many rows as weeks it touches."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QToolTip,
)

from muniredes.actions.calendar import moving
from muniredes.desktop.pages.calendar.showing import Showing, hour, sentence
from muniredes.desktop.pages.calendar.views.cards import GAP, CardLook, foot_lines, shared_lines, small_font
from muniredes.desktop.pages.calendar.views.day_delegate import (
    BAND,
    MARGIN,
    DayDelegate,
    head_indent,
    what_day_is,
)
from muniredes.desktop.pages.calendar.views.day_model import DayModel
from muniredes.desktop.pages.calendar.views.drag import Carrier, dragged_far
from muniredes.desktop.pages.calendar.views.wrapping import fitted
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.query import WEEK
from muniredes.i18n import _

Index = QModelIndex | QPersistentModelIndex
Placed = tuple[Card, QRect]
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
"""How many days each arrow goes."""


class DayGrid(QTableView):
    """Days with their cards. `page_turned` carries −1 or 1, `day_asked` a day that is not in view.

    `day_entered` carries a day whose cards do not all fit; `files_dropped`, a moment of it and paths;
    `span_drawn`, the moment where a hand began to draw over empty days, and the day where it let go.
    """

    day_chosen = Signal(object)
    card_chosen = Signal(object, bool)
    day_entered = Signal(object)
    files_dropped = Signal(object, object)
    span_drawn = Signal(object, object)
    post_opened = Signal(object)
    day_opened = Signal(object)
    day_asked = Signal(object)
    menu_asked = Signal(QPoint)
    page_turned = Signal(int)

    def __init__(self, carrier: Carrier) -> None:
        super().__init__()
        self._carrier = carrier
        self._pressed: tuple[Card, QPoint] | None = None
        self._clicked: frozenset[int] = frozenset()
        self._period: tuple[date, date] = (date.min, date.max)
        self._drawing: tuple[datetime, QPoint] | None = None
        self.span: tuple[date, date] | None = None
        self._placed: dict[tuple[date, int, int], list[Placed]] = {}
        self._heads: dict[tuple[date, int, int], tuple[str, ...]] = {}
        self.target: date | None = None
        self.look = CardLook(small_font())
        self.days = DayModel()
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Días del mes"))
        self.setMouseTracking(False)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
        self.verticalHeader().setMinimumSectionSize(self._least_height())
        self.horizontalHeader().setMinimumSectionSize(40)
        self.selectionModel().currentChanged.connect(self._on_current)

    def _least_height(self) -> int:
        return self.look.line + 2 * (self.look.height(1) + GAP) + 2 * MARGIN + BAND

    def show_days(self, first: date, weeks: int, period: tuple[date, date], showing: Showing) -> None:
        """Show some weeks; the days outside `period` are of the months beside."""
        self._period = period
        self._placed.clear()
        self.selectionModel().blockSignals(True)
        self.days.show(first, weeks, showing)
        self.selectionModel().blockSignals(False)

    def choose(self, day: date) -> None:
        """Put the cursor on a day, if it is in view."""
        index = self.days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)

    def mark_chosen(self, numbers: frozenset[int]) -> None:
        """Show which posts are picked."""
        if self.days.showing is not None:
            self.days.showing = replace(self.days.showing, chosen=numbers)
            self.viewport().update()

    def is_of_period(self, day: date) -> bool:
        """Whether a day is of the month or week in view."""
        return self._period[0] <= day <= self._period[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the day of the cursor in view, where not all the weeks fit."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    # ── Where things are ─────────────────────────────────────────────────────────────────────

    def head_rect(self, cell: QRect) -> QRect:
        """Return the place of the number of a day."""
        return QRect(
            cell.left() + MARGIN + 2, cell.top() + BAND, cell.width() - 2 * MARGIN - 2, self.look.line + 1
        )

    def head_lines(self, cell: QRect, day: date) -> tuple[str, ...]:
        """Return what a day is, in the lines that its cards leave free."""
        self.placed(cell, day)
        return self._heads[day, cell.width(), cell.height()]

    def placed(self, cell: QRect, day: date) -> list[Placed]:
        """Return the cards that fit in the square of a day with their places, as whole as they all can be."""
        key = (day, cell.width(), cell.height())
        if key not in self._placed:
            self._placed[key] = self._place(QRect(0, 0, cell.width(), cell.height()), day)
        return [(card, place.translated(cell.topLeft())) for card, place in self._placed[key]]

    def _place(self, cell: QRect, day: date) -> list[Placed]:
        showing = self.days.showing
        cards = showing.cards_of(day) if showing else ()
        top, width = self.head_rect(cell).bottom() + 1, cell.width() - 2 * MARGIN
        room, least = cell.bottom() - 1 - top, self.look.height(1) + GAP
        if len(cards) * least > room + GAP:
            cards = cards[: max(0, (room - self.look.line) // least)]
            room -= self.look.line
        wanted = [self.look.title_lines(card, width, hour(card)) for card in cards]
        spare = max(0, room + GAP - len(cards) * least) // self.look.line
        feet = [foot_lines(card, showing, width, self.look) for card in cards] if showing else []
        lines = shared_lines(wanted, len(cards) + spare, [bool(card.picture) for card in cards], feet)
        found: list[Placed] = []
        used = sum(self.look.height(count) + GAP for count in lines)
        head = self._head(cell, day, 1 + max(0, room - used) // self.look.line)
        self._heads[day, cell.width(), cell.height()] = head
        top += (len(head) - 1) * self.look.line if head else 0
        for card, count in zip(cards, lines, strict=True):
            found.append((card, QRect(cell.left() + MARGIN, top, width, self.look.height(count))))
            top += self.look.height(count) + GAP
        return found

    def _head(self, cell: QRect, day: date, most: int) -> tuple[str, ...]:
        said = what_day_is(day, self.days.showing) if self.days.showing else ""
        if not said:
            return ()
        return fitted(said, self.look.font, self.head_rect(cell).width(), most, head_indent(day, self.look))

    def more_rect(self, cell: QRect) -> QRect:
        """Return where the square of a day says how many cards do not fit."""
        return QRect(
            cell.left() + MARGIN, cell.bottom() - self.look.line, cell.width() - 2 * MARGIN, self.look.line
        )

    def hidden(self, cell: QRect, day: date) -> int:
        """Return how many cards of a day do not fit in its square."""
        cards = self.days.showing.cards_of(day) if self.days.showing else ()
        return len(cards) - len(self.placed(cell, day))

    def card_at(self, position: QPoint) -> Card | None:
        """Return the card under a point of the view."""
        index = self.indexAt(position)
        if not index.isValid():
            return None
        found = self.placed(self.visualRect(index), self.days.day(index))
        return next((card for card, place in found if place.contains(position)), None)

    def _is_on_more(self, position: QPoint) -> bool:
        index = self.indexAt(position)
        if not index.isValid():
            return False
        cell = self.visualRect(index)
        return self.more_rect(cell).contains(position) and self.hidden(cell, self.days.day(index)) > 0

    def day_at(self, position: QPoint) -> date | None:
        """Return the day under a point of the view."""
        index = self.indexAt(position)
        return self.days.day(index) if index.isValid() else None

    def place_of(self, number: int) -> QPoint | None:
        """Return the middle of the card of a post, if it is drawn."""
        for index in self.days.squares():
            for card, place in self.placed(self.visualRect(index), self.days.day(index)):
                if number in card.numbers:
                    return place.center()
        return None

    def set_target(self, day: date | None) -> None:
        """Show where what is carried would fall."""
        if day != self.target:
            self.target = day
            self.viewport().update()

    # ── Hands ────────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        position = event.position().toPoint()
        card, is_left = self.card_at(position), event.button() is Qt.MouseButton.LeftButton
        self._pressed = (card, position) if card and is_left else None
        self._clicked = card.numbers if card is not None else frozenset()
        if card is not None and is_left:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.card_chosen.emit(card.posts, adds)
        elif card is None:
            self.card_chosen.emit((), False)  # nothing stays picked that is no longer pointed at
            if is_left and self._is_on_more(position):
                self.day_entered.emit(self.day_at(position))
            elif is_left and (moment := self.when_at(position)) is not None:
                self._drawing = (moment, position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._carrier.is_carrying:
            self._carrier.move(self.viewport().mapToGlobal(position))
        elif self._pressed is not None and dragged_far(self._pressed[1], position):
            self._carrier.take(self._pressed[0].posts, self.viewport().mapToGlobal(position))
        elif self._drawing is not None and (self.span or dragged_far(self._drawing[1], position)):
            self._draw_to(self._drawing[0].date(), self.day_at(position))

    def _draw_to(self, first: date, last: date | None) -> None:
        """Show the days from one to another as a stretch that something new may take."""
        if last is not None:
            self.span = (min(first, last), max(first, last))
            self.viewport().update()

    def _end_drawing(self) -> None:
        """Ask for something new on the stretch that was drawn."""
        drawing, span = self._drawing, self.span
        self._drawing, self.span = None, None
        self.viewport().update()
        if span is not None:
            begun = drawing[0] if drawing else moving.usual_moment(span[0])
            self.span_drawn.emit(datetime.combine(span[0], begun.time()), span[1])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._carrier.is_carrying:
            self._carrier.drop(self.viewport().mapToGlobal(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)
            self._end_drawing()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        card, day = self.card_at(position), self.day_at(position)
        if card is not None:
            self.post_opened.emit(card.first)
        elif day is not None:
            self.day_opened.emit(day)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.show_target(event.position().toPoint())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self.show_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_target(None)
        if paths := _files_of(event):
            event.acceptProposedAction()
            self.files_dropped.emit(self.when_at(event.position().toPoint()), paths)

    def show_target(self, place: QPoint | None) -> None:
        """Show where something would fall, at a point of the view."""
        self.set_target(self.day_at(place) if place is not None else None)

    def when_at(self, place: QPoint) -> datetime | None:
        """Return the moment of a new post that is dropped at a point of the view, None outside every day."""
        day = self.day_at(place)
        return moving.usual_moment(day) if day is not None else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        card = self.card_at(self.viewport().mapFromGlobal(event.globalPos()))
        showing = self.days.showing
        if card is not None and (showing is None or showing.chosen.isdisjoint(card.numbers)):
            self.card_chosen.emit(card.posts, False)
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stretch(event):
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_turned.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._enter(self.days.day(self.currentIndex()))
        elif event.key() == Qt.Key.Key_Escape and self._carrier.is_carrying:
            self._carrier.cancel()
        else:
            before = self.currentIndex()
            if not self._step_over_edge(event.key()):
                super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.card_chosen.emit((), False)

    def _enter(self, day: date) -> None:
        """Open the card that was clicked and is still picked; without any, the day."""
        showing = self.days.showing
        picked = self._clicked & showing.chosen if showing else frozenset()
        card = (
            next((card for card in showing.cards_of(day) if card.numbers & picked), None) if showing else None
        )
        if card is not None:
            self.post_opened.emit(card.first)
        else:
            self.day_opened.emit(day)

    def _stretch(self, event: QKeyEvent) -> bool:
        """Make the stretch longer with Shift and an arrow, take it with Enter; say whether it was so."""
        step = _STEPS.get(Qt.Key(event.key())) if event.key() in set(_STEPS) else None
        index = self.currentIndex()
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and index.isValid():
            here = self.days.day(index)
            begun = self._drawing or (moving.usual_moment(here), QPoint())
            wanted = here + timedelta(days=step)
            if self.days.index_of(wanted).isValid():
                self.choose(wanted)
                self._drawing = begun
                self._draw_to(begun[0].date(), wanted)
            return True
        if self.span is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end_drawing()
            return True
        if event.key() != Qt.Key.Key_Shift:
            self._drawing, self.span = None, None
            self.viewport().update()
        return event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Escape)

    def _step_over_edge(self, key: int) -> bool:
        """Turn the page when an arrow goes beyond the first or the last day; say whether it did."""
        step = _STEPS.get(Qt.Key(key)) if key in set(_STEPS) else None
        if step is None or not self.currentIndex().isValid():
            return False
        wanted = self.days.day(self.currentIndex()) + timedelta(days=step)
        if self.days.index_of(wanted).isValid():
            self.choose(wanted)
        else:
            self.day_asked.emit(wanted)
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.days.showing is not None:
            card = self.card_at(event.pos())
            day = self.day_at(event.pos())
            marks = self.days.showing.marks.get(day, ()) if day is not None else ()
            said = sentence(card, self.days.showing) if card else ". ".join(mark.name for mark in marks)
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return super().viewportEvent(event)

    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        if index.isValid():
            self.day_chosen.emit(self.days.day(index))


def _files_of(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

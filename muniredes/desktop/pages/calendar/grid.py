"""Weeks as a grid of days: the month and the week are this with six rows and with one."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QToolTip,
)

from muniredes.desktop.pages.calendar.carrying import Carrier, dragged_far
from muniredes.desktop.pages.calendar.chips import ChipSize, small_font
from muniredes.desktop.pages.calendar.day_delegate import BAND, MARGIN, DayDelegate
from muniredes.desktop.pages.calendar.day_model import DayModel
from muniredes.desktop.pages.calendar.showing import Group, Showing, group_words
from muniredes.domain.calendar.messages.query import WEEK
from muniredes.i18n import _

Index = QModelIndex | QPersistentModelIndex
_MONTH_LINES, _WEEK_LINES = (2, 1), (3, 2, 1)
"""The lines that a chip may have, the most first: as many as leave room for all."""


class DayGrid(QTableView):
    """Days with their posts. `page_turned` carries −1 or 1, `day_asked` a day that is not in view."""

    day_chosen = Signal(object)
    group_chosen = Signal(object, bool)
    post_opened = Signal(object)
    day_opened = Signal(object)
    day_asked = Signal(object)
    menu_asked = Signal(QPoint)
    page_turned = Signal(int)

    def __init__(self, carrier: Carrier, *, tall: bool) -> None:
        super().__init__()
        self._carrier = carrier
        self._pressed: tuple[Group, QPoint] | None = None
        self._period: tuple[date, date] = (date.min, date.max)
        self.target: date | None = None
        self._sizes = [ChipSize(lines, small_font()) for lines in (_WEEK_LINES if tall else _MONTH_LINES)]
        self.chip = self._sizes[-1]
        self.days = DayModel()
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Días de la semana") if tall else _("Días del mes"))
        self.setMouseTracking(False)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
        self.verticalHeader().setMinimumSectionSize(self._least_height())
        self.horizontalHeader().setMinimumSectionSize(40)
        self.selectionModel().currentChanged.connect(self._on_current)

    def _least_height(self) -> int:
        return self.chip.metrics.height() + 2 * self.chip.step + 2 * MARGIN + BAND

    def show_days(self, first: date, weeks: int, period: tuple[date, date], showing: Showing) -> None:
        """Show some weeks; the days outside `period` are of the months beside."""
        self._period = period
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

    # ── Where things are ─────────────────────────────────────────────────────────────────────

    def head_rect(self, cell: QRect) -> QRect:
        """Return the place of the number of a day."""
        return QRect(
            cell.left() + MARGIN + 2,
            cell.top() + BAND,
            cell.width() - 2 * MARGIN - 2,
            self.chip.metrics.height() + 2,
        )

    def chips(self, cell: QRect, day: date) -> list[tuple[Group, QRect, ChipSize]]:
        """Return the groups that fit in the square of a day, with their places: whole where all do."""
        groups = self.days.showing.groups_of(day) if self.days.showing else ()
        top = self.head_rect(cell).bottom() + 2
        room = cell.bottom() - top
        size = next((size for size in self._sizes if len(groups) * size.step <= room), self._sizes[-1])
        width = cell.width() - 2 * MARGIN
        return [
            (group, QRect(cell.left() + MARGIN, top + number * size.step, width, size.height), size)
            for number, group in enumerate(groups[: max(0, room // size.step)])
        ]

    def group_at(self, position: QPoint) -> Group | None:
        """Return the posts under a point of the view."""
        index = self.indexAt(position)
        if not index.isValid():
            return None
        found = self.chips(self.visualRect(index), self.days.day(index))
        return next((group for group, place, _size in found if place.contains(position)), None)

    def day_at(self, position: QPoint) -> date | None:
        """Return the day under a point of the view."""
        index = self.indexAt(position)
        return self.days.day(index) if index.isValid() else None

    def place_of(self, number: int) -> QPoint | None:
        """Return the middle of the chip of a post, if it is drawn."""
        for row in range(self.days.weeks):
            for column in range(WEEK):
                index = self.days.index(row, column)
                for group, place, _size in self.chips(self.visualRect(index), self.days.day(index)):
                    if any(post.id == number for post in group):
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
        group = self.group_at(position)
        self._pressed = (group, position) if group and event.button() is Qt.MouseButton.LeftButton else None
        if group is not None and event.button() is Qt.MouseButton.LeftButton:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.group_chosen.emit(group, adds)
        elif group is None:
            self.group_chosen.emit((), False)  # nothing stays picked that is no longer pointed at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._carrier.is_carrying:
            self._carrier.move(self.viewport().mapToGlobal(position))
        elif self._pressed is not None and dragged_far(self._pressed[1], position):
            self._carrier.take(self._pressed[0], self.viewport().mapToGlobal(position))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._carrier.is_carrying:
            self._carrier.drop(self.viewport().mapToGlobal(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        group, day = self.group_at(position), self.day_at(position)
        if group is not None:
            self.post_opened.emit(group[0])
        elif day is not None:
            self.day_opened.emit(day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        group = self.group_at(self.viewport().mapFromGlobal(event.globalPos()))
        showing = self.days.showing
        if group is not None and (showing is None or group[0].id not in showing.chosen):
            self.group_chosen.emit(group, False)
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_turned.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.day_opened.emit(self.days.day(self.currentIndex()))
        elif event.key() == Qt.Key.Key_Escape and self._carrier.is_carrying:
            self._carrier.cancel()
        else:
            before = self.currentIndex()
            if not self._step_over_edge(event.key()):
                super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.group_chosen.emit((), False)

    def _step_over_edge(self, key: int) -> bool:
        """Turn the page when an arrow goes beyond the first or the last day; say whether it did."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
        step = steps.get(Qt.Key(key)) if key in set(steps) else None
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
            group = self.group_at(event.pos())
            day = self.day_at(event.pos())
            said = group_words(group, self.days.showing) if group else ""
            if not said and day is not None:
                said = ". ".join(mark.name for mark in self.days.showing.marks.get(day, ()))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().viewportEvent(event)

    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        if index.isValid():
            self.day_chosen.emit(self.days.day(index))

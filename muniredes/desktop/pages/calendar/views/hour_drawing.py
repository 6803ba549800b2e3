"""How a day with its hours is drawn: its name and marks above, the hours at the left, its cards."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.views.cards import CardLook, draw_card
from muniredes.desktop.pages.calendar.views.day_model import DayModel
from muniredes.desktop.pages.calendar.views.hour_scale import HourBand
from muniredes.desktop.pages.calendar.views.wrapping import fitted
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.days import MarkKind
from muniredes.domain.dates import weekday_date, weekday_word

_DAY_LETTERS = 10
"""How narrow a day may be; with less for each, only some are in view and the others are gone to."""

_MOST_NAME_LINES, _MOST_MARK_LINES = 3, 4


class Hours(Protocol):
    """What the view that holds the hours knows of them."""

    days: DayModel
    look: CardLook
    bands: tuple[HourBand, ...]
    target: date | None
    target_hour: int | None

    def placed(self, cell: QRect, day: date) -> Sequence[tuple[Card, QRect]]: ...

    def day_width(self) -> int: ...

    def hasFocus(self) -> bool: ...


class DayHeads(QHeaderView):
    """Above each day, its name and what it is: holidays, electoral periods, notes."""

    def __init__(self, grid: Hours, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumSectionSize(theme.letters(_DAY_LETTERS))
        self.setSectionsClickable(False)

    def _lines(self, day: date, width: int) -> list[tuple[str, bool]]:
        """Return what is said of a day in lines, and whether each one is of an electoral period."""
        showing = self._grid.days.showing
        font, found = self._grid.look.font, list[tuple[str, bool]]()
        for mark in showing.marks.get(day, ()) if showing else ():
            is_electoral = mark.kind is MarkKind.ELECTORAL
            found += [(line, is_electoral) for line in fitted(mark.name, font, width - 8, _MOST_NAME_LINES)]
        return found[:_MOST_MARK_LINES]

    def fit(self) -> None:
        """Be as tall as the day with most to say."""
        width = max(60, self._grid.day_width())
        lines = max(
            (len(self._lines(self._grid.days.day(index), width)) for index in self._grid.days.squares()),
            default=0,
        )
        height = self.fontMetrics().height() + 10 + lines * self._grid.look.line + (4 if lines else 0)
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight() or super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        days, current = self._grid.days, theme.tokens()
        if days.showing is None:
            return
        day = days.day(days.index(0, section))
        name = (
            weekday_date(day).capitalize()
            if days.across == 1
            else f"{weekday_word(day.weekday())[:3]} {day.day}"
        )
        painter.save()
        painter.fillRect(rect, QColor(current.raised))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(current.accent if day == days.showing.today else current.text))
        place = QRect(rect.left() + 4, rect.top() + 3, rect.width() - 8, self.fontMetrics().height() + 4)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(self._grid.look.font)
        line = self._grid.look.line
        top = place.bottom() + 2
        for said, is_electoral in self._lines(day, rect.width()):
            room = QRect(rect.left() + 2, top, rect.width() - 4, line)
            if is_electoral:
                painter.fillRect(room, QColor(current.warning_soft))
            painter.setPen(QColor(current.warning))
            painter.drawText(room.adjusted(2, 0, -2, 0), Qt.AlignmentFlag.AlignLeft, said)
            top += line
        painter.setPen(QColor(current.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


class HourRuler(QHeaderView):
    """At the left, the hours."""

    def __init__(self, grid: Hours, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(grid.look.metrics.horizontalAdvance("00:00") + 10)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        del section
        current, line = theme.tokens(), self._grid.look.line
        painter.save()
        painter.fillRect(rect, QColor(current.raised))
        painter.setFont(self._grid.look.font)
        for band in self._grid.bands:
            top = rect.top() + band.top
            painter.setPen(QColor(current.line))
            painter.drawLine(rect.left(), top, rect.right(), top)
            painter.setPen(QColor(current.muted))
            place = QRect(rect.left(), top + 1, rect.width() - 4, line)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{band.hour:02d}:00"
            )
        painter.restore()


class HourDelegate(QStyledItemDelegate):
    """Draws a day with its hours."""

    def __init__(self, grid: Hours, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        grid, current = self._grid, theme.tokens()
        showing = grid.days.showing
        if showing is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        day = grid.days.day(index)
        free = day.weekday() >= 5 or any(mark.kind is MarkKind.HOLIDAY for mark in showing.marks.get(day, ()))
        painter.save()
        painter.fillRect(rect, QColor(current.raised if free else current.surface))
        self._lines(painter, rect, day)
        for card, place in grid.placed(rect, day):
            draw_card(painter, place, card, showing, grid.look)
        if day == showing.today:
            self._now(painter, rect, showing.now)
        if state & QStyle.StateFlag.State_Selected and grid.hasFocus():
            painter.setPen(QPen(QColor(current.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, day: date) -> None:
        grid, current = self._grid, theme.tokens()
        for band in grid.bands:
            place = QRect(rect.left(), rect.top() + band.top, rect.width(), band.height)
            if day == grid.target and band.hour == grid.target_hour:
                painter.fillRect(place, QColor(current.accent_soft))
            painter.setPen(QColor(current.line))
            painter.drawLine(place.topLeft(), place.topRight())

    def _now(self, painter: QPainter, rect: QRect, now: datetime) -> None:
        band = next((band for band in self._grid.bands if band.hour == now.hour), None)
        if band is not None:
            y = rect.top() + band.top + band.height * now.minute // 60
            painter.setPen(QPen(QColor(theme.tokens().danger), 2))
            painter.drawLine(rect.left(), y, rect.right(), y)

"""How a day of the calendar is drawn."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.chips import ChipSize, draw_chip
from muniredes.desktop.pages.calendar.day_model import DayModel, Index
from muniredes.desktop.pages.calendar.showing import Group, Showing
from muniredes.domain.calendar.messages.days import MarkKind
from muniredes.i18n import ngettext

MARGIN = 4
BAND = 4
"""Height of the stripe of an electoral period, in pixels."""


class Squares(Protocol):
    """What the view that holds the days knows of their squares."""

    days: DayModel
    chip: ChipSize
    target: date | None

    def head_rect(self, cell: QRect) -> QRect: ...

    def chips(self, cell: QRect, day: date) -> list[tuple[Group, QRect, ChipSize]]: ...

    def is_of_period(self, day: date) -> bool: ...

    def hasFocus(self) -> bool: ...


class DayDelegate(QStyledItemDelegate):
    """Draws a day: its number, what it is, and as many chips as fit."""

    def __init__(self, view: Squares, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        showing = self._view.days.showing
        if showing is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        day = self._view.days.day(index)
        painter.save()
        painter.setFont(self._view.chip.font)
        self._ground(painter, rect, day, showing)
        self._head(painter, rect, day, showing)
        for group, place, size in self._view.chips(rect, day):
            draw_chip(painter, place, group, showing, size)
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.tokens().focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, day: date, showing: Showing) -> None:
        current, marks = theme.tokens(), showing.marks.get(day, ())
        is_free = day.weekday() >= 5 or any(mark.kind is MarkKind.HOLIDAY for mark in marks)
        ground = current.surface
        if is_free:
            ground = current.raised
        if not self._view.is_of_period(day):
            ground = current.ground
        painter.fillRect(rect, QColor(ground))
        if any(mark.kind is MarkKind.ELECTORAL for mark in marks):
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), BAND), QColor(current.warning))
        if day == self._view.target:
            painter.fillRect(rect.adjusted(1, 1, -1, -1), QColor(current.accent_soft))
        if day == showing.today:
            painter.setPen(QPen(QColor(current.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _head(self, painter: QPainter, rect: QRect, day: date, showing: Showing) -> None:
        current, metrics = theme.tokens(), self._view.chip.metrics
        room = self._view.head_rect(rect)
        is_now = self._view.is_of_period(day)
        painter.setPen(
            QColor(current.accent if day == showing.today else current.text if is_now else current.muted)
        )
        number = str(day.day)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        room.setLeft(room.left() + metrics.horizontalAdvance(number) + 6)
        room.setRight(room.right() - self._more(painter, room, rect, day, showing))
        names = [
            mark.name for mark in showing.marks.get(day, ()) if self._is_said(mark.first, mark.kind, day)
        ]
        painter.setPen(QColor(current.warning))
        said = metrics.elidedText(" · ".join(names), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _is_said(self, first: date, kind: MarkKind, day: date) -> bool:
        """A band is named where it begins and at the beginning of each row; the rest, always."""
        return kind is MarkKind.HOLIDAY or day == first or day.weekday() == 0

    def _more(self, painter: QPainter, room: QRect, cell: QRect, day: date, showing: Showing) -> int:
        """Say how many posts do not fit, at the right of the head; return the width it took."""
        drawn = sum(len(group) for group, _place, _size in self._view.chips(cell, day))
        hidden = len(showing.posts_of(day)) - drawn
        if hidden <= 0:
            return 0
        metrics = self._view.chip.metrics
        said = ngettext("+{n} más", "+{n} más", hidden)
        if metrics.horizontalAdvance(said) > room.width():
            said = f"+{hidden}"
        painter.setPen(QColor(theme.tokens().accent))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        return metrics.horizontalAdvance(said) + 4

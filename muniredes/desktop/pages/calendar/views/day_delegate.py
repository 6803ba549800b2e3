"""How a day of the calendar is drawn."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import Showing
from muniredes.desktop.pages.calendar.views.cards import CardLook, draw_card
from muniredes.desktop.pages.calendar.views.day_model import DayModel, Index
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.days import MarkKind
from muniredes.i18n import ngettext

MARGIN = 4
BAND = 3
"""Height of the stripe of an electoral period, in pixels."""


def head_indent(day: date, look: CardLook) -> int:
    """Return what the number of a day takes before what the day is, in pixels."""
    return look.metrics.horizontalAdvance(str(day.day)) + 6


def what_day_is(day: date, showing: Showing) -> str:
    """«San Andrés · Campaña»: a holiday is always said, a band where it begins and in each row."""
    marks = showing.marks.get(day, ())
    said = (
        each.name
        for each in marks
        if each.kind is MarkKind.HOLIDAY or day == each.first or day.weekday() == 0
    )
    return " · ".join(said)


class Squares(Protocol):
    """What the view that holds the days knows of their squares."""

    days: DayModel
    look: CardLook
    target: date | None
    span: tuple[date, date] | None

    def head_rect(self, cell: QRect) -> QRect: ...

    def head_lines(self, cell: QRect, day: date) -> tuple[str, ...]: ...

    def placed(self, cell: QRect, day: date) -> list[tuple[Card, QRect]]: ...

    def hidden(self, cell: QRect, day: date) -> int: ...

    def more_rect(self, cell: QRect) -> QRect: ...

    def is_of_period(self, day: date) -> bool: ...

    def hasFocus(self) -> bool: ...


class DayDelegate(QStyledItemDelegate):
    """Draws a day: its number, what it is, and as many cards as fit."""

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
        painter.setFont(self._view.look.font)
        self._ground(painter, rect, day, showing)
        self._head(painter, rect, day, showing)
        for card, place in self._view.placed(rect, day):
            draw_card(painter, place, card, showing, self._view.look)
        self._more(painter, rect, day)
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
        span = self._view.span
        if day == self._view.target or (span and span[0] <= day <= span[1]):
            painter.fillRect(rect.adjusted(1, 1, -1, -1), QColor(current.accent_soft))
        if day == showing.today:
            painter.setPen(QPen(QColor(current.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _head(self, painter: QPainter, rect: QRect, day: date, showing: Showing) -> None:
        current, look = theme.tokens(), self._view.look
        room = self._view.head_rect(rect)
        is_now = self._view.is_of_period(day)
        painter.setPen(
            QColor(current.accent if day == showing.today else current.text if is_now else current.muted)
        )
        number = str(day.day)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)
        indent = head_indent(day, look)
        painter.setPen(QColor(current.warning))
        for line, said in enumerate(self._view.head_lines(rect, day)):
            place = room.translated(0 if line else indent, line * look.line)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _more(self, painter: QPainter, cell: QRect, day: date) -> None:
        """Say how many cards do not fit, under those that do."""
        hidden = self._view.hidden(cell, day)
        if hidden:
            painter.setFont(self._view.look.font)
            painter.setPen(QColor(theme.tokens().accent))
            place = self._view.more_rect(cell)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, ngettext("+{n} más", "+{n} más", hidden))

"""The days of the calendar in view, as Qt's views ask for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from muniredes.desktop.pages.calendar.showing import Showing, day_words
from muniredes.domain.calendar.messages.query import WEEK
from muniredes.domain.dates import weekday_word

Index = QModelIndex | QPersistentModelIndex


class DayModel(QAbstractTableModel):
    """The days in view, seven to a row or one alone, and what a screen reader says of each."""

    def __init__(self) -> None:
        super().__init__()
        self.first = date.min
        self.weeks = 0
        self.across = WEEK
        self.showing: Showing | None = None

    def show(self, first: date, weeks: int, showing: Showing, across: int = WEEK) -> None:
        """Show other days or other posts."""
        self.beginResetModel()
        self.first, self.weeks, self.showing, self.across = first, weeks, showing, across
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.weeks

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.across

    def day(self, index: Index) -> date:
        """Return the day of a square."""
        return self.first + timedelta(days=index.row() * self.across + index.column())

    def squares(self) -> Iterator[QModelIndex]:
        """Yield the square of each day in view."""
        for row in range(self.weeks):
            for column in range(self.across):
                yield self.index(row, column)

    def index_of(self, day: date) -> QModelIndex:
        """Return the square of a day; an invalid one when it is not in view."""
        row, column = divmod((day - self.first).days, self.across)
        return self.index(row, column) if 0 <= row < self.weeks else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and self.showing is not None:
            return day_words(self.day(index), self.showing)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return weekday_word(section)[:3]

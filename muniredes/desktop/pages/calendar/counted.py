"""A filter that says, beside each of its options, how many messages it would leave."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from muniredes.desktop import theme
from muniredes.desktop.pages.calendar.showing import count_words
from muniredes.desktop.widgets.combo import Combo

_COUNT = Qt.ItemDataRole.UserRole + 1
_AROUND = 10
"""Between a count and what is beside it, in pixels."""

Index = QModelIndex | QPersistentModelIndex


class CountedCombo(Combo):
    """`asked` is emitted before it drops down: it is then that its options are counted."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view().setItemDelegate(_CountDelegate(self))

    def showPopup(self) -> None:
        self.asked.emit()
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _AROUND)
        super().showPopup()

    def show_counts(self, counts: Mapping[Hashable, int]) -> None:
        """Say how many there are of each option; of one that is not there, none."""
        for row in range(self.count()):
            number = counts.get(self.itemData(row), 0)
            self.setItemData(row, number, _COUNT)
            said = f"{self.itemText(row)}, {count_words(number)}"
            self.setItemData(row, said, Qt.ItemDataRole.AccessibleTextRole)


class _CountDelegate(QStyledItemDelegate):
    """Draws the count of an option at its right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setWidth(size.width() + _width(option, index))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        number = index.data(_COUNT)
        if number is None:
            return
        painter.save()
        painter.setPen(QColor(theme.tokens().muted))
        rect: QRect = option.rect
        place = rect.adjusted(0, 0, -_AROUND, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
        painter.restore()


def _width(option: QStyleOptionViewItem, index: Index) -> int:
    number = index.data(_COUNT)
    return 0 if number is None else option.fontMetrics.horizontalAdvance(str(number)) + 3 * _AROUND

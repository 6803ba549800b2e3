"""Texts that wrap where Qt has them in one line: the items of a list, the boxes to tick."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

_PADDING = (30, 18)
"""What the theme keeps around the text of an item, across and down, in pixels, with its frame."""


_EXTRA = 10
"""Of what is ticked, what the theme keeps around the box besides its spacing, in pixels."""


class WrappedDelegate(QStyledItemDelegate):
    """Measures each text inside the padding of the theme; Qt measures it as if there were none."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        room = QRect(0, 0, max(40, width - _PADDING[0]), 10_000)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        height = option.fontMetrics.boundingRect(room, flags, text).height()
        return QSize(width, height + _PADDING[1])


class WrappedCheckBox(QCheckBox):
    """A box to tick whose words break into the lines that fit; it is as narrow as its longest word."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> list[str]:
        room = width - self._around()
        lines = [""]
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _around(self) -> int:
        """Return what the box and its margins take, across."""
        mark = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        return (
            mark + self.style().pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self) + _EXTRA
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        more = len(self._lines(width)) - 1 - self.text().count("\n")
        return self.sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self._words.split(" "))
        return QSize(longest + self._around(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        said = "\n".join(self._lines(self.width()))
        if said != self.text():
            self.setText(said)

"""Items of a list whose text wraps: as tall as the text is at the width there is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

_PADDING = (30, 18)
"""What the theme keeps around the text of an item, across and down, in pixels, with its frame."""


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

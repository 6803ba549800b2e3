"""A list that drops down: one answer among several."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QToolTip

from muniredes.desktop.widgets.hints import plain_tip

_ROUND_A_CHOICE = 44
"""What the arrow and the edges of a choice take of its width, in pixels."""

_EDGE = 1
"""The line around a list that drops down, in pixels, as the theme draws it."""

_ROUND_A_LIST = 10
"""What is left over and under the options of a list that drops down, in pixels."""


class Combo(QComboBox):
    """A drop-down list that the mouse wheel does not change by accident, as narrow as its place asks."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setItemDelegate(QStyledItemDelegate(self))  # the other takes nothing from the theme

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say in a hint what does not fit, where nothing else is hinted."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self.toolTip():
            room = self.width() - _ROUND_A_CHOICE
            if self.fontMetrics().horizontalAdvance(self.currentText()) > room:
                QToolTip.showText(event.globalPos(), plain_tip(self.currentText()), self)
                return True
        return super().event(event)

    def showPopup(self) -> None:
        """Show the options whole: Qt leaves out what the theme puts around them, and cuts the last."""
        super().showPopup()
        view, free = self.view(), self.screen().availableGeometry()
        holder = view.window()
        holder.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)  # or the options are drawn over its edges
        around = holder.contentsMargins()
        frame = view.height() - view.viewport().height() + around.top() + around.bottom()
        rows = range(min(self.count(), self.maxVisibleItems()))
        tall = sum(view.sizeHintForRow(row) for row in rows) + frame + _ROUND_A_LIST
        if holder.height() < tall <= free.height():
            holder.resize(holder.width(), tall * 2)  # with room to spare, the arrows that scroll it go away
            holder.resize(holder.width(), tall)
            holder.move(holder.x(), min(holder.y(), free.bottom() + 1 - holder.height()))

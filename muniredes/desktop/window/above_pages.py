"""What the window says above its pages: alarms and a notice, never so tall that they leave no page to see."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from muniredes.desktop.layouts.arrange import hold
from muniredes.desktop.widgets.notice import Notice
from muniredes.i18n import _

_MOST = 0.4
"""The part of the window that it takes at most; what does not fit scrolls."""


class AbovePages(QScrollArea):
    """The place of the alarms and of the notice: as tall as what they say, up to a part of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(20, 12, 20, 0)
        self._column.setSpacing(8)
        self.alarms = QVBoxLayout()
        self.banner = Notice()
        self.banner.hide()
        self._column.addLayout(self.alarms)
        self._column.addWidget(self.banner)
        hold(self, self._content)
        self.setAccessibleName(_("Avisos"))
        self._content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of what is said; what is taller than its part is reached with the keyboard too."""
        said, wide = self._column, self.viewport().width()
        needed = said.totalHeightForWidth(wide) if said.hasHeightForWidth() else said.totalSizeHint().height()
        most = round(self.window().height() * _MOST)
        reached_by = Qt.FocusPolicy.StrongFocus if needed > most else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(reached_by)
        self.setFixedHeight(min(needed, most))

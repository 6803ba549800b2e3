"""A large button of two lines that wraps: what it is, and what it is called."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from muniredes.desktop.widgets.once import OnceButton
from muniredes.desktop.widgets.text import label


class Pressable(OnceButton):
    """A button whose text wraps, which Qt's own never does; as tall as its text asks at each width."""

    def __init__(self, title: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(14, 9, 14, 9)
        self._inside.setSpacing(2)
        for text, role in ((title, "field"), (detail, "muted")):
            if text:
                said = label(text, role)
                said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                self._inside.addWidget(said)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.totalMinimumSize()

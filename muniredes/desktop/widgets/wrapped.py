"""Texts that wrap where Qt has them in one line: the items of a list, the boxes to tick."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from muniredes.desktop.widgets.once import OnceButton

_EXTRA = 10
"""What the theme keeps around a link, across, in pixels."""

_WIDE = 1000
"""As wide as a box is asked to be, to know what it keeps for its words."""

_NARROW = 40
"""A list is never read narrower than this, in pixels: it is then on its way to its place."""


class WrappedDelegate(QStyledItemDelegate):
    """Measures each text inside the padding of the theme; Qt measures it as if there were none."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        one = QStyleOptionViewItem(option)
        self.initStyleOption(one, index)
        one.rect = QRect(0, 0, width, _WIDE)
        room = QRect(0, 0, max(_NARROW, text_width(one, self._view)), 10 * _WIDE)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        words = one.fontMetrics.boundingRect(room, flags, one.text).height()
        picture = 0 if one.icon.isNull() else one.decorationSize.height()
        return QSize(width, max(words, picture) + self._around(one))

    def _around(self, option: QStyleOptionViewItem) -> int:
        """Return what the theme keeps above and below the words."""
        option.features, option.text = QStyleOptionViewItem.ViewItemFeature.HasDisplay, "X"
        kind = QStyle.ContentsType.CT_ItemViewItem
        tall = self._view.style().sizeFromContents(kind, option, QSize(), self._view).height()
        return tall - option.fontMetrics.height()


def text_width(option: QStyleOptionViewItem, view: QListView) -> int:
    """Return how wide the words of a row may be, as the theme draws them."""
    style = view.style()
    inside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    return inside.width() - 2 * margin


def wrap_rows(view: QListView) -> None:
    """Let every row of a list take the lines that its words need, at whatever width it is."""
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setItemDelegate(WrappedDelegate(view))


def _lines(words: str, room: int, metrics: QFontMetrics) -> list[str]:
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class WrappedLink(OnceButton):
    """A verb of many words, in as many lines as they take."""

    def __init__(self) -> None:
        super().__init__()
        self._words = " "
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        """Change what it says."""
        self._words = words
        self._break()

    def minimumSizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self._words.split(" "))
        return QSize(longest + _EXTRA, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        said = "\n".join(_lines(self._words, self.width() - _EXTRA, self.fontMetrics()))
        if said != self.text():
            self.setText(said)


class WrappedCheckBox(QCheckBox):
    """A box to tick whose words break into the lines that fit; it is as narrow as its longest word."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        """Change what it says."""
        self._words = words
        self._break()
        self.updateGeometry()

    def _around(self) -> int:
        """Return what the box and its margins take, across, as the theme draws them."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, _WIDE, _WIDE)
        words = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        return _WIDE - words.width()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        more = (
            len(_lines(self._words, width - self._around(), self.fontMetrics())) - 1 - self.text().count("\n")
        )
        return self.sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self._words.split(" "))
        return QSize(longest + self._around(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        said = "\n".join(_lines(self._words, self.width() - self._around(), self.fontMetrics()))
        if said != self.text():
            self.setText(said)

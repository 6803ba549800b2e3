"""How a post will look on its network: whose it is, what is read before «ver más», and its picture cut."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniredes.actions.calendar.advising import AsSeen
from muniredes.desktop import theme
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.text import label
from muniredes.domain.voice.pieces import Crop, Piece, crop_box
from muniredes.i18n import _

_AVATAR = 28
_LETTERS, _TEXT_LETTERS = 30, 28
_AROUND = 34
"""What surrounds the picture: the margins of the frame and the bar that scrolls it, in pixels."""


class Preview(QFrame):
    """Beside the text; hidden where the text goes to no network."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(theme.letters(_LETTERS))
        self._avatar = QLabel()
        self._name, self._network = label("", "field"), label("", "small")
        self._text, self._more = label("", "small"), label(_("… ver más"), "small")
        self._picture = QLabel()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._network)
        head.addLayout(names, 1)
        column.addLayout(head)
        for widget in (self._text, self._more, self._picture):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 4, 8)
        outer.addWidget(scrolled(content))
        self.setAccessibleName(_("Cómo se verá"))
        self._shown: AsSeen | None = None
        self._has_room = True

    def give_room(self, width: int) -> None:
        """Be there only where the text keeps its own room, in so many pixels for both."""
        self._has_room = width >= theme.letters(_LETTERS + _TEXT_LETTERS)
        self.setVisible(self._has_room and self._shown is not None)

    def show_post(self, seen: AsSeen | None) -> None:
        """Show a post as it will be seen, or nothing."""
        self.setVisible(self._has_room and seen is not None)
        if seen is None or seen == self._shown:
            self._shown = seen
            return
        self._shown = seen
        self._avatar.setPixmap(_initial(seen.name))
        self._name.setText(seen.name)
        self._network.setText(seen.network)
        self._text.setText(seen.text or _("Sin texto todavía"))
        self._more.setVisible(seen.is_folded)
        self._picture.setVisible(seen.picture is not None)
        if seen.picture is not None:
            self._picture.setPixmap(_cut(seen.picture, seen.piece, self.width() - _AROUND))


def _initial(name: str) -> QPixmap:
    """Draw the first letter of a name in a circle: the picture of the account, which is not kept here."""
    made = QPixmap(_AVATAR, _AVATAR)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(theme.tokens().accent))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QRectF(0, 0, _AVATAR, _AVATAR))
    painter.setPen(QColor(theme.tokens().on_accent))
    painter.drawText(QRect(0, 0, _AVATAR, _AVATAR), Qt.AlignmentFlag.AlignCenter, name[:1].upper())
    painter.end()
    return made


def _cut(data: bytes, piece: Piece | None, width: int) -> QPixmap:
    """Return a picture cut as it will be, in the width there is."""
    whole = QPixmap()
    whole.loadFromData(data)
    if whole.isNull():
        return whole
    if piece is not None:
        box = crop_box(whole.width(), whole.height(), piece.width, piece.height, Crop())
        whole = whole.copy(QRect(round(box.left), round(box.top), round(box.width), round(box.height)))
    return whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

"""How the style guide looks: an avatar in its round cut, a header and a post, drawn from it."""

from collections import deque

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from muniredes.actions import pieces
from muniredes.actions.pieces import Brand, Piece
from muniredes.desktop import theme
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.widgets.text import label
from muniredes.domain.voice.pieces import PieceKind
from muniredes.domain.voice.style import StyleGuide

_TALL = 150
_NARROWEST_WORDS = 130
_WIDEST_WORDS = 36


class _Sample(QLabel):
    """A picture that gets smaller where it does not fit."""

    def __init__(self, drawn: QPixmap) -> None:
        super().__init__()
        self._drawn = drawn
        self.setPixmap(drawn)

    def sizeHint(self) -> QSize:
        return self._drawn.deviceIndependentSize().toSize()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self.sizeHint().scaled(
            self.size().boundedTo(self.sizeHint()), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(QPoint(0, 0), size), self._drawn)
        painter.end()


class SamplesStrip(QFrame):
    """One piece of each kind, small; of a guide that is still being written, when it is given.

    Drawing them takes a while: whoever may stop in between asks for them one by one, `in_parts`.
    """

    def __init__(
        self, hub: Hub, style: StyleGuide | None = None, tall: int = _TALL, *, in_parts: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        row = FlowLayout(across=18)
        row.setContentsMargins(16, 14, 16, 14)
        self.setLayout(row)
        self._row = row
        self._look = pieces.brand(hub.database, style)
        self._left = deque(pieces.samples(hub.snapshot))
        self._tall = tall
        while not in_parts and self.draw_one():
            pass

    def draw_one(self) -> bool:
        """Draw the next one; say whether there was any left."""
        if not self._left:
            return False
        self._row.addWidget(self._sample(self._left.popleft(), self._look, self._tall))
        return True

    def _sample(self, piece: Piece, look: Brand, tall: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        ratio = self.devicePixelRatioF()
        drawn = QPixmap()
        drawn.loadFromData(pieces.draw(pieces.shrunk(piece, round(theme.pixels(tall) * ratio)), look))
        if piece.kind is PieceKind.AVATAR:
            drawn = _round(drawn)
        drawn.setDevicePixelRatio(ratio)
        place = _Sample(drawn)
        place.setAccessibleName(piece.title)
        said = label(piece.title, "small")
        across = max(round(drawn.width() / ratio), theme.pixels(_NARROWEST_WORDS))
        said.setFixedWidth(min(across, theme.letters(_WIDEST_WORDS)))
        column.addWidget(place)
        column.addWidget(said)
        return holder


def _round(square: QPixmap) -> QPixmap:
    """Return a picture in the circle that networks cut avatars to."""
    made = QPixmap(square.size())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QPainterPath()
    circle.addEllipse(made.rect())
    painter.setClipPath(circle)
    painter.drawPixmap(0, 0, square)
    painter.end()
    return made

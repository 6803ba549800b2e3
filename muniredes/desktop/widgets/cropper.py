"""A photo as a network would cut it: moved with the mouse or the arrows, closer with «+» and «-»."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QLabel

from muniredes.actions import pieces
from muniredes.actions.pieces import Crop, Photo, Piece
from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor
from muniredes.i18n import _

_LONGEST = 420
_STEP = 0.02
_CLOSER = 1.1
_CLOSEST = 8.0
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}


class Cropper(QLabel):
    """Shows the cut of one piece. `moved` is emitted when the cut is another; `settled`, when let go."""

    moved = Signal()
    settled = Signal()

    def __init__(self, longest: int = _LONGEST, *, widest: int = 0) -> None:
        """Have sides of so many pixels at the usual size of letters; be no wider than `widest`."""
        super().__init__()
        self._longest, self._widest = longest, widest
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(theme.pixels(longest))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(
            _("Recorte de la foto: muévalo con las flechas; «+» y «-» lo acercan y alejan")
        )
        self._photo: Photo | None = None
        self._piece: Piece | None = None
        self.crop = Crop()
        self._grabbed: QPointF | None = None

    def show_cut(self, photo: Photo, piece: Piece, crop: Crop) -> None:
        """Show a photo cut to a piece."""
        self._photo, self._piece, self.crop = photo, piece, crop
        ratio = self.devicePixelRatioF()
        drawn = QPixmap()
        drawn.loadFromData(pieces.preview(photo, piece, crop, round(self._side(piece) * ratio)))
        drawn.setDevicePixelRatio(ratio)
        self.setPixmap(drawn)

    def _side(self, piece: Piece) -> int:
        """Return how long the longer side of a piece may be, in pixels."""
        longest = theme.pixels(self._longest)
        if not self._widest:
            return longest
        return min(longest, round(self._widest * max(1.0, piece.height / piece.width)))

    def _move(self, right: float, down: float, closer: float = 1.0) -> None:
        if self._photo is None or self._piece is None:
            return
        crop = Crop(
            min(1.0, max(0.0, self.crop.focus_x + right)),
            min(1.0, max(0.0, self.crop.focus_y + down)),
            min(_CLOSEST, max(1.0, self.crop.zoom * closer)),
        )
        if crop != self.crop:
            self.show_cut(self._photo, self._piece, crop)
            self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position()
        put_cursor(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        shift = self._grabbed - event.position()
        self._grabbed = event.position()
        self._move(shift.x() / max(self.width(), 1), shift.y() / max(self.height(), 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._grabbed = None
        self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(0.0, 0.0, _CLOSER if event.angleDelta().y() > 0 else 1 / _CLOSER)
            self.settled.emit()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(*_MOVES[key])
        elif event.text() in ("+", "-"):
            self._move(0.0, 0.0, _CLOSER if event.text() == "+" else 1 / _CLOSER)
        else:
            super().keyPressEvent(event)
            return
        self.settled.emit()

"""How a post will look on its network: whose it is, what is read before «ver más», and its picture cut."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import pieces
from muniredes.actions.calendar.advising import AsSeen
from muniredes.actions.pieces import Photo
from muniredes.desktop import theme
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.cropper import Cropper
from muniredes.desktop.widgets.text import breakable, label, picture_label
from muniredes.desktop.widgets.wrapped import WrappedCheckBox, WrappedLink
from muniredes.i18n import _

_AVATAR = 28
_LETTERS, _TEXT_LETTERS = 30, 28
_TALLEST = 220
"""How tall its picture is, in pixels."""

_AROUND = 34
"""What the margins and the bar to scroll take of its width, in pixels."""

_LONG_WORD = 16
"""A longer one goes on in the next line: an address would not fit."""


class Preview(QFrame):
    """Beside the text; hidden where the text goes to no network.

    `cropped` carries which picture, its cut, and the network when it is for that one alone; `asked` says
    that another picture is to be shown, and `as_all` that a picture is cut on a network as on all.
    """

    cropped = Signal(int, object, str)
    as_all = Signal(int, str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(theme.letters(_LETTERS))
        self._avatar = picture_label()
        self._name, self._network = label("", "field"), label("", "small")
        self._text, self._more = label("", "small"), label(_("… ver más"), "small")
        self._picture = Cropper(_TALLEST, widest=self.width() - _AROUND)
        self._picture.settled.connect(self._on_cropped)
        self._hint = label(_("Muévala con el ratón o las flechas; «+» y «-» la acercan y alejan."), "small")
        self.number = 0
        self._another = WrappedLink()
        self._another.clicked.connect(self._next)
        self._alone = WrappedCheckBox("")
        self._alone.toggled.connect(self._on_alone)
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
        for widget in (self._text, self._more, self._picture, self._another, self._alone, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 4, 8)
        outer.addWidget(scrolled(content))
        self.setAccessibleName(_("Cómo se verá"))
        self._shown: AsSeen | None = None
        self._photo: tuple[bytes, Photo] | None = None
        self._has_room = True

    def give_room(self, width: int) -> None:
        """Be there only where the text keeps its own room, in so many pixels for both."""
        self._has_room = width >= theme.letters(_LETTERS + _TEXT_LETTERS)
        self.setVisible(self._has_room and self._shown is not None)

    def show_post(self, seen: AsSeen | None, *, is_out: bool = False) -> None:
        """Show a post as it will be seen, or nothing; of one that is out, the cut does not change."""
        self._picture.setEnabled(not is_out)
        self._alone.setEnabled(not is_out)
        self.setVisible(self._has_room and seen is not None)
        if seen is None or seen == self._shown:
            self._shown = seen
            return
        self._shown = seen
        self._avatar.setPixmap(_initial(seen.name))
        self._name.setText(breakable(seen.name, _LONG_WORD))
        self._network.setText(seen.network)
        self._text.setText(breakable(seen.text, _LONG_WORD) or _("Sin texto todavía"))
        self._more.setVisible(seen.is_folded)
        has_cut = seen.picture is not None and seen.piece is not None
        self._picture.setVisible(has_cut)
        self._hint.setVisible(has_cut)
        self.number = seen.number
        self._another.setVisible(has_cut and seen.count > 1)
        said = _("Imagen {n} de {total}: ver la siguiente").format(n=seen.number + 1, total=seen.count)
        self._another.say(said)
        self._alone.setVisible(has_cut)
        self._alone.say(_("Este recorte, solo en {network}").format(network=seen.network))
        self._alone.blockSignals(True)
        self._alone.setChecked(seen.has_own_cut)
        self._alone.blockSignals(False)
        if seen.picture is not None and seen.piece is not None:
            self._picture.show_cut(self._photo_of(seen.picture), seen.piece, seen.crop)

    def _photo_of(self, data: bytes) -> Photo:
        if self._photo is None or self._photo[0] != data:
            self._photo = data, pieces.photo_of(data)
        return self._photo[1]

    def _on_cropped(self) -> None:
        if self._shown is not None and self._picture.crop != self._shown.crop:
            self._emit()

    def _emit(self) -> None:
        if self._shown is not None:
            alone = self._shown.network_id if self._alone.isChecked() else ""
            self.cropped.emit(self.number, self._picture.crop, alone)

    def _next(self) -> None:
        """Show the picture after this one, and after the last the first."""
        if self._shown is not None and self._shown.count:
            self.number = (self.number + 1) % self._shown.count
            self.asked.emit()

    def _on_alone(self, alone: bool) -> None:
        """Keep this cut for this network alone, or have the one of all again."""
        if self._shown is None:
            return
        if alone:
            self._emit()
        else:
            self.as_all.emit(self.number, self._shown.network_id)


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

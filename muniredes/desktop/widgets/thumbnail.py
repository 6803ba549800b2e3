"""A picture in small, with its words for whoever does not see it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from muniredes.i18n import _


def thumbnail(data: bytes, words: str, width: int = 220, height: int = 160) -> QLabel:
    """Return a picture no larger than a size in pixels, whatever the size of the text; never enlarged."""
    pixmap = QPixmap()
    pixmap.loadFromData(data)
    room = QSize(width, height)
    if pixmap.width() > room.width() or pixmap.height() > room.height():
        pixmap = pixmap.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    made = QLabel()
    made.setPixmap(pixmap)
    made.setFixedHeight(pixmap.height())
    made.setAccessibleName(_("Imagen: {words}").format(words=words))
    return made

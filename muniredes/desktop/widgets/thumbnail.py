"""A picture in small, with its words for whoever does not see it."""

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from muniredes.desktop import theme
from muniredes.desktop.widgets.text import picture_label
from muniredes.i18n import _

_CHECK = 7
_ROOM = QSize(320, 200)
"""What a picture fills in small, in pixels."""


def on_checks(picture: QPixmap) -> QPixmap:
    """Return a picture on small grey squares: a white logo is seen on them, whatever the theme."""
    if not picture.hasAlphaChannel():
        return picture
    made = QPixmap(picture.size())
    made.setDevicePixelRatio(picture.devicePixelRatio())
    made.fill(theme.CHECKS[0])
    painter = QPainter(made)
    area = made.deviceIndependentSize()
    for row in range(math.ceil(area.height() / _CHECK)):
        for column in range(row % 2, math.ceil(area.width() / _CHECK), 2):
            painter.fillRect(column * _CHECK, row * _CHECK, _CHECK, _CHECK, QColor(theme.CHECKS[1]))
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return made


def thumbnail(data: bytes, words: str, width: int = 220, height: int = 160) -> QLabel:
    """Return a picture no larger than a size in pixels, whatever the size of the text; never enlarged."""
    pixmap = QPixmap()
    pixmap.loadFromData(data)
    room = QSize(width, height)
    if pixmap.width() > room.width() or pixmap.height() > room.height():
        pixmap = pixmap.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    made = picture_label()
    made.setPixmap(pixmap)
    made.setFixedHeight(pixmap.height())
    made.setAccessibleName(_("Imagen: {words}").format(words=words))
    return made


def small(data: bytes) -> QPixmap:
    """Return an encoded picture no larger than it is needed, read at that size."""
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    size = reader.size()
    if size.width() > _ROOM.width() and size.height() > _ROOM.height():
        reader.setScaledSize(size.scaled(_ROOM, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return QPixmap.fromImage(reader.read())

"""Icons drawn in the colours of the scheme in use."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from muniredes import paths
from muniredes.desktop import theme

_SCALES = (1, 2)


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return the icon of the file `name`.svg in one colour, at `size` device-independent pixels."""
    return _icon(name, colour, size)


@cache
def _icon(name: str, colour: str, size: int) -> QIcon:
    source = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(QSize(size, size) * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        drawn.addPixmap(pixmap)
    return drawn


def put_on(button: QAbstractButton, name: str, colour: str) -> None:
    """Give a button an icon as large as its text asks."""
    size = theme.pixels(16)
    button.setIcon(icon(name, colour, size))
    button.setIconSize(QSize(size, size))


def app_icon() -> QIcon:
    """Return the icon of the program."""
    return QIcon(str(paths.resource("icons", "app.svg")))

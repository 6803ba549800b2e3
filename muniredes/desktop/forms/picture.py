"""A picture file, chosen or dropped."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QWidget,
)

from muniredes.actions import council, reading
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import PictureField
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.text import button, picture_label
from muniredes.desktop.widgets.thumbnail import on_checks
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class PictureInput(Input):
    """A picture file, kept as soon as it is chosen; the value is its digest."""

    def __init__(self, field: PictureField, context: FormContext) -> None:
        super().__init__(field)
        self._hub = context.hub
        self._digest: str | None = None
        self._preview = picture_label()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setFixedSize(QSize(110, 120))
        self._choose = button(_("Elegir imagen…"), self._ask)
        self._remove = button(_("Quitar"), self._clear, "link")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._preview)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        row.addStretch(1)
        holder.setFocusProxy(self._choose)
        self._hold(holder)
        self._choose.setAccessibleName(_("{field}: elegir imagen").format(field=field.label))
        self.setAcceptDrops(True)
        self._show()

    def value(self) -> str | None:
        return self._digest

    def set_value(self, value: Any) -> None:
        self._digest = value
        self._show()

    def take_file(self, path: Path) -> None:
        """Keep the picture of a file; say what is wrong when it cannot be read."""
        try:
            picture = read_apart(self, path, council.read_picture)
            self._digest = council.keep_picture(self._hub.database, picture)
        except Problem as problem:
            self.show_error(problem.sentence)
            return
        self.show_error("")
        self._show()
        self.changed.emit()
        self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take_file(paths[0])

    def _ask(self) -> None:
        kinds = _("Imágenes (*.svg *.svgz *.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)")
        chosen = ask_file(self, self.field.label, kinds)
        if chosen is not None:
            self.take_file(chosen)

    def _clear(self) -> None:
        self._digest = None
        self._show()
        self.changed.emit()
        self.left.emit()

    def _show(self) -> None:
        picture = reading.picture(self._hub.database, self._digest)
        self._remove.setVisible(picture is not None)
        if picture is None:
            self._preview.setText(_("Sin imagen"))
            return
        pixmap = QPixmap()
        pixmap.loadFromData(picture.data)
        small = pixmap.scaled(
            self._preview.size(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._preview.setPixmap(on_checks(small))

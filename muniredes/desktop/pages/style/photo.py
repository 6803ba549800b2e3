"""«Adaptar imagen»: any photo, cut to the sizes of each network, without where it was taken."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from muniredes.actions import pieces
from muniredes.actions.pieces import Crop, Photo, Piece
from muniredes.desktop import theme
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.telling import FolderJob
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.cropper import Cropper
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.files import ask_file, ask_folder
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.wrapped import wrap_rows
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _

_LIST_WIDTH = 300
_WIDEST_LIST = 360


class PhotoPanel(Panel):
    """A photo, the sizes it is wanted in, and the cut of each."""

    asked_by = ("photo",)

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._photo: Photo | None = None
        self._stem = ""
        self._crops: dict[Piece, Crop] = {}
        self.setAcceptDrops(True)
        lead = _("Elija una foto y mueva el recorte de cada red. Se le quita dónde y cuándo se hizo.")
        self.column.addWidget(label(lead, "lead"))
        self._save = button(_("Guardar las elegidas…"), self._ask_folder, "primary")
        self.column.addLayout(FlowLayout(button(_("Elegir una foto…"), self._ask_photo), self._save))
        self._job = FolderJob(self, hub)
        self._job.ended.connect(self._show)
        self._empty = EmptyState(
            _("Todavía no hay foto"),
            _("Elíjala o arrástrela aquí: verá cómo la recorta cada red antes de guardar nada."),
        )
        self.column.addWidget(self._empty)
        self.column.addWidget(self._bench())
        self._show()

    def _bench(self) -> QWidget:
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Tamaños: marque los que quiera"))
        self._list.setFixedWidth(min(theme.pixels(_LIST_WIDTH), _WIDEST_LIST))
        wrap_rows(self._list)
        self._list.currentRowChanged.connect(lambda _row: self._show_cut())
        self._cropper = Cropper()
        self._cropper.moved.connect(self._on_moved)
        self._cropper.settled.connect(self._on_settled)
        self._advice = label("", "muted")
        right = QVBoxLayout()
        right.addWidget(self._cropper)
        right.addWidget(self._advice)
        row.addWidget(self._list)
        row.addLayout(right, 1)
        return self._work

    @property
    def title(self) -> str:
        return _("Adaptar imagen")

    def concerns(self, change: Change) -> bool:
        return change.concerns("account")

    def refresh(self) -> None:
        present = pieces.usable_pieces(self.hub.snapshot)
        if self._photo is not None and set(present) != set(self._crops):
            self._fill()
        self._show()

    def forget(self) -> None:
        self._photo = None
        self._show()

    def open_photo(self, path: Path) -> None:
        """Open a photo to adapt; say what is wrong when it cannot be read."""
        try:
            self._photo = read_apart(self, path, pieces.open_photo)
        except Problem as problem:
            self._job.say(problem.sentence, "danger")
            return
        self._stem = shown(path.stem)
        self._job.clear()
        self._fill()
        self._show()

    def _fill(self) -> None:
        self._crops = {piece: Crop() for piece in pieces.usable_pieces(self.hub.snapshot)}
        self._list.clear()
        for piece in self._crops:
            item = QListWidgetItem(piece.title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _show(self) -> None:
        self._work.setVisible(self._photo is not None)
        self._empty.setVisible(self._photo is None)
        self._save.setEnabled(self._photo is not None)

    def _current(self) -> Piece | None:
        found = list(self._crops)
        row = self._list.currentRow()
        return found[row] if 0 <= row < len(found) else None

    def _show_cut(self) -> None:
        piece = self._current()
        if self._photo is None or piece is None:
            return
        self._cropper.show_cut(self._photo, piece, self._crops[piece])
        self._say_loss(self._photo, piece)

    def _say_loss(self, photo: Photo, piece: Piece) -> None:
        said = pieces.photo_advice(photo, piece, self._crops[piece])
        self._advice.setText("\n".join(said) or _("Cabe entera y con buena calidad."))

    def _on_moved(self) -> None:
        piece = self._current()
        if piece is not None:
            self._crops[piece] = self._cropper.crop

    def _on_settled(self) -> None:
        piece = self._current()
        if piece is not None and self._photo is not None:
            self._say_loss(self._photo, piece)

    def _chosen(self) -> dict[Piece, Crop]:
        return {
            piece: crop
            for row, (piece, crop) in enumerate(self._crops.items())
            if self._list.item(row).checkState() is Qt.CheckState.Checked
        }

    def _ask_photo(self) -> None:
        kinds = _("Fotos (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif)")
        chosen = ask_file(self, _("Elegir una foto"), kinds)
        if chosen is not None:
            self.open_photo(chosen)

    def _ask_folder(self) -> None:
        folder = ask_folder(self, _("Dónde guardar las fotos"))
        if folder is not None:
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        """Write the photo at every chosen size, with progress."""
        if self._photo is None:
            return
        self._save.setEnabled(False)
        work = partial(pieces.write_photo, self._photo, self._chosen(), folder, self._stem)
        self._job.start(work, folder, _("Recortando la foto…"), folder, self._ask_folder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if found:
            self.open_photo(found[0])

"""«Generar piezas»: avatar, header and templates of every network in use, in a folder."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from muniredes.actions import pieces
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.telling import FolderJob
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.files import ask_folder
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.samples import SamplesStrip
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.i18n import _


class PiecesPanel(Panel):
    """The style guide applied."""

    asked_by = ("pieces",)

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        lead = _(
            "Del logotipo y los colores salen las imágenes de cada red, a su tamaño y listas para subir."
        )
        self._write = button(_("Generar las piezas…"), self._ask_folder, "primary")
        self._job = FolderJob(self, hub)
        self._job.ended.connect(lambda: self._write.setEnabled(True))
        self.column.addWidget(label(lead, "lead"))
        self.column.addLayout(FlowLayout(self._write))
        self._shown = QVBoxLayout()
        self._shown.setSpacing(14)
        self.column.addLayout(self._shown)

    @property
    def title(self) -> str:
        return _("Generar piezas")

    def concerns(self, change: Change) -> bool:
        return change.concerns("style_guide", "council", "account")

    def refresh(self) -> None:
        clear(self._shown)
        self._shown.addWidget(SamplesStrip(self.hub))
        found = pieces.usable_pieces(self.hub.snapshot)
        lines = LinesCard(_("Qué se genera"))
        lines.set_count(len(found))
        for piece in found:
            safe = _("lo importante, en el centro: {width} × {height} píxeles").format(
                width=piece.safe.width, height=piece.safe.height
            )
            lines.add_line(piece.title, f"{piece.kind.word} · {safe}", "", None)
        self._shown.addWidget(lines)

    def _ask_folder(self) -> None:
        folder = ask_folder(self, _("Dónde guardar las piezas"))
        if folder is not None:
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        """Write every piece in a folder of its own inside `folder`, with progress."""
        found = pieces.usable_pieces(self.hub.snapshot)
        look = pieces.brand(self.hub.database)
        target = folder / pieces.folder_name(look)
        self._write.setEnabled(False)
        work, doing = partial(pieces.write, found, look, target), _("Dibujando las piezas…")
        self._job.start(work, target, doing, folder, self._ask_folder)

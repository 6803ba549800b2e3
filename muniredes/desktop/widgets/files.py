"""Ask where to save a file, with a name to start from."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Return where she wants a file, with the ending of the kind she chose; None when she would rather not.

    `kinds` is a list as Qt takes it: «Documento PDF (*.pdf);;Word (*.docx)».
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    endings = [part.partition("*")[2].partition(")")[0] for part in kinds.split(";;")]
    if path.suffix.lower() in endings:
        return path
    ending = kind.partition("*")[2].partition(")")[0] or endings[0]
    return path.with_name(path.name + ending)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder she wants, or None."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(chosen) if chosen else None

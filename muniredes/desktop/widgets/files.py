"""Ask for a file or a folder: where she last was, or in her documents, and its format before, by name."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from muniredes.desktop.focus import cursor_back
from muniredes.desktop.preferences import Preferences
from muniredes.i18n import _, mark

_FORMATS = {
    ".pdf": mark("PDF, para imprimir o firmar"),
    ".docx": mark("Word, para corregir"),
    ".html": mark("Página web, para abrir en el navegador"),
    ".xlsx": mark("Excel, para trabajar en una hoja de cálculo"),
    ".csv": mark("CSV, para llevarlo a otro programa"),
    ".ics": mark("iCalendar, para Outlook, Google o el móvil"),
}
"""What each format is for: she chooses by that, and not by an ending."""


def usual_folder() -> Path:
    """Return where she last chose a file, her documents, or whatever is hers on this computer."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    found = (Path(each) for each in (Preferences().last_folder, documents) if each)
    return next((each for each in found if each.is_dir()), Path.home())


def _remember(folder: Path) -> None:
    Preferences().last_folder = str(folder)


def _ending(kind: str) -> str:
    return kind.partition("*")[2].partition(")")[0]


def ask_kind(parent: QWidget, kinds: str) -> str:
    """Return the kind that she chooses among several, by what it is for; nothing when she leaves it."""
    offered = kinds.split(";;")
    if len(offered) == 1:
        return kinds
    menu = QMenu(parent)
    for kind in offered:
        word = _FORMATS.get(_ending(kind))
        menu.addAction(_(word) if word else kind.partition(" (")[0]).setData(kind)
    pressed = QApplication.focusWidget()
    place = pressed.mapToGlobal(pressed.rect().bottomLeft()) if pressed is not None else QCursor.pos()
    with cursor_back():
        chosen: QAction | None = menu.exec(place)
    return str(chosen.data()) if chosen is not None else ""


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Return where she wants a file, with the ending of the kind she chose; None when she would rather not.

    `kinds` is a list as Qt takes it: «Documento PDF (*.pdf);;Word (*.docx)».
    """
    wanted = ask_kind(parent, kinds)
    if not wanted:
        return None
    endings = [_ending(part) for part in wanted.split(";;")]
    proposed = Path(name)
    if proposed.suffix.lower() not in endings:
        proposed = proposed.with_name(proposed.stem + endings[0])
    with cursor_back():
        chosen, kind = QFileDialog.getSaveFileName(parent, title, str(usual_folder() / proposed), wanted)
    if not chosen:
        return None
    path = Path(chosen)
    _remember(path.parent)
    if path.suffix.lower() in endings:
        return path
    return path.with_name(path.name + (_ending(kind) or endings[0]))


def ask_file(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Return the file that she chooses, or None; from a folder, when it is known where it will be."""
    with cursor_back():
        chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder or usual_folder()), kinds)
    if not chosen:
        return None
    if folder is None:
        _remember(Path(chosen).parent)
    return Path(chosen)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder she wants, or None."""
    with cursor_back():
        chosen = QFileDialog.getExistingDirectory(parent, title, str(usual_folder()))
    if not chosen:
        return None
    _remember(Path(chosen))
    return Path(chosen)

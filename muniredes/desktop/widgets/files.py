"""Ask for a file or a folder: where she last was, or in her documents, and its format before, by name."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget

from muniredes.desktop.focus import cursor_back
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets.message_boxes import Icon, message
from muniredes.files import shown
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


_PATIENCE = 1.0
"""Seconds that a folder is waited for before another is proposed."""


def usual_folder() -> Path:
    """Return where she last wrote or read a file, her documents, or whatever is hers on this computer."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    found = (Path(each) for each in (Preferences().last_folder, documents) if each)
    return next((each for each in found if _answers(each.is_dir)), Path.home())


def _answers(ask: Callable[[], bool]) -> bool:
    """Whether something of a file or a folder is so, as far as it is known soon: a server may be silent."""
    said: list[bool] = []

    def tell() -> None:
        with suppress(OSError):
            said.append(ask())

    asking = threading.Thread(target=tell, name="far-folder", daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    return bool(said and said[0])


def remember(folder: Path) -> None:
    """Begin there from now on: something was written or read in it, and so it can be."""
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
    ending, proposed = _ending(wanted), Path(name)
    if proposed.suffix.lower() != ending:
        proposed = proposed.with_name(proposed.stem + ending)
    start = usual_folder() / proposed
    while True:
        with cursor_back():
            chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(start), wanted)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() == ending:
            return path
        start = path.with_name(path.name + ending)
        if not start.exists() or _may_replace(parent, title, start):
            return start


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    """Ask whether to write over a file whose whole name she did not write: the dialog did not see it."""
    said = _("Ya hay un fichero «{name}» en esa carpeta. ¿Reemplazarlo?").format(name=shown(path.name))
    asked = message(parent, Icon.Warning, said, _("Lo que hay en él se perderá."), title)
    yes = asked.addButton(_("Reemplazar"), QMessageBox.ButtonRole.DestructiveRole)
    other = asked.addButton(_("Elegir otro nombre…"), QMessageBox.ButtonRole.RejectRole)
    asked.setDefaultButton(other)
    asked.setEscapeButton(other)
    with cursor_back():
        asked.exec()
    return asked.clickedButton() is yes


def ask_file(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Return the file that she chooses, or None; from a folder, when it is known where it will be."""
    with cursor_back():
        chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(folder or usual_folder()), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if folder is None and _answers(partial(_can_be_read, path)):
        remember(path.parent)
    return path


def _can_be_read(path: Path) -> bool:
    """Whether a file opens at all: whoever asked for it says why not."""
    with path.open("rb"):
        return True


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder she wants, or None; `remember` it when something was written there."""
    with cursor_back():
        chosen = QFileDialog.getExistingDirectory(parent, title, str(usual_folder()))
    return Path(chosen) if chosen else None

"""The small windows that say, ask or show how far something is: all their words as they are, never a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import label
from muniredes.i18n import _

Icon = QMessageBox.Icon


def message(parent: QWidget | None, icon: Icon, text: str, more: str = "", title: str = "") -> QMessageBox:
    """Return a small window that says `text`, and under it `more`; whoever asks for it adds its buttons."""
    made = QMessageBox(parent)
    made.setIcon(icon)
    made.setWindowTitle(title)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setInformativeText(plain_tip(more))
    return made


def progress_window(parent: QWidget, doing: str, title: str) -> QProgressDialog:
    """Return a window that shows how far something is, and lets it be cancelled; it closes when told."""
    made = QProgressDialog(parent)
    made.setLabel(label(doing))
    made.setCancelButtonText(_("Cancelar"))
    made.setWindowModality(Qt.WindowModality.WindowModal)
    made.setWindowTitle(title)
    made.setMinimumDuration(0)
    made.setAutoClose(False)
    made.setAutoReset(False)
    return made

"""What every dialog that opens beside the page is: gone for good when it closes."""

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from muniredes.desktop.forms.base import Input
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.fitted import FittedDialog
from muniredes.desktop.widgets.drafts import ScreenKeeping
from muniredes.desktop.widgets.message_boxes import Icon, message
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_log = logging.getLogger(__name__)


def whatever_happens(save: Callable[[], object], where: QWidget) -> None:
    """Save something on the way out: she leaves even if it fails, and it is said in a sentence."""
    try:
        save()
    except Exception as error:  # nothing that fails may keep her in
        _log.exception("not saved on leaving")
        said = _("Algo no se ha podido guardar al cerrar. Lo que había escrito queda como borrador.")
        above = where.parentWidget()
        if above is not None and above.isVisible():
            said = f"{said} {error.sentence}" if isinstance(error, Problem) else said
            told = message(above.window(), Icon.Warning, said, title=_("No se ha podido guardar"))
            told.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            told.open()


class PassingDialog(FittedDialog):
    """A dialog opened with `open()`; Qt deletes it when it closes, so the window does not collect them."""

    def __init__(self, title: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(width, height)
        self.keeping: ScreenKeeping | None = None
        self.help_place: Place | None = None
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_help)

    def show_help(self) -> None:
        """Open the help of what the dialog is about or, if it does not say, of the page behind."""
        from muniredes.desktop.dialogs.help import open_help

        open_help(self, self.help_place)

    def keep_drafts(self, hub: Hub, about: str) -> Notice:
        """Keep what is typed here until it is done; return where it says that it was recovered."""
        self.keeping = ScreenKeeping(self, hub, type(self).__name__, about)
        return self.keeping.notice

    def accept(self) -> None:
        """Close because it is done: there is nothing more to keep."""
        if self.keeping is not None:
            self.keeping.forget()
        super().accept()

    def leaving(self) -> None:
        """Save what is being typed, whichever way the dialog closes."""

    def done(self, result: int) -> None:
        """Close, whatever happens to what was being saved."""
        whatever_happens(self.leaving, self)
        if self.keeping is not None:
            self.keeping.keep_now()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make Enter press the button that has the cursor, and not the main one behind its back."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.isAutoRepeat():  # a key held down answers one question, not the ones that follow
                return
            if isinstance(focused, QPushButton):
                focused.click()
                return
        super().keyPressEvent(event)


class AskingDialog(PassingDialog):
    """A dialog that does something when it is answered; what cannot be is said in it and changes nothing.

    Whoever makes one places `error` and what `foot` returns.
    """

    def __init__(self, title: str, verb: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(title, width, height, parent)
        self.error = label("", "error")
        self.error.hide()
        self.verb = button(verb, self.finish, "primary")
        self.verb.setDefault(True)

    def keep_drafts(self, hub: Hub, about: str) -> Notice:
        """Keep what is typed; and take back why something could not be done once the guide is another."""
        hub.changed.connect(self._on_guide_changed)
        return super().keep_drafts(hub, about)

    def _on_guide_changed(self, _change: Change) -> None:
        self.error.hide()

    def foot(self) -> QHBoxLayout:
        """Return the row of «Cancelar» and the verb."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Cancelar"), self.reject))
        row.addWidget(self.verb)
        return row

    def finish(self) -> None:
        """Do what was asked, or say why it cannot be."""
        try:
            self.carry_out()
        except Problem as problem:
            self.say_problem(problem)
            return
        self.accept()

    def say_problem(self, problem: Problem) -> None:
        """Say a problem once: beside the answer it is about, if it is asked here; else, over the buttons."""
        asked = (each for each in self.findChildren(QWidget) if isinstance(each, Input))
        about = (each for each in asked if each.field.key == problem.field and each.isVisibleTo(self))
        wrong = next(about, None)
        if wrong is None:
            self.say_wrong(problem.sentence)
            return
        self.error.hide()
        wrong.show_error(problem.sentence)
        wrong.focus_wrong()

    def say_wrong(self, sentence: str) -> None:
        """Say why it cannot be done, until she answers something else."""
        self.error.setText(sentence)
        self.error.show()
        self.reveal(self.error)
        for each in self.findChildren(QWidget):
            if isinstance(each, QLineEdit | QPlainTextEdit):
                each.textChanged.connect(self.error.hide)
            elif isinstance(each, QComboBox):
                each.currentIndexChanged.connect(self.error.hide)
            elif isinstance(each, QCheckBox | QRadioButton):
                each.toggled.connect(self.error.hide)

    def carry_out(self) -> None:
        """Do it; a Problem stays in the dialog."""
        raise NotImplementedError

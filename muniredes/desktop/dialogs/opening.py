"""Open the file, and when it cannot be opened or turns out to be damaged, say why and offer the ways on."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from muniredes import log
from muniredes.actions import reading, workspace
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.safekeeping.backups import Holding, LastGood
from muniredes.actions.workspace import Workspace
from muniredes.desktop.layouts.fitted import FittedDialog
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled, Progress
from muniredes.files import shown
from muniredes.i18n import _, ngettext

_log = logging.getLogger(__name__)


Open = Callable[[Progress], Workspace]
"""Opens a file beside the window; it may be told to stop."""


def open_or_ask(parent: QWidget, path: Path, trouble: Problem | None = None) -> Workspace | None:
    """Return the open file; None when she would rather leave.

    `trouble` is what is already known to be wrong with it: then she is asked before anything is tried.
    """
    while True:
        if trouble is None:
            found = open_apart(parent, path, partial(_open_and_keep, path))
            if isinstance(found, Workspace):
                return found
            trouble = found
        last = _last_good(parent, path)
        dialog = OpeningDialog(path, trouble, last, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return None
        if dialog.opened is not None:
            return dialog.opened
        trouble = None


def open_apart(window: QWidget, path: Path, act: Open) -> Workspace | Problem:
    """Open a file beside the window, with «Cancelar»; whatever stops it, return it in words to act upon."""
    try:
        return work_apart(window, _("Abriendo «{name}» y comprobándolo…").format(name=shown(path.name)), act)
    except Cancelled:
        return Problem(
            _("Ha dejado de abrir «{name}».").format(name=shown(path.name)), _("No se ha cambiado nada.")
        )
    except Problem as problem:
        return problem
    except Exception as error:  # a file nobody foresaw must not shut her out: the log has the details
        _log.exception("the file cannot be opened")
        return as_problem(error)


def _last_good(window: QWidget, path: Path) -> LastGood | None:
    """Look for the copy to go back to, beside the window: each one is read whole."""
    doing = _("Buscando la última copia entera…")
    try:
        return work_apart(window, doing, partial(backups.last_good, path))
    except Cancelled:
        return None


def as_problem(error: Exception) -> Problem:
    """Return what any error says of a file that cannot be used."""
    if isinstance(error, Problem):
        return error
    return Problem(
        _("Algo del fichero no se ha podido leer."),
        _("Los detalles están en {path}.").format(path=shown(log.log_file())),
    )


def _open_and_keep(path: Path, progress: Progress) -> Workspace:
    """Open a file, and do what is due today in it: the copy of the day among it."""
    opened = _open_and_look(path, progress)
    housekeeping.keep_house(opened)
    return opened


def _open_and_look(path: Path, progress: Progress, *, as_it_is: bool = False) -> Workspace:
    """Open a file and read the guide in it once, so that it is not a page that finds out."""
    return _looked_at(workspace.open_file(path, progress, as_it_is=as_it_is))


def _look_only(path: Path, _progress: Progress) -> Workspace:
    return _looked_at(workspace.look_only(path))


def _looked_at(opened: Workspace) -> Workspace:
    try:
        reading.snapshot(opened.database)
    except BaseException:
        opened.lock.release()
        raise
    return opened


class OpeningDialog(FittedDialog):
    """What is wrong with the file, and every way on: nothing of what it offers deletes anything.

    `last` is the copy to go back to. `opened` is the guide that she chose to go on with; None, once
    accepted, is to try again.
    """

    def __init__(
        self, path: Path, problem: Problem, last: LastGood | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._path = path
        self.opened: Workspace | None = None
        self.setWindowTitle(_("No se puede abrir la guía"))
        self.resize(580, 420)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 22, 24, 18)
        self._column.setSpacing(10)
        self._column.addWidget(label(_("No se puede abrir la guía"), "h2"))
        self._column.addWidget(label(problem.sentence))
        self._column.addWidget(
            label(_("El fichero no se ha tocado: {path}").format(path=shown(path)), "small", selectable=True)
        )
        self._notice = Notice()
        self._notice.hide()
        self._column.addWidget(self._notice)
        self._column.addStretch(1)
        self._offer_copies(last)
        self._column.addWidget(button(_("Volver a intentarlo"), self.accept))
        if path.is_file():
            self._offer_the_file()
        self._column.addWidget(button(_("Salir"), self.reject, "link"))

    def _offer_copies(self, last: LastGood | None) -> None:
        if last is None:
            self._column.addWidget(label(_("No hay ninguna copia entera junto al fichero."), "muted"))
        else:
            self._column.addWidget(label(_told(last), "muted"))
            back = button(_("Recuperar la última copia"), lambda: self.restore(last.copy.path), "primary")
            self._column.addWidget(back)
        self._column.addWidget(button(_("Recuperar otra copia…"), self._choose))

    def _offer_the_file(self) -> None:
        self._column.addWidget(button(_("Seguir con él tal como está"), self.go_on))
        self._column.addWidget(button(_("Solo mirar lo que se pueda leer"), self.look_only))
        self._column.addWidget(button(_("Apartar este fichero y empezar de nuevo"), self.start_anew))

    def restore(self, source: Path) -> None:
        """Put a copy in the place of the file; what is there is kept beside it."""
        doing = _("Recuperando «{name}»…").format(name=shown(source.name))
        self._do(doing, lambda progress: backups.restore_file(self._path, source, progress))

    def start_anew(self) -> None:
        """Set the file aside under another name, with its journal, and begin an empty guide."""
        self._do(_("Apartando el fichero…"), lambda _progress: backups.set_aside(self._path))

    def go_on(self) -> None:
        """Open the file as it is, if everything in it can be read."""
        self._open(partial(_open_and_look, self._path, as_it_is=True))

    def look_only(self) -> None:
        """Open what can be read of the file, without writing."""
        self._open(partial(_look_only, self._path))

    def _do(self, doing: str, act: Callable[[Progress], object]) -> None:
        try:
            work_apart(self, doing, act)
        except Cancelled:
            self._notice.say(_("Cancelado: no se ha cambiado nada."), "")
            return
        except Exception as error:  # whatever it is, she is still in the window with the other ways on
            _log.exception("a way on is closed")
            self._notice.say(as_problem(error).sentence, "danger")
            return
        self.accept()

    def _open(self, act: Open) -> None:
        found = open_apart(self, self._path, act)
        if isinstance(found, Problem):
            self._notice.say(found.sentence, "danger")
            return
        self.opened = found
        self.accept()

    def _choose(self) -> None:
        kinds = _("Copias (*.zip *.sqlite *.muniredes)")
        chosen = ask_file(self, _("Recuperar una copia"), kinds, self._path.parent)
        if chosen is not None:
            self.restore(chosen)


def _told(last: LastGood) -> str:
    """Return until when the last good copy knows, what it brings, and what would be lost by going back."""
    held = f" {what_it_holds(last.holding)}" if last.holding else ""
    return _until(last) + held


def what_it_holds(holding: Holding) -> str:
    """Return what is in a copy, in a sentence."""
    if not holding.council and not holding.accounts and not holding.people:
        return _("Está vacía: no tiene pueblo, ni cuentas, ni personas.")
    counts = (
        ngettext("{n} cuenta", "{n} cuentas", holding.accounts),
        ngettext("{n} persona", "{n} personas", holding.people),
        ngettext("{n} mensaje", "{n} mensajes", holding.messages),
    )
    return _("Trae: {all}.").format(all=", ".join(filter(None, (holding.council, *counts))))


def _until(last: LastGood) -> str:
    when = _("La última copia entera llega hasta el {day}, a las {hour}.").format(
        day=long_date(last.until.date()), hour=last.until.strftime("%H:%M")
    )
    if last.lost is None:
        return when + " " + _("Lo que se hiciera después no está en ella.")
    if last.lost == 0:
        return when + " " + _("Tiene todo lo que se guardó.")
    lacking = ngettext(
        "Le falta {n} cambio, hecho después.", "Le faltan {n} cambios, hechos después.", last.lost
    )
    return when + " " + lacking

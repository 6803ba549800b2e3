"""When the program itself fails: nothing saved is lost, and what happened can be sent to whoever mends it."""

import logging
import os
import sys
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QMessageLogContext, QThread, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from muniredes import __version__, log, policy
from muniredes.console import complain
from muniredes.desktop.layouts.fitted import FittedDialog
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.problems import Problem
from muniredes.files import shown
from muniredes.i18n import _

_log = logging.getLogger(__name__)

_NO_SCREEN = 1


def details(error: BaseException) -> str:
    """Return what whoever mends the program needs: versions and the trace; nothing the council wrote."""
    import platform
    import traceback

    python, system = platform.python_version(), platform.platform()
    versions = f"MuniRedes {__version__} · Python {python} · Qt {qt_version} · {system}"
    return versions + "\n\n" + "".join(traceback.format_exception(error))


class CrashDialog(FittedDialog):
    """A calm sentence, and a button that copies the details."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Algo ha fallado"))
        self.resize(560, 260)
        self._details = details(error)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(label(_("El programa ha tenido un fallo"), "h2"))
        column.addWidget(
            label(
                _(
                    "Lo que estaba guardado sigue guardado. Puede seguir trabajando; "
                    "si se repite, cierre y vuelva a abrir."
                )
            )
        )
        column.addWidget(
            label(
                _("Para que se pueda arreglar, copie los detalles y envíelos a quien le da soporte."), "muted"
            )
        )
        if contact := policy.in_force().contact:
            column.addWidget(label(contact, "field", selectable=True))
        column.addWidget(
            label(_("También están en {path}.").format(path=shown(log.log_file())), "small", selectable=True)
        )
        self._text = QPlainTextEdit(self._details)
        self._text.setReadOnly(True)
        self._text.hide()
        column.addWidget(self._text, 1)
        column.addStretch(0)
        foot = QHBoxLayout()
        self.copy_button = button(_("Copiar detalles"), self.copy)
        foot.addWidget(self.copy_button)
        foot.addWidget(button(_("Ver los detalles"), self._text.show, "link"))
        foot.addStretch(1)
        foot.addWidget(button(_("Seguir"), self.accept, "primary"))
        column.addLayout(foot)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)
        self.copy_button.setText(_("Copiados"))


def install() -> None:
    """Show every failure that nobody caught in the dialog, once at a time, and write it to the log."""
    sys.excepthook = _on_uncaught


def hear_qt() -> None:
    """Write to the log what Qt would say on a console that she may not even see."""
    qInstallMessageHandler(_on_qt)


def _on_qt(kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
    worrying = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    _log.log(logging.ERROR if worrying else logging.INFO, "Qt: %s", said)
    if kind is QtMsgType.QtFatalMsg:  # it would abort, and leave her without a word
        complain(
            _(
                "MuniRedes no puede abrir su ventana: este ordenador no tiene una pantalla que pueda usar. "
                "Ábralo desde el escritorio; sin pantalla sirven las órdenes de «muniredes --ayuda»."
            )
        )
        sys.stderr.flush()
        os._exit(_NO_SCREEN)


def tell(error: BaseException) -> None:
    """Say what was wrong before there was a window to say it in, and write it to the log."""
    _log.error("start", exc_info=error)
    _show(error)


class _Showing:
    """Whether a dialog is open already: a failure that repeats must not fill the screen."""

    now = False


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.error("uncaught", exc_info=(kind, error, trace))
    app = QApplication.instance()
    if app is None or QThread.currentThread() is not app.thread() or _Showing.now:
        return
    _Showing.now = True
    try:
        _show(error)
    finally:
        _Showing.now = False


def _show(error: BaseException) -> None:
    """A Problem that nobody showed is still only a problem; anything else is a fault of the program."""
    parent = QApplication.activeWindow()
    if isinstance(error, Problem):
        from muniredes.desktop.widgets.message_boxes import Icon, message

        message(parent, Icon.Warning, error.sentence, title=_("No se ha podido")).exec()
        return
    CrashDialog(error, parent).exec()

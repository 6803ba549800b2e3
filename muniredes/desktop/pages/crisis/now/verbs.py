"""What can be done with a crisis as a whole: stop what was planned, pass it on, end it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMenu, QPushButton

from muniredes.actions.crisis import pausing
from muniredes.desktop.dialogs.crisis.beginning import BeginningDialog
from muniredes.desktop.dialogs.crisis.ending import EndingDialog
from muniredes.desktop.dialogs.crisis.handover import HandoverDialog
from muniredes.desktop.dialogs.crisis.level import LevelDialog
from muniredes.desktop.dialogs.crisis.next_notice import NextNoticeDialog
from muniredes.desktop.dialogs.crisis.pause import PauseDialog, stop_planned, stop_words
from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import Card
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.crisis.now.log import LogCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.counting import messages_in
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.places import Place, Target
from muniredes.i18n import _, ngettext


class VerbsCard(Card):
    """`another_asked` says that something else is happening too."""

    another_asked = Signal()
    target_asked = Signal(object)

    def __init__(self, hub: Hub, log: LogCard) -> None:
        super().__init__()
        self._hub, self._log = hub, log
        self._file: IncidentFile | None = None
        self.stop = button("", self._pause)
        self.resume = button("", self._resume)
        self.close_it = button(_("Cerrar la crisis…"), self._end)
        self.inner.addLayout(FlowLayout(*self._verbs()))
        words = _("Lo que dejó programado dentro de una red sigue en marcha: párelo también allí.")
        self._elsewhere = label(words, "small")
        self.inner.addWidget(self._elsewhere)

    def _verbs(self) -> tuple[QPushButton, ...]:
        return (
            self.stop,
            self.resume,
            button(_("Nivel…"), partial(self._open, LevelDialog)),
            button(_("Entregar…"), partial(self._open, HandoverDialog)),
            self.close_it,
            self._more(),
        )

    def _more(self) -> QPushButton:
        """Return the button of what is seldom needed."""
        menu = QMenu(self)
        for text, act in (
            (_("Elegir qué cuentas se paran…"), self._choose_pause),
            (_("Cambiar la hora del próximo aviso…"), partial(self._open, NextNoticeDialog)),
            (_("Corregir qué es y cuándo empezó…"), partial(self._open, BeginningDialog)),
            (_("Pasa otra cosa a la vez"), self.another_asked.emit),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
        made = button(_("Más"))
        made.setMenu(menu)
        return made

    def show_file(self, file: IncidentFile) -> None:
        """Show what can be done with a crisis."""
        self._file = file
        waiting = messages_in(pausing.stopped_by(self._hub.database, file.incident))
        given, taken = (self.resume, self.stop) if waiting else (self.stop, self.resume)
        given.show()
        if taken.hasFocus():
            put_cursor(given)
        taken.hide()
        self._elsewhere.setVisible(waiting > 0)
        self.stop.setText(stop_words(self._hub, file))
        text = ngettext("Reanudar {n} mensaje…", "Reanudar {n} mensajes…", waiting)
        self.resume.setText(text)

    def _open(self, dialog: type) -> QDialog:
        made: QDialog = dialog(self._hub, self._file, self)
        made.open()
        return made

    def _pause(self) -> None:
        """Stop what was planned, with one press."""
        assert self._file is not None
        stop_planned(self._hub, self._file, self)

    def _choose_pause(self) -> None:
        assert self._file is not None
        PauseDialog(self._hub, self._file, self).open()

    def _resume(self) -> None:
        assert self._file is not None
        ResumeDialog(self._hub, self._file, self).open()

    def _end(self) -> None:
        assert self._file is not None
        dialog = EndingDialog(self._hub, self._file, self, self._log.half_written())
        target = Target(Place.CRISIS, self._id(), "incident")
        dialog.line_kept.connect(self._log.begin_again)
        dialog.accepted.connect(lambda: self.target_asked.emit(target))
        dialog.open()

    def _id(self) -> int:
        assert self._file is not None
        assert self._file.incident.id is not None
        return self._file.incident.id

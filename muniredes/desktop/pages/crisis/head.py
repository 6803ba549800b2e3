"""The head of a crisis: what it is, how serious, its clocks, and what can be done with it as a whole."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QMenu, QPushButton, QVBoxLayout

from muniredes.actions import clock
from muniredes.actions.crisis import pausing
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.beginning import BeginningDialog
from muniredes.desktop.dialogs.crisis.ending import EndingDialog
from muniredes.desktop.dialogs.crisis.handover import HandoverDialog
from muniredes.desktop.dialogs.crisis.level import LevelDialog
from muniredes.desktop.dialogs.crisis.next_notice import NextNoticeDialog
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.crisis.pause import PauseDialog
from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.flow import FlowLayout
from muniredes.desktop.widgets.layout import card
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import badge, button, label, set_tone
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import CLOCK_TOLERANCE, breach_deadline, is_clock_behind
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.places import Place, Target
from muniredes.i18n import _, ngettext

_TONES = {
    CrisisLevel.ROUTINE: "good",
    CrisisLevel.INCIDENT: "warning",
    CrisisLevel.LOCAL: "warning",
    CrisisLevel.SEVERE: "danger",
}


class RunHead(QFrame):
    """`another_asked` says that something else is happening too."""

    another_asked = Signal()
    target_asked = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._file: IncidentFile | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        outer.addWidget(frame)
        self._name = label("", "h2")
        inner.addWidget(self._name)
        self._level = badge("")
        self._drill = badge(_("Simulacro"), "accent")
        self._since = label("", "muted")
        self._since.setWordWrap(False)
        inner.addLayout(FlowLayout(self._level, self._drill, self._since, across=12))
        self._breach = Notice()
        self._clock = Notice()
        inner.addWidget(self._breach)
        inner.addWidget(self._clock)
        self.stop = button(_("Parar lo programado"), self._pause)
        self.resume = button("", self._resume)
        inner.addLayout(FlowLayout(*self._verbs()))

    def _verbs(self) -> tuple[QPushButton, ...]:
        return (
            button(_("Avisar a la gente…"), self.tell, "primary"),
            self.stop,
            self.resume,
            button(_("Nivel…"), partial(self._open, LevelDialog)),
            button(_("Entregar…"), partial(self._open, HandoverDialog)),
            button(_("Cerrar la crisis…"), self._end),
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
        """Show a crisis."""
        self._file = file
        incident = file.incident
        self._name.setText(incident.name)
        self._level.setText(_("Nivel {level}").format(level=incident.level.title))
        set_tone(self._level, "tone", _TONES[incident.level])
        self._drill.setVisible(incident.is_drill)
        self._since.setText(self._since_words(file))
        waiting = len(incident.paused_posts)
        self.stop.setVisible(not waiting)
        self.resume.setVisible(waiting > 0)
        text = ngettext("Reanudar {n} publicación…", "Reanudar {n} publicaciones…", waiting)
        self.resume.setText(text)
        self.tick(clock.instant())

    def _since_words(self, file: IncidentFile) -> str:
        incident = file.incident
        where = clocks.zone(self._hub.snapshot.council)
        assert incident.began_at is not None
        began = clocks.when(incident.began_at, where, clock.today())
        handler = self._hub.snapshot.person(incident.handler_id)
        text = _("Empezó {when}").format(when=began)
        return _("{text} · la lleva {name}").format(text=text, name=handler.name) if handler else text

    def tick(self, now: datetime) -> None:
        """Say how long is left of the clock of a breach, and whether that of the computer is wrong.

        The next notice is told above every page.
        """
        if self._file is None:
            return
        self._breach.say(self._breach_words(now), "danger")
        self._clock.say(self._clock_words(now), "warning")

    def _breach_words(self, now: datetime) -> str:
        assert self._file is not None
        council = self._hub.snapshot.council
        known = book(self._hub.snapshot.crisis)
        deadline = breach_deadline(self._file.incident, known.breach_hours.value)
        if deadline is None:
            return ""
        text = _("Brecha de datos: hay que decidir y notificar a {who} antes de {when} ({left}).")
        return text.format(
            who=known.authority(council.region if council else "").name,
            when=clocks.day_and_hour(deadline, clocks.zone(council)),
            left=clocks.left(deadline, now),
        )

    def _clock_words(self, now: datetime) -> str:
        assert self._file is not None
        if clock.behind() <= CLOCK_TOLERANCE and not is_clock_behind(now, self._file.entries):
            return ""
        return _(
            "El reloj del ordenador va por detrás de lo que ya está apuntado. No se pierde nada: lo nuevo se "
            "apunta a continuación. Ponga el reloj en hora cuando pueda."
        )

    # ── What it does ─────────────────────────────────────────────────────────────────────────

    def _open(self, dialog: type) -> QDialog:
        made: QDialog = dialog(self._hub, self._file, self)
        made.open()
        return made

    def tell(self) -> None:
        """Open the notices."""
        assert self._file is not None
        NoticeDialog(self._hub, self._file, book(self._hub.snapshot.crisis), None, self).open()

    def _pause(self) -> None:
        """Stop everything that was planned, with one press."""
        self._hub.attempt(pausing.pause, self._id())

    def _choose_pause(self) -> None:
        assert self._file is not None
        PauseDialog(self._hub, self._file, self).open()

    def _resume(self) -> None:
        assert self._file is not None
        ResumeDialog(self._hub, self._file, self).open()

    def _end(self) -> None:
        assert self._file is not None
        dialog = EndingDialog(self._hub, self._file, self)
        target = Target(Place.CRISIS, self._id(), "incident")
        dialog.accepted.connect(lambda: self.target_asked.emit(target))
        dialog.open()

    def _id(self) -> int:
        assert self._file is not None
        assert self._file.incident.id is not None
        return self._file.incident.id

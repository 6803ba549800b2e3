"""What is going on, above every page: which crisis, its next notice, and the way back to it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.desktop import theme
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.flow import LineLayout
from muniredes.desktop.widgets.layout import clear
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import Incident
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_EVERY_MS = 1000
_NARROWEST = 34


class CrisisBar(QFrame):
    """One line for each open crisis, with its clock; hidden while there is none."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.setObjectName("crisisBar")
        self._hub = hub
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 6, 14, 6)
        self._column.setSpacing(4)
        self._lines: list[tuple[IncidentFile, QLabel]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        hub.changed.connect(self.refresh)
        hub.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the crises that are open now."""
        clear(self._column)
        self._lines = []
        files = self._hub.snapshot.crisis.open_files
        for file in files:
            self._column.addWidget(self._line(file))
        self.setVisible(bool(files))
        if files:
            self._timer.start()
        else:
            self._timer.stop()
        self.tick()

    def _line(self, file: IncidentFile) -> QWidget:
        said = label("")
        self._lines.append((file, said))
        target = Target(Place.CRISIS, file.incident.id, "incident")
        go = button(_("Seguir"), partial(self.target_asked.emit, target))
        go.setAccessibleName(_("Seguir: {name}").format(name=file.incident.title))
        holder = QWidget()
        holder.setLayout(LineLayout(said, go, narrowest=theme.letters(_NARROWEST)))
        return holder

    def tick(self) -> None:
        """Say how long is left."""
        now = clock.instant()
        for file, said in self._lines:
            said.setText(self._sentence(file, now))

    def _sentence(self, file: IncidentFile, now: datetime) -> str:
        parts = [file.incident.title, self._notice(file.incident, now)]
        if len(self._lines) == 1:  # several leave no room for more, in large text
            done = sum(not step.is_pending for step in file.steps)
            parts.append(_("{done} de {all} pasos").format(done=done, all=len(file.steps)))
        return " · ".join(part for part in parts if part)

    def _notice(self, incident: Incident, now: datetime) -> str:
        if incident.next_notice_at is None:
            return ""
        where = clocks.zone(self._hub.snapshot.council)
        when = clocks.when(incident.next_notice_at, where, clock.today())
        left = clocks.left(incident.next_notice_at, now)
        return _("Próximo aviso {when} ({left})").format(when=when, left=left)

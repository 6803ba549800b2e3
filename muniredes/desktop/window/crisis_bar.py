"""What is going on, above every page: which crisis, its next notice, and the way back to it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.desktop import theme
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import LineLayout
from muniredes.desktop.widgets.text import button, label, set_tone
from muniredes.domain.calendar.messages.zones import PENINSULA
from muniredes.domain.crisis import clocks
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_EVERY_MS = 1000
_NARROWEST = 34


@dataclass(frozen=True)
class _Open:
    """The crises that are open in a guide, and the clock by which their hours are said."""

    files: tuple[IncidentFile, ...]
    where: str


_NONE = _Open((), PENINSULA)


class CrisisBar(QFrame):
    """One line for each open crisis, with its clock; hidden while there is none.

    Those of her guide stay while another file is looked at, where the others are said to be of it.
    `target_asked` leads to a crisis of the file that is open, `own_asked` to one of her guide.
    """

    target_asked = Signal(object)
    own_asked = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.setObjectName("crisisBar")
        self._hub = hub
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 6, 14, 6)
        self._column.setSpacing(4)
        self._own = _NONE
        self._lines: list[tuple[IncidentFile, str, str, QLabel]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        hub.changed.connect(self.refresh)
        hub.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the crises that are open now; those that it showed, while the guide cannot be read."""
        snapshot = self._hub.glance()
        if snapshot is None:
            return
        clear(self._column)
        self._lines = []
        here = _Open(tuple(snapshot.crisis.open_files), clocks.zone(snapshot.council))
        shown = (*self._own.files, *here.files) if self._hub.is_visiting else here.files
        set_tone(self, "drill", all(file.incident.is_drill for file in shown))
        if self._hub.is_visiting:
            self._add_lines(self._own, "", _("Volver a mi guía y seguir"), self.own_asked)
            self._add_lines(here, self._visited(), _("Seguir"), self.target_asked)
        else:
            self._own = here
            self._add_lines(here, "", _("Seguir"), self.target_asked)
        self.setVisible(bool(self._lines))
        if self._lines:
            self._timer.start()
        else:
            self._timer.stop()
        self.tick()

    def _visited(self) -> str:
        return _("En esta copia") if self._hub.workspace.is_passing else _("En el ejemplo")

    def _add_lines(self, found: _Open, whose: str, verb: str, asked: SignalInstance) -> None:
        for file in found.files:
            said = label("")
            self._lines.append((file, found.where, whose, said))
            target = Target(Place.CRISIS, file.incident.id, "incident")
            go = button(verb, partial(asked.emit, target))
            go.setAccessibleName(f"{verb}: {file.incident.title}")
            holder = QWidget()
            holder.setLayout(LineLayout(said, go, narrowest=theme.letters(_NARROWEST)))
            self._column.addWidget(holder)

    def tick(self) -> None:
        """Say how long is left."""
        now = clock.instant()
        for file, where, whose, said in self._lines:
            said.setText(self._sentence(file, where, whose, now))

    def _sentence(self, file: IncidentFile, where: str, whose: str, now: datetime) -> str:
        name = f"{whose}: {file.incident.title}" if whose else file.incident.title
        parts = [name, _notice(file, where, now)]
        if len(self._lines) == 1:  # several leave no room for more, in large text
            done = sum(not step.is_pending for step in file.steps)
            parts.append(_("{done} de {all} pasos").format(done=done, all=len(file.steps)))
        return " · ".join(part for part in parts if part)


def _notice(file: IncidentFile, where: str, now: datetime) -> str:
    """Say which notice is due: until one is out, the hour is not the one that its text promises."""
    incident = file.incident
    if incident.next_notice_at is None:
        return ""
    when = clocks.when(incident.next_notice_at, where, clock.today())
    left = clocks.left(incident.next_notice_at, now)
    if not any(entry.kind is EntryKind.NOTICE for entry in file.entries):
        return _("Primer aviso {when} ({left})").format(when=when, left=left)
    return _("Próximo aviso {when} ({left})").format(when=when, left=left)

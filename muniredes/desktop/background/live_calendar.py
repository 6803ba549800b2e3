"""Keep the calendar as a file in a folder of hers, written again a moment after each change."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from muniredes.actions.calendar.concerns import CONCERNED
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.background.told_once import SaidOnce
from muniredes.desktop.hub import Hub
from muniredes.desktop.preferences import Preferences
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress

if TYPE_CHECKING:
    from muniredes.actions.calendar.files.live import Prepared

_AFTER_MS = 1500


class LiveCalendar(QObject):
    """Writes when she rests, when another file is opened, and when the window closes.

    The folder may be far away and slow: nothing of it is asked in the window.

    `said` carries what keeps it from being written, once until it can be again. Only her own
    is written: whoever looks at her folder would take any other for hers.
    """

    said = Signal(str)

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._trouble = SaidOnce(self.said.emit)
        self._writing: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.write)
        hub.changed.connect(self._on_changed)
        hub.replaced.connect(self._timer.start)
        self._timer.start()

    def _on_changed(self, change: Change) -> None:
        if change.concerns(*CONCERNED):
            self._timer.start()

    def finish(self) -> None:
        """Begin to write what still waits, after what is being written: the window is closing."""
        if self._timer.isActive():
            self._timer.stop()
            self._write(after=self._writing)

    def write(self) -> None:
        """Write the calendar, if she wants it somewhere and something in it is different."""
        self._timer.stop()
        if self._writing is not None:
            self._timer.start()
            return
        self._write()

    def _write(self, after: Job | None = None) -> None:
        from muniredes.actions.calendar.files import live

        preferences = Preferences()
        folder = preferences.live_calendar_folder
        if not folder or not self._hub.is_hers:
            return
        try:
            alarm, each = preferences.live_calendar_alarm, preferences.live_calendar_each
            prepared = live.prepare(self._hub.database, Path(folder), alarm, each=each)
        except Problem as problem:
            self._trouble.say(problem)
            return
        self._writing = Job(partial(_write_in_turn, prepared, after), self)
        self._writing.ended.connect(self._on_ended)
        self._writing.done.connect(self._trouble.is_over)
        self._writing.failed.connect(self._trouble.say)
        self._writing.start_at_once()

    def _on_ended(self) -> None:
        self._writing = None


def _write_in_turn(prepared: "Prepared", after: Job | None, _progress: Progress) -> None:
    from muniredes.actions.calendar.files import live

    if after is not None:
        after.wait()
    live.write(prepared)

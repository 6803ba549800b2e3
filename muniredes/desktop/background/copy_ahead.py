"""Get ready the copy that closing will leave, beside the window, when she rests after a change."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from muniredes.actions import workspace
from muniredes.desktop.background.jobs import Job, only_logged
from muniredes.desktop.hub import Hub
from muniredes.domain.history import Change

AFTER_MS = 20_000
"""Without a change for so long, she rests."""


class CopyAhead(QObject):
    """Of a big file the copy takes seconds: she would wait for it at closing, when she is leaving."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._under_way: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.get_ready)
        hub.changed.connect(self._on_changed)
        hub.replaced.connect(self._timer.stop)

    def _on_changed(self, _change: Change) -> None:
        self._timer.start()

    def get_ready(self) -> None:
        """Begin; with one under way, which lacks what changed since, wait again."""
        if self._under_way is not None:
            self._timer.start()
            return
        self._under_way = Job(partial(workspace.get_a_copy_ready, self._hub.workspace), self)
        self._under_way.on_fault = only_logged
        self._under_way.ended.connect(self._on_ended)
        self._under_way.start()

    def _on_ended(self) -> None:
        self._under_way = None

"""Leave the second copy in the folder chosen for it, beside the window, a while after each change."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from muniredes.actions import clock
from muniredes.actions.safekeeping import second_copy
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.background.told_once import SaidOnce
from muniredes.desktop.hub import Hub
from muniredes.domain.problems import Problem

_AFTER_MS = 5_000
_EVERY_MS = 15 * 60_000


class SecondCopy(QObject):
    """Copies soon after the start, and every quarter of an hour while something is new.

    The folder may be far away and slow: nothing waits for it, neither the window nor its closing. `said`
    carries what keeps the copy from being made, once until it can be again.
    """

    said = Signal(str)

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._under_way: Job | None = None
        self._trouble = SaidOnce(self.said.emit)
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.copy)
        self._timer.start()
        QTimer.singleShot(_AFTER_MS, self, self.copy)

    def copy(self) -> None:
        """Make the copy, if the one that is there lacks something."""
        if (
            self._is_over
            or self._under_way is not None
            or second_copy.state().folder is None
            or not self._hub.is_hers
        ):
            return
        path = self._hub.database.path
        self._under_way = Job(partial(second_copy.keep, path), self)
        self._under_way.ended.connect(self._on_ended)
        self._under_way.done.connect(self._trouble.is_over)
        self._under_way.failed.connect(self._on_failed)
        self._under_way.start_at_once()

    def finish(self) -> None:
        """Begin no more, and leave what is under way: the window is closing."""
        self._is_over = True
        if self._under_way is not None:
            self._under_way.cancel()

    def _on_ended(self) -> None:
        self._under_way = None

    def _on_failed(self, problem: Problem) -> None:
        known = second_copy.state()
        is_missed = known.is_fixed or known.is_old(clock.machine().date())  # a stick is not always there
        if is_missed:
            self._trouble.say(problem)

"""Do what another day asks of a guide that was left open: what repeats goes on."""

from dataclasses import replace

from PySide6.QtCore import QObject

from muniredes.actions import clock
from muniredes.actions.safekeeping import housekeeping
from muniredes.desktop.hub import Hub


class NewDay(QObject):
    """Looks when an hour strikes. What it does, she did not: the pages know, and it is not said."""

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._day = clock.today()
        hub.struck.connect(self.look)

    def look(self) -> None:
        """Do it once in each day."""
        if clock.today() == self._day:
            return
        self._day = clock.today()
        change = housekeeping.begin_day(self._hub.workspace)
        if change is not None:
            self._hub.announce(replace(change, title=""))

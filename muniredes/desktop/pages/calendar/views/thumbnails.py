"""The pictures of the cards, in small: read one by one when nothing else is being done."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from muniredes.actions import reading
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.thumbnail import small

_MOST = 300
"""How many are kept: those of several months."""


class Thumbnails(QObject):
    """`ready` says that one more can be drawn."""

    ready = Signal()

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._waiting: dict[str, None] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_one)

    def of(self, digest: str) -> QPixmap | None:
        """Return a picture in small; one that is not ready is drawn later."""
        found = self._kept.get(digest)
        if found is None:
            self._waiting[digest] = None
            self._timer.start()
        else:
            self._kept.move_to_end(digest)
        return found

    def _read_one(self) -> None:
        digest = next(iter(self._waiting), None)
        if digest is None:
            self._timer.stop()
            return
        del self._waiting[digest]
        stored = reading.picture(self._hub.database, digest)
        self._kept[digest] = small(stored.data) if stored else QPixmap(1, 1)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        self.ready.emit()

"""What the window is called in the task bar: how much has to be done now, and whose guide it is."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from muniredes.actions import clock
from muniredes.desktop.hub import Hub
from muniredes.desktop.window.main_window import MainWindow
from muniredes.domain.history import Change
from muniredes.domain.today.agenda import count_now

_AFTER_MS = 200
"""Changes come one after another: the number is told once."""


class WindowName(QObject):
    """Tells the number that «Hoy» shows first of her own guide, in the name of the window and its icon."""

    def __init__(self, hub: Hub, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._window = hub, window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._tell)
        hub.changed.connect(self._on_changed)
        for news in (hub.noted, hub.replaced, hub.struck, window.woken):
            news.connect(self._timer.start)
        self._tell()

    def _on_changed(self, change: Change) -> None:
        if change.concerns("council"):
            self._tell()
        else:
            self._timer.start()

    def _tell(self) -> None:
        snapshot = self._hub.glance()
        if snapshot is None:
            return
        number, body = count_now(snapshot, clock.now()) if self._hub.is_hers else 0, snapshot.council
        name = f"{body.official_name} — MuniRedes" if body else "MuniRedes"
        self._window.setWindowTitle(f"({number}) {name}" if number else name)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(number)

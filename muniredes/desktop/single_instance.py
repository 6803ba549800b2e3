"""One window per file: starting the program again brings the first window to the front."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from muniredes import paths

_WAIT_MS = 400


class SingleInstance(QObject):
    """The door that a second start knocks at. `knocked` is emitted when one does."""

    knocked = Signal()

    def __init__(self, database: Path) -> None:
        super().__init__()
        who = f"{paths.user_name()}:{database.resolve()}"
        self._name = "muniredes-" + hashlib.sha256(who.encode()).hexdigest()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def knock(self) -> bool:
        """Knock at the door of a window that is open already; say whether somebody answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_WAIT_MS)
        socket.disconnectFromServer()
        return answered

    def listen(self) -> None:
        """Wait for later starts; a door left by a program that died is replaced."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def _on_knock(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
        self.knocked.emit()

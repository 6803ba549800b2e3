"""One window per file: starting the program again brings the first window to the front."""

import os
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QEventLoop, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from muniredes import paths
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_WAIT_MS = 400
ANSWERS_MS = 10_000
"""A window that is being filled, in a slow computer, takes some seconds to hear."""

_ANSWER = b"!"


class SingleInstance(QObject):
    """The door that a second start knocks at. `knocked` is emitted when one does.

    `brought` carries the path of the package that the second start was given, if it was.
    """

    knocked = Signal()
    brought = Signal(object)

    def __init__(self, database: Path) -> None:
        super().__init__()
        who = f"{paths.user_name()}:{os.path.realpath(database)}"
        told = QCryptographicHash.hash(who.encode(), QCryptographicHash.Algorithm.Sha256).toHex()
        self._name = "muniredes-" + bytes(told.data()).decode()[:24]
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def knock(self, package: Path | None = None) -> bool:
        """Knock at the door of a window that is open already, with a package; say whether it answered.

        The system takes the call though nobody hears it: raises a Problem when the window is stuck.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        if package is not None:
            socket.write(os.fsencode(package.absolute()))
            socket.waitForBytesWritten(_WAIT_MS)
        has_answered = _is_answered(socket)
        is_there = socket.state() is QLocalSocket.LocalSocketState.ConnectedState
        socket.disconnectFromServer()
        if is_there and not has_answered:
            raise Problem(
                _("MuniRedes ya está abierto con esta guía y no responde."),
                _("Espere un poco; si sigue igual, cierre la sesión del ordenador y vuelva a abrirlo."),
            )
        return has_answered

    def listen(self) -> None:
        """Wait for later starts; a door left by a program that died is replaced."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def stop(self) -> None:
        """Hear no more: the window has gone, and a later start is the first."""
        self._server.close()

    def _on_knock(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            self._callers.append(caller)
            caller.disconnected.connect(self._on_gone)
            caller.write(_ANSWER)
            caller.flush()
        self.knocked.emit()
        self._on_gone()

    def _on_gone(self) -> None:
        """Read what each start that has gone by left here."""
        gone = [
            each for each in self._callers if each.state() is QLocalSocket.LocalSocketState.UnconnectedState
        ]
        for caller in gone:
            self._callers.remove(caller)
            said = bytes(caller.readAll().data())
            caller.deleteLater()
            if said:
                self.brought.emit(Path(os.fsdecode(said)))


def _is_answered(socket: QLocalSocket) -> bool:
    """Wait for the window to say that it heard, for a while; say whether it did."""
    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    for news in (socket.readyRead, socket.disconnected, late.timeout):
        news.connect(loop.quit)
    late.start(ANSWERS_MS)
    if not socket.bytesAvailable():
        loop.exec()
    return socket.bytesAvailable() > 0

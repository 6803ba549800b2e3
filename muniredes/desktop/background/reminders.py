"""Say that the hour of a post has come, once each, while the program is open."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from muniredes.actions import clock, knowledge
from muniredes.desktop import icons
from muniredes.desktop.hub import Hub
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.watch.waiting import Waiting
from muniredes.domain.next_step import publishable
from muniredes.domain.places import Place, Target
from muniredes.domain.today.agenda import due_now
from muniredes.i18n import _, ngettext

_EVERY_MS = 30_000
_SHOWN_MS = 15_000


class Reminders(QObject):
    """Looks every half minute, for her own guide.

    `said` carries a sentence where there is no tray, `target_asked` a place.
    """

    said = Signal(str)
    target_asked = Signal(object)

    def __init__(self, hub: Hub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._since = clock.now()
        self._last: PostLine | None = None
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(lambda: self.look(clock.now()))
        self._timer.start()
        hub.replaced.connect(self._begin_again)

    def _begin_again(self) -> None:
        self._since = clock.now()

    def look(self, now: datetime) -> tuple[Waiting, ...]:
        """Remind of the messages whose hour came since the last look, and return them.

        They are those that «Hoy» says to publish now. A clock that goes backwards reminds of nothing twice.
        With another day everything counted by days is another, whether or not something has its hour.
        """
        snapshot = self._hub.glance() if now > self._since else None
        if snapshot is None:
            return ()
        due = due_now(snapshot, now)
        new = tuple(each for each in due if each.first.at is not None and self._since <= each.first.at)
        is_another_day = now.date() != self._since.date()
        self._since = now
        if new or is_another_day:
            self._hub.struck.emit()
        if not new or not self._hub.is_hers:
            return ()
        self._tell(new)
        return new

    def _tell(self, found: tuple[Waiting, ...]) -> None:
        snapshot = self._hub.snapshot
        ready = [each for each in found if publishable(each.lines, snapshot)]
        told = (*ready, *found)[0]
        self._last = told.first
        where = told.channels(snapshot.accounts, knowledge.networks()) or _("sin canal")
        text = _("{title} ({where})").format(title=told.first.title, where=where)
        if len(found) > 1:
            text += " " + ngettext("y {n} más", "y {n} más", len(found) - 1)
        title = _("Toca publicar") if ready else _("Ya es su hora, y falta que se apruebe")
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.said.emit(f"{title}: {text}")
            return
        plain = text.replace("<", "‹").replace(">", "›")  # some desks read what is said to them as a page
        self._icon().showMessage(title, plain, icons.app_icon(), _SHOWN_MS)

    def _icon(self) -> QSystemTrayIcon:
        """Return the icon beside the clock, there only once there is something to say."""
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.app_icon(), self)
            self._tray.setToolTip("MuniRedes")
            self._tray.messageClicked.connect(self._go)
            self._tray.activated.connect(lambda _reason: self._go())
        self._tray.show()
        return self._tray

    def _go(self) -> None:
        if self._last is not None:
            self.target_asked.emit(Target(Place.CALENDAR, self._last.id))

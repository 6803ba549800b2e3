"""What the window says above every page of the guide that is open: whose it is, and what to know of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from muniredes import policy
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.once import lock
from muniredes.desktop.window.cached_today import always_said
from muniredes.desktop.window.main_window import MainWindow
from muniredes.i18n import _


class OpenBanner(QObject):
    """Fills the banner of a window. `own_asked` leads back to her guide, `understood` follows «Entendido»."""

    own_asked = Signal()
    understood = Signal()

    def __init__(self, hub: Hub, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._window = hub, window
        self._read: set[str] = set()
        hub.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is always said of what is open, and the news that she has not read yet."""
        banner = self._window.banner
        banner.clear_offers()
        because = self._hub.database.read_only_because
        lock(self._window, because)
        known = {because, *self._read}
        told = (*policy.in_force().complaints, *self._hub.workspace.notices)
        news = [said for said in told if said not in known]
        if news:
            banner.offer(_("Entendido"), partial(self._understand, tuple(news)))
        always, offer = always_said(self._hub)
        if offer:
            banner.offer(offer, self.own_asked.emit)
        banner.say(" ".join(filter(None, [always, because, *news])), "warning")

    def _understand(self, news: tuple[str, ...]) -> None:
        """Say no more what she has read; it is said again the next time that it happens.

        That nothing can be changed is no news but how the window is: it is said while it is so.
        """
        self._read.update(news)
        self.refresh()
        self.understood.emit()

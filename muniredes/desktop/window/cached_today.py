"""«Hoy» as it was when the guide was closed, in view while the guide is opened behind it."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from muniredes import policy
from muniredes.desktop.pages.base import ScrolledBody
from muniredes.desktop.pages.day import DrawnDay
from muniredes.desktop.window.main_window import MainWindow
from muniredes.domain.dates import weekday_date
from muniredes.domain.places import Place, Target
from muniredes.domain.today.items import DaySeen
from muniredes.i18n import _

if TYPE_CHECKING:
    from muniredes.desktop.hub import Hub

_log = logging.getLogger(__name__)


def always_said(hub: "Hub") -> tuple[str, str]:
    """Return what the window always says above the pages of a guide, and the verb beside it, if any."""
    body = hub.snapshot.council
    is_example = body is not None and body.is_example
    notice = ""
    if is_example and hub.is_visiting:
        notice = _("EJEMPLO: está viendo un pueblo inventado. Nada de aquí entra en su guía.")
    elif is_example:
        notice = _(
            "EJEMPLO: esta guía es la de un pueblo inventado. Cuando reciba un paquete de verdad, ocupará su "
            "sitio."
        )
    return notice, _("Volver a mi guía") if hub.is_visiting else ""


def last_sight(hub: "Hub") -> tuple[DaySeen, datetime | None] | None:
    """Return what «Hoy» will show of a guide next time, and until when; None if it may not be so."""
    opened = hub.workspace
    if opened.database.is_read_only or opened.is_let_go or opened.notices or policy.in_force().complaints:
        return None  # what was said of it this time may not be said the next
    from muniredes.actions import clock
    from muniredes.actions.safekeeping import second_copy
    from muniredes.desktop.pages.today import day_seen
    from muniredes.domain.today.agenda import next_change

    try:
        snapshot = hub.snapshot
        if snapshot.council is None or snapshot.crisis.open_files or second_copy.reminder(snapshot.council):
            return None  # it begins elsewhere, or says what does not depend on the guide alone
        notice, offer = always_said(hub)
        seen = replace(day_seen(snapshot), notice=notice, offer=offer)
        return seen, next_change(snapshot, clock.now())
    except Exception:  # the next start can do without it; closing in order cannot wait for it
        _log.exception("nothing is kept to be seen first")
        return None


class FirstSight(QWidget):
    """The page, drawn from what was kept; where she asks to go is gone to as soon as the guide is open."""

    def __init__(self, seen: DaySeen, window: MainWindow) -> None:
        super().__init__()
        self.asked: Target | None = None
        self._seen = seen
        self._window = window
        if seen.offer:
            window.banner.offer(seen.offer, lambda: None)
        window.banner.say(seen.notice, "warning")
        window.pages.addWidget(self)
        window.sidebar.mark(Place.TODAY)
        laid_out = ScrolledBody(self, _("Hoy"), weekday_date(seen.day).capitalize())
        DrawnDay(laid_out.body, self._ask).draw(seen)

    def give_way(self, notice: str) -> None:
        """Leave the view to the real page; `notice` is what the window says above it now.

        With another, everything is in another place: what she pressed meanwhile was not what is there.
        """
        self._window.pages.removeWidget(self)
        self.deleteLater()
        if notice != self._seen.notice:
            _Deaf(self._window)

    def _ask(self, target: Target) -> None:
        self.asked = target


class _Deaf(QObject):
    """Takes for nothing, for an instant, what was pressed on a page that is not there any more."""

    _PRESSED = frozenset(
        {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
    )
    _MS = 200

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        QTimer.singleShot(self._MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        return event.type() in self._PRESSED

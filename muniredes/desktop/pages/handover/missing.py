"""What is missing before the handover is ready: first what comes first, and all of it when she asks."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QPushButton

from muniredes.actions import accounts
from muniredes.desktop.focus import name_of, put_cursor_soon
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button
from muniredes.domain.handover.readiness import Missing
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_SHOWN = 12
"""How many come first."""

_AT_ONCE = 8
"""How many of the rest are added in each turn, which is short."""


class MissingCard(LinesCard):
    """Each thing that is missing with its verb, which goes to its place by `go`.

    All of them are shown a few at a time, so that the window is never kept from her, and only while she is
    there. `filled` is emitted when no more are to come.
    """

    filled = Signal()

    def __init__(self, hub: Hub, found: Sequence[Missing], go: Callable[[Target], None]) -> None:
        super().__init__(_("Lo que falta para estar listo para traspasar"))
        self.set_count(len(found), "warning")
        self._hub, self._found, self._go = hub, found, go
        self.shows_all = False
        self._wanted: str | None = None
        self._rest: Iterator[Missing] = iter(())
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._add_some)
        for each in found[:_SHOWN]:
            self._add(each)
        self._more = button(_("Ver las {n} cosas que faltan").format(n=len(found)), self.show_all)
        if len(found) > _SHOWN:
            self.add_foot(self._more)

    def show_all(self) -> None:
        """Show the rest, with the cursor on the first one, where she goes on reading."""
        self.unfold("")
        self._add_some()

    def unfold(self, wanted: str | None) -> None:
        """Show the rest, with the cursor on the verb so named when it comes; "" is the first."""
        self.shows_all, self._wanted = True, wanted
        self._rest = iter(self._found[_SHOWN:])
        self._more.hide()
        self._filling.start()

    def cursor_name(self) -> str | None:
        """Return what the verb that has the cursor is called, if it is one of these."""
        focused = QApplication.focusWidget()
        return name_of(focused) if focused is not None and self.isAncestorOf(focused) else None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.shows_all and not event.spontaneous():
            self._fold()

    def _fold(self) -> None:
        self.shows_all = False
        self.drop_parts()
        self._more.show()
        self._end()

    def _end(self) -> None:
        self._filling.stop()
        self.filled.emit()

    def _add_some(self) -> None:
        some = tuple(islice(self._rest, _AT_ONCE))
        if some:
            self.begin_part()
        for each in some:
            verb = self._add(each)
            if self._wanted in ("", name_of(verb)):
                self._wanted = None
                put_cursor_soon(verb)
        if not some:
            self._end()

    def _add(self, missing: Missing) -> QPushButton:
        asks = missing.target.place is Place.HANDOVER
        title = accounts.marked_title(self._hub.snapshot, missing.sentence)
        (verb,) = self.add_line(
            title,
            missing.detail,
            _("Contestar") if asks else _("Arreglar"),
            partial(self._go, missing.target),
            changes=asks,
        )
        return verb

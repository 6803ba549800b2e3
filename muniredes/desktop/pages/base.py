"""What every page is: a title, a body that scrolls, and the sense to notice what concerns it."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import clock
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.text import label
from muniredes.domain.findings import Target
from muniredes.domain.history import Change

_MARGIN = 28
_READABLE_WIDTH = 1080


class Page(QWidget):
    """A page of the sidebar. `target_asked` carries a Target to go to."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._stale = True
        self._shown_day = clock.today()
        hub.changed.connect(self._on_changed)
        hub.noted.connect(self._on_noted)
        hub.replaced.connect(self._on_replaced)

    @abstractmethod
    def refresh(self) -> None:
        """Show what is known now."""

    def concerns(self, change: Change) -> bool:
        """Whether the page shows something that a change touched."""
        del change
        return True

    def show_target(self, target: Target) -> None:
        """Show an object or a field of this page."""
        del target

    def leave(self) -> None:
        """Called when another page comes: what was being typed is kept."""

    def refresh_if_stale(self) -> None:
        """Show what is known now, if something changed since, or if it is another day."""
        if self._stale or self._shown_day != clock.today():
            self._stale = False
            self._shown_day = clock.today()
            self.refresh()

    def go(self, target: Target) -> None:
        """Ask the window to go somewhere."""
        self.target_asked.emit(target)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_if_stale()
        super().showEvent(event)

    def _on_changed(self, change: Change) -> None:
        if change.origin is self or not self.concerns(change):
            return
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def _on_noted(self) -> None:
        """Wait until the page is seen again: drafts are kept at each pause in her typing."""
        self._stale = True

    def _on_replaced(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()


class ScrolledPage(Page):
    """A page whose title stays put and whose body scrolls, at a width that reads well."""

    def __init__(self, hub: Hub, title: str, lead: str = "") -> None:
        super().__init__(hub)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, 22, 8, 8)
        outer.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, _MARGIN - 8, 0)
        self.heading = label(title, "h1")
        self.head.addWidget(self.heading, 1)
        outer.addLayout(self.head)
        self.lead = label(lead, "lead")
        self.lead.setVisible(bool(lead))
        outer.addWidget(self.lead)
        content = QWidget()
        content.setMaximumWidth(_READABLE_WIDTH)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 8, _MARGIN - 8, 24)
        self.body.setSpacing(14)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer.addWidget(scrolled(content), 1)

"""The tabs of the settings."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from muniredes.desktop.hub import Hub
from muniredes.desktop.look import Look
from muniredes.desktop.pages.base import Page
from muniredes.desktop.pages.settings.about import AboutPanel
from muniredes.desktop.pages.settings.bin import BinPanel
from muniredes.desktop.pages.settings.body import BodyPanel
from muniredes.desktop.pages.settings.copies import CopiesPanel
from muniredes.desktop.pages.settings.elections import ElectionsPanel
from muniredes.desktop.pages.settings.look import LookPanel
from muniredes.desktop.pages.settings.panel import Panel
from muniredes.desktop.widgets.layout import scrolled
from muniredes.desktop.widgets.text import label
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.i18n import _

_WIDTH = 1000


class SettingsPage(Page):
    """Everything that is set once."""

    def __init__(self, hub: Hub, look: Look) -> None:
        super().__init__(hub)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 12, 8)
        outer.addWidget(label(_("Ajustes"), "h1"))
        self._tabs = QTabWidget()
        self._body = BodyPanel(hub)
        self._elections = ElectionsPanel(hub)
        self.panels: list[Panel] = [
            self._body,
            self._elections,
            LookPanel(hub, look),
            CopiesPanel(hub),
            BinPanel(hub),
            AboutPanel(hub),
        ]
        for panel in self.panels:
            panel.setMaximumWidth(_WIDTH)
            panel.target_asked.connect(self.target_asked)
            self._tabs.addTab(scrolled(panel), panel.title)
        self._tabs.currentChanged.connect(self._on_tab)
        outer.addWidget(self._tabs, 1)
        hub.replaced.connect(self._body.forget)

    def refresh(self) -> None:
        self._panel().refresh()

    def concerns(self, change: Change) -> bool:
        return self._panel().concerns(change)

    def leave(self) -> None:
        for panel in self.panels:
            panel.leave()

    def show_target(self, target: Target) -> None:
        wanted = self._elections if target.place is Place.TERM else self._body
        self.show_panel(self.panels.index(wanted))
        wanted.focus_field(target.field)

    def show_panel(self, index: int) -> None:
        """Show a tab by its position."""
        self._tabs.setCurrentIndex(index)
        self._panel().refresh()

    @property
    def tab(self) -> int:
        """The position of the tab in view."""
        return self._tabs.currentIndex()

    def _panel(self) -> Panel:
        return self.panels[self._tabs.currentIndex()]

    def _on_tab(self, _index: int) -> None:
        self._panel().refresh()

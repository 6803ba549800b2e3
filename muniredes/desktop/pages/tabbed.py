"""A page of several tabs."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout

from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import is_short, scrolled
from muniredes.desktop.pages.base import Page
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.tab_list import TabList
from muniredes.desktop.widgets.text import label
from muniredes.domain.history import Change
from muniredes.domain.places import Target
from muniredes.i18n import _

_WIDTH = 1080
_LEFT, _RIGHT = 28, 12
_AT_THE_SIDES = _LEFT + _RIGHT


class TabbedPage(Page):
    """A title and panels to choose from; only the one in view is kept up to date.

    Where their names do not fit in a row, they are chosen from a list: none is cut, nor behind an arrow.
    """

    def __init__(self, hub: Hub, title: str, panels: Sequence[Panel]) -> None:
        super().__init__(hub)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_LEFT, 22, _RIGHT, 8)
        self._title = label(title, "h1")
        outer.addWidget(self._title)
        self.panels = list(panels)
        self._tabs = QTabWidget()
        self._choice = TabList(self._tabs, _("Qué parte de «{title}»").format(title=title))
        for panel in self.panels:
            panel.setMaximumWidth(_WIDTH)
            panel.target_asked.connect(self.target_asked)
            hub.replaced.connect(panel.forget)
            self._tabs.addTab(scrolled(panel), panel.title)
        self._tabs.currentChanged.connect(self._on_tab)
        outer.addWidget(self._choice)
        outer.addWidget(self._tabs, 1)

    def refresh(self) -> None:
        self._panel().refresh()

    def refresh_in_parts(self) -> Iterator[None]:
        yield from self._panel().refresh_in_parts()

    def concerns(self, change: Change) -> bool:
        return self._panel().concerns(change)

    def leave(self) -> None:
        for panel in self.panels:
            panel.leave()

    def show_target(self, target: Target) -> None:
        able = (panel for panel in reversed(self.panels) if panel.answers_for(target))
        wanted = next(able, self.panels[0])  # the first one answers for whatever no other does
        self.show_panel(self.panels.index(wanted))
        wanted.show_target(target)

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
        """Bring the tab up to date; a cursor inside it would go down the page as its rows are made anew."""
        focused = QApplication.focusWidget()
        if focused and self._panel().isAncestorOf(focused):
            put_cursor(self._tabs.tabBar() if self._choice.isHidden() else self._choice)
        self._panel().refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose how the parts are chosen; where there is little room, the sidebar alone says the title."""
        self._title.setVisible(not is_short(self.window()))
        margins = self.contentsMargins()
        self._choice.fit(self.width() - margins.left() - margins.right() - _AT_THE_SIDES)

"""The tabs of «Crisis»."""

from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.crisis.archive.panel import ArchivePanel
from muniredes.desktop.pages.crisis.lists.panel import ListsPanel
from muniredes.desktop.pages.crisis.now.panel import NowPanel
from muniredes.desktop.pages.crisis.preparation import PreparationPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class CrisisPage(TabbedPage):
    """What the red button opens."""

    def __init__(self, hub: Hub) -> None:
        panels = (NowPanel(hub), PreparationPanel(hub), ListsPanel(hub), ArchivePanel(hub))
        super().__init__(hub, _("Crisis"), panels)

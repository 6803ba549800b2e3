"""The tabs of «Crisis»."""

from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.crisis.now import NowPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class CrisisPage(TabbedPage):
    """What the red button opens."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, _("Crisis"), (NowPanel(hub),))

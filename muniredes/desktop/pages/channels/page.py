"""The tabs of «Canales»."""

from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.channels.blogs import BlogsPanel
from muniredes.desktop.pages.channels.elections import ElectionsPanel
from muniredes.desktop.pages.channels.lines import LinesPanel
from muniredes.desktop.pages.channels.links import LinksPanel
from muniredes.desktop.pages.channels.profiles import ProfilesPanel
from muniredes.desktop.pages.channels.topics import TopicsPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class ChannelsPage(TabbedPage):
    """What is said where."""

    def __init__(self, hub: Hub) -> None:
        panels = (
            LinesPanel(hub),
            TopicsPanel(hub),
            LinksPanel(hub),
            BlogsPanel(hub),
            ProfilesPanel(hub),
            ElectionsPanel(hub),
        )
        super().__init__(hub, _("Canales"), panels)

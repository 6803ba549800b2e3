"""The tabs of «Estilo»."""

from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.style.guide import StyleGuidePanel
from muniredes.desktop.pages.style.photo import PhotoPanel
from muniredes.desktop.pages.style.pieces import PiecesPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class StylePage(TabbedPage):
    """How the council looks and speaks."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub, _("Estilo"), (StyleGuidePanel(hub), PiecesPanel(hub), PhotoPanel(hub)))

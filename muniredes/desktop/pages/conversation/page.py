"""The tabs of «Conversación»."""

from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.conversation.citizen_tests import CitizenTestsPanel
from muniredes.desktop.pages.conversation.registers import (
    ConsentsPanel,
    CreditsPanel,
    EnquiriesPanel,
    ModerationsPanel,
)
from muniredes.desktop.pages.conversation.rules import RulesPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class ConversationPage(TabbedPage):
    """The people on the other side."""

    def __init__(self, hub: Hub) -> None:
        panels = (
            RulesPanel(hub),
            EnquiriesPanel(hub),
            ModerationsPanel(hub),
            ConsentsPanel(hub),
            CreditsPanel(hub),
            CitizenTestsPanel(hub),
        )
        super().__init__(hub, _("Conversación"), panels)

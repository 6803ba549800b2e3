"""The tabs of the settings."""

from muniredes import policy
from muniredes.desktop.hub import Hub
from muniredes.desktop.look import Look
from muniredes.desktop.pages.settings.about import AboutPanel
from muniredes.desktop.pages.settings.bin import BinPanel
from muniredes.desktop.pages.settings.body import BodyPanel
from muniredes.desktop.pages.settings.calendar import (
    CalendarNotesPanel,
    LocalHolidaysPanel,
    PostingRulesPanel,
)
from muniredes.desktop.pages.settings.copies import CopiesPanel
from muniredes.desktop.pages.settings.elections import ElectionsPanel
from muniredes.desktop.pages.settings.look import LookPanel
from muniredes.desktop.pages.settings.province import ProvincePanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class SettingsPage(TabbedPage):
    """Everything that is set once."""

    def __init__(self, hub: Hub, look: Look) -> None:
        panels = (
            BodyPanel(hub),
            ElectionsPanel(hub),
            LookPanel(hub, look),
            CopiesPanel(hub),
            BinPanel(hub),
            PostingRulesPanel(hub),
            LocalHolidaysPanel(hub),
            CalendarNotesPanel(hub),
            *([ProvincePanel(hub)] if policy.in_force().told() or policy.in_force().complaints else []),
            AboutPanel(hub),
        )
        super().__init__(hub, _("Ajustes"), panels)

"""The tabs of «Entregar y recibir»."""

from muniredes.desktop.hub import Hub
from muniredes.desktop.pages.handover.archive import ArchivePanel
from muniredes.desktop.pages.handover.checks import ChecksPanel
from muniredes.desktop.pages.handover.comparing import ComparingPanel
from muniredes.desktop.pages.handover.course import CoursePanel
from muniredes.desktop.pages.handover.first_days import FirstDaysPanel
from muniredes.desktop.pages.handover.package import PackagePanel
from muniredes.desktop.pages.handover.papers import PapersPanel
from muniredes.desktop.pages.handover.rehearsal import RehearsalPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.i18n import _


class HandoverPage(TabbedPage):
    """Governments change every four years; the accounts go on."""

    def __init__(self, hub: Hub) -> None:
        panels = (
            CoursePanel(hub),
            ChecksPanel(hub),
            ArchivePanel(hub),
            PapersPanel(hub),
            RehearsalPanel(hub),
            FirstDaysPanel(hub),
            PackagePanel(hub),
            ComparingPanel(hub),
        )
        super().__init__(hub, _("Entregar y recibir"), panels)

"""Every page there is, imported when it is first seen: a start pays only for the page in view."""

from collections.abc import Callable, Mapping

from muniredes.desktop.hub import Hub
from muniredes.desktop.look import Look
from muniredes.desktop.pages.base import Page
from muniredes.domain.places import Place

Maker = Callable[[Hub, Look], Page]


def make_page(place: Place, hub: Hub, look: Look) -> Page:
    """Return a new page."""
    made = _MAKERS[place]()(hub, look)
    made.place = place
    return made


def load_page(place: Place) -> None:
    """Import what a page is made of, which takes longer than making it. It may run beside the window."""
    _MAKERS[place]()


def _today() -> Maker:
    from muniredes.desktop.pages.today import TodayPage

    return lambda hub, _look: TodayPage(hub)


def _guide() -> Maker:
    from muniredes.desktop.pages.guide import GuidePage

    return lambda hub, _look: GuidePage(hub)


def _accounts() -> Maker:
    from muniredes.desktop.pages.accounts import AccountsPage

    return lambda hub, _look: AccountsPage(hub)


def _people() -> Maker:
    from muniredes.desktop.pages.people import PeoplePage

    return lambda hub, _look: PeoplePage(hub)


def _channels() -> Maker:
    from muniredes.desktop.pages.channels import ChannelsPage

    return lambda hub, _look: ChannelsPage(hub)


def _style() -> Maker:
    from muniredes.desktop.pages.style import StylePage

    return lambda hub, _look: StylePage(hub)


def _calendar() -> Maker:
    from muniredes.desktop.pages.calendar import CalendarPage

    return lambda hub, _look: CalendarPage(hub)


def _conversation() -> Maker:
    from muniredes.desktop.pages.conversation import ConversationPage

    return lambda hub, _look: ConversationPage(hub)


def _crisis() -> Maker:
    from muniredes.desktop.pages.crisis import CrisisPage

    return lambda hub, _look: CrisisPage(hub)


def _manual() -> Maker:
    from muniredes.desktop.pages.manual import ManualPage

    return lambda hub, _look: ManualPage(hub)


def _handover() -> Maker:
    from muniredes.desktop.pages.handover import HandoverPage

    return lambda hub, _look: HandoverPage(hub)


def _settings() -> Maker:
    from muniredes.desktop.pages.settings import SettingsPage

    return SettingsPage


_MAKERS: Mapping[Place, Callable[[], Maker]] = {
    Place.TODAY: _today,
    Place.GUIDE: _guide,
    Place.ACCOUNTS: _accounts,
    Place.PEOPLE: _people,
    Place.CHANNELS: _channels,
    Place.STYLE: _style,
    Place.CALENDAR: _calendar,
    Place.CONVERSATION: _conversation,
    Place.CRISIS: _crisis,
    Place.MANUAL: _manual,
    Place.HANDOVER: _handover,
    Place.SETTINGS: _settings,
}

"""Every page there is, imported when it is first seen: a start pays only for the page in view."""

from collections.abc import Callable, Mapping

from muniredes.desktop.hub import Hub
from muniredes.desktop.look import Look
from muniredes.desktop.pages.base import Page
from muniredes.domain.places import Place


def make_page(place: Place, hub: Hub, look: Look) -> Page:
    """Return a new page."""
    return _MAKERS[place](hub, look)


def _today(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.today import TodayPage

    return TodayPage(hub)


def _guide(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.guide import GuidePage

    return GuidePage(hub)


def _accounts(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.accounts import AccountsPage

    return AccountsPage(hub)


def _people(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.people import PeoplePage

    return PeoplePage(hub)


def _channels(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.channels import ChannelsPage

    return ChannelsPage(hub)


def _style(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.style import StylePage

    return StylePage(hub)


def _calendar(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.calendar import CalendarPage

    return CalendarPage(hub)


def _conversation(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.conversation import ConversationPage

    return ConversationPage(hub)


def _crisis(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.crisis import CrisisPage

    return CrisisPage(hub)


def _manual(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.manual import ManualPage

    return ManualPage(hub)


def _handover(hub: Hub, _look: Look) -> Page:
    from muniredes.desktop.pages.handover import HandoverPage

    return HandoverPage(hub)


def _settings(hub: Hub, look: Look) -> Page:
    from muniredes.desktop.pages.settings import SettingsPage

    return SettingsPage(hub, look)


_MAKERS: Mapping[Place, Callable[[Hub, Look], Page]] = {
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

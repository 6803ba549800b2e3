"""Which pages, with their wizards, the policy of this computer hides."""

from muniredes import policy
from muniredes.domain.places import Place, page_of

_PAGES = {
    "canales": Place.CHANNELS,
    "estilo": Place.STYLE,
    "calendario": Place.CALENDAR,
    "conversacion": Place.CONVERSATION,
    "traspaso": Place.HANDOVER,
}
"""The page of each name of `policy.HIDEABLE`."""


def is_hidden(place: Place) -> bool:
    """Whether a page, or a wizard of it, is not used on this computer."""
    return page_of(place) in {_PAGES[name] for name in policy.in_force().hidden}

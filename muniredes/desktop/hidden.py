"""Which pages, with their wizards, the policy of this computer hides."""

from muniredes import policy
from muniredes.domain.places import Place

_PLACES = {
    "canales": {
        Place.CHANNELS,
        Place.CHOOSE_NETWORKS,
        Place.SAY_BLOG,
        Place.SPREAD_TOPICS,
        Place.CHECK_LINKS,
        Place.OPEN_PROFILE,
        Place.CLOSE_PROFILE,
    },
    "estilo": {Place.STYLE, Place.SAY_STYLE},
    "calendario": {Place.CALENDAR, Place.PLAN_YEAR},
    "conversacion": {Place.CONVERSATION, Place.SAY_CONVERSATION, Place.CITIZEN_TEST},
    "traspaso": {Place.HANDOVER, Place.PREPARE_HANDOVER},
}
"""What goes with each name of `policy.HIDEABLE`."""


def is_hidden(place: Place) -> bool:
    """Whether a page or a wizard is not used on this computer."""
    return any(place in _PLACES[name] for name in policy.in_force().hidden)

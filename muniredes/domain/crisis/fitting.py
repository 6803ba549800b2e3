"""Whether a message of a crisis fits in each network, with its gaps filled as they are likely to be."""

from collections.abc import Iterable

from muniredes.domain.calendar.advice.gaps import likely
from muniredes.domain.calendar.advice.lengths import Room, room
from muniredes.domain.knowledge.facts import Network
from muniredes.i18n import _

Fit = tuple[Network, Room]


def fits(text: str, networks: Iterable[Network]) -> tuple[Fit, ...]:
    """Return how much room a message has in each network, under a picture too."""
    said = likely(text)
    return tuple((network, room(said, network, with_pictures=True)) for network in networks)


def sentence(found: Iterable[Fit]) -> str:
    """«Cabe en Facebook. En X: Sobran 14 caracteres.»."""
    told = tuple(found)
    good = ", ".join(network.name for network, each in told if each.fits)
    parts = [_("Cabe en {networks}.").format(networks=good)] if good else []
    parts += [f"{network.name}: {each.sentence.lower()}." for network, each in told if not each.fits]
    return " ".join(parts)

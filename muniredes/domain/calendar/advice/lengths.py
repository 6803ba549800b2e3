"""How long a text is as each network counts it, and how much room is left."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

from muniredes.domain.calendar.advice.emojis import EMOJI
from muniredes.domain.calendar.messages.links import links, links_of_mastodon, outside
from muniredes.domain.knowledge.facts import Counting, Network, TextLimit
from muniredes.i18n import _, ngettext

LINK = 23
"""What a link counts in X and in Mastodon, however long it is."""

_LINK_STAND_IN = "x" * LINK
# The ranges of code points that weigh one; any other weighs two (twitter-text, configuration v3).
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_NEW_LINE = regex.compile(r"\r\n?")
_GRAPHEME = regex.compile(r"\X")
# Of «@ayto@mastodon.social», Mastodon counts «@ayto» (StatusLengthValidator).
_MENTION = regex.compile(r"(?<![\w/=])(@[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?+)@[\w.-]*\w")

# Bluesky writes a link without «https://», and a path of more than 15 signs by its first 13 (toShortUrl).
_LONGEST_PATH, _SHOWN_OF_A_PATH = 15, 13

POST, CAPTION, ALTERNATIVE = ("publicacion", "descripcion"), "pie de foto", "texto alternativo"
"""The uses of the catalogue that a post is made of: its text, the same with pictures, what one shows."""


def length(text: str, counting: Counting) -> int:
    """Return how many characters a text is in the way of counting of a network."""
    return _WAYS[counting](text)


def _weighted(text: str) -> int:
    composed = _NEW_LINE.sub("\n", unicodedata.normalize("NFC", text))
    plain = EMOJI.sub("xx", outside(composed, links(composed), _LINK_STAND_IN))
    return sum(_weight(ord(letter)) for letter in plain)


def _weight(code: int) -> int:
    return 1 if any(first <= code <= last for first, last in _LIGHT) else 2


def _graphemes(text: str) -> int:
    return sum(1 for _found in _GRAPHEME.finditer(text))


def _mastodon(text: str) -> int:
    return _graphemes(_MENTION.sub(r"\1", outside(text, links_of_mastodon(text), _LINK_STAND_IN)))


def _bluesky(text: str) -> int:
    return _graphemes(shortened_links(text))


def shortened_links(text: str) -> str:
    """Return a text with its links as Bluesky shows and counts them: the host and 13 signs of the path."""
    kept, end = [], 0
    for start, stop in links(text):
        kept += [text[end:start], _shortened(text[start:stop])]
        end = stop
    return "".join((*kept, text[end:]))


def _shortened(link: str) -> str:
    host, slash, path = link.partition("://")[2].partition("/") if "://" in link else link.partition("/")
    behind = f"{slash}{path}" if path else ""
    return host + (f"{behind[:_SHOWN_OF_A_PATH]}..." if len(behind) > _LONGEST_PATH else behind)


def _octets(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_WAYS: Mapping[Counting, Callable[[str], int]] = {
    Counting.X: _weighted,
    Counting.GRAPHEMES: _graphemes,
    Counting.MASTODON: _mastodon,
    Counting.UTF16: _utf16,
    Counting.BLUESKY: _bluesky,
    Counting.OCTETS: _octets,
    Counting.CHARACTERS: len,
}


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a limit a text takes, in characters as the network counts them.

    `limit` is None when nobody knows it. `heavy` is how many bytes too many it has, where bytes count too.
    """

    used: int
    limit: int | None
    heavy: int = 0

    @property
    def left(self) -> int | None:
        """How many characters are left, below zero when there are too many."""
        return None if self.limit is None else self.limit - self.used

    @property
    def fits(self) -> bool:
        """Whether the network takes it."""
        return self.heavy == 0 and (self.left is None or self.left >= 0)

    @property
    def sentence(self) -> str:
        """«Quedan 120 caracteres»."""
        if self.left is None:
            return ngettext("{n} carácter, sin tope conocido", "{n} caracteres, sin tope conocido", self.used)
        if self.left < 0:
            return ngettext("Sobra {n} carácter", "Sobran {n} caracteres", -self.left)
        if self.heavy:
            return _("Pesa demasiado: quite emojis o signos especiales")
        if self.left == 0:
            return _("Cabe justo")
        return ngettext("Queda {n} carácter", "Quedan {n} caracteres", self.left)


def post_limit(network: Network, *, with_pictures: bool = False) -> TextLimit | None:
    """Return the limit of the text of a post, which in some networks is shorter under a picture."""
    uses = (CAPTION, *POST) if with_pictures else POST
    return next((limit for use in uses if (limit := limit_of(network, use))), None)


def limit_of(network: Network, use: str) -> TextLimit | None:
    """Return the limit of one of the texts of a network, by its name in the catalogue."""
    return next((fact.value for fact in network.text_limits if fact.value.use == use), None)


def room(text: str, network: Network, *, with_pictures: bool = False) -> Room:
    """Return how much room the text of a post has in a network."""
    return room_in(text, post_limit(network, with_pictures=with_pictures))


def room_in(text: str, limit: TextLimit | None) -> Room:
    """Return how much room a text has in a limit; without one, all of it."""
    if limit is None:
        return Room(len(text), None)
    octets = len(text.encode("utf-8", "surrogatepass"))
    heavy = max(0, octets - limit.octets) if limit.octets else 0
    return Room(length(text, limit.counting), limit.characters, heavy)


def seen_at_first(text: str, limit: TextLimit | None) -> str:
    """Return what is seen of a text before «ver más»: the whole of it where nothing is folded away."""
    most = limit.in_sight if limit else None
    if most is None or len(text) <= most:
        return text
    kept = text[:most].rpartition(" ")[0] or text[:most]
    return kept.rstrip() + "…"

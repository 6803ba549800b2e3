"""The shipped knowledge as values: what is known of each network, and of the municipalities of Spain.

The records are filled by `muniredes.catalog` from the files in `resources/catalog`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from muniredes.domain.council import BodyLack, Scope

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """A value with where it comes from, when it was last looked at, and whether that source was read.

    `own` is advice that nobody else gave: there is no source to read.
    """

    value: T_co
    source: str
    reviewed: date
    verified: bool
    own: bool = False

    @property
    def is_hearsay(self) -> bool:
        """Whether a source is named that nobody here has read."""
        return not self.verified and not self.own


class NetworkStatus(StrEnum):
    """Whether a network can still be used."""

    ALIVE = "alive"
    CLOSED = "closed"


class NetworkKind(StrEnum):
    """What a channel is, for the words used about it."""

    SOCIAL = "social"
    MESSAGING = "messaging"
    VIDEO = "video"
    WEB = "web"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class AddressRule:
    """How an address of a network is told: its hosts, and patterns of the path with a `handle` group.

    `own_pages` are the first steps of a path that are the network's own and nobody's account;
    `short_hosts` shorten addresses and name nobody; in `whole_hosts` the host itself is the name of the
    account. A network of `any_host` is told by its patterns, but for the `strangers` that use the same.
    In `shared_pages`, a first step too, it gives out links that lead to something and name nobody; `numbered`
    is the address of the account whose number is in the query of another.
    """

    hosts: tuple[str, ...]
    patterns: tuple[str, ...]
    any_host: bool = False
    own_pages: tuple[str, ...] = ()
    short_hosts: tuple[str, ...] = ()
    whole_hosts: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    shared_pages: tuple[str, ...] = ()
    numbered: str = ""


@dataclass(frozen=True, slots=True)
class ImageSize:
    """A recommended size to upload, in pixels, for one use («perfil», «cabecera»…).

    `safe` is the width and height of the part in its middle that is always seen, and `most_bytes` what the
    file may weigh, where the network says so.
    """

    use: str
    width: int
    height: int
    note: str = ""
    safe: tuple[int, int] | None = None
    most_bytes: int | None = None


class Counting(StrEnum):
    """How a network counts the characters of a text; `domain.calendar.lengths` does it."""

    X = "x"
    GRAPHEMES = "graphemes"
    MASTODON = "mastodon"
    UTF16 = "utf16"
    BLUESKY = "bluesky"
    OCTETS = "octets"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class TextLimit:
    """The most characters, counted in its way, that a kind of text takes, and the most UTF-8 bytes.

    `in_sight` is how many are seen on a telephone before «ver más», None when it is all or nobody knows.
    """

    use: str
    characters: int
    note: str = ""
    counting: Counting = Counting.CHARACTERS
    octets: int | None = None
    in_sight: int | None = None


@dataclass(frozen=True, slots=True)
class HandleRule:
    """What a network accepts as a user name; `pattern` is a regular expression for the whole name."""

    shortest: int
    longest: int
    pattern: str
    words: str


@dataclass(frozen=True, slots=True)
class EditorialAdvice:
    """What a network is good for: an editorial line to start from, and whom and what it serves.

    `audiences` and `contents` hold values of the lists of `domain.channels.plan`. From `worth_from` up,
    in steps of town size (1 to 3), the network is worth its hours; from `essential_from` it is needed.
    """

    content: str
    tone: str
    audience: str
    frequency: str
    posts_per_week: float
    audiences: tuple[str, ...]
    contents: tuple[str, ...]
    worth_from: int
    essential_from: int | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """One network or channel. Facts that were not found are absent, never invented.

    `composer` is the address where something new is written, with «{texto}» where it takes the text.
    Without `has_own_key`, an account has no password: whoever administers it enters with her own profile.
    `letters` are the two that stand for it where there is no room for its name. `following` tells a citizen
    how to follow it. One that `needs_picture` publishes no text alone. `words` beside the name of the network
    `instead_of` mean this one: «WhatsApp: grupo»; of any other, that it is itself.
    """

    id: str
    name: str
    kind: NetworkKind
    status: NetworkStatus
    address_rule: AddressRule
    profile_address: str
    aliases: tuple[str, ...] = ()
    closure: Fact[str] | None = None
    images: tuple[Fact[ImageSize], ...] = ()
    text_limits: tuple[Fact[TextLimit], ...] = ()
    handle_rule: Fact[HandleRule] | None = None
    roles: Fact[str] | None = None
    transfer: Fact[str] | None = None
    second_factor: Fact[str] | None = None
    official_copy: Fact[str] | None = None
    verification: Fact[str] | None = None
    weekly_hours: Fact[float] | None = None
    line: Fact[EditorialAdvice] | None = None
    composer: Fact[str] | None = None
    has_own_key: bool = True
    letters: str = ""
    following: Fact[str] | None = None
    needs_picture: bool = False
    words: tuple[str, ...] = ()
    instead_of: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether the network no longer exists."""
        return self.status is NetworkStatus.CLOSED


Networks = Mapping[str, Network]
"""Every known network by its id, in the order of the catalogue."""

OTHER_NETWORK = "otra"
"""The id of an account whose network the catalogue does not know."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence of good practice, with a title, its text and its source.

    One that `instructs` says what to decide while the guide is written: it is no rule, so it is told beside
    the question, and never offered as a text to use nor printed. `needs` is what it is no use without.
    """

    key: str
    title: str
    text: Fact[str]
    instructs: bool = False
    scope: Scope = Scope.ALL
    needs: BodyLack | None = None


BROKEN_COMPUTER = "ordenador"
"""The paper that says what to do when this computer dies; the manual has its steps."""

HELP = "ayuda"
"""The paper that is the help of the program: the window shows its parts one by one."""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One part of a paper that is written as data: a heading, and then whatever it has, in this order.

    `copied` names a list of the guide or of the catalogue; `blanks` are labels with a blank to be filled in,
    and `ruled` the label of some empty lines. `key` is its name in the file.
    """

    title: str
    text: str = ""
    points: tuple[str, ...] = ()
    numbered: bool = False
    copied: str = ""
    blanks: tuple[str, ...] = ()
    ruled: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """A paper that is written as data, and for which bodies it is."""

    key: str
    title: str
    purpose: str
    scope: Scope
    parts: tuple[PaperPart, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A word by which something is looked for in the manual, where that is told, and for which bodies.

    A place that says nothing of it in a manual is not one of its places there: `signs` are the beginnings of
    words, folded, that would say something of it.
    """

    name: str
    places: tuple[str, ...]
    scope: Scope = Scope.ALL
    signs: tuple[str, ...] = ()

    def is_told_in(self, said: str) -> bool:
        """Whether a text, folded, speaks of it."""
        return any(sign in said for sign in self.signs)


AdviceBook = Mapping[str, tuple[Advice, ...]]
"""Every list of advice by the name it has in the catalogue («nunca», «seguridad»…), in its order."""


@dataclass(frozen=True, slots=True)
class TopicAdvice:
    """A topic that most councils have, and the networks or media it usually goes through."""

    name: str
    first: str
    support: tuple[str, ...]
    scope: Scope = Scope.ALL


@dataclass(frozen=True, slots=True)
class ResponseStep:
    """One question of the response tree: the text to paste and what to do when the answer is yes.

    `key` is its name in the catalogue, empty for one of the council's own; when the answer is no,
    the next one is asked.
    """

    key: str = ""
    question: str = ""
    do: str = ""
    paste: str = ""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality of the INE list: five-digit code, name as people write it, province and region.

    `territory` is the island, or the valley, whose calendar of holidays is its own; empty elsewhere.
    """

    code: str
    name: str
    province: str
    region: str
    territory: str = ""

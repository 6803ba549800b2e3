"""The shipped knowledge as values: what is known of each network, and of the municipalities of Spain.

The records are filled by `muniredes.catalog` from the files in `resources/catalog`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """A value with where it comes from, when it was last looked at, and whether a source was read."""

    value: T_co
    source: str
    reviewed: date
    verified: bool


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
    """How an address of a network is told: its hosts, and patterns of the path with a `handle` group."""

    hosts: tuple[str, ...]
    patterns: tuple[str, ...]
    any_host: bool = False


@dataclass(frozen=True, slots=True)
class ImageSize:
    """A recommended size to upload, in pixels, for one use («perfil», «cabecera»…)."""

    use: str
    width: int
    height: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class TextLimit:
    """The most characters that one kind of text takes."""

    use: str
    characters: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandleRule:
    """What a network accepts as a user name; `pattern` is a regular expression for the whole name."""

    shortest: int
    longest: int
    pattern: str
    words: str


@dataclass(frozen=True, slots=True)
class Network:
    """One network or channel. Facts that were not found are absent, never invented."""

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
    """One sentence of good practice, with a title, its text and its source."""

    key: str
    title: str
    text: Fact[str]


@dataclass(frozen=True, slots=True)
class AdviceBook:
    """The advice of the manual, grouped by the part of it that prints each list."""

    never: tuple[Advice, ...]
    first_days: tuple[Advice, ...]
    when_wrong: tuple[Advice, ...]
    security: tuple[Advice, ...]
    phones: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality of the INE list: five-digit code, name as people write it, province and region."""

    code: str
    name: str
    province: str
    region: str
    island: str = ""

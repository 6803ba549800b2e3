"""Which topic goes through which channel: one says it first and whole, others help, none is alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from muniredes.domain.accounts.account import Account, AccountState, account_title
from muniredes.domain.council import BodyLack, Council
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark


class Role(WordedEnum):
    """The part of a channel in a topic; without one, the topic does not go there."""

    FIRST = "first", mark("Primero")
    SUPPORT = "support", mark("Apoyo")


class Medium(WordedEnum):
    """A channel that is not an account on a network."""

    WEB = "web", mark("Web municipal")
    WHATSAPP = "whatsapp", mark("WhatsApp")
    PROCLAMATION = "bando", mark("Bando")
    BOARD = "tablon", mark("Tablón de anuncios")
    LOUDSPEAKER = "megafonia", mark("Megafonía")

    @property
    def place(self) -> str:
        """«en el tablón», «por megafonía»: where it says what it says."""
        return _(_MEDIUM_PLACES[self])

    @property
    def asked_if_out(self) -> str:
        """«¿Ya está puesta en el tablón?», as each of them is done."""
        return _(_MEDIUM_ASKED[self])

    @property
    def has_addresses(self) -> bool:
        """Whether what goes out has an address of its own, which is seen in a browser."""
        return self is Medium.WEB

    @property
    def letters(self) -> str:
        """«Ta»: the two that stand for it where there is no room for its name."""
        return _MEDIUM_LETTERS.get(self, self.word[:2])


_MEDIUM_PLACES = {
    Medium.WEB: mark("en la web"),
    Medium.WHATSAPP: mark("en WhatsApp"),
    Medium.PROCLAMATION: mark("en el bando"),
    Medium.BOARD: mark("en el tablón"),
    Medium.LOUDSPEAKER: mark("por megafonía"),
}
_MEDIUM_ASKED = {
    Medium.WEB: mark("¿Ya está publicada en la web?"),
    Medium.WHATSAPP: mark("¿Ya está enviada por WhatsApp?"),
    Medium.PROCLAMATION: mark("¿Ya está hecho el bando?"),
    Medium.BOARD: mark("¿Ya está puesta en el tablón?"),
    Medium.LOUDSPEAKER: mark("¿Ya se ha dicho por megafonía?"),
}
_MEDIUM_LETTERS = {Medium.LOUDSPEAKER: "Mg"}
"""Those that are not the first two of its name, which another has."""

NETWORKS_OF = {Medium.WEB: ("web",), Medium.WHATSAPP: ("whatsapp", "whatsapp_lista")}
"""The networks of the catalogue whose accounts take the place of a medium."""


@dataclass(eq=False, kw_only=True)
class Topic:
    """Something the council tells again and again: water cuts, the fair, the plenary session."""

    id: int | None = None
    name: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name

    @property
    def key(self) -> str:
        """What names it in a form, however it is written."""
        return fold(self.name)


@dataclass(eq=False, kw_only=True)
class ChannelUse:
    """One square of the matrix: a topic, an account or a medium, and its role."""

    id: int | None = None
    topic_id: int | None = None
    account_id: int | None = None
    medium: Medium | None = None
    role: Role = Role.SUPPORT

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.role.word

    @property
    def key(self) -> str:
        """Which channel it is."""
        return channel_key(self.account_id, self.medium)


@dataclass(frozen=True, slots=True)
class Channel:
    """A column of the matrix: an account, or a medium that is none."""

    name: str
    account_id: int | None = None
    medium: Medium | None = None

    @property
    def key(self) -> str:
        """«account.3», «tablon»."""
        return channel_key(self.account_id, self.medium)


def channel_key(account_id: int | None, medium: Medium | None) -> str:
    """Return what names a channel in a form; «» for none."""
    if account_id is not None:
        return f"account.{account_id}"
    return medium.value if medium else ""


def parse_channel(key: str) -> tuple[int | None, Medium | None]:
    """Return the account or the medium that `channel_key` named; neither for «»."""
    if not key:
        return None, None
    prefix, _dot, number = key.partition(".")
    return (int(number), None) if prefix == "account" else (None, Medium(key))


def place_of(key: str) -> str:
    """Return where what has gone out through a channel is: «en la red», «en el tablón»."""
    _number, medium = parse_channel(key)
    return medium.place if medium else _("en la red")


def media_missing(
    body: Council | None, accounts: Iterable[Account], uses: Iterable[ChannelUse] = ()
) -> frozenset[Medium]:
    """Return the media that a body does not have: what it said so, and what an account of it stands for.

    A channel of WhatsApp that nobody can enter is no reason to say things on «WhatsApp»; nor is one that was
    closed, unless some topic goes there. A web whose address is said is there, whatever became of an account.
    """
    said = {use.medium for use in uses}
    ours = [account for account in accounts if account.state is not AccountState.IMPERSONATED]
    missing = {
        medium
        for medium, networks in NETWORKS_OF.items()
        for account in ours
        if account.network_id in networks and (account.state is not AccountState.CLOSED or medium not in said)
    }
    if body is not None and BodyLack.WEBSITE in body.lacks:
        missing.add(Medium.WEB)
    elif body is not None and body.site:
        missing.discard(Medium.WEB)
    return frozenset(missing)


def media_known(body: Council | None, uses: Iterable[ChannelUse]) -> frozenset[Medium]:
    """Return the media that a body is known to have: what it uses or said, and the board that any has by law.

    Only these are proposed; the others are there for whoever chooses them.
    """
    found = {use.medium for use in uses if use.medium is not None}
    if body is not None:
        found |= {Medium.BOARD} if body.kind.is_public else set()
        found |= {Medium.WEB} if body.website else set()
    return frozenset(found)


def channels(
    accounts: Iterable[Account], networks: Networks, missing: Collection[Medium] = ()
) -> tuple[Channel, ...]:
    """Return every channel there is: the media, unless an account is the same, then the accounts in use.

    The media that are `missing` are left out.
    """
    kept = [account for account in accounts if account.is_kept_up]
    present = {account.network_id for account in kept}
    media = [medium for medium in Medium if medium not in missing]
    media = [medium for medium in media if present.isdisjoint(NETWORKS_OF.get(medium, ()))]
    return (
        *(Channel(medium.word, medium=medium) for medium in media),
        *(Channel(account_title(account, networks), account_id=account.id) for account in kept),
    )


Matrix = Mapping[int, Mapping[str, Role]]
"""The number of a topic, and by the key of a channel, its role."""


def matrix(topics: Iterable[Topic], uses: Iterable[ChannelUse]) -> Matrix:
    """Return the roles of every topic; a topic without channels has an empty row."""
    rows: dict[int, dict[str, Role]] = {topic.id: {} for topic in topics if topic.id is not None}
    for use in uses:
        if use.topic_id in rows:
            rows[use.topic_id][use.key] = use.role
    return rows


def flaws(topic: Topic, roles: Mapping[str, Role], present: Sequence[Channel]) -> Iterator[str]:
    """Yield what is wrong with how a topic is spread, in sentences."""
    keys = {channel.key for channel in present}
    used = {key: role for key, role in roles.items() if key in keys}
    firsts = [key for key, role in used.items() if role is Role.FIRST]
    if not used:
        yield _("«{topic}» no sale por ningún canal.").format(topic=topic.name)
        return
    if not firsts:
        yield _("«{topic}» no tiene un canal donde salga primero y completo.").format(topic=topic.name)
    if len(firsts) > 1:
        yield _("«{topic}» tiene varios canales primeros: solo puede haber uno.").format(topic=topic.name)
    if len(used) == 1:
        yield _("«{topic}» sale por un solo canal: quien no lo mire no se entera.").format(topic=topic.name)


_TELLING = 5
"""How many letters a word has, at least, to tell what a name is about."""


def is_of_another_matter(account: Account, area: str, topic: str) -> bool:
    """Whether an account carries the name of its area, «Biblioteca», and a topic is not of that area.

    What a service opened for its own things is not where the town hall tells everything else.
    """
    said = fold(f"{account.name} {account.handle}")
    matter = {word for word in fold(area).split() if len(word) >= _TELLING and word in said}
    return bool(matter) and not any(word in fold(topic) for word in matter)

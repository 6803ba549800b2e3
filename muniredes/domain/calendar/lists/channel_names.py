"""Which channels a cell of a list means: «Facebook, Instagram y web», «@aytovilla», «tablón»."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.accounts.addresses import account_key, recognise
from muniredes.domain.accounts.network_words import named_network, network_among
from muniredes.domain.calendar.lists.channel_denials import denies, said_in
from muniredes.domain.channels.coordination import NETWORKS_OF, Channel, Medium, channel_key, channels
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold
from muniredes.i18n import _

_ASIDE = re.compile(r"\s*\([^)]*\)")
_JOINS = re.compile(r"[\W_]+")
_BEFORE_NAME = re.compile(r"^(?:(?:publicar|subir|en|por|a|al|de|del|el|la|los|las|lo)\s+)+", re.IGNORECASE)
_PAGE = "pagina"
"""Of the web, most likely; some say it of their page on a network."""

_OTHERS = re.compile(r"\bgrupos?\b", re.IGNORECASE)
_EVERYWHERE = frozenset(
    (
        "todas", "todas las redes", "redes sociales", "todas las redes sociales", "rrss", "ambas", "ambos",
        "las dos", "ambas redes", "todo", "todos", "todos los canales", "redes", "las redes",
        "las redes sociales",
    )
)  # fmt: skip
_MEDIUM_ALIASES: Mapping[str, Medium] = {
    "web": Medium.WEB,
    "pagina web": Medium.WEB,
    "web del ayuntamiento": Medium.WEB,
    "sitio web": Medium.WEB,
    "whatsapp": Medium.WHATSAPP,
    "bando": Medium.PROCLAMATION,
    "bandos": Medium.PROCLAMATION,
    "tablon": Medium.BOARD,
    "pregon": Medium.LOUDSPEAKER,
    "megafono": Medium.LOUDSPEAKER,
}


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name that several accounts have; the first is the main one."""

    name: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The keys of the channels that a cell means, and in words what could not be told.

    `unsure` are names of several accounts: which is meant depends on the rest of the row (`chosen`).
    `is_guess` says that the cell names none («todas»): the accounts in use are only what it may mean.
    """

    keys: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    is_guess: bool = False


@dataclass(frozen=True)
class ChannelNames:
    """The channels of a council by every name that people give them.

    `unable` says of an account, by its number, why nothing more is planned on it: «es un perfil personal».
    """

    accounts: tuple[Account, ...]
    networks: Networks
    unable: Mapping[int, str] = field(default_factory=dict)
    _cache: dict[str, Named] = field(default_factory=dict, repr=False)

    @cached_property
    def by_key(self) -> Mapping[str, str]:
        """The name of every channel, accounts that are closed included, by its key."""
        media = {medium.value: medium.word for medium in Medium}
        return media | {self._key(each): account_title(each, self.networks) for each in self.accounts}

    def why_not(self, key: str) -> str:
        """Return why nothing more can be planned on a channel, in words; nothing where it can."""
        return self._unable_by_key.get(key, "")

    @cached_property
    def _unable_by_key(self) -> Mapping[str, str]:
        return {channel_key(number, None): why for number, why in self.unable.items()}

    def _is_usable(self, account: Account) -> bool:
        return account.is_kept_up and account.id not in self.unable

    def named(self, cell: str) -> Named:
        """Return the channels that a cell means; an empty one means none."""
        if cell not in self._cache:
            self._cache[cell] = self._named(cell)
        return self._cache[cell]

    def _named(self, cell: str) -> Named:
        text = cell.strip()
        if not text or self._exact(text):
            return Named(self._exact(text))
        whole = Named() if denies(text) else self._piece(text)
        if whole.keys or whole.unsure:
            return whole
        said = said_in(text, self._is_name)
        named = _together([self._piece_among_words(piece) for piece in said.told])
        if not any(map(self._is_everywhere, said.told)):
            named = replace(named, doubts=named.doubts + tuple(map(_unclear, said.unclear)))
        denied = [*said.denied, *said.unclear]
        return self._without(named, denied) if denied else named

    def _without(self, named: Named, denied: Iterable[str]) -> Named:
        """Return what is named but for what is denied; nothing, and why, where it cannot be told."""
        out = {piece: self._left_out(piece) for piece in denied}
        lost = tuple(_unclear(piece) for piece, keys in out.items() if keys is None)
        lost = tuple(each for each in lost if each not in named.doubts)
        gone = {key for keys in out.values() for key in keys or ()}
        rest = [
            replace(each, accounts=tuple(one for one in each.accounts if self._key(one) not in gone))
            for each in named.unsure
        ]
        sure = (self._key(each.accounts[0]) for each in rest if len(each.accounts) == 1)
        keys = tuple(dict.fromkeys(key for key in (*named.keys, *sure) if key not in gone))
        unsure = tuple(each for each in rest if len(each.accounts) > 1)
        if lost and named.is_guess:
            return Named((), named.doubts + lost)
        if not (keys or unsure or named.doubts or lost):
            return Named((), (_("solo dice por dónde no sale: «{name}»").format(name=", ".join(out)),))
        return Named(keys, named.doubts + lost, unsure, named.is_guess)

    def _left_out(self, piece: str) -> frozenset[str] | None:
        """Return every channel that a piece leaves out; None where it cannot be told which."""
        said = _BEFORE_NAME.sub("", piece)
        network = None if _OTHERS.search(said) else network_among(said, self.networks)
        found = self._piece_among_words(said)
        if not (found.keys or found.unsure or network):
            return None
        alike = [each for unsure in found.unsure for each in unsure.accounts]
        return frozenset((*found.keys, *map(self._key, alike)))

    def _are_networks(self, words: Iterable[str]) -> bool:
        return all(named_network(word, self.networks) for word in words)

    def _is_name(self, piece: str) -> bool:
        """Whether a piece is the very name of a channel or of an account: «Villa sin Barreras»."""
        names = {_plain(name) for each in self.accounts for name in (each.handle, each.name)} - {""}
        return bool(self._exact(piece)) or _plain(piece) in names

    @staticmethod
    def _is_everywhere(piece: str) -> bool:
        return fold(_BEFORE_NAME.sub("", piece)) in _EVERYWHERE

    @property
    def _everywhere(self) -> tuple[str, ...]:
        return tuple(self._key(account) for account in self.accounts if self._is_usable(account))

    def chosen(self, unsure: Unsure, row: Iterable[str]) -> tuple[str, str]:
        """Return the key of the account that a row means, and which it is in words, to be looked at.

        It is the one whose user name or name is somewhere in the row; if none or several are, the main one.
        """
        said = f" {_plain(' '.join(row))} "
        lengths = {each: _longest_in(said, each) for each in unsure.accounts}
        most = max(lengths.values())
        best = [each for each, length in lengths.items() if length == most]
        account = best[0]
        why = (
            _("«{name}» puede ser {titles}: entra por «{title}», que es la que nombra la fila; mírela")
            if most and len(best) == 1
            else _("«{name}» puede ser {titles}: entra por «{title}», que es la principal; mírela")
        )
        title = account_title(account, self.networks)
        return self._key(account), why.format(
            name=unsure.name, titles=self._titles_of(unsure.accounts), title=title
        )

    def _titles_of(self, accounts: Iterable[Account]) -> str:
        return ", ".join(f"«{account_title(each, self.networks)}»" for each in tuple(accounts)[:4])

    def _piece(self, piece: str) -> Named:
        """Return what a piece means, by its own words or without «la», «en el» before its name."""
        found, bare = self._called(piece), _BEFORE_NAME.sub("", piece)
        if found.keys or found.unsure or bare in ("", piece):
            return found
        without = self._called(bare)
        return without if without.keys or without.unsure else found

    def _called(self, piece: str) -> Named:
        if fold(piece) == _PAGE:
            return replace(self._called(Medium.WEB.word), is_guess=True)
        exact = self._exact(piece)
        if exact:
            return Named(exact)
        medium = _medium_called(piece)
        if medium is not None:
            places = NETWORKS_OF.get(medium, ())
            instead = [each for each in self.accounts if self._is_usable(each) and each.network_id in places]
            return self._only(piece, instead) if instead else Named((medium.value,))
        network = named_network(piece, self.networks) or named_network(_ASIDE.sub("", piece), self.networks)
        if network is not None:
            return self._only(piece, [each for each in self.accounts if each.network_id == network.id])
        return self._only(piece, self._addressed(piece))

    def _piece_among_words(self, piece: str) -> Named:
        """Return what a piece means; if nothing, the only network among its words: «Stories de Instagram»."""
        if self._is_everywhere(piece):
            return Named(self._everywhere, is_guess=True)
        found = self._piece(piece)
        words = piece.split()
        if not (found.keys or found.unsure) and len(words) > 1 and self._are_networks(words):
            return replace(_together([self._piece(word) for word in words]), is_guess=True)
        network = None if _OTHERS.search(piece) else network_among(piece, self.networks)
        if found.keys or found.unsure or network is None:
            return found
        alike = self._only(piece, [each for each in self.accounts if each.network_id == network.id])
        return replace(alike, is_guess=bool(alike.keys))

    def _only(self, piece: str, found: list[Account]) -> Named:
        usable = [account for account in found if self._is_usable(account)]
        kept = usable or [account for account in found if account.is_kept_up] or found
        if len(kept) == 1:
            return Named((self._key(kept[0]),))
        if not kept:
            return Named((), (_("no hay ninguna cuenta ni canal que se llame «{name}»").format(name=piece),))
        return Named((), (), (Unsure(piece, tuple(sorted(kept, key=lambda each: each.id or 0))),))

    def _addressed(self, piece: str) -> list[Account]:
        """Return the accounts of a handle, a visible name or an address."""
        wanted = _plain(piece)
        said = [each for each in self.accounts if wanted in (_plain(each.handle), _plain(each.name))]
        found = recognise(piece, self.networks)
        if said or not found.is_usable or not found.address:
            return said if wanted else []
        key = account_key(found.network_id, found.handle, found.address)
        return [
            each
            for each in self.accounts
            if account_key(each.network_id, each.handle, each.address) == key
        ]  # fmt: skip

    def _exact(self, piece: str) -> tuple[str, ...]:
        """Return the channel that has this very name, whatever stands between its words."""
        found = self._titles.get(fold(piece)) or self._plain_titles.get(_plain(piece), ())
        return found if len(found) == 1 else ()

    @cached_property
    def _titles(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((fold(channel.name), channel.key) for channel in self._channels)

    @cached_property
    def _plain_titles(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((_plain(channel.name), channel.key) for channel in self._channels)

    @cached_property
    def _channels(self) -> tuple[Channel, ...]:
        """Every channel there is, then the accounts that nobody keeps up: old posts name them."""
        present = channels(self.accounts, self.networks)
        others = (
            Channel(account_title(each, self.networks), account_id=each.id)
            for each in self.accounts
            if not each.is_kept_up
        )
        return (*present, *others)

    def _key(self, account: Account) -> str:
        return channel_key(account.id, None)


def _together(found: Sequence[Named]) -> Named:
    return Named(
        tuple(dict.fromkeys(key for each in found for key in each.keys)),
        tuple(doubt for each in found for doubt in each.doubts),
        tuple(dict.fromkeys(unsure for each in found for unsure in each.unsure)),
        is_guess=any(each.is_guess for each in found),
    )


def _unclear(piece: str) -> str:
    return _("no se entiende si «{name}» dice por dónde sale o por dónde no").format(name=piece)


def _longest_in(said: str, account: Account) -> int:
    """Return the letters of the longest name of an account that a row says as whole words."""
    names = (_plain(account.handle), _plain(account.name))
    return max((len(name) for name in names if name and f" {name} " in said), default=0)


def _medium_called(piece: str) -> Medium | None:
    wanted = fold(piece)
    said = next((medium for medium in Medium if fold(medium.word) == wanted), None)
    return said or _MEDIUM_ALIASES.get(wanted)


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, key in pairs:
        found.setdefault(name, {})[key] = None
    return {name: tuple(keys) for name, keys in found.items() if name}


def _plain(text: str) -> str:
    """«facebook aytovilla» for «Facebook · @AytoVilla»."""
    return _JOINS.sub(" ", fold(text)).strip()

"""How a channel is called wherever posts are listed."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from muniredes.domain.accounts.account import Account, account_title, network_name
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.texts.text import fold

_WORDS = re.compile(r"[^\W\d_][^\W\d_A-ZÁÉÍÓÚÑÇ]*")
"""The words of a name, also of one written «AytoVilla»."""
_LETTERS = 2


class Placed(Protocol):
    """Something that goes to an account or to a medium that is none: an outlet, a post, a line."""

    @property
    def account_id(self) -> int | None: ...

    @property
    def medium(self) -> Medium | None: ...


def channel_name(placed: Placed, accounts: Iterable[Account], networks: Networks) -> str:
    """«Facebook · AytoVilla», «Bando»; nothing when no channel was chosen.

    What went out through an account that is gone since keeps the name that it had.
    """
    account = _account(placed, accounts)
    if account is not None:
        return account_title(account, networks)
    return placed.medium.word if placed.medium else channel_then(placed)


def short_channel_name(placed: Placed, accounts: Sequence[Account], networks: Networks) -> str:
    """«Facebook»; the whole name when there are several accounts there, nothing without a channel."""
    account = _account(placed, accounts)
    if account is None:
        return placed.medium.word if placed.medium else channel_then(placed)
    alike = [other for other in accounts if other.network_id == account.network_id and other.is_kept_up]
    if len(alike) > 1:
        return account_title(account, networks)
    return network_name(account.network_id, networks)


def alike(accounts: Iterable[Account]) -> tuple[tuple[Account, ...], ...]:
    """Return the accounts of ours that share a network with another, a group for each network."""
    found: dict[str, list[Account]] = {}
    for account in accounts:
        if account.is_ours:
            found.setdefault(account.network_id, []).append(account)
    return tuple(tuple(those) for those in found.values() if len(those) > 1)


def telling_letters(names: Sequence[str]) -> list[str]:
    """Return for each name two letters that no other has, of the first word that is its own.

    «AytoVilla» and «BiblioVilla» are «Ay» and «Bi»; where letters do not tell them apart, a number does.
    """
    said = [_WORDS.findall(name) for name in names]
    common = set.intersection(*({fold(word) for word in words} for words in said)) if said else set()
    found: list[str] = []
    for number, words in enumerate(said, 1):
        own = next((word for word in words if fold(word) not in common), "".join(words[:1]))
        letters = own[:_LETTERS].capitalize()
        found.append(letters if letters and letters not in found else str(number))
    return found


def channel_then(placed: Placed) -> str:
    """Return the name that a channel had when something went out through it; nothing of what has not."""
    if isinstance(placed, Post):
        return placed.publication.channel if placed.publication else ""
    return placed.channel_then if isinstance(placed, PostLine) else ""


def _account(placed: Placed, accounts: Iterable[Account]) -> Account | None:
    if placed.account_id is None:
        return None
    return next((account for account in accounts if account.id == placed.account_id), None)

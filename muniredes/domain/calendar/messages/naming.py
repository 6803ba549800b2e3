"""How a channel is called wherever posts are listed."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from muniredes.domain.accounts import Account, account_title, network_name
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.knowledge import Networks


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


def channel_then(placed: Placed) -> str:
    """Return the name that a channel had when something went out through it; nothing of what has not."""
    if isinstance(placed, Post):
        return placed.publication.channel if placed.publication else ""
    return placed.channel_then if isinstance(placed, PostLine) else ""


def _account(placed: Placed, accounts: Iterable[Account]) -> Account | None:
    if placed.account_id is None:
        return None
    return next((account for account in accounts if account.id == placed.account_id), None)

"""Which account leads to which: whoever finds one must be able to reach the rest, and the official list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.channels.lines import EditorialLine
from muniredes.domain.dates import add_months, long_date
from muniredes.domain.knowledge.facts import Networks
from muniredes.i18n import _

EVERY_MONTHS = 12
"""Profiles are rewritten now and then, and links get lost: they are looked at once a year."""

_WEB = "web"


@dataclass(eq=False, kw_only=True)
class AccountLink:
    """The profile of an account has a link to another; without a link there is none."""

    id: int | None = None
    account_id: int | None = None
    to_id: int | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return _("enlace entre cuentas")


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """One thing that the links of an account must do: whether it does, and what is wrong when it does not."""

    is_met: bool
    sentence: str


def linking(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts whose profile can lead to others: those in use, but the web they all lead to."""
    return tuple(account for account in accounts if account.is_kept_up and account.network_id != _WEB)


def is_answered(line: EditorialLine, linked: Sequence[Account], others: Sequence[Account]) -> bool:
    """Whether somebody looked at a profile and said where it leads: of no link, only that there is none.

    Where there is no other account in use, nothing is asked of them.
    """
    is_known = bool(linked) or line.links_to_none is True or not others
    return line.links_checked_on is not None and is_known


def checks(
    line: EditorialLine,
    linked: Sequence[Account],
    others: Sequence[Account],
    networks: Networks,
    today: date,
    *,
    has_web: bool = True,
) -> Iterator[LinkCheck]:
    """Yield what was seen of the links of an account: what was never looked at is not a fault.

    `linked` are the accounts that its profile leads to, `others` those that it could lead to.
    """
    if line.links_to_register is not None:
        sentence = _("no enlaza a la web ni a la lista de cuentas oficiales.")
        yield LinkCheck(line.links_to_register, sentence)
    if has_web and line.linked_from_web is not None:
        yield LinkCheck(line.linked_from_web, _("la web no enlaza a esta cuenta."))
    for other in linked:
        title = account_title(other, networks)
        yield LinkCheck(other.is_kept_up, _("enlaza a {other}, que ya no se usa.").format(other=title))
    if others and (linked or line.links_to_none):
        yield LinkCheck(bool(linked), _("no enlaza a ninguna otra cuenta del ayuntamiento."))
    if line.links_checked_on is not None:
        since = long_date(line.links_checked_on)
        sentence = _("sus enlaces no se comprueban desde el {day}.").format(day=since)
        yield LinkCheck(add_months(line.links_checked_on, EVERY_MONTHS) >= today, sentence)


def flaws(found: Iterable[LinkCheck]) -> tuple[str, ...]:
    """Return the sentences of what is wrong."""
    return tuple(check.sentence for check in found if not check.is_met)

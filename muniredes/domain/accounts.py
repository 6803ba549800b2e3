"""Accounts and who has their keys. A password never appears here: only the place where it is kept."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muniredes.domain.knowledge import Networks
from muniredes.i18n import _, mark

REVIEW_MONTHS = 6
"""An account is looked over every six months."""

IDLE_LIMIT_DAYS = 45
"""Days without posting after which a profile counts as abandoned, unless it has its own limit."""

MOST_FOLLOWERS = 1_000_000_000
"""More followers than this are a typing mistake."""

_PERSONAL_MAIL = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.es",
        "outlook.com",
        "outlook.es",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.es",
        "icloud.com",
        "me.com",
        "telefonica.net",
        "terra.es",
        "proton.me",
        "protonmail.com",
        "gmx.es",
        "gmx.com",
    }
)


class AccountState(StrEnum):
    """What state an account is in."""

    ACTIVE = "active"
    PAUSED = "paused"
    NO_ACCESS = "no_access"
    IMPERSONATED = "impersonated"
    CLOSED = "closed"

    @property
    def word(self) -> str:
        """«En uso»."""
        return _(_STATE_WORDS[self])


_STATE_WORDS = {
    AccountState.ACTIVE: mark("En uso"),
    AccountState.PAUSED: mark("En pausa"),
    AccountState.NO_ACCESS: mark("No podemos entrar"),
    AccountState.IMPERSONATED: mark("Es de otra persona que se hace pasar por nosotros"),
    AccountState.CLOSED: mark("Cerrada"),
}


class SecondFactor(StrEnum):
    """How the second step of signing in works, if there is one."""

    APP = "app"
    KEY = "key"
    SMS = "sms"
    NONE = "none"

    @property
    def word(self) -> str:
        """«Una aplicación de códigos»."""
        return _(_FACTOR_WORDS[self])


_FACTOR_WORDS = {
    SecondFactor.APP: mark("Una aplicación de códigos en el móvil"),
    SecondFactor.KEY: mark("Una llave física"),
    SecondFactor.SMS: mark("Un mensaje SMS"),
    SecondFactor.NONE: mark("No tiene"),
}


@dataclass(eq=False, kw_only=True)
class Account:
    """One profile, page, channel or site of the council.

    `handle` is the user name without «@»; `network_id` is an id of the catalogue or «otra».
    `followers` is a count, `weekly_hours` the hours a week it asks for.
    """

    id: int | None = None
    network_id: str
    handle: str = ""
    address: str = ""
    name: str = ""
    state: AccountState = AccountState.ACTIVE
    purpose: str = ""
    area_id: int | None = None
    personal_profile: bool | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    last_post_on: date | None = None
    followers: int | None = None
    weekly_hours: float | None = None
    idle_limit_days: int | None = None
    notes: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether the account is the council's and still open."""
        return self.state not in (AccountState.CLOSED, AccountState.IMPERSONATED)

    @property
    def is_kept_up(self) -> bool:
        """Whether somebody has to post on it."""
        return self.state is AccountState.ACTIVE

    @property
    def short_name(self) -> str:
        """The handle when there is one, else the name, else the address as people say it."""
        said = self.address.removeprefix("https://").removeprefix("http://").removeprefix("www.")
        return self.handle or self.name or said.rstrip("/")


@dataclass(eq=False, kw_only=True)
class Custody:
    """Who has the keys of an account and how it would be recovered; None or empty means «not known yet».

    `password_place` says where the password is kept («caja fuerte, sobre 3»), never the password.
    """

    account_id: int | None = None
    holder_id: int | None = None
    deputy_id: int | None = None
    email: str = ""
    phone: str = ""
    phone_is_municipal: bool | None = None
    second_factor: SecondFactor | None = None
    second_factor_holder_id: int | None = None
    password_place: str = ""
    password_changed_on: date | None = None
    resolution: str = ""
    resolution_on: date | None = None
    last_copy_on: date | None = None
    reviewed_on: date | None = None


def is_personal_mail(address: str) -> bool:
    """Say whether an e-mail address is of a provider for private people."""
    return address.rpartition("@")[2].strip().casefold() in _PERSONAL_MAIL


def network_name(network_id: str, networks: Networks) -> str:
    """Return the name of a network, «Otra red» when the catalogue does not know it."""
    network = networks.get(network_id)
    return network.name if network else _("Otra red")


def account_title(account: Account, networks: Networks) -> str:
    """«Facebook · AytoVilla»; the visible name where user names mean nothing: «WhatsApp · Avisos»."""
    network = networks.get(account.network_id)
    means_nothing = network is not None and network.handle_rule is None and account.name
    short = account.name if means_nothing else account.short_name
    name = network_name(account.network_id, networks)
    return f"{name} · {short}" if short else name


def idle_days(account: Account, today: date) -> int | None:
    """Return how many days the account has gone without a post; None when that is not known."""
    if not account.is_kept_up or account.last_post_on is None:
        return None
    return max(0, (today - account.last_post_on).days)


def is_abandoned(account: Account, today: date) -> bool:
    """Say whether the account has gone without a post for as long as its limit, or longer."""
    days = idle_days(account, today)
    return days is not None and days >= (account.idle_limit_days or IDLE_LIMIT_DAYS)

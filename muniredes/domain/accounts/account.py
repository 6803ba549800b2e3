"""Accounts and who has their keys. A password never appears here: only the place where it is kept."""

import re
from dataclasses import dataclass
from datetime import date

from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.worded_enum import WordedEnum
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


_CODED = frozenset({"whatsapp", "whatsapp_lista"})
"""Networks whose user names mean nothing to anybody."""

_ADDRESSED = frozenset({"web", "blog", "bandos"})
"""Those whose user names are an address, which the visible name says better."""

_CODE = re.compile(r"\d{7}|^UC[\w-]{22}$")
"""A number or a code that a network gives: «100009876543210», a channel of YouTube."""


class AccountState(WordedEnum):
    """What state an account is in."""

    ACTIVE = "active", mark("En uso")
    PAUSED = "paused", mark("En pausa")
    NO_ACCESS = "no_access", mark("No podemos entrar")
    IMPERSONATED = "impersonated", mark("Se hace pasar por nosotros")
    CLOSED = "closed", mark("Cerrada")


class SecondFactor(WordedEnum):
    """How the second step of signing in works, if there is one."""

    APP = "app", mark("Una aplicación de códigos en el móvil")
    KEY = "key", mark("Una llave física")
    SMS = "sms", mark("Un mensaje SMS")
    NONE = "none", mark("No tiene")


class KeyLack(WordedEnum):
    """What an account may be recovered without, by the name of its field: some networks ask for no mail."""

    EMAIL = "email", mark("El correo de recuperación")
    PHONE = "phone", mark("El teléfono de recuperación")


@dataclass(eq=False, kw_only=True)
class Account:
    """One profile, page, channel or site of the council.

    `handle` is the user name without «@»; `network_id` is an id of the catalogue or «otra». Of one whose
    `state` nobody has said, it is not printed that it is in use, and nothing is held against it.
    `followers` is a count, `weekly_hours` the hours a week it asks for.
    """

    id: int | None = None
    network_id: str
    handle: str = ""
    address: str = ""
    name: str = ""
    state: AccountState | None = None
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
        """Whether the account is said to be the council's and open; how it stands says more."""
        return self.state not in (AccountState.CLOSED, AccountState.IMPERSONATED)

    @property
    def is_kept_up(self) -> bool:
        """Whether nobody has said that it is not in use; what may be planned on it, its standing says."""
        return self.state in (None, AccountState.ACTIVE)

    @property
    def short_name(self) -> str:
        """What people call it: its user name, or its visible name where that is a code or there is none.

        Without either, the address as people say it.
        """
        is_plain = not self._has_code() and self.network_id not in _ADDRESSED
        found = self.handle or self.name if is_plain else self.name or self.handle
        if found:
            return found
        said = self.address.removeprefix("https://").removeprefix("http://").removeprefix("www.")
        return said.rstrip("/")

    def has_posted_on(self, day: date) -> None:
        """Remember that it posted on a day, unless it did later: what tells abandoned ones apart asks it."""
        self.last_post_on = max(day, self.last_post_on or day)

    @property
    def is_named(self) -> bool:
        """Whether people have a name to call it by, and not only a code of the network."""
        return bool(self.name) or not self._has_code()

    def _has_code(self) -> bool:
        return self.network_id in _CODED or _CODE.search(self.handle) is not None


@dataclass(eq=False, kw_only=True)
class Custody:
    """Who has the keys of an account and how it would be recovered; None or empty means «not known yet».

    `password_place` says where the password is kept («caja fuerte, sobre 3»), never the password; `lacks`,
    what somebody said that it has none of.
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
    lacks: tuple[KeyLack, ...] = ()


def recovery_phone(custody: Custody) -> str:
    """«967 100 100 (municipal)»; what is known of it when the number is not; «» when nothing is."""
    whose = {None: "", True: _("municipal"), False: _("particular")}[custody.phone_is_municipal]
    if KeyLack.PHONE in custody.lacks:
        return _("No tiene")
    if not custody.phone:
        return _("Es {whose}; falta apuntar el número.").format(whose=whose) if whose else ""
    return f"{custody.phone} ({whose})" if whose else custody.phone


def is_personal_mail(address: str) -> bool:
    """Say whether an e-mail address is of a provider for private people."""
    return address.rpartition("@")[2].strip().casefold() in _PERSONAL_MAIL


def network_name(network_id: str, networks: Networks) -> str:
    """Return the name of a network, «Otra red» when the catalogue does not know it."""
    network = networks.get(network_id)
    return network.name if network else _("Otra red")


def account_title(account: Account, networks: Networks) -> str:
    """«Facebook · AytoVilla», «WhatsApp · Avisos»: the name of the network and that of the account."""
    name, short = network_name(account.network_id, networks), account.short_name
    return f"{name} · {short}" if short else name

"""What each person holds of the council's: keys, as holder or deputy, and devices; never a secret."""

from collections.abc import Iterator
from dataclasses import dataclass

from muniredes.domain.accounts.account import Account, account_title
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Person
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.secrets import bares_password
from muniredes.i18n import _


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that somebody holds: of which account, and what it is."""

    account: str
    what: str


def holdings(snapshot: Snapshot, networks: Networks, person: Person) -> tuple[Holding, ...]:
    """Return what a person holds, account by account; her own profile is hers, and is not given back."""
    return tuple(
        Holding(account_title(account, networks), what)
        for account in snapshot.own_accounts
        if not account.personal_profile
        for what in _held(snapshot, account, person)
    )


def holders(snapshot: Snapshot, networks: Networks) -> tuple[Person, ...]:
    """Return everybody who holds something."""
    return tuple(person for person in snapshot.people if holdings(snapshot, networks, person))


def _held(snapshot: Snapshot, account: Account, person: Person) -> Iterator[str]:
    custody = snapshot.custody(account)
    if custody.holder_id == person.id:
        kept = custody.password_place
        yield (
            _("Las llaves, como titular. La contraseña se guarda en: {place}").format(place=kept)
            if kept and not bares_password(kept)
            else _("Las llaves, como titular")
        )
    if custody.deputy_id == person.id:
        yield _("Las llaves, como suplente")
    if custody.second_factor_holder_id == person.id:
        yield _("El aparato de la doble verificación")

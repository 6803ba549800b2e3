"""What is asked of an account on its sheet, in its order."""

from muniredes.actions import knowledge
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import ChoiceField, Field, Option
from muniredes.desktop.forms.sheet import Section
from muniredes.domain.accounts.account import Account, network_name
from muniredes.domain.accounts.other_networks import could_be
from muniredes.domain.knowledge.facts import OTHER_NETWORK
from muniredes.i18n import _

_KEYS = (
    "holder_id",
    "deputy_id",
    "email",
    "password_place",
    "phone",
    "phone_is_municipal",
    "second_factor",
    "second_factor_holder_id",
    "resolution",
    "resolution_on",
    "last_copy_on",
    "password_changed_on",
)
_ABOUT = (
    "name",
    "state",
    "address",
    "area_id",
    "purpose",
    "last_post_on",
    "idle_limit_days",
    "followers",
    "weekly_hours",
    "personal_profile",
    "opened_on",
    "notes",
)
_OF_OTHERS = ("name", "state", "address", "followers", "notes")
"""What can be said of an account that somebody else has in our name."""


def sections(account: Account | None = None, *, has_keys: bool = True) -> tuple[Section, ...]:
    """Return the sheet of an account; of one that is not ours, without its keys.

    Which networks it may be of is only known of one.
    """
    names = _ABOUT if has_keys else _OF_OTHERS
    about = Section(_("La cuenta"), (*_network(account), *ask.fields_of("account", *names)))
    if has_keys:
        return (Section(_("Las llaves"), ask.fields_of("custody", *_KEYS)), about)
    return (about,)


def networks_for(account: Account) -> tuple[Option, ...]:
    """Return the networks that an account may be of, to choose among."""
    networks = knowledge.networks()
    found = [Option(value=each.id, label=each.name) for each in could_be(account, networks)]
    return (*found, Option(value=OTHER_NETWORK, label=network_name(OTHER_NETWORK, networks)))


def _network(account: Account | None) -> tuple[Field, ...]:
    if account is None:
        return ()
    hint = _("La ha dicho la dirección o el nombre: cámbiela si se ha tomado por otra.")
    return (
        ChoiceField(
            key="account.network_id",
            label=ask.word("account.network_id"),
            hint=hint,
            options=networks_for(account),
            compact=True,
            is_needed=True,
        ),
    )

"""What is asked of an account on its sheet, in its order."""

from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.sheet import Section
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


def sections(*, has_keys: bool = True) -> tuple[Section, ...]:
    """Return the sheet of an account; of one that is not ours, without its keys."""
    if has_keys:
        keys = Section(_("Las llaves"), ask.fields_of("custody", *_KEYS))
        return (keys, Section(_("La cuenta"), ask.fields_of("account", *_ABOUT)))
    return (Section(_("La cuenta"), ask.fields_of("account", *_OF_OTHERS)),)

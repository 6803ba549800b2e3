"""What is asked of an account on its sheet, and in the wizard that adds it."""

from muniredes.desktop.forms.fields import (
    AreaField,
    ChoiceField,
    DateField,
    NumberField,
    Option,
    PersonField,
    TextField,
    YesNoField,
)
from muniredes.desktop.forms.sheet import Section
from muniredes.domain.accounts import MOST_FOLLOWERS, AccountState, SecondFactor
from muniredes.domain.text import NAME_LIMIT, NOTE_LIMIT
from muniredes.i18n import _


def purpose() -> TextField:
    """What the account is for."""
    return TextField(key="account.purpose", label=_("Para qué sirve"), lines=2, limit=NOTE_LIMIT)


def area() -> AreaField:
    """The area it belongs to."""
    return AreaField(key="account.area_id", label=_("Área"))


def state(*, compact: bool) -> ChoiceField:
    """What state it is in."""
    options = tuple(Option(value=entry.value, label=entry.word) for entry in AccountState)
    return ChoiceField(
        key="account.state", label=_("Estado"), options=options, compact=compact, is_needed=True
    )


def personal_profile() -> YesNoField:
    """Whether it is somebody's own profile."""
    return YesNoField(
        key="account.personal_profile",
        label=_("¿Es el perfil personal de alguien?"),
        yes=_("Sí, es de una persona"),
        no=_("No, es del organismo"),
    )


def holder() -> PersonField:
    """Who has the keys."""
    return PersonField(key="custody.holder_id", label=_("Quién tiene las llaves"))


def deputy() -> PersonField:
    """Who else can enter."""
    return PersonField(key="custody.deputy_id", label=_("Suplente"))


def email() -> TextField:
    """The e-mail it is recovered with."""
    return TextField(key="custody.email", label=_("Correo de recuperación"))


def phone() -> TextField:
    """The phone it is recovered with."""
    return TextField(key="custody.phone", label=_("Teléfono de recuperación"), limit=60)


def phone_is_municipal() -> YesNoField:
    """Whose line that is."""
    return YesNoField(
        key="custody.phone_is_municipal",
        label=_("¿De quién es la línea?"),
        yes=_("Del organismo"),
        no=_("Particular"),
    )


def second_factor(*, compact: bool) -> ChoiceField:
    """How the second step of signing in works."""
    options = tuple(Option(value=entry.value, label=entry.word) for entry in SecondFactor)
    return ChoiceField(
        key="custody.second_factor", label=_("Doble verificación"), options=options, compact=compact
    )


def second_factor_holder() -> PersonField:
    """Who has the device."""
    return PersonField(key="custody.second_factor_holder_id", label=_("Quién tiene el aparato"))


def password_place() -> TextField:
    """Where the password is kept."""
    return TextField(
        key="custody.password_place",
        label=_("Dónde está la contraseña"),
        hint=_("Solo dónde: la contraseña no se escribe aquí."),
        refuses_passwords=True,
    )


def resolution() -> TextField:
    """The resolution that opened it."""
    return TextField(key="custody.resolution", label=_("Decreto o acuerdo que la abrió"))


def resolution_on() -> DateField:
    """Its date."""
    return DateField(key="custody.resolution_on", label=_("Fecha del decreto"))


def last_copy_on() -> DateField:
    """When what it says was last copied."""
    return DateField(
        key="custody.last_copy_on",
        label=_("Última copia de lo publicado"),
        hint=_("Si tiene el fichero, apúntelo en «Entregar y recibir», «Archivo»: su día ya cuenta."),
    )


def last_post_on() -> DateField:
    """When it last said something."""
    return DateField(key="account.last_post_on", label=_("Última publicación"))


def followers() -> NumberField:
    """How many follow it."""
    return NumberField(key="account.followers", label=_("Seguidores"), most=MOST_FOLLOWERS, decimals=0)


_OF_OTHERS = ("account.name", "account.state", "account.address", "account.followers", "account.notes")
"""What can be said of an account that somebody else has in our name."""


def sections(*, has_keys: bool = True) -> tuple[Section, ...]:
    """Return the sheet of an account; of one that is not ours, without its keys."""
    if has_keys:
        return (Section(_("Las llaves"), _keys()), Section(_("La cuenta"), _about()))
    return (Section(_("La cuenta"), tuple(each for each in _about() if each.key in _OF_OTHERS)),)


def _keys() -> tuple[TextField | PersonField | YesNoField | ChoiceField | DateField, ...]:
    return (
        holder(),
        deputy(),
        email(),
        password_place(),
        phone(),
        phone_is_municipal(),
        second_factor(compact=True),
        second_factor_holder(),
        resolution(),
        resolution_on(),
        last_copy_on(),
        DateField(key="custody.password_changed_on", label=_("Contraseña cambiada el")),
    )


def _about() -> tuple[TextField | AreaField | ChoiceField | DateField | NumberField | YesNoField, ...]:
    return (
        TextField(key="account.name", label=_("Nombre visible"), limit=NAME_LIMIT),
        state(compact=True),
        TextField(key="account.address", label=_("Dirección"), limit=500),
        area(),
        purpose(),
        last_post_on(),
        NumberField(
            key="account.idle_limit_days",
            label=_("Días sin publicar que se admiten"),
            hint=_("Si lo deja vacío, 45."),
            most=3650,
            decimals=0,
            suffix=_("días"),
        ),
        followers(),
        NumberField(key="account.weekly_hours", label=_("Horas a la semana que pide"), suffix=_("horas")),
        personal_profile(),
        DateField(key="account.opened_on", label=_("Abierta el")),
        TextField(key="account.notes", label=_("Notas"), lines=3, limit=NOTE_LIMIT, warns_passwords=True),
    )

"""What is asked of a person and of an area."""

from muniredes.desktop.forms.fields import (
    AreaField,
    ChoiceField,
    Field,
    NumberField,
    Option,
    PersonField,
    TextField,
)
from muniredes.domain.people import PersonKind
from muniredes.domain.text import NAME_LIMIT
from muniredes.i18n import _


def person_kind() -> ChoiceField:
    """How she is tied to the body."""
    options = tuple(Option(value=entry.value, label=entry.word) for entry in PersonKind)
    return ChoiceField(key="person.kind", label=_("Vinculación"), options=options, compact=True)


def person_fields() -> tuple[Field, ...]:
    """Return the sheet of a person."""
    return (
        TextField(key="person.name", label=_("Nombre y apellidos"), limit=NAME_LIMIT),
        TextField(key="person.post", label=_("Cargo o puesto"), limit=NAME_LIMIT),
        person_kind(),
        AreaField(key="person.area_id", label=_("Área")),
        TextField(key="person.phone", label=_("Teléfono"), limit=60),
        TextField(key="person.email", label=_("Correo")),
        PersonField(key="person.deputy_id", label=_("Suplente")),
        NumberField(key="person.weekly_hours", label=_("Horas a la semana para esto"), suffix=_("horas")),
    )


def area_fields() -> tuple[Field, ...]:
    """Return the sheet of an area."""
    return (
        TextField(key="area.name", label=_("Nombre"), limit=NAME_LIMIT),
        PersonField(key="area.responsible_id", label=_("Quién responde de ella")),
    )

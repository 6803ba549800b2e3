"""What is asked of a person and of an area, in its order."""

from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import Field


def person_fields() -> tuple[Field, ...]:
    """Return the sheet of a person."""
    return ask.fields_of(
        "person", "name", "post", "kind", "area_id", "phone", "email", "deputy_id", "weekly_hours"
    )


def area_fields() -> tuple[Field, ...]:
    """Return the sheet of an area."""
    return ask.fields_of("area", "name", "responsible_id")

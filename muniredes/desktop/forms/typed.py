"""Between an answer as a form holds it and a value as the domain does."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from muniredes.desktop.forms.fields import ChoiceField, DateField, Field, PersonField, TextField
from muniredes.domain.accounts import AccountState, SecondFactor
from muniredes.domain.choices import PersonChoice
from muniredes.domain.council import EntityKind
from muniredes.domain.people import PersonKind

_ENUMS: Mapping[str, type[StrEnum]] = {
    "account.state": AccountState,
    "custody.second_factor": SecondFactor,
    "person.kind": PersonKind,
    "council.kind": EntityKind,
}


def typed(field: Field, answer: Any) -> Any:
    """Return an answer as the domain holds it."""
    if isinstance(field, PersonField):
        return PersonChoice.from_json(answer)
    if isinstance(field, DateField):
        return date.fromisoformat(answer) if answer else None
    if isinstance(field, ChoiceField) and field.key in _ENUMS:
        return _ENUMS[field.key](answer) if answer else None
    if isinstance(field, TextField):
        return answer or ""
    return answer


def plain(field: Field, value: Any) -> Any:
    """Return a value of the domain as a form holds it."""
    if isinstance(field, PersonField):
        return PersonChoice(id=value).to_json()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def plain_values(fields: Iterable[Field], things: Mapping[str, object]) -> dict[str, Any]:
    """Return the answers that the objects of `things`, by kind, already give to some fields."""
    found = {}
    for field in fields:
        kind, _dot, name = field.key.partition(".")
        if kind in things and things[kind] is not None:
            found[field.key] = plain(field, getattr(things[kind], name))
    return found

"""Between an answer as a form holds it and a value as the domain does."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields as parts_of
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from muniredes.desktop.forms.fields import (
    AccountField,
    AddressesField,
    AreaField,
    ChoiceField,
    ColourField,
    ConsentField,
    DateField,
    Field,
    MunicipalityField,
    NumberField,
    PersonField,
    PictureField,
    RowsField,
    SeveralField,
    TextField,
    YesNoField,
)
from muniredes.domain.choices import AreaChoice, PersonChoice
from muniredes.domain.declared_absent import NONE, is_lacking
from muniredes.domain.fields import CLOSED_LISTS, LACKABLE


def typed(field: Field, answer: Any) -> Any:
    """Return an answer as the domain holds it, by what the field declares that it asks for.

    Only None is «not answered»: «no» and 0 are answers.
    """
    return NONE if is_none(field, answer) else _TURNS[type(field)](field, answer)


def is_none(field: Field, answer: Any) -> bool:
    """Whether an answer says that there is none of what a field asks for, where that is an answer."""
    return field.key in LACKABLE and answer == NONE


def _as_it_is(_field: Field, answer: Any) -> Any:
    return answer


def _text(_field: Field, answer: str | None) -> str:
    return "" if answer is None else answer


def _day(_field: DateField, answer: str | None) -> date | None:
    return None if answer is None else date.fromisoformat(answer)


def _choice(field: ChoiceField, answer: str | None) -> Enum | str | None:
    if field.key not in CLOSED_LISTS:
        return "" if answer is None else answer
    return None if answer is None else member(field.key, answer)


def _several(field: SeveralField, answer: Sequence[str] | None) -> tuple[Enum, ...]:
    return tuple(member(field.key, value) for value in answer or ())


def _rows(field: RowsField, answer: Any) -> Any:
    if field.record is None:
        return answer
    return tuple(_record(field, field.record, row) for row in answer or ())


_TURNS: Mapping[type[Field], Callable[..., Any]] = {
    TextField: _text,
    ChoiceField: _choice,
    SeveralField: _several,
    ColourField: _text,
    YesNoField: _as_it_is,
    DateField: _day,
    NumberField: _as_it_is,
    PersonField: lambda _field, answer: PersonChoice.from_json(answer),
    AreaField: lambda _field, answer: AreaChoice(answer["area"]) if isinstance(answer, dict) else answer,
    AccountField: _as_it_is,
    ConsentField: _as_it_is,
    MunicipalityField: _as_it_is,
    PictureField: _as_it_is,
    AddressesField: _as_it_is,
    RowsField: _rows,
}
"""What each kind of field asks for; a kind that is not told here cannot be asked."""


def member(path: str, value: Any) -> Enum:
    """Return the member of a closed list that a form calls by its text."""
    kind = CLOSED_LISTS[path]
    return next(item for item in kind if str(item.value) == str(value))


def _record(field: RowsField, record: type, row: Mapping[str, Any]) -> Any:
    given = {column.key: _part(record, column, row.get(column.key)) for column in field.columns}
    return record(**{name: value for name, value in given.items() if value is not None})


def _part(record: type, column: Field, answer: Any) -> Any:
    path = f"{record.__name__}.{column.key}"
    if path in CLOSED_LISTS:
        return None if answer is None else member(path, answer)
    return typed(column, answer)


def plain(field: Field, value: Any) -> Any:
    """Return a value of the domain as a form holds it."""
    if isinstance(field, PersonField):
        return PersonChoice(id=value).to_json()
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: _plain(getattr(value, part.name)) for part in parts_of(value)}
    return value


def plain_values(fields: Iterable[Field], things: Mapping[str, object]) -> dict[str, Any]:
    """Return the answers that the objects of `things`, by kind, already give to some fields."""
    found = {}
    for field in fields:
        kind, _dot, name = field.key.partition(".")
        if kind in things and things[kind] is not None:
            is_denied = field.key in LACKABLE and is_lacking(things[kind], name)
            found[field.key] = NONE if is_denied else plain(field, getattr(things[kind], name))
    return found

"""Between an answer as a form holds it and a value as the domain does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields as parts_of
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from muniredes.desktop.forms.fields import (
    ChoiceField,
    ColourField,
    DateField,
    Field,
    PersonField,
    RowsField,
    SeveralField,
    TextField,
)
from muniredes.domain.choices import PersonChoice
from muniredes.domain.vocabulary import ENUMS


def typed(field: Field, answer: Any) -> Any:
    """Return an answer as the domain holds it."""
    turn = _TURNS.get(type(field))
    return turn(field, answer) if turn else answer


def _day(_field: Field, answer: Any) -> Any:
    return date.fromisoformat(answer) if answer else None


def _choice(field: ChoiceField, answer: Any) -> Any:
    if field.key not in ENUMS:
        return answer or ""
    return member(field.key, answer) if answer else None


def _several(field: SeveralField, answer: Any) -> Any:
    return tuple(member(field.key, value) for value in answer or ())


def _rows(field: RowsField, answer: Any) -> Any:
    if field.record is None:
        return answer
    return tuple(_record(field, field.record, row) for row in answer or ())


_TURNS: Mapping[type[Field], Callable[..., Any]] = {
    PersonField: lambda _field, answer: PersonChoice.from_json(answer),
    DateField: _day,
    ChoiceField: _choice,
    SeveralField: _several,
    RowsField: _rows,
    TextField: lambda _field, answer: answer or "",
    ColourField: lambda _field, answer: answer or "",
}


def member(path: str, value: Any) -> Enum:
    """Return the member of a closed list that a form calls by its text."""
    kind = ENUMS[path]
    return next(item for item in kind if str(item.value) == str(value))


def _record(field: RowsField, record: type, row: Mapping[str, Any]) -> Any:
    given = {column.key: _part(record, column, row.get(column.key)) for column in field.columns}
    return record(**{name: value for name, value in given.items() if value is not None})


def _part(record: type, column: Field, answer: Any) -> Any:
    path = f"{record.__name__}.{column.key}"
    return (member(path, answer) if answer else None) if path in ENUMS else typed(column, answer)


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
            found[field.key] = plain(field, getattr(things[kind], name))
    return found

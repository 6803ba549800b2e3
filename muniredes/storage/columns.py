"""Column types of our own, and the way between a stored value and JSON."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from sqlalchemy import JSON, Column, Date, DateTime, Integer, String
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)
N = TypeVar("N", bound=IntEnum)
T = TypeVar("T")


class EnumText(TypeDecorator[E]):
    """A StrEnum kept as its value, so that the file reads well in any SQLite tool."""

    impl = String
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        del dialect
        return None if value is None else self.enum(value)


class EnumNumber(TypeDecorator[N]):
    """An IntEnum kept as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, enum: type[N]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: N | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> N | None:
        del dialect
        return None if value is None else self.enum(value)


class Instant(TypeDecorator[datetime]):
    """A moment that does not depend on any clock's zone: aware in the program, UTC in the file."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Several(TypeDecorator[tuple[T, ...]]):
    """A tuple of values of a closed list, of days or numbers, or of small frozen records, as a JSON list."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[T, ...] | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else to_json(value)

    def process_result_value(self, value: list[Any] | None, dialect: Dialect) -> tuple[T, ...]:
        del dialect
        return tuple(_member(self.kind, item) for item in value or ())

    def compare_values(self, x: Any, y: Any) -> bool:
        return bool(x == y)


def _member(kind: type[T], item: Any) -> T:
    if issubclass(kind, Enum | int | str):
        return kind(item)
    if issubclass(kind, date):
        return kind.fromisoformat(item)
    hints = _hints(cast("Hashable", kind))
    return kind(**{name: _typed(hints[name], value) for name, value in item.items() if name in hints})


@cache
def _hints(kind: Hashable) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], item) for item in value)
    for kind in get_args(hint) or (hint,):
        if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum | date)):
            return _member(kind, value)
    return value


_AS_THEY_ARE = frozenset({str, int, bool, float})


def to_json(value: Any) -> Any:
    """Return a column's value as JSON holds it."""
    if value is None or type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: to_json(getattr(value, part.name)) for part in fields(value)}
    return value.value if isinstance(value, Enum) else value


def from_json(column: Column[Any], value: Any) -> Any:
    """Return the value that `to_json` made of a column's value."""
    if value is None:
        return None
    if isinstance(column.type, EnumText | EnumNumber):
        return column.type.enum(value)
    if isinstance(column.type, Several):
        return tuple(_member(column.type.kind, item) for item in value)
    if isinstance(column.type, DateTime | Instant):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value

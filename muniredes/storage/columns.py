"""What a column holds: how each kind of value is written in the file, read from it, and said in JSON.

Nothing here knows who asks the questions: reading is plain SQL, and the ORM is told the same (`mapping`).
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from muniredes.domain.dates import within_reach

T = TypeVar("T")
Turn = Callable[[Any], Any]


class Kind:
    """A kind of column; of itself, one whose values are in the file as they are in the program.

    `holds` are the Python types of its values; None when reading a value already checks it. `reads` turns a
    value of the file, None included, into the program's, and `writes` back; None when it goes as it is. A
    value of the file that does not fit raises ValueError, LookupError, TypeError or AttributeError.
    """

    holds: tuple[type, ...] | None
    reads: Turn | None
    writes: Turn | None

    def __init__(
        self, *holds: type, read: Turn | None = None, write: Turn | None = None, again: Turn | None = None
    ) -> None:
        self.holds = holds or None
        self.reads = _but_nothing(read) if read else None
        self.writes = _but_nothing(write) if write else None
        self._again = again

    def written(self, value: Any) -> Any:
        """Return a value of the program as it goes in the file."""
        return self.writes(value) if self.writes else value

    def from_json(self, value: Any) -> Any:
        """Return the value that `to_json` made of one of this kind, None included."""
        return value if value is None or self._again is None else self._again(value)


def _but_nothing(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


def moment(value: datetime) -> str:
    """Return a local time as it is written in the file."""
    return value.isoformat(" ", "microseconds")


def _day(value: str) -> date:
    return within_reach(date.fromisoformat(value))


def _moment(value: str) -> datetime:
    return within_reach(datetime.fromisoformat(value))


def _instant(value: str) -> datetime:
    return _moment(value).replace(tzinfo=UTC)


def _as_utc(value: datetime) -> str:
    return moment(value.astimezone(UTC).replace(tzinfo=None))


INTEGER = Kind(int)
FLOAT = Kind(float, int)
BYTES = Kind(bytes)
BOOLEAN = Kind(bool, read=bool, write=int)
DATE = Kind(date, read=_day, write=date.isoformat, again=_day)
DATETIME = Kind(datetime, read=_moment, write=moment, again=_moment)
"""A local time, that of the clock on the wall."""

INSTANT = Kind(read=_instant, write=_as_utc, again=_moment)
"""A moment that does not depend on any clock's zone: aware in the program, UTC in the file."""


class Text(Kind):
    """A text; its length is for whoever reads the schema: SQLite does not look at it."""

    def __init__(self, length: int | None = None) -> None:
        super().__init__(str)
        self.length = length


class EnumText(Kind):
    """A StrEnum kept as its value, so that the file reads well in any SQLite tool."""

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__(read=enum, write=str, again=enum)


class EnumNumber(Kind):
    """An IntEnum kept as its number."""

    def __init__(self, enum: type[IntEnum]) -> None:
        super().__init__(read=enum, write=int, again=enum)


class Json(Kind):
    """Whatever JSON can hold."""

    def __init__(self) -> None:
        super().__init__(read=_from_text, write=json.dumps)


class Several(Kind):
    """A tuple of values of a closed list, of days or numbers, or of small frozen records, as a JSON list."""

    def __init__(self, kind: type[Any]) -> None:
        self.kind = kind
        super().__init__(write=lambda value: json.dumps(to_json(value)), again=self._members)
        self.reads = lambda value: self._members((value and _from_text(value)) or ())

    def _members(self, items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(_member(self.kind, item) for item in items)


def _from_text(value: Any) -> Any:
    """Read JSON; SQLite gives back as a number what is nothing else."""
    return value if isinstance(value, int | float) else json.loads(value)


def _member(kind: type[T], item: Any) -> T:
    if issubclass(kind, Enum | int | str):
        return kind(item)
    if issubclass(kind, date):
        return within_reach(kind.fromisoformat(item))
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

"""What was done: changes as values, for undo, the bin, each object's history and the manual's change list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

JsonRow = dict[str, Any]
"""Field name to value, as JSON holds it."""

BY_ITSELF = "MuniRedes, por sí solo"
"""What signs what the program did and nobody asked: nobody undoes it, nor does it tell when she worked."""


class Operation(StrEnum):
    """What happened to one object."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class ObjectRef:
    """One object of the guide: its kind («account») and its number."""

    kind: str
    id: int


Touched = tuple[str, Sequence[int]]
"""A kind and numbers of its objects."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one action did: a sentence, and the objects it touched.

    `action_id` is None when nothing was different and nothing was written; `touched` are kinds with some of
    their numbers, a list of thousands in one.
    """

    title: str
    action_id: int | None
    touched: tuple[Touched, ...]

    def concerns(self, *kinds: str) -> bool:
        """Say whether an object of one of these kinds was touched."""
        return any(kind in kinds for kind, _numbers in self.touched)

    def ids(self, kind: str) -> tuple[int, ...]:
        """Return the numbers of the touched objects of a kind, in order."""
        return tuple(sorted({number for of, numbers in self.touched if of == kind for number in numbers}))


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """What an action did to one object: the fields before and after (only those that differ in an update).

    Of what is new neither is kept: the object itself says what it is and, once deleted, what was before that.
    A list that came together is one row: `ref` is the first of it, and `last` the number of the last.
    """

    ref: ObjectRef
    operation: Operation
    before: JsonRow | None = None
    after: JsonRow | None = None
    last: int | None = None


Recorded = tuple[RecordedRow, object]
"""A row of the history and the object it is about, as it is left."""


@dataclass(frozen=True, slots=True)
class RecordedAction:
    """One action as it stands in the history, with its rows, or some of them, as they were written."""

    id: int
    at: datetime
    author: str
    title: str
    undoes: int | None
    rows: tuple[RecordedRow, ...]


@dataclass(frozen=True, slots=True)
class ActionHead:
    """An action without its rows: what it was, when (wall time), to how many objects; what it took back."""

    id: int
    at: datetime
    title: str
    size: int
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class TrashItem:
    """Something deleted that can still be brought back; `title` is that of the action that deleted it."""

    action_id: int
    ref: ObjectRef
    title: str
    deleted_at: datetime
    author: str

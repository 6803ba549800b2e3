"""Whole tables as values: plain SQL into the classes that the guide is made of. The ORM is for writing.

Each column is turned by the one processor that its type has, whoever reads it; no statement is composed,
no identity is kept and nothing is looked for again when a field is read.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import create_mock_engine, select, text
from sqlalchemy.orm import Session, class_mapper
from sqlalchemy.orm.instrumentation import ClassManager

T = TypeVar("T")
_DIALECT = create_mock_engine("sqlite://", lambda *_given: None).dialect


@dataclass(frozen=True)
class _Kind(Generic[T]):
    """How the rows of a class are read: the question, its fields in order, and those that are turned."""

    sql: str
    names: tuple[str, ...]
    turns: tuple[tuple[int, Callable[[Any], Any]], ...]
    manager: ClassManager[T]

    def value(self, row: Sequence[Any]) -> T:
        """Return the value that a row holds."""
        found = list(row)
        for place, turn in self.turns:
            found[place] = turn(found[place])
        made = self.manager.new_instance()
        vars(made).update(zip(self.names, found, strict=True))
        return made


def all_of(session: Session, kind: type[T]) -> tuple[T, ...]:
    """Return every value of a class, in the order in which they were written.

    What does not fit its column raises what its processor raises: to whoever opened the file, it is damage.
    """
    question: _Kind[T] = _of(cast("Hashable", kind))
    driver = session.connection().connection.driver_connection
    assert driver is not None
    return tuple(question.value(row) for row in driver.execute(question.sql))


def only(session: Session, kind: type[T]) -> T | None:
    """Return the value of a class that has one at most, or None."""
    return next(iter(all_of(session, kind)), None)


@cache
def _of(kind: Hashable) -> _Kind[Any]:
    mapper = class_mapper(cast("type[Any]", kind))
    fields = [(each.key, each.columns[0]) for each in mapper.column_attrs]
    asked = select(*(column for _name, column in fields)).order_by(text("rowid"))
    turns = [
        (place, column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None))
        for place, (_name, column) in enumerate(fields)
    ]
    return _Kind(
        str(asked.compile(dialect=_DIALECT)),
        tuple(name for name, _column in fields),
        tuple((place, turn) for place, turn in turns if turn is not None),
        mapper.class_manager,
    )

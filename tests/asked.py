"""What is asked of a database, by whichever way it is asked: by the door or by the ORM."""

import threading
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine

from muniredes.storage.sql import Sql

Listener = Callable[[str, Sized, bool], None]
"""Told each statement, its values, and whether it is one for many rows."""

_listeners: list[Listener] = []
_own = threading.local()
_ask, _tell_each = Sql._ask, Sql.tell_each


def _asked(self: Sql, sql: str, values: object) -> object:
    _tell(sql, values)
    return _ask(self, sql, values)  # type: ignore[arg-type]


def _told_each(self: Sql, sql: str, values: object) -> None:
    if values:
        _tell(sql, values, many=True)
    _tell_each(self, sql, values)  # type: ignore[arg-type]


def _tell(statement: str, values: object, *, many: bool = False) -> None:
    assert isinstance(values, Sized)
    for listener in _listeners:
        listener(statement, values, many)


@event.listens_for(Engine, "before_cursor_execute")
def _by_the_orm(
    _connection: object, _cursor: object, statement: str, values: Sized, _context: object, many: bool
) -> None:
    _tell(statement, values, many=many)


Sql._ask, Sql.tell_each = _asked, _told_each  # type: ignore[method-assign, assignment]


def listen(listener: Listener) -> None:
    """Have every statement told to a listener from now on."""
    _listeners.append(listener)


@contextmanager
def by_the_test() -> Iterator[None]:
    """Leave out of what is counted what is asked, in this thread, by a test that compares."""
    _own.asks = True
    try:
        yield
    finally:
        _own.asks = False


@contextmanager
def statements(counts: Callable[[], bool] = lambda: True) -> Iterator[list[str]]:
    """Collect the statements while `counts` says so."""
    found: list[str] = []

    def note(statement: str, _values: Sized, _many: bool) -> None:
        if not getattr(_own, "asks", False) and counts():
            found.append(statement)

    listen(note)
    try:
        yield found
    finally:
        _listeners.remove(note)

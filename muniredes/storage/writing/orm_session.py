"""What an action writes with: the session of the ORM, its SQL, and who looks at what is written."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, StaticPool
from sqlalchemy.util import LRUCache

from muniredes.domain.history import Recorded
from muniredes.storage import search
from muniredes.storage.sql import IN_ORDER, Sql, selected
from muniredes.storage.tables import TABLE_OF
from muniredes.storage.writing import recorder, secret_guard
from muniredes.storage.writing.orm_mapping import metadata, row_class
from muniredes.storage.writing.recorder import driver, start, write_history

__all__ = ["WorkSql", "plain_errors", "session", "start", "write_history"]

T = TypeVar("T")
_COMPILED: LRUCache[object, object] = LRUCache(1000)
"""What has been written in SQL for one file serves the next: a copy, a trial, a package."""


@cache
def _speaker() -> Engine:
    """Return the engine of no file, which knows which SQLite there is: the others speak as it does."""
    found = create_engine("sqlite://", poolclass=NullPool)
    with found.connect():
        return found


def _engine(connection: Any) -> Engine:
    """Return the engine of a connection, which shares with those of others all the rest."""
    speaker = _speaker()
    return Engine(
        StaticPool(lambda: connection, dialect=speaker.dialect),
        speaker.dialect,
        speaker.url,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )


@contextmanager
def plain_errors() -> Iterator[None]:
    """Raise what the driver said as the driver said it, without what the ORM wraps it in."""
    try:
        yield
    except DBAPIError as error:
        if error.orig is None:
            raise
        raise error.orig from error


@contextmanager
def session(connection: sqlite3.Connection) -> Iterator[Session]:
    """Yield a session whose one transaction is committed at the end, or not at all. It is not closed."""
    with (
        plain_errors(),
        Session(_engine(connection), expire_on_commit=False) as opened,
        opened.begin(),
    ):
        yield opened


class WorkSql(Sql):
    """The SQL of a unit of work: what it has not written yet is written before anything is asked."""

    def __init__(self, opened: Session) -> None:
        super().__init__(driver(opened))
        self._session = opened

    @property
    def connection(self) -> sqlite3.Connection:
        self._session.flush()
        return super().connection

    def objects(
        self, kind: type[T], rest: str = IN_ORDER, values: Mapping[str, object] | None = None
    ) -> tuple[T, ...]:
        """Return objects that are followed: to change one is to write it."""
        table = metadata.tables[TABLE_OF[kind]]
        asked = text(f"{selected(table.name)} {rest}").columns(*table.c)
        return tuple(self._session.scalars(select(row_class(kind)).from_statement(asked), values or {}))

    def find(self, kind: type[T], *key: object) -> T | None:
        return self._session.get(row_class(kind), key if len(key) > 1 else key[0])


def _keep_search_up(opened: Session, recorded: list[Recorded]) -> None:
    search.keep_up(Sql(driver(opened)), recorded)


recorder.observe(secret_guard.refuse_secrets)
recorder.observe(_keep_search_up)

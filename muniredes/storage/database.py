"""The open file: connections with the right pragmas, and one unit of work per action."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool
from sqlalchemy.util import LRUCache

from muniredes.domain.history import Change
from muniredes.domain.problems import Damaged, Problem
from muniredes.i18n import _
from muniredes.storage import guarding, recorder, search
from muniredes.storage.connecting import connect
from muniredes.storage.errors import as_problems, moved
from muniredes.storage.keeping.seal import lift_seal
from muniredes.storage.tables import history_action

T = TypeVar("T")


class Work:
    """One action in the making: what it reads, adds and deletes is committed together or not at all.

    `change` holds what was done, once the block of `Database.write` has ended.
    """

    def __init__(self, session: Session, title: str) -> None:
        self.session = session
        self.title = title
        self.undoes: int | None = None
        self.change = Change(title, None, frozenset())

    def get(self, kind: type[T], number: int) -> T:
        """Return an object by number; a Problem when it is gone."""
        found = self.session.get(kind, number)
        if found is None:
            raise Problem(
                _("Eso ya no existe: se ha borrado en otro momento."),
                _("Búsquelo en la papelera, en Ajustes."),
            )
        return found

    def all(self, kind: type[T]) -> tuple[T, ...]:
        """Return every object of a kind."""
        return tuple(self.session.scalars(select(kind)))

    def all_where(self, kind: type[T], **values: object) -> tuple[T, ...]:
        """Return every object of a kind whose fields have these values."""
        return tuple(self.session.scalars(select(kind).filter_by(**values)))

    def first(self, kind: type[T]) -> T | None:
        """Return the only object of a kind that has one at most, or None."""
        return next(iter(self.all(kind)), None)

    def add(self, new: T) -> T:
        """Add an object and give it its number."""
        self.session.add(new)
        self.session.flush()
        return new

    def add_all(self, new: Iterable[object]) -> None:
        """Add many objects at once and give each its number."""
        self.session.add_all(new)
        self.session.flush()

    def delete(self, old: object) -> None:
        """Delete an object; it stays in the history, from where it can be brought back."""
        self.session.delete(old)
        self.session.flush()

    def delete_all(self, old: Iterable[object]) -> None:
        """Delete many objects at once."""
        for thing in old:
            self.session.delete(thing)
        self.session.flush()


_COMPILED: LRUCache[object, object] = LRUCache(1000)
"""What has been written in SQL for one file serves the next: a copy, a trial, a package."""


@cache
def _speaker() -> Engine:
    """Return the engine of no file, which knows which SQLite there is: the others speak as it does."""
    found = create_engine("sqlite://", poolclass=NullPool)
    with found.connect():
        return found


def _engine(connect: Callable[[], Any]) -> Engine:
    """Return the engine of a file, which shares with those of other files all but its connections."""
    speaker = _speaker()
    return Engine(
        NullPool(connect, dialect=speaker.dialect),
        speaker.dialect,
        speaker.url,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )


class Database:
    """A MuniRedes file that is open. `clock` gives the local time that the history is stamped with.

    `on_damage` is told when the file turns out to be damaged, or another, whoever was reading or writing.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], read_only_because: str = "") -> None:
        self.path = path
        self.clock = clock
        self.read_only_because = read_only_because
        self.on_damage: Callable[[Damaged], None] = lambda _damage: None
        self._last: tuple[int, datetime] | None = None
        self._sessions = sessionmaker(_engine(self._connect), expire_on_commit=False)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be saved; `read_only_because` says why in a sentence."""
        return bool(self.read_only_because)

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self.path, "ro" if self.is_read_only else "rw")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.create_function("says", 2, search.says_all, deterministic=True)
        if not self.is_read_only:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA secure_delete=ON")  # what is erased is not left in free pages
        return connection

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with as_problems(self.path):
                yield
        except Damaged as damage:
            if damage.path == self.path:
                self.on_damage(damage)
            raise

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session to read with; what it returns can be used after the block."""
        with self._watched(), self._sessions() as session:
            yield session

    @contextmanager
    def write(self, title: str) -> Iterator[Work]:
        """Yield the unit of work of one action; commit it with its history, or change nothing at all."""
        self._refuse_if_read_only()
        with self._watched(), self._sessions() as session, session.begin():
            self._make_sure(session)
            work = Work(session, title)
            recorder.start(session)
            yield work
            session.flush()
            at = self.clock()
            work.change = recorder.write_history(session, work.title, at, work.undoes)
        if work.change.action_id is not None:
            self._last = (work.change.action_id, at)

    @contextmanager
    def note(self) -> Iterator[Session]:
        """Yield a session for what is not part of the history: drafts, pictures, printed manuals."""
        self._refuse_if_read_only()
        with self._watched(), self._sessions() as session, session.begin():
            self._make_sure(session)
            yield session

    def _refuse_if_read_only(self) -> None:
        if self.is_read_only:
            raise Problem(self.read_only_because, _("No se ha cambiado nada."))

    def _make_sure(self, session: Session) -> None:
        """Refuse to write in a file that is not the one that was read; take the seal off the one that is.

        What was last done is still there, unless somebody has put another file or an older copy there.
        """
        action = history_action.c
        if self._last is None:
            newest = select(action.id, action.at).order_by(action.id.desc()).limit(1)
            row = session.execute(newest).first()
            self._last = (row[0], row[1]) if row else None
        elif session.scalar(select(action.at).where(action.id == self._last[0])) != self._last[1]:
            raise moved(self.path)
        driver = session.connection().connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        lift_seal(driver)


recorder.observe(guarding.refuse_secrets)
recorder.observe(search.keep_up)

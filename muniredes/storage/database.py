"""The open file: connections with the right pragmas, and one unit of work per action."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool

from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.text import fold
from muniredes.i18n import _
from muniredes.storage import guarding, recorder, search
from muniredes.storage.errors import as_problems

T = TypeVar("T")

BUSY_TIMEOUT_MS = 5000


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


class Database:
    """A MuniRedes file that is open. `clock` gives the local time that the history is stamped with."""

    def __init__(self, path: Path, clock: Callable[[], datetime], read_only_because: str = "") -> None:
        self.path = path
        self.clock = clock
        self.read_only_because = read_only_because
        self._engine = create_engine(
            "sqlite://", creator=self._connect, poolclass=NullPool, hide_parameters=True
        )
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be saved; `read_only_because` says why in a sentence."""
        return bool(self.read_only_because)

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.is_read_only else "rw"
        connection = sqlite3.connect(f"file:{quote(str(self.path))}?mode={mode}", uri=True)
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.create_function("fold", 1, fold, deterministic=True)
        if not self.is_read_only:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA synchronous=FULL")
        return connection

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session to read with; what it returns can be used after the block."""
        with as_problems(self.path), self._sessions() as session:
            yield session

    @contextmanager
    def write(self, title: str) -> Iterator[Work]:
        """Yield the unit of work of one action; commit it with its history, or change nothing at all."""
        self._refuse_if_read_only()
        with as_problems(self.path), self._sessions() as session, session.begin():
            work = Work(session, title)
            recorder.start(session)
            yield work
            session.flush()
            work.change = recorder.write_history(session, work.title, self.clock(), work.undoes)

    @contextmanager
    def note(self) -> Iterator[Session]:
        """Yield a session for what is not part of the history: drafts, pictures, printed manuals."""
        self._refuse_if_read_only()
        with as_problems(self.path), self._sessions() as session, session.begin():
            yield session

    def _refuse_if_read_only(self) -> None:
        if self.is_read_only:
            raise Problem(self.read_only_because, _("No se ha cambiado nada."))


recorder.observe(guarding.refuse_secrets)
recorder.observe(search.keep_up)

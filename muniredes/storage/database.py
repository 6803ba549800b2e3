"""The open file: one connection kept to read with, and one unit of work per action.

Reading is the driver's alone. What writes, the ORM with its tables, is imported with the first action.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from muniredes.domain.history import Change
from muniredes.domain.problems import Damaged, Problem
from muniredes.i18n import _
from muniredes.storage import json_rows, search
from muniredes.storage.change_tracker import ChangeTracker, Moment
from muniredes.storage.columns import DATETIME
from muniredes.storage.connection import UNREADABLE, closed_if_it_fails, connect
from muniredes.storage.data_file import replacement
from muniredes.storage.data_file.seal import lift_seal
from muniredes.storage.errors import as_problems, moved
from muniredes.storage.sql import Sql
from muniredes.storage.tables import TABLE_OF, TABLES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Work:
    """One action in the making: what it reads, adds and deletes is committed together or not at all.

    What is read through its `sql` is followed: to change it is to write it. Its `author` is whoever works
    with the program, unless it says another. `change` holds what was done, once the block of
    `Database.write` has ended.
    """

    def __init__(self, session: "Session", sql: Sql, title: str) -> None:
        self.session = session
        self.sql = sql
        self.title = title
        self.undoes: int | None = None
        self.author: str | None = None
        self.change = Change(title, None, ())

    def get(self, kind: type[T], number: int) -> T:
        """Return an object by number; a Problem when it is gone."""
        found = self.sql.find(kind, number)
        if found is None:
            raise Problem(
                _("Eso ya no existe: se ha borrado en otro momento."),
                _("Búsquelo en la papelera, en Ajustes."),
            )
        return found

    def all(self, kind: type[T]) -> tuple[T, ...]:
        """Return every object of a kind."""
        return self.sql.objects(kind)

    def all_where(self, kind: type[T], **values: object) -> tuple[T, ...]:
        """Return every object of a kind whose fields have these values."""
        columns = TABLES[TABLE_OF[kind]].columns
        told = " AND ".join(f'"{name}" IS :{name}' for name in values)
        asked = {name: columns[name].kind.written(value) for name, value in values.items()}
        return self.sql.objects(kind, f"WHERE {told} ORDER BY rowid", asked)

    def first(self, kind: type[T]) -> T | None:
        """Return the only object of a kind that has one at most, or None."""
        return self.sql.only(kind)

    def add(self, new: T) -> T:
        """Add an object and give it its number."""
        self.add_all([new])
        return new

    def add_all(self, new: Iterable[object]) -> None:
        """Add many objects at once and give each its number."""
        from muniredes.storage.writing.orm_mapping import as_row

        self.session.add_all([as_row(each) for each in new])
        self.session.flush()

    def flush(self) -> None:
        """Write what was changed until now, with its history: what comes next is later."""
        self.session.flush()

    def delete(self, old: object) -> None:
        """Delete an object; it stays in the history, from where it can be brought back."""
        self.delete_all([old])

    def delete_all(self, old: Iterable[object]) -> None:
        """Delete many objects at once."""
        for thing in old:
            self.session.delete(thing)
        self.session.flush()


@dataclass
class _Kept:
    """The connection that is kept to read with, and the file as it is to it."""

    connection: sqlite3.Connection
    moment: Moment


class Database:
    """A MuniRedes file that is open. `clock` gives the local time that the history is stamped with.

    `on_damage` is told when the file turns out to be damaged, or another, whoever was reading or writing;
    `on_replaced`, when another program has put the same guide there as another file of the disk, and then
    `tell_replaced`, for whoever shows what is in it.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime], read_only_because: str = "") -> None:
        self.path = path
        self.clock = clock
        self.read_only_because = read_only_because
        self.on_damage: Callable[[Damaged], None] = lambda _damage: None
        self.on_replaced: Callable[[], None] = lambda: None
        self.tell_replaced: Callable[[], None] = lambda: None
        self._last: tuple[int, datetime] | None = None
        self._as_file: tuple[int, int] | None = None
        self._writings = ChangeTracker(path)
        self._kept: _Kept | None = None
        self._in_hand = threading.Lock()
        self._is_closed = False

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be saved; `read_only_because` says why in a sentence."""
        return bool(self.read_only_because)

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self.path, "ro" if self.is_read_only else "rw", any_thread=True)
        with closed_if_it_fails(connection):
            connection.execute("PRAGMA foreign_keys=ON")
            connection.create_function("says", 2, search.says_all, deterministic=True)
            connection.create_function("as_utc", 1, json_rows.as_utc, deterministic=True)
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
    def read(self) -> Iterator[Sql]:
        """Yield the SQL to read with; what it returns can be used after the block.

        The connection that is kept serves again while nobody else has touched the file since it was opened;
        whoever reads at the same time as another has one of her own.
        """
        with self._watched():
            if not self._is_closed and self._in_hand.acquire(blocking=False):
                try:
                    yield Sql(self._kept_connection())
                finally:
                    self._in_hand.release()
            else:
                with closing(self._connect()) as connection:
                    yield Sql(connection)

    @contextmanager
    def read_at_once(self) -> Iterator[tuple[Sql, Moment]]:
        """Yield the SQL by which nothing changes in the block, and the moment that is read."""
        with self.read() as sql:
            sql.tell("BEGIN")
            try:
                sql.value("SELECT count(*) FROM history_action WHERE id = 0")  # it begins with a question
                yield sql, self._writings.moment()
            finally:
                sql.connection.rollback()

    def written_since(self, read: Moment, now: Moment) -> frozenset[str] | None:
        """Return the tables that were written between two moments; None when anybody else wrote too."""
        return self._writings.since(read, now)

    def _kept_connection(self) -> sqlite3.Connection:
        try:
            return self._connection_now()
        except (OSError, *UNREADABLE) as error:
            saved = self._saved()
            if saved is None:
                raise
            raise moved(self.path, saved) from error

    def _connection_now(self) -> sqlite3.Connection:
        moment = self._writings.moment()
        kept = self._kept
        if kept is not None and self._writings.since(kept.moment, moment) is not None:
            kept.moment = moment
            return kept.connection
        newer = self._connect()
        with closed_if_it_fails(newer):
            if not self.is_read_only and self._is_another(Sql(newer)):
                raise moved(self.path, self._saved())
        self._let_go()
        self._kept = _Kept(newer, moment)
        self._notice(moment)
        return newer

    def _notice(self, moment: Moment) -> None:
        """Tell that the guide is now another file of the disk, before anything is done with it."""
        before, self._as_file = self._as_file, (moment.seen.disk, moment.seen.place)
        if before not in (None, self._as_file):
            self.on_replaced()
            self.tell_replaced()

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.connection.close()

    def close(self) -> None:
        """Let go of the file. It can be read again all the same, and each reading lets go of it too."""
        self._is_closed = True
        with self._in_hand:
            self._let_go()

    @contextmanager
    def set_free(self) -> Iterator[None]:
        """Keep no connection while another file is put in the place of this one: some systems forbid it.

        The other is known from then on: whoever reads before it is opened anew finds nothing amiss.
        """
        with self._in_hand:
            self._let_go()
            yield
            self._last = self._as_file = None

    @contextmanager
    def write(self, title: str) -> Iterator[Work]:
        """Yield the unit of work of one action; commit it with its history, or change nothing at all."""
        self._refuse_what_is_not_ours()
        from muniredes.storage.writing import orm_session

        with self._watched(), self._connected() as connection, orm_session.session(connection) as session:
            sql = orm_session.WorkSql(session)
            self._make_sure(sql)
            work = Work(session, sql, title)
            orm_session.start(session)
            yield work
            session.flush()
            at = self.clock()
            work.change = orm_session.write_history(session, work.title, at, work.undoes, work.author)
            _lift_what_was_written(sql)
        if work.change.action_id is not None:
            self._last = (work.change.action_id, at)

    @contextmanager
    def note(self) -> Iterator[Sql]:
        """Yield the SQL to write what is not part of the history: drafts, pictures, printed manuals."""
        self._refuse_what_is_not_ours()
        with self._watched(), self._connected() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            sql = Sql(connection)
            self._make_sure(sql)
            yield sql
            _lift_what_was_written(sql)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection to write with; what it writes is noted when the block ends well."""
        with closing(self._connect()) as connection, self._writings.following(connection):
            yield connection

    def _refuse_what_is_not_ours(self) -> None:
        """Refuse to write where nothing can be saved, once who has the file that is there now is known."""
        with suppress(OSError):  # that it is not there is said by who opens it
            self._notice(self._writings.moment())
        if self.is_read_only:
            raise Problem(self.read_only_because, _("No se ha cambiado nada."))

    def _make_sure(self, sql: Sql) -> None:
        """Refuse to write in a file that is not the one that was read, and keep what is left of that."""
        if not self._is_another(sql):
            return
        if not self._in_hand.acquire(blocking=False):  # it is being read beside: it is kept by whoever reads
            raise moved(self.path)
        try:
            raise moved(self.path, self._saved())
        finally:
            self._in_hand.release()

    def _saved(self) -> Path | None:
        """Put aside the file that was open, which has lost its name; None when nothing of it is left.

        Where a file may be replaced while it is open, whoever has it open can still read it whole.
        """
        kept = self._kept
        if kept is None or self.is_read_only or not self._has_lost_its_name(kept):
            return None
        self._kept = None
        with closing(kept.connection):
            try:
                return replacement.put_aside(kept.connection, self.path, self.clock())
            except (OSError, Problem, *UNREADABLE):  # what is wrong with the guide is what has to be said
                _log.warning("what was open is not kept", exc_info=True)
                return None

    def _has_lost_its_name(self, kept: _Kept) -> bool:
        """Whether the file that is open is no longer the one of its name, and there is where to put it."""
        if not self.path.parent.is_dir():  # a stick that is out, perhaps, and comes back
            return False
        try:
            return kept.moment.seen[:2] != self._writings.moment().seen[:2]
        except FileNotFoundError:
            return True

    def _is_another(self, sql: Sql) -> bool:
        """Whether the file is not the one that was read.

        What was last done is still there, unless somebody has put another file or an older copy there.
        """
        if self._last is None:
            newest = "SELECT id, at FROM history_action ORDER BY id DESC LIMIT 1"
            row = sql.first(newest, kinds=(None, DATETIME))
            self._last = (row[0], row[1]) if row else None
            return False
        number, at = self._last
        known: object = sql.value("SELECT at FROM history_action WHERE id = ?", (number,), DATETIME)
        return known != at


def _lift_what_was_written(sql: Sql) -> None:
    """Take the seal off a file with its first change, and with nothing less: one as it was stays sealed."""
    if sql.connection.total_changes:
        lift_seal(sql.connection)

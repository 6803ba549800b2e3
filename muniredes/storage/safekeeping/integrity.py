"""Read a whole file on trial: what passes opens, shows every page and prints the manual.

Its structure must be ours, with nothing in it that acts by itself; every row of every table must be what its
column says; every picture, what its name says.
"""

import hashlib
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from muniredes.domain.images import MOST_PIXELS, pixels_said
from muniredes.domain.progress import Progress, no_progress, within
from muniredes.storage import reading, search
from muniredes.storage.connection import open_plain
from muniredes.storage.database import Database
from muniredes.storage.errors import damaged, shape_as_problems
from muniredes.storage.history.steps import as_operation, check_list
from muniredes.storage.sql import IN_ORDER, Sql, selected
from muniredes.storage.tables import TABLES, Column, Table

_ROWS_AT_ONCE = 500
_STEPS = 100_000
"""Instructions of SQLite between two looks at whether it is to stop."""

_OF_PAGES = 0.4
"""The part of a trial that is SQLite's own."""

_LAST_NUMBER = 1 << 62
"""What nothing of ours ever comes to: a table that has given the last number there is takes nothing more."""

_NO_MORE_NUMBERS = "SELECT 1 FROM sqlite_sequence WHERE typeof(seq) IN ('integer', 'real') AND seq > ?"
_log = logging.getLogger(__name__)
_STRUCTURE = "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL"
_SEARCH = (
    'CREATE VIRTUAL TABLE search_index USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2")'
)
_WORKED_OUT = re.compile(r"\bCHECK\s*\(|\bGENERATED\b|\bAS\s*\(|\bCOLLATE\b", re.IGNORECASE)
_PLAIN_INDEX = re.compile(r"^CREATE\s+(?:UNIQUE\s+)?INDEX\s+[^()]+\([^()]+\)\s*$", re.IGNORECASE)


def refuse_what_acts(path: Path) -> None:
    """Refuse a file with anything that SQLite works out by itself while it reads or checks it.

    Triggers, views, tables that are programs, rules and computed columns, indexes of what is worked out or
    of some rows only: none of ours ever had any, and one may take for ever.
    """
    with shape_as_problems(path), closing(open_plain(path)) as connection:
        found = connection.execute(_STRUCTURE).fetchall()
    if any(_acts(str(kind), str(sql)) for kind, sql in found):
        raise damaged(path)


def _acts(kind: str, sql: str) -> bool:
    if kind == "index":
        return not _PLAIN_INDEX.match(sql)
    if kind == "table" and sql.upper().startswith("CREATE VIRTUAL"):
        return sql != _SEARCH
    return kind != "table" or bool(_WORKED_OUT.search(sql))


def check_pages(path: Path, progress: Progress = no_progress) -> None:
    """Refuse a file that SQLite itself finds damaged, or where something points to what is not there."""
    with shape_as_problems(path), closing(open_plain(path)) as connection, _followed(connection, progress):
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or broken:
        raise damaged(path)


@contextmanager
def _followed(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Let what follows some work stop SQLite in the middle of a long answer."""
    stopped: list[Exception] = []

    def step() -> int:
        try:
            progress(0.0)
        except Exception as stop:  # SQLite would swallow it; it is raised again once it has ended
            stopped.append(stop)
        return len(stopped)

    connection.set_progress_handler(step, _STEPS)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, _STEPS)


def check_whole(path: Path, progress: Progress = no_progress) -> None:
    """Read everything in a file of the newest schema; a Problem says that it is damaged.

    `progress` may stop it.
    """
    refuse_what_acts(path)
    _check_tables(path)
    check_pages(path, progress)
    can_be_searched = _can_be_searched(path)
    progress = within(progress, _OF_PAGES, 1)
    tried = Database(path, _no_clock, "a prueba")
    with shape_as_problems(path), closing(tried), tried.read() as sql:
        for number, table in enumerate(TABLES.values()):
            progress(number / len(TABLES))
            _read_table(sql, table, path, progress)
        reading.snapshot(sql)
    if not can_be_searched:
        with closing(Database(path, _no_clock)) as mended, mended.note() as sql:
            search.make_anew(sql)


def _can_be_searched(path: Path) -> bool:
    """Whether what is searched in is as it was; when it is not, it is left as something to write anew."""
    with shape_as_problems(path), closing(open_plain(path)) as connection:
        try:
            _tell_search(connection, "integrity-check")
        except (sqlite3.DatabaseError, MemoryError):  # it believes any length that is written there
            _log.warning("what is searched in is made anew")
            _tell_search(connection, "rebuild")
            _tell_search(connection, "integrity-check")
            return False
    return True


def _tell_search(connection: sqlite3.Connection, order: str) -> None:
    with connection:
        connection.execute("INSERT INTO search_index (search_index) VALUES (?)", (order,))


def _no_clock() -> datetime:
    raise AssertionError("nothing is written on trial")


def _check_tables(path: Path) -> None:
    with shape_as_problems(path), closing(open_plain(path)) as connection:
        for table in TABLES.values():
            if _columns(connection, table) != dict.fromkeys(table.columns, 0):
                raise damaged(path)
        if connection.execute(_NO_MORE_NUMBERS, (_LAST_NUMBER,)).fetchone():
            raise damaged(path)


def _columns(connection: sqlite3.Connection, table: Table) -> dict[str, int]:
    """Return the columns of a table in the file; one that is computed is marked, and ours are not."""
    found = connection.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table.name,))
    return dict(found.fetchall())


def _read_table(sql: Sql, table: Table, path: Path, progress: Progress) -> None:
    columns = tuple(table.columns.values())
    for number, row in enumerate(sql.each(f"{selected(table.name)} {IN_ORDER}", table.kinds)):
        if number % _ROWS_AT_ONCE == 0:
            progress(0.0)
        if not all(_is_of(column, value) for column, value in zip(columns, row, strict=True)):
            raise damaged(path)
        held = dict(zip(table.columns, row, strict=True))
        if table.name == "history_row":
            operation = as_operation(held["operation"], held["before"], held["after"])
            check_list(operation, held["object_id"], held["last_id"])
        if table.name == "image" and not _is_picture(held["data"], held["sha256"]):
            raise damaged(path)


def _is_picture(data: bytes, sha256: str) -> bool:
    """Whether it is what its name says, and can be drawn: a few bytes may say that they are a whole wall."""
    return hashlib.sha256(data).hexdigest() == sha256 and pixels_said(data) <= MOST_PIXELS


def _is_of(column: Column, value: Any) -> bool:
    if value is None:
        return column.nullable
    if isinstance(value, int) and abs(value) > _LAST_NUMBER:
        return False
    return column.kind.holds is None or isinstance(value, column.kind.holds)

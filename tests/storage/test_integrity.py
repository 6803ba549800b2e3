"""What another program wrote in a file is read on trial: nothing in it acts, and nothing is found later."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from muniredes.actions import clock, reading, workspace
from muniredes.actions.safekeeping import backups
from muniredes.domain.problems import Problem
from muniredes.storage import schema
from muniredes.storage.safekeeping import backup, integrity
from muniredes.storage.safekeeping.copies_folder import BackupReason

REFUSED = (
    "CREATE INDEX lento ON person(hex(zeroblob(20000000)))",
    "CREATE INDEX parte ON person(name) WHERE length(name) > 3",
    "CREATE VIEW eterna AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "ALTER TABLE person ADD COLUMN calculada TEXT AS (name || name) VIRTUAL",
    "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'name TEXT CHECK (no_existe(name))')",
    "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'name TEXT COLLATE raro')",
    "UPDATE history_row SET operation = '1.0e+308'",
    "UPDATE history_row SET after = '[1]'",
    "UPDATE alembic_version SET version_num = '0003'",
    "DROP TABLE search_index",
    "UPDATE sqlite_master SET sql = replace(sql, 'fts5(title', 'fts5(tytle')",
    "UPDATE sqlite_master SET sql = replace(sql, 'REFERENCES account (id)', 'REFERENCES account (kd)')",
    "UPDATE sqlite_master SET sql = replace(sql, 'id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT', 'id INT')",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'person'",
    "UPDATE sqlite_sequence SET seq = 1e300 WHERE name = 'person'",
    "UPDATE history_row SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM history_row)",
)


def _written(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(statement)


def _found(path: Path) -> object:
    opened = workspace.look_only(path)
    return reading.find(opened.database, "villa")


@pytest.mark.parametrize("statement", REFUSED)
def test_what_nobody_of_ours_wrote_is_refused_in_words_and_stays(closed_town: Path, statement: str) -> None:
    _written(closed_town, statement)
    before = closed_town.read_bytes()
    with pytest.raises(Problem, match="está dañado"):
        workspace.open_file(closed_town)
    assert closed_town.read_bytes() == before


@pytest.mark.parametrize("statement", REFUSED)
def test_she_goes_back_to_a_copy_from_whatever_is_there(closed_town: Path, statement: str) -> None:
    copy = backup.make(closed_town, clock.machine(), BackupReason.ASKED).path
    _written(closed_town, statement)
    last = backups.last_good(closed_town)
    assert last is not None
    assert last.copy.path == copy
    assert backups.restore_file(closed_town, copy) is not None
    opened = workspace.open_file(closed_town)
    assert opened.notices == []
    workspace.let_go(opened)


@pytest.mark.parametrize("version", sorted(schema.known_versions() - {schema.HEAD}))
def test_a_file_without_the_tables_of_its_version_is_refused(closed_town: Path, version: str) -> None:
    with closing(sqlite3.connect(closed_town)) as connection, connection:
        for table in ("incident", "account", "message", "person"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    before = closed_town.read_bytes()
    with pytest.raises(Problem, match="está dañado"):
        workspace.open_file(closed_town)
    assert closed_town.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE search_index_content SET c0 = 'otra cosa' WHERE id % 5 = 1",
        "DELETE FROM search_index_docsize",
    ],
)
def test_what_is_searched_in_is_made_anew(closed_town: Path, statement: str) -> None:
    before = _found(closed_town)
    _written(closed_town, statement)
    opened = workspace.open_file(closed_town)
    assert reading.find(opened.database, "villa") == before
    assert "Otro programa ha escrito" in opened.notices[0]
    workspace.close(opened)
    again = workspace.open_file(closed_town)
    assert again.notices == []
    workspace.let_go(again)


def test_a_search_that_asks_for_all_the_memory_is_made_anew(
    closed_town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a length that is damaged, SQLite believes that it is so long."""
    usual = integrity._tell_search
    asked: list[str] = []

    def too_much(connection: sqlite3.Connection, order: str) -> None:
        asked.append(order)
        if len(asked) == 1:
            raise MemoryError
        usual(connection, order)

    before = _found(closed_town)
    _written(closed_town, "PRAGMA user_version=0")
    monkeypatch.setattr(integrity, "_tell_search", too_much)
    opened = workspace.open_file(closed_town)
    assert asked == ["integrity-check", "rebuild", "integrity-check"]
    assert reading.find(opened.database, "villa") == before
    workspace.close(opened)

"""The file: made whole, upgraded whole, refused in words, copied and brought back."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from muniredes.actions import clock, people, reading, workspace
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.files import replacing, sharing
from muniredes.storage import schema
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import backup, copies_folder
from muniredes.storage.safekeeping.copies_folder import BackupReason
from muniredes.storage.tables import TABLES
from tests.support import add_person, set_up

IS_ROOT = os.name != "nt" and os.geteuid() == 0
NOBODY = 65534


def test_a_new_file_is_private_and_signed(opened: Workspace) -> None:
    path = opened.path.with_name("nueva.sqlite")
    workspace.close(workspace.open_file(path))
    assert path.stat().st_mode & 0o077 == 0
    assert path.read_bytes()[68:72] == b"MuRd"
    assert schema.file_version(path) == schema.HEAD


def test_the_program_reads_and_writes_the_newest_schema() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.HEAD
    assert max(schema.known_versions()) == schema.HEAD


def test_the_tables_are_those_that_the_migrations_make(opened: Workspace) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine

    from muniredes.storage.writing.orm_mapping import metadata

    def is_ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
        return not (kind == "table" and str(name).startswith("search_index"))

    engine = create_engine(f"sqlite:///{opened.path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "está vacío"),
        (b"hola, no soy una base de datos", "no es un fichero de MuniRedes"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "no es|dañado"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "raro.sqlite"
    path.write_bytes(content)
    with pytest.raises(Problem, match=sentence):
        workspace.open_file(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "otra.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
    with pytest.raises(Problem, match="no es un fichero de MuniRedes"):
        workspace.open_file(path)


def test_a_newer_file_is_refused_in_words(opened: Workspace) -> None:
    path = opened.path.with_name("futura.sqlite")
    shutil.copy(opened.path, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(Problem, match="versión más nueva"):
        workspace.open_file(path)
    assert path.read_bytes() == before


def test_a_second_opener_may_look_but_not_save(opened: Workspace) -> None:
    set_up(opened.database)
    second = workspace.open_file(opened.path)
    assert second.database.is_read_only
    assert "La tiene abierta" in second.notices[0]
    assert reading.snapshot(second.database).council is not None
    with pytest.raises(Problem, match="La tiene abierta"):
        people.add(second.database, {"name": "Ana"})
    workspace.close(opened)
    third = workspace.open_file(opened.path)
    assert not third.database.is_read_only
    workspace.close(third)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Do something without the rights of root, when the tests have them."""
    if not IS_ROOT:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_folder(_example_file: bytes) -> Iterator[Path]:
    """A folder with a guide inside, where nothing can be written."""
    folder = Path(tempfile.mkdtemp(prefix="muniredes-"))
    guide = folder / "guia.sqlite"
    guide.write_bytes(_example_file)
    guide.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_a_read_only_folder_may_be_looked_at(locked_folder: Path) -> None:
    with _as_nobody():
        found = workspace.open_file(locked_folder / "guia.sqlite")
        assert "solo lectura" in found.notices[0]
        assert reading.snapshot(found.database).council is not None
        with pytest.raises(Problem, match="solo lectura"):
            people.add(found.database, {"name": "Ana"})
        workspace.let_go(found)


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_nothing_can_begin_in_a_read_only_folder(locked_folder: Path) -> None:
    with _as_nobody(), pytest.raises(Problem, match="solo lectura"):
        workspace.open_file(locked_folder / "nueva.sqlite")
    assert [path.name for path in locked_folder.iterdir()] == ["guia.sqlite"]


def test_a_full_disk_is_said_and_nothing_is_lost(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(opened.database)
    real = Database._connect

    def cramped(self: Database) -> sqlite3.Connection:
        connection = real(self)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr(Database, "_connect", cramped)
    database = Database(opened.path, clock.now)
    with pytest.raises(Problem, match="disco está lleno"):
        for number in range(200):
            people.add(database, {"name": f"Persona {number}", "post": "x" * 100})
    names = [person.name for person in reading.snapshot(opened.database).people]
    assert "Marta Ruiz" in names
    with closing(sqlite3.connect(opened.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_copy_is_whole_and_brings_everything_back(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    for name in ("copia.sqlite", "copia.zip"):
        backups.export(opened.database, tmp_path / name)
    add_person(opened.database, "Después")
    for name in ("copia.sqlite", "copia.zip"):
        found = backups.restore(opened, tmp_path / name)
        assert [person.name for person in reading.snapshot(found.database).people] == ["Marta Ruiz"]
        opened = found
    kept = [copy for copy in copies_folder.copies(opened.path) if copy.reason is BackupReason.BEFORE_RESTORE]
    assert kept
    workspace.close(opened)


def test_a_damaged_file_can_be_replaced_by_a_copy_and_is_kept(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    backups.export(opened.database, tmp_path / "copia.zip")
    workspace.close(opened)
    opened.path.write_bytes(b"roto")
    backups.restore_file(opened.path, tmp_path / "copia.zip")
    found = workspace.open_file(opened.path)
    assert reading.snapshot(found.database).council is not None
    assert [path.read_bytes() for path in opened.path.parent.glob("*-apartado-*")] == [b"roto"]
    workspace.close(found)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nada", b"cualquier cosa"])
def test_a_copy_that_is_not_one_changes_nothing(opened: Workspace, tmp_path: Path, content: bytes) -> None:
    set_up(opened.database)
    bad = tmp_path / "mala.zip"
    bad.write_bytes(content)
    before = opened.path.read_bytes()
    with pytest.raises(Problem):
        backups.restore(opened, bad)
    assert opened.path.read_bytes() == before


def test_copies_are_thinned_out_with_time(opened: Workspace) -> None:
    set_up(opened.database)
    for month in range(1, 7):
        for day in range(1, 7):
            backup.make(opened.path, datetime(2026, month, day, 12), BackupReason.DAILY)
            copies_folder.thin_out(opened.path)
    kept = copies_folder.copies(opened.path)
    assert len([copy for copy in kept if copy.made_at.month == 6]) == 6
    assert {copy.made_at.month for copy in kept} == {1, 2, 3, 4, 5, 6}
    assert len(kept) <= copies_folder.KEPT + 6
    assert kept[-1].made_at == datetime(2026, 1, 6, 12)


def test_closing_after_a_change_leaves_a_copy_and_only_then(opened: Workspace) -> None:
    workspace.close(opened)
    assert copies_folder.copies(opened.path) == ()
    again = workspace.open_file(opened.path)
    set_up(again.database)
    workspace.close(again)
    assert [copy.reason for copy in copies_folder.copies(opened.path)] == [BackupReason.ON_CLOSE]
    clock.set_machine(datetime(2026, 11, 25, 9))
    tomorrow = workspace.open_file(opened.path)
    housekeeping.keep_house(tomorrow)
    assert copies_folder.copies(opened.path)[0].reason is BackupReason.DAILY
    workspace.close(tomorrow)


def test_a_synced_folder_is_warned_about(tmp_path: Path) -> None:
    found = workspace.open_file(tmp_path / "OneDrive - Ayto" / "muniredes.sqlite")
    assert any("OneDrive - Ayto" in notice for notice in found.notices)
    workspace.close(found)


NEXT_MIGRATION = """
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    {trouble}
"""


def _migrations_with_next(tmp_path: Path, trouble: str = "pass") -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    script = NEXT_MIGRATION.format(trouble=trouble, head=schema.HEAD)
    (folder / "versions" / "9999_next.py").write_text(script, encoding="utf-8")
    return folder


def _counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in there & set(TABLES)
        }


FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "databases").glob("v*.sqlite"))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_every_past_file_opens_with_all_it_had(fixture: Path, tmp_path: Path) -> None:
    path = tmp_path / "antigua.sqlite"
    shutil.copy(fixture, path)
    before = _counts(path)
    assert before["account"] > 5
    found = workspace.open_file(path)
    after = _counts(path)
    assert all(after[name] >= count for name, count in before.items())
    assert reading.snapshot(found.database).council is not None
    workspace.close(found)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_migration_to_come_keeps_every_row(fixture: Path, tmp_path: Path) -> None:
    path = tmp_path / "antigua.sqlite"
    shutil.copy(fixture, path)
    before = _counts(path)
    schema.upgrade(path, _migrations_with_next(tmp_path))
    assert schema.file_version(path) == "9999"
    after = _counts(path)
    assert all(after[name] >= count for name, count in before.items())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_no_upgrade_gives_a_number_twice(fixture: Path, tmp_path: Path) -> None:
    path = tmp_path / "antigua.sqlite"
    shutil.copy(fixture, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        said = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
        given = {row[0]: 1_000 + number for number, row in enumerate(said)}
        connection.execute("DELETE FROM sqlite_sequence")
        connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", given.items())
    workspace.close(workspace.open_file(path))
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    assert sorted(row for row in found if row[0] in given) == sorted(given.items())
    assert not any("alembic" in name for name, _last in found)


def test_a_migration_that_fails_leaves_the_file_as_it_was(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database, "facebook.com/ayto")
    before = opened.path.read_bytes()
    with pytest.raises(RuntimeError, match="se fue la luz"):
        schema.upgrade(opened.path, _migrations_with_next(tmp_path, 'raise RuntimeError("se fue la luz")'))
    assert opened.path.read_bytes() == before
    assert not list(opened.path.parent.glob("*.tmp"))


def test_a_migration_that_loses_a_reference_is_refused(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database, "facebook.com/ayto")
    person = add_person(opened.database, "Ana")
    from muniredes.actions import accounts

    accounts.edit(opened.database, 1, {"custody.holder_id": person.id})
    before = opened.path.read_bytes()
    with pytest.raises(Problem, match="sin perder datos"):
        schema.upgrade(opened.path, _migrations_with_next(tmp_path, 'op.execute("DELETE FROM person")'))
    assert opened.path.read_bytes() == before


def test_a_copy_beside_a_hot_journal_sees_what_was_saved(tmp_path: Path, opened: Workspace) -> None:
    """A program killed inside a transaction leaves a journal; the copy must be of what was committed."""
    set_up(opened.database)
    script = textwrap.dedent(f"""
        import os, signal, sqlite3
        c = sqlite3.connect({str(opened.path)!r})
        c.execute("PRAGMA cache_size=1")
        c.execute("BEGIN IMMEDIATE")
        c.execute("UPDATE council SET name = 'a medias'")
        for n in range(2000):
            c.execute("INSERT INTO area (name) VALUES (?)", ("x" * 500,))
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    subprocess.run([sys.executable, "-c", script], check=False)
    assert opened.path.with_name(opened.path.name + "-journal").exists()
    backup.write_copy(opened.path, tmp_path / "copia.sqlite")
    with closing(sqlite3.connect(tmp_path / "copia.sqlite")) as connection:
        assert connection.execute("SELECT name FROM council").fetchone() == ("Villa",)


_ENTRY = b"PK\x01\x02"


def _of_another_version(whole: bytes) -> bytes:
    """Say that it needs the version 9.9 of whatever opens it."""
    needed = whole.index(_ENTRY) + 6
    return whole[:needed] + b"\x63\x00" + whole[needed + 2 :]


def _of_no_letters(whole: bytes) -> bytes:
    """Say that the names are in UTF-8, and have none."""
    entry = whole.index(_ENTRY)
    marked = whole[: entry + 8] + b"\x00\x08" + whole[entry + 10 :]
    return marked.replace(b"a.txt", b"\xff.txt")


def _of_odd_places(whole: bytes) -> bytes:
    """Say that the list of what is inside begins beyond the end."""
    end = whole.index(b"PK\x05\x06")
    return whole[: end + 12] + b"\xff\xff\xff\x7f" * 2 + whole[end + 20 :]


@pytest.mark.parametrize("odd", [_of_another_version, _of_no_letters, _of_odd_places])
@pytest.mark.parametrize("write", [replacing, sharing])
def test_a_zip_that_cannot_be_opened_is_no_guide_and_gives_way(
    tmp_path: Path,
    write: Callable[[Path], AbstractContextManager[Path]],
    odd: Callable[[bytes], bytes],
) -> None:
    target = tmp_path / "manual.pdf"
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("a.txt", "hola")
    target.write_bytes(odd(target.read_bytes()))
    with write(target) as neighbour:
        neighbour.write_bytes(b"%PDF")
    assert target.read_bytes() == b"%PDF"

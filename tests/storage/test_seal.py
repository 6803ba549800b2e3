"""The file's own state: known when it is closed, and compared when it is opened, before it is written."""

import errno
import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muniredes.actions import clock, council, drafts, people, reading, workspace
from muniredes.actions.handover import comparing, delivering, receiving
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.people import Person
from muniredes.domain.problems import Damaged, Problem
from muniredes.storage import schema
from muniredes.storage.data_file import seal
from muniredes.storage.data_file.seal import Seal, put_seal, read_seal
from muniredes.storage.safekeeping import copies_folder
from tests.support import add_person, set_up

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

OLD = Path(__file__).parent.parent / "fixtures" / "databases"
AT = datetime(2026, 11, 24, 12)


def _flip(path: Path, was: bytes = b"Marta Ruiz", now: bytes = b"Marta Raiz") -> None:
    """Change what a file says as a bad disk would, with every page still in order."""
    data = path.read_bytes()
    assert was in data
    path.write_bytes(data.replace(was, now))


def _is_refused(path: Path) -> None:
    with pytest.raises(Damaged, match="no está como se dejó"):
        workspace.open_file(path)


def _closed(opened: Workspace) -> Path:
    set_up(opened.database)
    workspace.close(opened)
    assert read_seal(opened.path) is Seal.WHOLE
    return opened.path


# ── Lo que se mira y no se toca ──────────────────────────────────────────────────────────────


def _look_at_the_house(opened: Workspace) -> None:
    housekeeping.keep_house(opened)


def _do_nothing_in_the_end(opened: Workspace) -> None:
    with opened.database.write("nada"):
        pass
    with opened.database.note():
        pass
    drafts.discard(opened.database, "setup", "")
    people.edit(opened.database, 1, {"name": "Marta Ruiz"})


@pytest.mark.parametrize("look", [_look_at_the_house, _do_nothing_in_the_end])
def test_a_file_that_was_only_looked_at_keeps_its_seal_though_the_program_is_killed(
    opened: Workspace, look: Callable[[Workspace], None]
) -> None:
    path = _closed(opened)
    before = path.read_bytes()
    again = workspace.open_file(path)
    look(again)
    workspace.let_go(again)
    assert path.read_bytes() == before
    again = workspace.open_file(path)
    assert again.notices == []
    workspace.let_go(again)


def test_a_day_with_something_to_forget_leaves_the_seal_as_it_was(opened: Workspace) -> None:
    set_up(opened.database)
    ana = add_person(opened.database, "Ana")
    assert ana.id is not None
    people.delete(opened.database, ana.id)
    for day in range(1, 40):
        clock.pretend(clock.today() + timedelta(days=1))
        council.edit(opened.database, {"phone": f"967 000 {day:03}"})
    workspace.close(opened)
    clock.set_machine(datetime.combine(clock.today(), AT.time()))
    again = workspace.open_file(opened.path)
    housekeeping.keep_house(again)
    workspace.let_go(again)
    assert b"Ana" not in opened.path.read_bytes()
    assert read_seal(opened.path) is Seal.WHOLE
    _flip(opened.path)
    _is_refused(opened.path)


def test_the_seal_goes_with_the_first_change_and_not_before_it_is_done(opened: Workspace) -> None:
    path = _closed(opened)
    again = workspace.open_file(path)
    with pytest.raises(Problem), again.database.note() as sql:
        sql.tell("DELETE FROM draft")
        raise Problem("no", "no")
    assert read_seal(path) is Seal.WHOLE
    add_person(again.database, "Ana")
    assert read_seal(path) is Seal.NONE
    workspace.let_go(again)


# ── Un octeto cambiado entre cerrar y abrir ──────────────────────────────────────────────────


def _with_a_wal(path: Path) -> None:
    """Another program leaves it with a journal of another kind, and is killed."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("SELECT count(*) FROM person").fetchone()
    for end in ("", "-wal", "-shm"):
        there = path.with_name(path.name + end)
        if there.exists():
            shutil.copy(there, path.with_name("muerto" + end))
    connection.close()
    for end in ("", "-wal", "-shm"):
        left = path.with_name("muerto" + end)
        if left.exists():
            left.replace(path.with_name(path.name + end))


def _with_an_empty_journal(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(bytes(512))


def _killed_while_its_seal_was_lifted(path: Path) -> None:
    """Killed in the middle of its first change: the journal gives back what there was, with its seal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version=0")
        connection.execute("UPDATE history_action SET title = title || hex(zeroblob(20000))")
        journal = path.with_name(path.name + "-journal")
        data, kept = path.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(data)
    journal.write_bytes(kept)


def _carried_by_hand(path: Path) -> None:
    """Taken home in a stick, alone, and brought back with another date."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


def _looked_at_by_an_older_program(path: Path) -> None:
    """One that knows nothing of seals opens it and looks."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("SELECT count(*) FROM person").fetchone()


def _restored_from_its_copy(path: Path) -> None:
    last = backups.last_good(path)
    assert last is not None
    backups.restore_file(path, last.copy.path)


STATES = (
    _with_a_wal,
    _with_an_empty_journal,
    _killed_while_its_seal_was_lifted,
    _carried_by_hand,
    _looked_at_by_an_older_program,
    _restored_from_its_copy,
)


@pytest.mark.parametrize("state", STATES)
def test_a_letter_changed_between_closing_and_opening_is_noticed(
    opened: Workspace, state: Callable[[Path], None]
) -> None:
    path = _closed(opened)
    state(path)
    _flip(path)
    if state is _with_a_wal:  # to leave it so is to write in it, in order: that is what is said
        again = workspace.open_file(path)
        assert "Otro programa ha escrito" in again.notices[0]
        workspace.close(again)
    else:
        _is_refused(path)


@pytest.mark.parametrize("state", STATES)
def test_the_same_without_the_letter_opens(opened: Workspace, state: Callable[[Path], None]) -> None:
    path = _closed(opened)
    state(path)
    again = workspace.open_file(path)
    assert [person.name for person in _people(again)] == ["Marta Ruiz"]
    workspace.close(again)


def _people(opened: Workspace) -> tuple[Person, ...]:
    return reading.snapshot(opened.database).people


def test_a_sealed_file_of_an_older_version_is_compared_before_it_is_upgraded(
    tmp_path: Path,
) -> None:
    path = tmp_path / "antigua.sqlite"
    shutil.copy(OLD / "v0011.sqlite", path)
    put_seal(path)
    with closing(sqlite3.connect(path)) as connection:
        (name,) = connection.execute("SELECT name FROM person LIMIT 1").fetchone()
    _flip(path, name.encode(), name.swapcase().encode())
    damaged = path.read_bytes()
    _is_refused(path)
    assert path.read_bytes() == damaged
    assert schema.file_version(path) == "0011"


@pytest.mark.parametrize("old", sorted(OLD.glob("v*.sqlite"))[-4:], ids=lambda path: path.stem)
def test_what_was_brought_up_to_date_is_written_by_nobody_else(tmp_path: Path, old: Path) -> None:
    """Upgraded and closed with nothing done, it opens the next day without a word."""
    path = tmp_path / "guia.sqlite"
    shutil.copy(old, path)
    put_seal(path)
    for _day in range(3):
        opened = workspace.open_file(path)
        assert [notice for notice in opened.notices if "Otro programa" in notice] == []
        workspace.close(opened)
        assert read_seal(path) is Seal.WHOLE


def test_who_writes_between_the_sum_and_the_seal_is_never_called_damage(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _closed(opened)
    again = workspace.open_file(path)
    add_person(again.database, "Ana")
    real = seal._checksum

    def summed(of: Path) -> int:
        found = real(of)
        add_person(again.database, "Eva")
        return found

    monkeypatch.setattr(seal, "_checksum", summed)
    seal.seal_what_is_closed(path)
    monkeypatch.undo()
    assert read_seal(path) is Seal.NONE
    workspace.let_go(again)


# ── Un disco lleno, un trozo que nadie puede leer ────────────────────────────────────────────


@pytest.mark.skipif(os.name == "nt", reason="nothing there says how long a file may be")
def test_a_copy_for_which_there_is_no_room_is_no_copy(tmp_path: Path) -> None:
    import resource

    path, neighbour = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE a (b)")
        connection.execute("INSERT INTO a VALUES (randomblob(900000))")
    neighbour.touch()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, usual[1]))
    try:
        with pytest.raises(OSError, match=r"space|large"):
            seal.make_same(path, neighbour)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


class _OfWindows(FileIO):
    """A file of which SQLite has a piece locked: nobody else reads it."""

    def readinto(self, into: "WriteableBuffer", /) -> int:
        begins = self.tell()
        if begins < seal._LOCKED + seal._LOCKED_BYTES and begins + len(memoryview(into)) > seal._LOCKED:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return super().readinto(into)


@pytest.mark.parametrize("length", [seal._STRETCH, 2 * seal._STRETCH, 3 * seal._STRETCH + 5000])
def test_what_sqlite_locks_of_a_big_file_is_not_read_and_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.setattr(seal, "_LOCKED", seal._STRETCH)
    path = tmp_path / "a"
    data = bytearray(os.urandom(length))
    data[seal._STRETCH : seal._STRETCH + 512] = bytes(max(0, min(512, length - seal._STRETCH)))
    path.write_bytes(data)
    found = bytearray()
    with _OfWindows(path) as stream:
        value = seal._summed(stream, lambda _place, chunk, size: found.extend(chunk[:size]))
    assert found == data
    for part in seal._NOT_COUNTED:
        data[part] = bytes(len(data[part]))
    assert value == zlib.crc32(data)


def test_what_windows_locks_is_where_sqlite_says_and_a_stretch_begins_there() -> None:
    assert seal._LOCKED == 0x40000000
    assert seal._LOCKED % seal._STRETCH == 0


# ── Lo que se ve mientras tanto ──────────────────────────────────────────────────────────────


def test_no_work_is_told_as_going_back(town: Workspace, tmp_path: Path) -> None:
    told: dict[str, list[float]] = {}

    def followed(name: str) -> Callable[[float], None]:
        return told.setdefault(name, []).append

    package, words = tmp_path / "e.muniredes", "nube martillo perejil castillo violeta jilguero"
    copy = backups.back_up(town.database).path
    delivering.draw_up_delivery(town.database)
    delivering.deliver(town.database, package, followed("deliver"), words)
    receiving.look(package, town.path, followed("look"), words)
    now = comparing.sources(town.database)[0]
    comparing.compare(town.database, comparing.of_file(copy), now, followed("compare"))
    backups.bring_back(town, copy, followed("bring back"))
    for name, parts in told.items():
        seen = [part for part in parts if part > 0]
        assert seen == sorted(seen), name
        assert seen[-1] <= 1, name


def test_a_copy_is_only_named_where_there_is_one(opened: Workspace) -> None:
    path = opened.database.path
    add_person(opened.database, "Luis Gil")
    workspace.let_go(opened)
    for copy in copies_folder.copies(path):
        copy.path.unlink()
    again = workspace.open_file(path)
    assert "no llegó a cerrar" in again.notices[0]
    assert "última copia" not in again.notices[0]
    backups.back_up(again.database)
    add_person(again.database, "Eva Sanz")
    workspace.let_go(again)
    told = workspace.open_file(path)
    assert "mírelo en la última copia" in told.notices[0]
    workspace.close(told)

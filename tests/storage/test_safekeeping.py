"""Copies that can be believed, a file that says when it has changed, and writers that spare a guide."""

import ast
import contextlib
import os
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from muniredes import files
from muniredes.actions import clock, people, reading, workspace
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.handover import past_terms
from muniredes.domain.problems import Damaged, Problem
from muniredes.exchange import packages
from muniredes.storage.data_file import replacement
from muniredes.storage.data_file.seal import Seal, read_seal
from muniredes.storage.database import Database
from muniredes.storage.safekeeping import backup, copies_folder, verified_copies
from muniredes.storage.safekeeping.copies_folder import BackupReason
from tests.support import add_person, set_up

AT = datetime(2026, 11, 24, 12)
SOURCES = Path(__file__).parent.parent.parent / "muniredes"


def _names(database: Database) -> list[str]:
    return [person.name for person in reading.snapshot(database).people]


def _flip(path: Path, place: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)


def _alter_a_letter(path: Path, was: bytes, now: bytes) -> None:
    """Change what a file says as a bad disk would, with every page still in order."""
    data = path.read_bytes()
    assert was in data
    path.write_bytes(data.replace(was, now))


# ── Copias ───────────────────────────────────────────────────────────────────────────────────


def test_the_oldest_copy_can_be_restored_and_stays(opened: Workspace) -> None:
    """Ten copies, and one more that is made before going back: none that is used goes."""
    set_up(opened.database)
    for day in range(1, copies_folder.KEPT + 1):
        backup.make(opened.path, datetime(2026, 11, day, 12), BackupReason.DAILY)
        add_person(opened.database, f"Persona {day}")
    oldest = copies_folder.copies(opened.path)[-1]
    back = backups.restore(opened, oldest.path)
    assert _names(back.database) == ["Marta Ruiz"]
    assert oldest.path.exists()
    workspace.close(back)


def test_copies_of_the_same_second_do_not_meet(opened: Workspace) -> None:
    set_up(opened.database)
    made = []
    for name in ("Ana", "Eva", "Luz"):
        made.append(backup.make(opened.path, AT, BackupReason.ASKED).path)
        add_person(opened.database, name)
    assert len(set(made)) == 3
    assert [copy.path for copy in copies_folder.copies(opened.path)] == made[::-1]


def test_a_copy_with_any_bit_changed_is_refused(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    backups.export(opened.database, tmp_path / "copia.sqlite")
    whole = (tmp_path / "copia.sqlite").read_bytes()
    before = _names(opened.database)
    chance = random.Random(7)  # noqa: S311  the same places every time
    not_data = {*range(24, 28), *range(40, 44), *range(92, 100)}
    places = [place for place in chance.sample(range(len(whole)), 60) if place not in not_data]
    for place in places:
        bad = tmp_path / "mala.sqlite"
        bad.write_bytes(whole)
        _flip(bad, place, chance.randrange(8))
        with pytest.raises(Problem, match="mala"):
            backups.restore(opened, bad)
    assert _names(opened.database) == before


def test_a_package_that_is_broken_anywhere_is_refused_in_words(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    backups.export(opened.database, tmp_path / "copia.zip")
    whole = (tmp_path / "copia.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "copia.zip") as package:
        inside = package.read(packages.INNER_NAME)
    chance = random.Random(8)  # noqa: S311  the same places every time
    bad, inner = tmp_path / "mala.zip", tmp_path / "dentro.sqlite"
    for place in chance.sample(range(len(whole)), 300):
        bad.write_bytes(whole)
        _flip(bad, place, chance.randrange(8))
        with contextlib.suppress(Problem):
            packages.extract(bad, inner, lambda: None)
            assert inner.read_bytes() == inside


HOSTILE = {
    "a trigger": "CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM account; END",
    "an endless view": "CREATE VIEW v AS WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x FROM n)"
    " SELECT * FROM n",
    "a table that is missing": "DROP TABLE custody",
    "a column that is missing": "ALTER TABLE person DROP COLUMN phone",
    "a computed column": "ALTER TABLE person ADD COLUMN extra GENERATED ALWAYS AS (name) VIRTUAL",
    "a view for a table": "DROP TABLE blog; CREATE VIEW blog AS SELECT 1 AS id",
    "a value of no list": "UPDATE person SET kind = 'marciana'",
    "a date of no day": "UPDATE term SET starts = '2026-02-31'",
    "no number": "UPDATE person SET weekly_hours = 'muchas'",
    "bytes for letters": "UPDATE person SET name = CAST(x'ff' AS TEXT)",
    "nothing for a name": "PRAGMA writable_schema=ON; UPDATE history_row SET after = '{'",
    "nobody's account": "PRAGMA foreign_keys=OFF; UPDATE council SET user_id = 99",
    "no version": "DELETE FROM alembic_version",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_copy_that_would_not_open_is_refused_before_anything_changes(
    opened: Workspace, tmp_path: Path, what: str
) -> None:
    set_up(opened.database)
    people.edit(opened.database, 1, {"post": "Otro"})
    backups.export(opened.database, tmp_path / "copia.sqlite")
    with closing(sqlite3.connect(tmp_path / "copia.sqlite")) as connection:
        connection.executescript(HOSTILE[what])
        connection.commit()
    before = opened.path.read_bytes()
    with pytest.raises(Problem, match=r"copia\.sqlite"):
        backups.restore(opened, tmp_path / "copia.sqlite")
    assert opened.path.read_bytes() == before
    assert _names(opened.database) == ["Marta Ruiz"]


def test_the_copies_have_a_ceiling_but_the_last_stay(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database)
    for day in range(1, 9):
        backup.make(opened.path, datetime(2026, day, 1, 12), BackupReason.DAILY)
    size = copies_folder.copies(opened.path)[0].path.stat().st_size
    monkeypatch.setattr(copies_folder, "MOST_BYTES", size * 5)
    copies_folder.thin_out(opened.path)
    assert [copy.made_at.month for copy in copies_folder.copies(opened.path)] == [8, 7, 6, 5, 4]
    assert backups.bytes_taken(opened.database) == size * 5
    monkeypatch.setattr(copies_folder, "MOST_BYTES", 1)
    copies_folder.thin_out(opened.path)
    assert len(copies_folder.copies(opened.path)) == copies_folder.ALWAYS_KEPT


def test_a_sound_copy_never_goes_because_of_damaged_ones(opened: Workspace) -> None:
    set_up(opened.database)
    made = [
        backup.make(opened.path, datetime(2026, 11, 1, hour), BackupReason.DAILY).path
        for hour in range(copies_folder.KEPT + 5)
    ]
    for path in made[5:]:
        _flip(path, 5000)
    copies_folder.thin_out(opened.path)
    assert all(path.exists() for path in made[:5])


def _with_many_copies(opened: Workspace) -> None:
    set_up(opened.database)
    for day in range(1, copies_folder.KEPT + 4):
        backup.make(opened.path, datetime(2026, 11, day, 12), BackupReason.DAILY)


def _read_whole(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Thin out the copies; return the names of those that were read to do it."""
    read: list[str] = []

    def seen(copy: Path) -> Seal:
        read.append(copy.name)
        return read_seal(copy)

    monkeypatch.setattr(verified_copies, "read_seal", seen)
    copies_folder.thin_out(path)
    return read


def test_a_copy_that_has_not_changed_is_not_read_at_every_pass(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_many_copies(opened)
    assert len(_read_whole(monkeypatch, opened.path)) == copies_folder.KEPT
    newer = backup.make(opened.path, datetime(2026, 11, 20, 12), BackupReason.DAILY)
    assert _read_whole(monkeypatch, opened.path) == [newer.path.name]
    late = backup.make(opened.path, datetime(2026, 12, 25, 12), BackupReason.DAILY)
    read = _read_whole(monkeypatch, opened.path)
    assert late.path.name in read
    assert len(read) == copies_folder.KEPT, (
        "a disk changes a letter and leaves the date: once a month all are read"
    )


def test_closing_reads_no_copy_to_let_the_old_ones_go(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database)
    monkeypatch.setattr(verified_copies, "read_seal", lambda copy: pytest.fail(f"{copy.name} is read"))
    for day in range(1, copies_folder.KEPT + 5):
        clock.set_machine(datetime(2026, 11, day, 12))
        add_person(opened.database, f"Persona {day}")
        workspace.close(opened)
        opened = workspace.open_file(opened.path)
    assert len(copies_folder.copies(opened.path)) == copies_folder.KEPT
    workspace.close(opened)


def test_a_copy_that_changed_since_it_was_read_does_not_count(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_many_copies(opened)
    _read_whole(monkeypatch, opened.path)
    changed = copies_folder.copies(opened.path)[1]
    _alter_a_letter(changed.path, b"Marta Ruiz", b"Marta Raiz")
    oldest = copies_folder.copies(opened.path)[-1]
    backup.make(opened.path, datetime(2026, 11, 20, 12), BackupReason.DAILY)
    assert changed.path.name in _read_whole(monkeypatch, opened.path)
    assert oldest.path.exists(), "ten sound ones are kept"


@pytest.mark.parametrize("told", [b"{", b"[]", b"\xff", b"[" * 90_000, b'{"x": 1}', bytes(2_000_000)])
def test_what_is_known_of_the_copies_may_be_lost(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch, told: bytes
) -> None:
    _with_many_copies(opened)
    copies_folder.thin_out(opened.path)
    (known,) = copies_folder.folder_of(opened.path).glob(".*.json")
    known.write_bytes(told)
    backup.make(opened.path, datetime(2026, 11, 20, 12), BackupReason.DAILY)
    assert len(_read_whole(monkeypatch, opened.path)) == copies_folder.KEPT
    assert len(copies_folder.copies(opened.path)) == copies_folder.KEPT


# ── El propio fichero ────────────────────────────────────────────────────────────────────────


def test_a_file_whose_bytes_change_by_themselves_is_not_believed(opened: Workspace) -> None:
    set_up(opened.database)
    workspace.close(opened)
    assert read_seal(opened.path) is Seal.WHOLE
    _alter_a_letter(opened.path, b"Marta Ruiz", b"Marta Raiz")
    with pytest.raises(Damaged, match="no está como se dejó"):
        workspace.open_file(opened.path)
    again = workspace.open_file(opened.path, as_it_is=True)
    assert _names(again.database) == ["Marta Raiz"]
    workspace.close(again)
    assert read_seal(opened.path) is Seal.WHOLE
    workspace.close(workspace.open_file(opened.path))


def test_what_another_program_writes_in_order_is_said_and_kept(opened: Workspace) -> None:
    set_up(opened.database)
    workspace.close(opened)
    with closing(sqlite3.connect(opened.path)) as connection, connection:
        connection.execute("UPDATE person SET name = 'Otra'")
    again = workspace.open_file(opened.path)
    assert "Otro programa ha escrito" in again.notices[0]
    assert _names(again.database) == ["Otra"]
    workspace.close(again)
    third = workspace.open_file(opened.path)
    assert third.notices == [], "it is said once"
    workspace.close(third)


def test_a_file_without_a_seal_is_read_whole(opened: Workspace) -> None:
    """Killed before closing, and damaged where SQLite does not look."""
    set_up(opened.database)
    opened.lock.release()
    assert read_seal(opened.path) is Seal.NONE
    with closing(sqlite3.connect(opened.path)) as connection, connection:
        connection.execute("UPDATE person SET kind = 'marciana'")
    with pytest.raises(Damaged, match="dañado"):
        workspace.open_file(opened.path)


def test_a_picture_that_is_not_what_its_name_says_is_damage(town: Workspace) -> None:
    shield = reading.snapshot(town.database).council.shield  # type: ignore[union-attr]
    with closing(sqlite3.connect(town.path)) as connection, connection:
        connection.execute("UPDATE image SET data = x'00'")
    with pytest.raises(Damaged):
        reading.picture(town.database, shield)


def test_which_copies_were_read_is_written_only_when_it_is_not_the_same(opened: Workspace) -> None:
    set_up(opened.database)
    copy = backups.back_up(opened.database).path
    (place,) = copy.parent.glob(".*-leidas.json")
    before = place.stat()
    copies_folder.thin_out(opened.path, frozenset({copy}))
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_replaced_while_it_is_open_is_not_written(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    other = workspace.open_file(tmp_path / "otro" / "pueblo.sqlite")
    set_up(other.database)
    add_person(other.database, "De otro pueblo")
    workspace.close(other)
    shutil.copyfile(other.path, opened.path)
    told: list[Damaged] = []
    opened.database.on_damage = told.append
    with pytest.raises(Damaged, match="cambiado por otro"):
        people.edit(opened.database, 1, {"post": "Alcaldesa"})
    assert len(told) == 1
    assert opened.path.read_bytes() == other.path.read_bytes()


def test_an_older_copy_put_by_hand_while_it_is_open_is_not_written(opened: Workspace) -> None:
    set_up(opened.database)
    older = backup.make(opened.path, AT, BackupReason.ASKED).path
    add_person(opened.database, "Ana")
    shutil.copyfile(older, opened.path)
    with pytest.raises(Damaged, match="cambiado por otro"):
        people.edit(opened.database, 1, {"post": "Alcaldesa"})


def test_a_link_to_a_file_has_the_same_lock(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    link = tmp_path / "enlace.sqlite"
    link.symlink_to(opened.path)
    second = workspace.open_file(link)
    assert second.database.is_read_only
    assert second.path == opened.path.resolve()


@pytest.mark.parametrize("name", ["¿qué? 100%41 #1", os.fsdecode(b"a\xf1o")])
def test_a_folder_of_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "guía?.sqlite"
    found = workspace.open_file(path)
    set_up(found.database)
    backups.export(found.database, path.parent / "copia.zip")
    found = backups.restore(found, path.parent / "copia.zip")
    assert _names(found.database) == ["Marta Ruiz"]
    workspace.close(found)
    assert path.exists()
    broken = path.with_name("rota.sqlite")
    broken.write_bytes(b"rota")
    with pytest.raises(Problem) as refused:
        workspace.open_file(broken)
    refused.value.sentence.encode("utf-8")


# ── El diario de SQLite ──────────────────────────────────────────────────────────────────────


def _half_written(path: Path) -> None:
    """Leave a file as a program that is killed inside a transaction does: with its journal."""
    left = path.with_name("a medias")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE council SET name = 'a medias'")
        connection.executemany("INSERT INTO area (name) VALUES (?)", [("x" * 500,)] * 2000)
        for end in ("", "-journal"):
            shutil.copyfile(path.with_name(path.name + end), left.with_name(left.name + end))
        connection.rollback()
    for end in ("", "-journal"):
        left.with_name(left.name + end).replace(path.with_name(path.name + end))


def test_a_file_set_aside_takes_its_journal(opened: Workspace) -> None:
    set_up(opened.database)
    workspace.let_go(opened)
    _half_written(opened.path)
    aside = backups.set_aside(opened.path)
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT name FROM council").fetchone() == ("Villa",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not opened.path.with_name(opened.path.name + "-journal").exists()
    anew = workspace.open_file(opened.path)
    assert reading.snapshot(anew.database).council is None
    workspace.close(anew)


def test_a_journal_without_its_file_is_not_that_of_the_next(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    backups.export(opened.database, tmp_path / "copia.sqlite")
    workspace.let_go(opened)
    _half_written(opened.path)
    journal = opened.path.with_name(opened.path.name + "-journal")
    kept = journal.read_bytes()
    opened.path.unlink()
    backups.restore_file(opened.path, tmp_path / "copia.sqlite")
    found = workspace.open_file(opened.path)
    assert reading.snapshot(found.database).council is not None
    assert not journal.exists()
    assert [path.read_bytes() for path in opened.path.parent.glob("*-apartado-*-journal")] == [kept]
    workspace.close(found)
    opened.path.unlink()
    journal.write_bytes(kept)
    anew = workspace.open_file(opened.path)
    assert reading.snapshot(anew.database).council is None
    workspace.close(anew)


# ── Ningún fichero nuestro se pisa ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", ["itself", "symlink", "hard link", "a copy", "a package", "its journal"])
@pytest.mark.parametrize("command", ["manual", "calendario", "copia"])
def test_no_command_writes_over_a_guide(town: Workspace, tmp_path: Path, way: str, command: str) -> None:
    from muniredes.__main__ import main

    workspace.close(town)
    copy = backup.make(town.path, AT, BackupReason.ASKED).path
    target = tmp_path / "salida.pdf"
    if way == "itself":
        target = town.path
    elif way == "symlink":
        target.symlink_to(town.path)
    elif way == "hard link":
        target.hardlink_to(town.path)
    elif way == "a copy":
        target = copy
    elif way == "a package":
        with zipfile.ZipFile(target, "w") as package:
            package.write(copy, "muniredes.sqlite")
            package.writestr("otra.txt", "de otro pueblo")
        if command == "copia":
            pytest.skip("an older package of the same guide gives way to a newer one")
    else:
        target = town.path.with_name(town.path.name + "-journal")
    before = {
        path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and ".log" not in path.name
    }
    words = [command, "--datos", str(town.path), "--salida", str(target)]
    if command == "calendario":
        words += ["--formato", "csv"]
    assert main(words) == 1
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("write", [files.sharing, files.replacing])
def test_no_door_leads_over_a_guide(opened: Workspace, write: Callable[[Path], Any]) -> None:
    link = opened.path.with_name("informe.pdf")
    link.symlink_to(opened.path)
    for target in (link, opened.path, opened.path.with_name(opened.path.name + ".owner")):
        with pytest.raises(Problem, match="guarda los datos de una guía"), write(target):
            raise AssertionError("nothing was to be written")


def test_an_exported_copy_gives_way_only_to_a_newer_one_of_the_same_guide(
    opened: Workspace, tmp_path: Path
) -> None:
    set_up(opened.database)
    for name in ("copia.zip", "copia.sqlite"):
        backups.export(opened.database, tmp_path / name)
    add_person(opened.database, "Ana")
    other = workspace.open_file(tmp_path / "otro" / "pueblo.sqlite")
    set_up(other.database)
    add_person(other.database, "Eva")
    for name in ("copia.zip", "copia.sqlite"):
        backups.export(opened.database, tmp_path / name)
        with pytest.raises(Problem, match="guarda los datos de una guía"):
            backups.export(other.database, tmp_path / name)
    with pytest.raises(Problem, match="guarda los datos de una guía"):
        backups.export(opened.database, other.path)
    workspace.close(other)


WRITES = {"write_text", "write_bytes", "touch", "rename", "replace", "unlink", "copyfile", "copy2", "mkstemp"}
DOORS = {
    "files.py",
    "selfcheck/files.py",
    "selfcheck/paper.py",
    "log.py",
    "storage/data_file/replacement.py",
    "storage/safekeeping/copies_folder.py",
    "storage/data_file/lock.py",
    "storage/safekeeping/backup.py",
    "storage/safekeeping/prepared_copy.py",
}


def test_every_file_is_written_through_one_door() -> None:
    """Whoever writes a file does it on the neighbour that `files` gives, under that name."""
    offenders = []
    for path in SOURCES.rglob("*.py"):
        name = path.relative_to(SOURCES).as_posix()
        if name in DOORS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in WRITES
            ):
                owner = ast.unparse(node.func.value)
                is_a_path = node.func.attr != "replace" or len(node.args) == 1
                if is_a_path and owner != "neighbour" and "dataclasses" not in owner:
                    offenders.append(f"{name}:{node.lineno} {ast.unparse(node.func)}")
    assert offenders == []


# ── La casa en orden ─────────────────────────────────────────────────────────────────────────


def _delete_and_work(opened: Workspace, days: int) -> None:
    """Delete a person today, and do something on each of the days that follow."""
    ana = add_person(opened.database, "Ana")
    assert ana.id is not None
    people.delete(opened.database, ana.id)
    for day in range(1, days + 1):
        moment = AT + timedelta(days=day)
        clock.set_machine(moment)
        clock.pretend(None)
        add_person(opened.database, f"Persona {day}")


def _trash(opened: Workspace) -> list[str]:
    from muniredes.actions import history

    return [item.title for item in history.trash(opened.database)]


@pytest.mark.parametrize("year", [1980, 2030])
def test_a_wrong_clock_deletes_nothing(opened: Workspace, year: int) -> None:
    set_up(opened.database)
    _delete_and_work(opened, 6)
    workspace.let_go(opened)
    opened = workspace.open_file(opened.path)
    for day in range(1, copies_folder.KEPT + 3):
        backup.make(opened.path, datetime(2026, 10, day, 12), BackupReason.DAILY)
    before = len(copies_folder.copies(opened.path))
    clock.set_machine(datetime(year, 1, 1, 9))
    housekeeping.keep_house(opened)
    assert "El reloj del ordenador marca" in opened.notices[-1]
    assert _trash(opened) == ["Persona borrada: Ana"]
    assert len(copies_folder.copies(opened.path)) == before + 1
    clock.set_machine(AT + timedelta(days=7))
    housekeeping.keep_house(opened)
    assert copies_folder.copies(opened.path)[-1 if year == 2030 else 0].made_at.year == 2026
    made = {copy.made_at.date() for copy in copies_folder.copies(opened.path)}
    assert (AT + timedelta(days=7)).date() in made, "a copy of another year does not stop the daily ones"


def test_the_bin_is_emptied_after_its_days_and_days_of_work(opened: Workspace) -> None:
    set_up(opened.database)
    _delete_and_work(opened, 6)
    clock.set_machine(AT + timedelta(days=29))
    add_person(opened.database, "Paz")
    housekeeping.keep_house(opened)
    assert _trash(opened) == ["Persona borrada: Ana"]
    clock.set_machine(AT + timedelta(days=31))
    add_person(opened.database, "Luz")
    housekeeping.keep_house(opened)
    assert _trash(opened) == []


def test_two_sessions_in_a_wrong_year_do_not_empty_the_bin(opened: Workspace) -> None:
    set_up(opened.database)
    _delete_and_work(opened, 0)
    clock.pretend(None)
    clock.set_machine(datetime(2030, 1, 1, 9))
    add_person(opened.database, "Eva")
    housekeeping.keep_house(opened)
    assert _trash(opened) == ["Persona borrada: Ana"]


def test_a_command_that_reads_changes_nothing(town: Workspace, tmp_path: Path) -> None:
    from muniredes.__main__ import main

    workspace.close(town)
    before = {path: path.read_bytes() for path in town.path.parent.rglob("*") if path.is_file()}
    words = [
        "calendario",
        "--datos",
        str(town.path),
        "--salida",
        str(tmp_path / "c.csv"),
        "--hoy",
        "2030-01-01",
    ]
    assert main(words) == 0
    lock = town.path.with_name(town.path.name + ".lock")
    assert {
        path: path.read_bytes() for path in town.path.parent.rglob("*") if path.is_file() and path != lock
    } == {path: content for path, content in before.items() if path != lock}


def test_an_old_copy_that_cannot_be_deleted_stops_nothing(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database)
    for day in range(1, copies_folder.KEPT + 4):
        backup.make(opened.path, datetime(2026, 11, day, 12), BackupReason.DAILY)
    real = Path.unlink

    def held(self: Path, missing_ok: bool = False) -> None:
        if self.parent.name == "copias" or self.name.endswith(".owner"):
            raise PermissionError(13, "en uso", str(self))
        real(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    housekeeping.keep_house(opened)
    workspace.close(opened)
    monkeypatch.undo()
    again = workspace.open_file(opened.path)
    assert not again.database.is_read_only, "the lock was let go"
    workspace.close(again)


def test_what_a_killed_program_left_is_swept(opened: Workspace) -> None:
    set_up(opened.database)
    copies = copies_folder.folder_of(opened.path)
    copies.mkdir()
    name = opened.path.stem
    left = [
        opened.path.with_name(f".{opened.path.name}.abc.tmp"),
        opened.path.with_name(f".{opened.path.name}.abc.tmp-journal"),
        copies / f".{name}-2026-11-24-120000-diaria.sqlite.abc.tmp-journal",
        copies / f".{name}-lista.tmp-journal",
        copies / f".{name}-2026-11-24-120000-diaria.sqlite.abc.tmp",
        copies / f"{name}-2026-11-24-120000-diaria.sqlite",
        opened.path.with_name(past_terms.FOLDER) / ".mandato-2023-2027.sqlite.abc.tmp",
        opened.path.with_name(past_terms.FOLDER) / ".mandato-2023-2027.sqlite.abc.tmp-journal",
    ]
    opened.path.with_name(past_terms.FOLDER).mkdir()
    for path in left:
        path.touch()
    ours = copies / "notas mías.txt"
    ours.write_text("x", encoding="utf-8")
    housekeeping.keep_house(opened)
    assert not any(path.exists() for path in left)
    assert ours.exists()


def test_a_private_folder_goes_with_the_house_or_with_the_next_and_never_while_it_is_used(
    opened: Workspace,
) -> None:
    """A package may be looked at from a terminal while the window opens."""
    workroom = copies_folder.workroom_of(opened.path)

    def leave() -> Path:
        left = workroom.with_name(f"{workroom.name}muerto.tmp")
        left.mkdir()
        (left / ".lock").touch()
        (left / "muniredes.sqlite").write_bytes(b"de una persona")
        return left

    with packages.private_folder(workroom) as used:
        left = leave()
        housekeeping.keep_house(opened)
        assert not left.exists()
        leave()
        with packages.private_folder(workroom):
            assert not left.exists()
        assert used.is_dir()


def test_the_last_good_copy_is_the_one_that_knows_most(opened: Workspace) -> None:
    """A copy made when the clock was in another year is not the last; a damaged one is not offered."""
    set_up(opened.database)
    backup.make(opened.path, datetime(2030, 1, 1), BackupReason.DAILY)
    add_person(opened.database, "Ana")
    good = backup.make(opened.path, AT, BackupReason.DAILY)
    add_person(opened.database, "Eva")
    bad = backup.make(opened.path, AT + timedelta(hours=1), BackupReason.DAILY)
    _flip(bad.path, 5000)
    add_person(opened.database, "Luz")
    last = backups.last_good(opened.path)
    assert last is not None
    assert (last.copy.path, last.lost) == (good.path, 2)


def test_a_name_that_is_set_aside_twice_keeps_both(tmp_path: Path) -> None:
    for content in (b"uno", b"uno", b"dos"):
        (tmp_path / "guia.sqlite").write_bytes(content)
        replacement.set_aside(tmp_path / "guia.sqlite", AT)
    assert sorted(path.read_bytes() for path in tmp_path.glob("*-apartado-*")) == [b"dos", b"uno", b"uno"]


def test_what_she_went_back_from_is_not_the_last_good_copy(opened: Workspace) -> None:
    """The abandoned state went further, but it is not the past of the file that she was working on."""
    add_person(opened.database, "Ana")
    good = backups.back_up(opened.database)
    for name in ("Una", "Dos", "Tres"):
        add_person(opened.database, name)
    again = backups.restore(opened, good.path)
    add_person(again.database, "Bea")
    workspace.close(again)
    last = backups.last_good(opened.path)
    assert last is not None
    assert last.holding is not None
    assert (last.holding.people, last.lost) == (2, 0)


@pytest.mark.skipif(os.name == "nt", reason="links of another kind")
@pytest.mark.parametrize("is_a_link", [True, False])
def test_what_is_in_the_place_of_the_folder_of_copies_is_named(opened: Workspace, is_a_link: bool) -> None:
    folder = backups.folder(opened.database)
    if is_a_link:
        folder.symlink_to(folder.with_name("nada"))
    else:
        folder.write_text("no soy una carpeta", encoding="utf-8")
    with pytest.raises(Problem, match="«copias», en"):
        backups.back_up(opened.database)

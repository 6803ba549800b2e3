"""The copy that closing leaves is the file that was closed, got ready before or not, whatever happens."""

import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from muniredes.actions import council, people, reading, workspace
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Damaged, Problem
from muniredes.storage.connection import open_plain
from muniredes.storage.data_file.seal import Seal, read_seal
from muniredes.storage.safekeeping import backup, copies_folder, integrity, prepared_copy
from tests.support import add_person, set_up


@pytest.fixture(autouse=True)
def _every_file_is_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared_copy, "LEAST_BYTES", 1)


@pytest.fixture
def changed(opened: Workspace) -> Iterator[Workspace]:
    """A guide in which something was done, with its copy made ready."""
    set_up(opened.database)
    workspace.get_a_copy_ready(opened)
    yield opened
    assert not _left(opened.path), "what was made ready takes a name or goes"


def _left(path: Path) -> list[Path]:
    return list(copies_folder.folder_of(path).glob(".*.tmp"))


def _the_copy_is_the_file(path: Path) -> None:
    """Both are sealed, and byte for byte the same but for what SQLite moves."""
    copy = copies_folder.copies(path)[0].path
    assert (read_seal(copy), read_seal(path)) == (Seal.WHOLE, Seal.WHOLE)
    assert copy.read_bytes()[100:] == path.read_bytes()[100:]
    backup.check(copy)
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0


def test_what_changed_after_it_was_made_ready_is_in_the_copy(changed: Workspace) -> None:
    assert len(_left(changed.path)) == 1
    for number in range(300):
        add_person(changed.database, f"Persona {number}")
    workspace.close(changed)
    _the_copy_is_the_file(changed.path)
    back = backups.restore_file(changed.path, copies_folder.copies(changed.path)[0].path)
    assert back is not None
    again = workspace.open_file(changed.path)
    assert len(reading.snapshot(again.database).people) == 301
    workspace.close(again)


def test_nothing_is_sealed_before_it_is_checked(changed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    seals: list[Seal] = []
    usual = integrity.check_pages

    def checked(path: Path) -> None:
        seals.extend((read_seal(path), read_seal(changed.path)))
        usual(path)

    monkeypatch.setattr(integrity, "check_pages", checked)
    add_person(changed.database, "Ana")
    workspace.close(changed)
    assert seals == [Seal.NONE, Seal.NONE]
    _the_copy_is_the_file(changed.path)


def test_a_file_that_shrank_since_is_copied_as_it_is(changed: Workspace) -> None:
    picture = council.read_picture(Path("resources/examples/capture.png").resolve())
    council.keep_picture(changed.database, picture)
    workspace.get_a_copy_ready(changed)
    with changed.database.note() as sql:
        sql.tell("DELETE FROM image")
    with closing(open_plain(changed.path)) as connection:
        connection.execute("VACUUM")
    workspace.close(changed)
    _the_copy_is_the_file(changed.path)


@pytest.mark.parametrize("harm", ["spoilt", "cut", "grown", "gone", "another"])
def test_what_was_made_ready_is_never_believed(changed: Workspace, harm: str) -> None:
    """Whatever happens to it meanwhile, the copy is the file."""
    (there,) = _left(changed.path)
    data = there.read_bytes()
    if harm == "gone":
        there.unlink()
    else:
        there.write_bytes(
            {
                "spoilt": data[:5000] + os.urandom(9000) + data[14000:],
                "cut": data[:7000],
                "grown": data + bytes(90_000),
                "another": b"no es una guia",
            }[harm]
        )
    workspace.close(changed)
    _the_copy_is_the_file(changed.path)


def test_none_is_made_of_what_has_not_changed_or_when_there_is_no_room(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database)
    workspace.close(opened)
    again = workspace.open_file(opened.path)
    workspace.get_a_copy_ready(again)
    assert _left(again.path) == []
    add_person(again.database, "Ana")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=again.path.stat().st_size))
    workspace.get_a_copy_ready(again)
    assert _left(again.path) == []
    workspace.close(again)
    _the_copy_is_the_file(again.path)


def test_closing_does_not_wait_for_the_one_being_made(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database)
    half, go_on = threading.Event(), threading.Event()
    usual = opened.ready._going_on

    def slow(part: float) -> None:
        half.set()
        assert go_on.wait(10)
        usual(part)

    monkeypatch.setattr(opened.ready, "_going_on", slow)
    ended: list[BaseException] = []

    def work() -> None:
        try:
            workspace.get_a_copy_ready(opened)
        except BaseException as error:
            ended.append(error)

    beside = threading.Thread(target=work)
    beside.start()
    assert half.wait(10)
    threading.Timer(0.2, go_on.set).start()
    workspace.close(opened)
    beside.join(10)
    assert [type(error).__name__ for error in ended] == ["Cancelled"]
    _the_copy_is_the_file(opened.path)
    assert _left(opened.path) == []


def test_she_goes_on_writing_while_it_is_made(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(opened.database)
    monkeypatch.setattr(prepared_copy, "_PAGES", 1)
    beside = threading.Thread(target=workspace.get_a_copy_ready, args=(opened,))
    beside.start()
    for number in range(20):
        add_person(opened.database, f"Persona {number}")
    beside.join(60)
    workspace.close(opened)
    _the_copy_is_the_file(opened.path)
    again = workspace.open_file(opened.path)
    assert len(reading.snapshot(again.database).people) == 21
    workspace.close(again)


def test_one_that_cannot_be_made_stops_nothing(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(opened.database)

    def full(_path: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(prepared_copy, "flush_to_disk", full)
        with pytest.raises((sqlite3.Error, Problem)):
            opened.ready.make()
        assert _left(opened.path) == []
    people.add(opened.database, {"name": "Ana"})
    workspace.close(opened)
    _the_copy_is_the_file(opened.path)


def _with_a_broken_key(opened: Workspace) -> None:
    with closing(open_plain(opened.path)) as connection, connection:
        connection.execute("UPDATE council SET user_id = 999")


@pytest.mark.parametrize("is_ready", [False, True])
def test_a_file_that_is_damaged_is_not_left_as_a_good_copy(opened: Workspace, *, is_ready: bool) -> None:
    set_up(opened.database)
    if is_ready:
        workspace.get_a_copy_ready(opened)
    _with_a_broken_key(opened)
    with pytest.raises(Problem, match="dañado"):
        workspace.close(opened)
    assert copies_folder.copies(opened.path) == ()
    assert read_seal(opened.path) is Seal.NONE
    assert _left(opened.path) == []
    with pytest.raises(Damaged, match="dañado"):
        workspace.open_file(opened.path)


def _no_room(*_arguments: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("place", [copies_folder, backup], ids=["a name", "the copy"])
def test_what_was_made_ready_goes_though_no_copy_can_be_left(
    changed: Workspace, monkeypatch: pytest.MonkeyPatch, place: ModuleType
) -> None:
    monkeypatch.setattr(place, "new_place" if place is copies_folder else "make_same", _no_room)
    with pytest.raises(Problem, match="disco está lleno"):
        workspace.close(changed)
    assert _left(changed.path) == []
    assert read_seal(changed.path) is Seal.WHOLE


@pytest.mark.parametrize("has_changed", [True, False])
def test_a_damaged_file_of_which_no_copy_is_left_is_not_sealed(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch, *, has_changed: bool
) -> None:
    set_up(opened.database)
    if not has_changed:
        workspace.close(opened)
        opened = workspace.open_file(opened.path)
        with opened.database.note() as sql:
            sql.tell(
                "INSERT INTO draft (wizard, subject, page, answers, unknown) VALUES ('a', '', 0, '{}', '[]')"
            )
    _with_a_broken_key(opened)
    monkeypatch.setattr(copies_folder, "new_place", _no_room)
    if has_changed:
        with pytest.raises(Problem, match="disco está lleno"):
            workspace.close(opened)
    else:
        workspace.close(opened)
    assert read_seal(opened.path) is Seal.NONE

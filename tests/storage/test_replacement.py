"""A file that is replaced while it is open, a clock that is wrong for a day, and names nobody expects."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from muniredes.actions import clock, council, history, people, reading, workspace
from muniredes.actions.safekeeping import backups, housekeeping
from muniredes.actions.workspace import Database, Workspace
from muniredes.domain.problems import Damaged, Problem
from muniredes.domain.progress import no_progress
from muniredes.storage.data_file.seal import Seal, read_seal
from muniredes.storage.safekeeping import copies_folder
from tests.support import add_person, set_up

AT = datetime(2026, 11, 24, 12)


def _names(database: Database) -> list[str]:
    return [person.name for person in reading.snapshot(database).people]


# ── Otro fichero en su sitio ─────────────────────────────────────────────────────────────────


def _write(opened: Workspace) -> None:
    add_person(opened.database, "Luz")


def _look(opened: Workspace) -> None:
    _names(opened.database)


def _type(opened: Workspace) -> None:
    with opened.database.note() as sql:
        sql.tell("DELETE FROM draft")


def _close(opened: Workspace) -> None:
    workspace.close(opened)


def _renamed_over(path: Path, older: bytes) -> None:
    """What OneDrive and Dropbox do with the version that they believe."""
    brought = path.with_name("~brought.tmp")
    brought.write_bytes(older)
    brought.replace(path)


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
@pytest.mark.parametrize("act", [_write, _look, _type, _close])
def test_what_was_open_when_another_took_its_place_is_kept_and_said(
    opened: Workspace, act: Callable[[Workspace], None]
) -> None:
    set_up(opened.database)
    older = opened.path.read_bytes()
    add_person(opened.database, "Eva")
    assert "Eva" in _names(opened.database)
    _renamed_over(opened.path, older)
    with pytest.raises(Damaged, match="cambiado por otro") as said:
        act(opened)
    workspace.let_go(opened)
    (aside,) = opened.path.parent.glob("*-apartado-*-abierto.sqlite")
    assert aside.name in said.value.sentence
    assert read_seal(aside) is Seal.WHOLE
    kept = workspace.look_only(aside)
    assert "Eva" in _names(kept.database)
    assert opened.path.read_bytes() == older


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be deleted there")
@pytest.mark.parametrize("brought", [None, b"", bytes(9000), b"SQLite format 3\0" + bytes(8000)])
@pytest.mark.parametrize("act", [_look, _close])
def test_what_was_open_when_its_file_was_deleted_or_spoilt_is_kept(
    opened: Workspace, act: Callable[[Workspace], None], brought: bytes | None
) -> None:
    """A sync program leaves an empty file, somebody deletes it: whoever has it open still has all of it."""
    set_up(opened.database)
    add_person(opened.database, "Eva")
    assert "Eva" in _names(opened.database)
    if brought is None:
        opened.path.unlink()
    else:
        _renamed_over(opened.path, brought)
    with pytest.raises(Damaged, match="cambiado por otro"):
        act(opened)
    workspace.let_go(opened)
    (aside,) = opened.path.parent.glob("*-apartado-*-abierto.sqlite")
    kept = workspace.look_only(aside)
    assert "Eva" in _names(kept.database)


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be moved there")
def test_a_stick_that_comes_back_is_as_it_was(opened: Workspace) -> None:
    set_up(opened.database)
    add_person(opened.database, "Eva")
    assert "Eva" in _names(opened.database)
    away = opened.path.parent.with_name("fuera")
    opened.path.parent.rename(away)
    for act in (_look, _write, _type):
        with pytest.raises(Problem):
            act(opened)
    away.rename(opened.path.parent)
    add_person(opened.database, "Luz")
    workspace.close(opened)
    assert not list(opened.path.parent.glob("*-apartado-*"))
    again = workspace.open_file(opened.path)
    assert {"Eva", "Luz"} <= set(_names(again.database))
    workspace.close(again)


@pytest.mark.parametrize("act", [_write, _look, _type, _close])
def test_an_older_one_written_over_it_is_noticed_whatever_is_done(
    opened: Workspace, act: Callable[[Workspace], None]
) -> None:
    set_up(opened.database)
    older = opened.path.read_bytes()
    add_person(opened.database, "Eva")
    assert "Eva" in _names(opened.database)
    opened.path.write_bytes(older)
    with pytest.raises(Damaged, match="cambiado por otro"):
        act(opened)
    workspace.let_go(opened)
    assert opened.path.read_bytes() == older


def test_a_guide_where_another_program_goes_on_is_the_same(opened: Workspace) -> None:
    """Whoever looks at what somebody else writes is not told that it is another."""
    set_up(opened.database)
    second = workspace.open_file(opened.path)
    assert second.database.is_read_only
    _names(second.database)
    add_person(opened.database, "Eva")
    assert "Eva" in _names(second.database)
    workspace.close(second)


def test_the_one_that_is_brought_back_is_not_another(opened: Workspace) -> None:
    """A page that looks after it is put there and before it is opened again finds nothing amiss."""
    set_up(opened.database)
    copy = backups.back_up(opened.database).path
    add_person(opened.database, "Eva")
    assert "Eva" in _names(opened.database)
    told: list[Damaged] = []
    opened.database.on_damage = told.append
    backups.bring_back(opened, copy, no_progress)
    assert "Eva" not in _names(opened.database)
    again = backups.open_again(opened)
    assert told == []
    workspace.close(again)


def test_what_cannot_be_opened_again_is_not_written_any_more(opened: Workspace) -> None:
    """Its lock is gone: whoever opens it meanwhile is the only one that writes."""
    set_up(opened.database)
    backups.bring_back(opened, backups.back_up(opened.database).path, no_progress)
    good = opened.path.read_bytes()
    opened.path.write_bytes(b"otra cosa")
    with pytest.raises(Problem):
        backups.open_again(opened)
    opened.path.write_bytes(good)
    other = workspace.open_file(opened.path)
    assert not other.database.is_read_only
    with pytest.raises(Problem, match="no se ha podido abrir de nuevo"):
        add_person(opened.database, "Luz")
    workspace.close(opened)
    add_person(other.database, "Eva")
    workspace.close(other)


def test_when_none_is_brought_back_another_is_still_noticed(opened: Workspace, tmp_path: Path) -> None:
    set_up(opened.database)
    older = opened.path.read_bytes()
    add_person(opened.database, "Eva")
    with pytest.raises(Problem):
        backups.bring_back(opened, tmp_path / "no.sqlite", no_progress)
    opened.path.write_bytes(older)
    with pytest.raises(Damaged, match="cambiado por otro"):
        _names(opened.database)


# ── El reloj ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("year", [1980, 2015, 2030, 2099])
def test_what_a_wrong_clock_dated_is_not_forgotten_before_its_time(opened: Workspace, year: int) -> None:
    """One day the computer starts with another date, somebody is deleted, and the next day it is right."""
    set_up(opened.database)
    clock.pretend(None)
    _work_on(opened, AT, 8)
    clock.set_machine(datetime(year, 1, 2, 9))
    ana = add_person(opened.database, "Ana")
    assert ana.id is not None
    people.delete(opened.database, ana.id)
    last = _work_on(opened, AT + timedelta(days=9), 8)
    assert [item.title for item in history.trash(opened.database)] == ["Persona borrada: Ana"]
    history.restore(opened.database, history.trash(opened.database)[0])
    assert "Ana" in _names(opened.database)
    people.delete(opened.database, ana.id)
    _work_on(opened, last + timedelta(days=1), 40)
    assert history.trash(opened.database) == (), "its thirty days have passed by any clock"


def _work_on(opened: Workspace, since: datetime, days: int) -> datetime:
    for day in range(days):
        clock.set_machine(since + timedelta(days=day))
        council.edit(opened.database, {"phone": f"967 {since.day:02} {day:03}"})
        housekeeping.keep_house(opened)
    return since + timedelta(days=days - 1)


def test_what_a_clock_dated_in_the_future_goes_when_she_empties_the_bin(opened: Workspace) -> None:
    set_up(opened.database)
    clock.pretend(None)
    clock.set_machine(datetime(2030, 1, 2, 9))
    ana = add_person(opened.database, "Ana Zurbarán")
    assert ana.id is not None
    people.delete(opened.database, ana.id)
    clock.set_machine(AT)
    assert history.empty_trash(opened.database) == 1
    workspace.close(opened)
    assert "Zurbarán".encode() not in opened.path.read_bytes()


# ── Nombres ──────────────────────────────────────────────────────────────────────────────────

NAMES = ("a?b", "100%41", "x#y", "dos\nlíneas", "tab\t", "[x]", "*", ".oculto", "-rf", "~", "😀", "a" * 180)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", NAMES)
def test_a_guide_of_any_name_has_its_copies(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.sqlite"
    opened = workspace.open_file(path)
    set_up(opened.database)
    workspace.close(opened)
    last = backups.last_good(path)
    assert last is not None
    backups.restore_file(path, last.copy.path)
    assert len(copies_folder.copies(path)) == 2
    again = workspace.open_file(path)
    assert _names(again.database) == ["Marta Ruiz"]
    workspace.close(again)


@pytest.mark.skipif(os.name == "nt", reason="links need permission there")
@pytest.mark.parametrize(
    "opens",
    [
        workspace.open_file,
        lambda path: backups.restore_file(path, path),
        lambda path: backups.restore_file(path.with_name("g.sqlite"), path),
    ],
)
def test_a_link_that_leads_to_itself_is_said(tmp_path: Path, opens: Callable[[Path], object]) -> None:
    one, other = tmp_path / "uno.sqlite", tmp_path / "otro.sqlite"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(Problem, match="lleva a sí mismo"):
        opens(one)

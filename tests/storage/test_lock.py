"""One writer at a time, whatever name the file is opened by, and whatever file has that name by then."""

import os
import shutil
from pathlib import Path

import pytest

from muniredes import paths
from muniredes.actions import reading, workspace
from muniredes.actions.safekeeping import backups
from muniredes.domain.problems import Problem
from muniredes.storage.data_file.lock import WriterLock
from tests.support import add_person, set_up

OLD = sorted((Path(__file__).parent.parent / "fixtures" / "databases").glob("*.sqlite"))


def _another_name(path: Path, name: str = "otro nombre.sqlite") -> Path:
    other = path.parent.parent / name
    os.link(path, other)
    return other


def test_a_file_of_two_names_has_one_writer(tmp_path: Path) -> None:
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    set_up(first.database)
    other = _another_name(first.path)
    second = workspace.open_file(other)
    assert second.database.is_read_only
    assert "La tiene abierta" in second.notices[0]
    with pytest.raises(Problem, match="está abierta en MuniRedes"):
        backups.restore_file(other, backups.back_up(first.database).path)
    workspace.close(second)
    assert workspace.open_file(first.path).database.is_read_only, "who only looked lets go of nothing"
    workspace.close(first)
    third = workspace.open_file(other)
    add_person(third.database, "Eva")
    workspace.close(third)


def test_a_file_that_has_been_upgraded_has_one_writer(tmp_path: Path) -> None:
    path = tmp_path / "guia" / "a.sqlite"
    path.parent.mkdir()
    shutil.copyfile(OLD[0], path)
    before = _another_name(path, "antes.sqlite")
    first = workspace.open_file(path)
    after = workspace.open_file(_another_name(path))
    assert after.database.is_read_only
    of_before = workspace.open_file(before)
    assert not of_before.database.is_read_only, "it is another file by now"
    for opened in (first, after, of_before):
        workspace.close(opened)


def test_one_that_has_been_brought_back_has_one_writer(tmp_path: Path) -> None:
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    set_up(first.database)
    first = backups.restore(first, backups.back_up(first.database).path)
    second = workspace.open_file(_another_name(first.path))
    assert second.database.is_read_only
    workspace.close(second)
    workspace.close(first)


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_one_that_another_program_has_put_there_again_has_one_writer(tmp_path: Path) -> None:
    """What keeps folders the same may bring the same guide as another file of the disk."""
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    set_up(first.database)
    reading.snapshot(first.database)
    brought = first.path.with_name("~brought.tmp")
    shutil.copyfile(first.path, brought)
    brought.replace(first.path)
    reading.snapshot(first.database)
    second = workspace.open_file(_another_name(first.path))
    assert second.database.is_read_only
    add_person(first.database, "Eva")
    workspace.close(second)
    workspace.close(first)
    assert list(paths.locks_folder().iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
@pytest.mark.parametrize("looks_first", [True, False])
def test_one_put_there_that_somebody_else_is_writing_is_only_looked_at(
    tmp_path: Path, looks_first: bool
) -> None:
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    set_up(first.database)
    reading.snapshot(first.database)
    brought = first.path.with_name("~brought.sqlite")
    shutil.copyfile(first.path, brought)
    other = workspace.open_file(brought)
    (of_other,) = paths.locks_folder().glob(f"*-{brought.stat().st_ino}.lock")
    of_other.with_suffix(".owner").write_text("marta · PC-2", encoding="utf-8")
    brought.replace(first.path)
    if looks_first:
        reading.snapshot(first.database)
    with pytest.raises(Problem, match="La tiene abierta marta · PC-2"):
        add_person(first.database, "Eva")
    workspace.let_go(other)
    again = first.path.with_name("~again.sqlite")
    shutil.copyfile(first.path, again)
    again.replace(first.path)
    reading.snapshot(first.database)
    assert not first.database.is_read_only, "nobody else has this one"
    workspace.close(first)


def test_what_killed_programs_left_is_swept_and_what_is_open_is_not(tmp_path: Path) -> None:
    other = workspace.open_file(tmp_path / "otra" / "b.sqlite")
    (of_other,) = paths.locks_folder().glob("*.lock")
    here = of_other.stem.split("-")[0]
    for end in (".lock", ".owner"):
        (paths.locks_folder() / f"{here}-1-2{end}").write_text("marta", encoding="utf-8")
    (paths.locks_folder() / f"{here}-1-3.owner").write_text("eva", encoding="utf-8")
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    left = {each.stem for each in paths.locks_folder().iterdir()}
    assert not any(each.endswith(("-1-2", "-1-3")) for each in left)
    assert of_other.exists()
    assert len(left) == 2
    assert workspace.open_file(other.path).database.is_read_only
    workspace.close(first)
    workspace.close(other)


def test_nothing_is_left_of_the_files_that_were_open(tmp_path: Path) -> None:
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    assert len(list(paths.locks_folder().glob("*.lock"))) == 1
    workspace.close(first)
    assert list(paths.locks_folder().iterdir()) == []


def test_where_nothing_tells_the_file_its_name_does(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    paths.locks_folder().parent.mkdir(parents=True)
    paths.locks_folder().write_text("no es una carpeta", encoding="utf-8")
    first = workspace.open_file(tmp_path / "guia" / "a.sqlite")
    set_up(first.database)
    assert not first.database.is_read_only
    assert not WriterLock(first.path).take()
    assert "nothing tells the file" in caplog.text or "by its name alone" in caplog.text
    workspace.close(first)
    lock = WriterLock(first.path)
    assert lock.take()
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="links and folders of another kind")
@pytest.mark.parametrize("what", ["folder", "link"])
def test_a_lock_that_is_something_else_is_named_and_the_guide_can_be_looked_at(
    closed_town: Path, tmp_path: Path, what: str
) -> None:
    place = closed_town.with_name(f"{closed_town.name}.lock")
    place.unlink(missing_ok=True)
    other = tmp_path / "de otro"
    other.write_text("suyo", encoding="utf-8")
    if what == "folder":
        place.mkdir()
    else:
        place.symlink_to(other)
    looked = workspace.open_file(closed_town)
    assert looked.database.is_read_only
    assert f"«{place.name}»" in looked.notices[0]
    workspace.close(looked)
    assert other.read_text(encoding="utf-8") == "suyo"


@pytest.mark.skipif(os.name == "nt", reason="links of another kind")
def test_who_signs_writes_over_nothing_of_others(closed_town: Path, tmp_path: Path) -> None:
    other = tmp_path / "de otro"
    other.write_text("suyo", encoding="utf-8")
    closed_town.with_name(f"{closed_town.name}.owner").symlink_to(other)
    opened = workspace.open_file(closed_town)
    assert not opened.database.is_read_only
    workspace.let_go(opened)
    assert other.read_text(encoding="utf-8") == "suyo"

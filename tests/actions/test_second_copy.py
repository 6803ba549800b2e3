"""The second copy: where she says, only when the stick is there, and asked for when it is old."""

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from muniredes import paths, policy
from muniredes.actions import clock, people, reading
from muniredes.actions.printing import papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.safekeeping import second_copy
from muniredes.actions.workspace import Workspace
from muniredes.domain.problems import Problem
from muniredes.domain.today.items import AgendaItem
from muniredes.policy import Policy
from muniredes.storage.database import Database
from tests.conftest import TODAY
from tests.manual.texts import text_of
from tests.support import set_up


@pytest.fixture(autouse=True)
def _no_policy() -> Iterator[None]:
    yield
    policy.obey(Policy())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    found = tmp_path / "lapiz"
    found.mkdir()
    return found


def _on(day: date) -> None:
    clock.set_machine(datetime.combine(day, time(10)))


def _reminded(database: Database) -> AgendaItem | None:
    return second_copy.reminder(reading.snapshot(database).council)


def test_nowhere_until_she_says_and_then_there(database: Database, stick: Path) -> None:
    set_up(database)
    assert second_copy.state().folder is None
    assert second_copy.keep(database.path) is None
    assert _reminded(database) is None
    second_copy.choose(stick)
    found = _reminded(database)
    assert found is not None
    assert "ninguna segunda copia" in found.text
    made = second_copy.keep(database.path)
    assert made is not None
    assert made.parent == stick
    assert second_copy.state().copied_on == TODAY
    assert _reminded(database) is None


def test_an_old_one_is_asked_for_with_its_day_and_its_place(database: Database, stick: Path) -> None:
    set_up(database)
    second_copy.choose(stick)
    second_copy.keep(database.path)
    _on(TODAY + timedelta(days=second_copy.OLD_DAYS))
    assert _reminded(database) is None
    _on(TODAY + timedelta(days=second_copy.OLD_DAYS + 1))
    found = _reminded(database)
    assert found is not None
    assert "24 de noviembre de 2026" in found.text
    assert str(stick) in found.detail
    assert found.target.field == "copies"


def test_without_the_stick_nothing_is_made_in_its_place(database: Database, stick: Path) -> None:
    set_up(database)
    second_copy.choose(stick)
    second_copy.keep(database.path)
    _on(TODAY + timedelta(days=3))
    away = stick.rename(stick.with_name("en el cajón"))
    with pytest.raises(Problem, match="no está"):
        second_copy.keep(database.path)
    assert not stick.exists()
    assert second_copy.state().copied_on == TODAY
    away.rename(stick)
    second_copy.keep(database.path)
    assert second_copy.state().copied_on == TODAY + timedelta(days=3)


def test_another_folder_has_no_copy_yet(database: Database, stick: Path, tmp_path: Path) -> None:
    set_up(database)
    second_copy.choose(stick)
    second_copy.keep(database.path)
    second_copy.choose(tmp_path)
    assert second_copy.state().copied_on is None
    second_copy.choose(stick)
    assert second_copy.state().copied_on == TODAY
    second_copy.choose(None)
    assert second_copy.state().folder is None
    assert list(stick.glob("*.sqlite")), "what is there stays"


def test_the_policy_goes_first_and_says_so(database: Database, stick: Path, tmp_path: Path) -> None:
    set_up(database)
    second_copy.choose(stick)
    policy.obey(Policy(second_copy=tmp_path / "lejos"))
    assert second_copy.state().is_fixed
    made = second_copy.keep(database.path)
    assert made is not None
    assert made.parent == tmp_path / "lejos"


def test_the_example_is_not_copied_nor_asked_for(town: Workspace, stick: Path) -> None:
    second_copy.choose(stick)
    assert _reminded(town.database) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"folder": 3, "copied_on": "ayer"}'])
def test_a_note_that_cannot_be_read_is_as_if_there_were_none(text: str, stick: Path) -> None:
    paths.settings_folder().mkdir(parents=True, exist_ok=True)
    (paths.settings_folder() / "segunda-copia.json").write_text(text, encoding="utf-8")
    assert second_copy.state().copied_on is None
    second_copy.choose(stick)
    assert second_copy.state().folder == stick


def test_the_sheet_says_where_the_copies_are_and_whom_to_call(town: Workspace, stick: Path) -> None:
    second_copy.choose(stick)
    policy.obey(Policy(contact="Asistencia, 900 000 000"))
    said = text_of(papers.prepare(town.database, Paper.BROKEN_COMPUTER))
    user = reading.snapshot(town.database).user
    assert user is not None
    for expected in (str(town.path), str(stick), "copias", "Asistencia, 900 000 000", user.phone, "Instale"):
        assert expected in said


def test_what_a_killed_program_left_on_the_stick_is_swept_days_later(database: Database, stick: Path) -> None:
    set_up(database)
    second_copy.choose(stick)
    made = second_copy.keep(database.path)
    assert made is not None
    now = made.stat().st_mtime
    old, new, of_other = (
        stick / f".{name}.tmp"
        for name in (f"{made.name}.vieja", f"{made.name}.nueva", "otra-guia.sqlite.vieja")
    )
    for left, age in ((old, 3), (new, 0), (of_other, 3)):
        left.write_bytes(made.read_bytes())
        os.utime(left, (now - age * 86_400, now - age * 86_400))
    people.add(database, {"name": "Lo último"})
    assert second_copy.keep(database.path) == made
    assert [left.exists() for left in (old, new, of_other)] == [False, True, True]

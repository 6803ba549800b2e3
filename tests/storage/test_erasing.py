"""What is forgotten is: the bin erases a person, old details and unused pictures go, the file shrinks."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from muniredes.actions import clock, council, history, people, reading, workspace
from muniredes.actions.printing import manual
from muniredes.actions.safekeeping import housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.calendar.messages.message import Message, PostPicture
from muniredes.domain.choices import PersonChoice
from muniredes.domain.history import RecordedAction
from muniredes.domain.problems import Problem
from muniredes.paths import resource
from muniredes.storage.database import Database
from muniredes.storage.history import erasing
from muniredes.storage.history import steps as stored
from tests.support import add_person, set_up

OLD = Path(__file__).parent.parent / "fixtures" / "databases" / "v0011.sqlite"
NAME = "Casimira Zurbarán"


def _erase_her(database: Database) -> None:
    person = add_person(database, NAME, email="casimira@villa.es", phone="967 111 222")
    assert person.id is not None
    people.edit(database, person.id, {"post": "Secretaria de Casimira"})
    people.choose_user(database, PersonChoice(person.id))
    manual.record(database, manual.prepare(database, manual.Edition.RESERVED).issue)
    people.edit(database, person.id, {"phone": "967 333 444"})
    people.delete(database, person.id)
    history.undo(database)
    people.delete(database, person.id)
    clock.pretend(clock.today() + timedelta(days=1))
    assert history.empty_trash(database) == 1


def test_emptying_the_bin_erases_a_person(opened: Workspace) -> None:
    set_up(opened.database)
    _erase_her(opened.database)
    workspace.close(opened)
    data = opened.path.read_bytes()
    for said in ("Casimira", "Zurbar", "casimira@villa.es", "967 111 222", "967 333 444"):
        assert said.encode() not in data
    with closing(sqlite3.connect(opened.path)) as connection:
        titles = [row[0] for row in connection.execute("SELECT title FROM history_action")]
        found = connection.execute("SELECT count(*) FROM search_index WHERE search_index MATCH 'casimira'")
        assert found.fetchone() == (0,)
    assert sum("(borrado)" in title for title in titles) >= 4, "that something was done stays"


def test_undo_after_emptying_the_bin_says_why_it_cannot(database: Database) -> None:
    set_up(database)
    _erase_her(database)
    before = history.of_object(database, "person", 2)
    with pytest.raises(Problem, match="ya no se guarda"):
        history.undo(database)
    assert history.of_object(database, "person", 2) == before
    add_person(database, "Ana")
    history.undo(database)
    assert [person.name for person in reading.snapshot(database).people] == ["Marta Ruiz"]


def test_what_came_back_from_the_bin_is_not_erased(database: Database) -> None:
    set_up(database)
    ana = add_person(database, "Ana")
    assert ana.id is not None
    people.delete(database, ana.id)
    history.undo(database)
    clock.pretend(clock.today() + timedelta(days=1))
    assert history.empty_trash(database) == 0
    assert "Ana" in " ".join(action.title for action in history.of_object(database, "person", ana.id))


def test_details_older_than_a_term_go_and_the_rest_stays(opened: Workspace) -> None:
    set_up(opened.database)
    for year in range(2020, 2027):
        for day in range(1, 7):
            moment = datetime(year, 11, day, 12)
            clock.pretend(None)
            clock.set_machine(moment)
            people.edit(opened.database, 1, {"post": f"Cargo de {year} y {day}"})
    housekeeping.keep_house(opened)
    told = {(action.at.year, bool(action.rows[0].after)) for action in _posts(opened.database)}
    ages = {(year, has) for year, has in told if year != 2022}  # the year in which the four years fall
    assert ages == {(year, year > 2022) for year in range(2020, 2027) if year != 2022}
    assert len(_posts(opened.database)) == 6 * 7, "what was done stays"


def _posts(database: Database) -> list[RecordedAction]:
    return [action for action in history.of_object(database, "person", 1) if action.undoes is None][:-1]


def test_a_picture_that_nothing_uses_leaves_and_one_in_use_stays(opened: Workspace) -> None:
    set_up(opened.database)
    used = council.keep_picture(opened.database, council.read_picture(resource("examples", "shield.png")))
    unused = council.keep_picture(opened.database, council.read_picture(resource("examples", "capture.png")))
    council.edit(opened.database, {"shield": used})
    with opened.database.note() as sql:
        assert erasing.drop_unused_pictures(sql) == 1
    assert reading.picture(opened.database, used) is not None
    assert reading.picture(opened.database, unused) is None
    council.edit(opened.database, {"shield": None})
    with opened.database.note() as sql:
        assert erasing.drop_unused_pictures(sql) == 0, "undo may bring it back"


def test_the_file_shrinks(opened: Workspace) -> None:
    set_up(opened.database)
    with opened.database.write("mucho") as work:
        number = work.sql.value("SELECT max(id) FROM history_action")
        work.sql.tell(
            "INSERT INTO history_row (action_id, kind, object_id, operation, after)"
            " WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM n WHERE x < 3000)"
            " SELECT :number, 'person', x, 'insert', json_object('name', hex(zeroblob(500))) FROM n",
            {"number": number},
        )
    big = opened.path.stat().st_size
    with opened.database.note() as sql:
        sql.tell("DELETE FROM history_row WHERE object_id > 1")
    assert erasing.shrink(opened.path)
    assert opened.path.stat().st_size < big / 4
    assert not erasing.shrink(opened.path)
    workspace.close(opened)
    workspace.close(workspace.open_file(opened.path))


def test_the_copies_of_what_was_new_of_older_programs_go_and_undo_does_not_miss_them(tmp_path: Path) -> None:
    path = tmp_path / "antigua.sqlite"
    shutil.copy(OLD, path)
    found = workspace.open_file(path)
    copies = "SELECT count(*) FROM history_row WHERE operation = 'insert' AND after IS NOT NULL"
    with found.database.read() as sql:
        assert sql.value(copies) > 50
        clock.set_machine(stored.last_moment(sql))
    housekeeping.keep_house(found)
    with found.database.read() as sql:
        assert sql.value(copies) == 0
    before = reading.snapshot(found.database)
    history.undo(found.database)
    history.redo(found.database)
    after = reading.snapshot(found.database)
    assert [vars(each) for each in after.accounts] == [vars(each) for each in before.accounts]
    workspace.close(found)


def _is_named_only_in_the_bin(opened: Workspace) -> str:
    """Delete a message with a picture that nothing else names, long ago; return the picture."""
    picture = council.keep_picture(opened.database, council.read_picture(resource("examples", "capture.png")))
    with opened.database.write("con imagen") as work:
        message = work.add(Message(title="Con imagen", pictures=(PostPicture(picture=picture),)))
    with opened.database.write("fuera") as work:
        work.delete(work.get(Message, message.id or 0))
    return picture


def test_a_picture_goes_with_what_named_it_last(opened: Workspace) -> None:
    set_up(opened.database)
    shield = council.keep_picture(opened.database, council.read_picture(resource("examples", "shield.png")))
    council.edit(opened.database, {"shield": shield})
    picture = _is_named_only_in_the_bin(opened)
    _work_on_for_days(opened, 40)
    housekeeping.keep_house(opened)
    assert reading.picture(opened.database, picture) is None
    assert reading.picture(opened.database, shield) is not None


def test_a_picture_that_something_else_names_stays(opened: Workspace) -> None:
    set_up(opened.database)
    picture = _is_named_only_in_the_bin(opened)
    council.edit(opened.database, {"shield": picture})
    _work_on_for_days(opened, 40)
    housekeeping.keep_house(opened)
    assert reading.picture(opened.database, picture) is not None


def test_a_picture_that_was_never_used_goes_with_the_month(opened: Workspace) -> None:
    set_up(opened.database)
    picture = council.keep_picture(opened.database, council.read_picture(resource("examples", "capture.png")))
    workspace.close(opened)
    opened = workspace.open_file(opened.path)
    housekeeping.keep_house(opened)
    assert reading.picture(opened.database, picture) is not None, "she may be about to use it"
    _work_on_for_days(opened, 9)
    housekeeping.keep_house(opened)
    assert reading.picture(opened.database, picture) is None


def _work_on_for_days(opened: Workspace, days: int) -> None:
    for day in range(days):
        clock.pretend(clock.today() + timedelta(days=1))
        council.edit(opened.database, {"phone": f"967 000 {day:03}"})
    clock.set_machine(datetime.combine(clock.today(), time(9)))


def test_nothing_is_read_again_and_nothing_written_when_nothing_is_due(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(opened.database)
    council.keep_picture(opened.database, council.read_picture(resource("examples", "capture.png")))
    workspace.close(opened)
    monkeypatch.setattr(erasing, "_texts", lambda _door: pytest.fail("every text is read"))
    before = opened.path.read_bytes()
    opened = workspace.open_file(opened.path)
    housekeeping.keep_house(opened)
    assert opened.path.read_bytes() == before
    workspace.close(opened)

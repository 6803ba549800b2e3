"""The history writes itself, and anything can be taken back without undoing what came later."""

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import accounts, clock, guide, history, people, reading, workspace
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.guide import OwnMark
from muniredes.domain.history import Operation
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from muniredes.storage.writing.recorder import row_of
from tests.properties import ON_DATABASE
from tests.storage.deeds import ACTIONS, _bring_list
from tests.support import add_account, add_person, set_up

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "databases").glob("v*.sqlite"))


def _state(database: Database) -> list[str]:
    """Return everything the guide says, to compare."""
    snapshot = reading.snapshot(database)
    things = [*snapshot.people, *snapshot.areas, *snapshot.accounts, *snapshot.custodies, *snapshot.duties]
    return sorted(f"{type(thing).__name__} {row_of(thing)}" for thing in things)


def test_a_change_says_what_it_touched_and_who_did_it(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    change = accounts.edit(
        database, 1, {"account.state": AccountState.PAUSED, "custody.email": "redes@villa.es"}
    )
    assert change.ids("account") == (1,)
    assert change.ids("custody") == (1,)
    newest = history.of_object(database, "account", 1)[0]
    assert newest.author == "Marta Ruiz"
    assert newest.at.date() == date(2026, 11, 24)
    updated = {
        row.ref.kind: (row.before, row.after) for row in newest.rows if row.operation is Operation.UPDATE
    }
    assert updated["account"] == ({"state": None}, {"state": "paused"})
    assert updated["custody"] == ({"email": ""}, {"email": "redes@villa.es"})


def test_doing_nothing_leaves_no_trace(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    assert accounts.edit(database, 1, {"account.name": ""}).action_id is None


def test_deleting_a_person_empties_her_places_and_undo_fills_them_again(database: Database) -> None:
    set_up(database)
    person = add_person(database, "Ana")
    account = add_account(database, "facebook.com/ayto", custody__holder_id=person.id)
    before = _state(database)
    assert person.id is not None
    people.delete(database, person.id)
    assert reading.snapshot(database).custody(account).holder_id is None
    history.undo(database)
    assert _state(database) == before


def test_undo_and_redo_go_back_and_forth(database: Database) -> None:
    set_up(database)
    states = [_state(database)]
    for name in ("Ana", "Luis", "Eva"):
        add_person(database, name)
        states.append(_state(database))
    for expected in reversed(states[:-1]):
        history.undo(database)
        assert _state(database) == expected
    for expected in states[1:]:
        history.redo(database)
        assert _state(database) == expected
    with pytest.raises(Problem, match="nada que rehacer"):
        history.redo(database)


def test_a_new_action_ends_the_chance_to_redo(database: Database) -> None:
    set_up(database)
    add_person(database, "Ana")
    history.undo(database)
    add_person(database, "Eva")
    with pytest.raises(Problem, match="nada que rehacer"):
        history.redo(database)


def test_the_bin_brings_back_without_touching_what_came_later(database: Database) -> None:
    set_up(database)
    ana, eva = add_person(database, "Ana"), add_person(database, "Eva")
    account = add_account(database, "facebook.com/ayto", custody__holder_id=ana.id)
    assert ana.id is not None
    assert account.id is not None
    people.delete(database, ana.id)
    accounts.edit(database, account.id, {"custody.holder_id": eva.id})
    (item,) = history.trash(database)
    assert item.title == "Persona borrada: Ana"
    change = history.restore(database, item)
    snapshot = reading.snapshot(database)
    assert {person.name for person in snapshot.people} == {"Marta Ruiz", "Ana", "Eva"}
    assert snapshot.custody(account).holder_id == eva.id
    assert "se ha conservado" in change.title
    assert history.trash(database) == ()


def test_an_emptied_bin_is_empty_for_good(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    accounts.delete(database, 1)
    clock.pretend(date(2026, 11, 25))
    assert history.empty_trash(database) == 2
    assert history.trash(database) == ()


def test_a_number_is_never_used_twice(database: Database) -> None:
    set_up(database)
    first = add_person(database, "Ana")
    assert first.id is not None
    people.delete(database, first.id)
    assert add_person(database, "Eva").id != first.id


def test_a_mark_on_the_guide_is_an_action_like_any_other(database: Database) -> None:
    set_up(database)
    guide.mark(database, "keys", OwnMark.LATER)
    assert reading.snapshot(database).mark_of("keys") == "later"
    history.undo(database)
    assert reading.snapshot(database).mark_of("keys") is None


def _do(database: Database, choice: int, name: str) -> None:
    """Do something; nothing, when there is nobody to do it to or the list brings nothing new."""
    with suppress(IndexError, Problem):
        ACTIONS[choice](database, name)


@ON_DATABASE
@given(
    st.lists(
        st.tuples(st.integers(0, len(ACTIONS) - 1), st.from_regex(r"[a-z]{4,8}", fullmatch=True)), max_size=8
    )
)
def test_undoing_everything_gives_back_what_there_was(
    database: Database, steps: list[tuple[int, str]]
) -> None:
    if reading.snapshot(database).council is None:
        set_up(database, "facebook.com/ayto", "x.com/ayto")
    before, done = _state(database), 0
    for choice, name in steps:
        start = _state(database)
        _do(database, choice, name)
        done += _state(database) != start
    after = _state(database)
    for _step in range(done):
        history.undo(database)
    assert _state(database) == before
    for _step in range(done):
        history.redo(database)
    assert _state(database) == after
    for _step in range(done):
        history.undo(database)


def test_a_list_partly_changed_later_says_what_has_to_be_undone_first(database: Database) -> None:
    set_up(database)
    brought = _bring_list(database, "villa")
    assert brought.action_id is not None
    third = brought.ids("account")[2]
    accounts.edit(database, third, {"account.notes": "De Turismo"})
    accounts.delete(database, brought.ids("account")[0])
    before = _state(database)
    with pytest.raises(Problem, match="parte de lo que trajo se cambió después"):
        history.take_back(database, brought.action_id)
    assert _state(database) == before
    history.undo(database)
    history.undo(database)
    assert history.to_undo(database).id == brought.action_id
    history.take_back(database, brought.action_id)
    assert reading.snapshot(database).accounts == ()


def test_what_a_list_brought_and_was_deleted_since_is_not_missed_when_it_is_taken_back(
    database: Database,
) -> None:
    set_up(database)
    brought = _bring_list(database, "villa")
    assert brought.action_id is not None
    accounts.delete(database, brought.ids("account")[1])
    history.take_back(database, brought.action_id)
    assert reading.snapshot(database).accounts == ()
    with pytest.raises(Problem):
        history.undo(database)
    assert reading.snapshot(database).accounts == (), "whoever had its keys came with the list, and is gone"


def test_what_is_new_is_not_written_twice(database: Database) -> None:
    set_up(database)
    _bring_list(database, "villa", 50)
    new = f"FROM history_row WHERE operation = '{Operation.INSERT.value}'"
    with database.read() as sql:
        kept = sql.rows(f"SELECT kind, object_id, last_id {new} AND kind IN ('account', 'custody')")
        said = sql.value(f"SELECT count(*) {new} AND (before IS NOT NULL OR after IS NOT NULL)")
    assert kept == [("account", 1, 50), ("custody", 1, 50)]
    assert said == 0


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_the_history_of_an_older_file_is_undone_and_done_again(fixture: Path, tmp_path: Path) -> None:
    """Older programs kept what was new whole, and each thing of a list in a row of its own."""
    path = tmp_path / "antigua.sqlite"
    shutil.copy(fixture, path)
    found = workspace.open_file(path)
    states = [_state(found.database)]
    for _step in range(20):
        try:
            history.undo(found.database)
        except Problem:
            break
        states.append(_state(found.database))
    assert len(states) > 2
    assert states[-1] == [], "not even the council is left"
    for expected in reversed(states[:-1]):
        history.redo(found.database)
        assert _state(found.database) == expected
    workspace.close(found)

"""The history writes itself, and anything can be taken back without undoing what came later."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import accounts, clock, guide, history, people, reading
from muniredes.domain.accounts import AccountState
from muniredes.domain.guide import OwnMark
from muniredes.domain.history import Operation
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from muniredes.storage.recorder import row_of
from tests.properties import ON_DATABASE
from tests.support import add_account, add_person, set_up


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
    assert updated["account"] == ({"state": "active"}, {"state": "paused"})
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


def _random_action(database: Database, choice: int, name: str) -> None:
    snapshot = reading.snapshot(database)
    numbers = [person.id for person in snapshot.people if person.id is not None]
    ids = [account.id for account in snapshot.accounts if account.id is not None]
    if choice == 0:
        people.add(database, {"name": name})
    elif choice == 1 and len(numbers) > 1:
        people.delete(database, numbers[-1])
    elif choice == 2 and numbers:
        people.edit(database, numbers[0], {"post": name})
    elif choice == 3 and ids and numbers:
        accounts.edit(database, ids[0], {"custody.holder_id": numbers[-1], "account.name": name})
    elif choice == 4 and ids:
        accounts.delete(database, ids[-1])
    elif choice == 5:
        accounts.add_pasted(database, [accounts.told_apart(f"instagram.com/{name}")])


@ON_DATABASE
@given(st.lists(st.tuples(st.integers(0, 5), st.from_regex(r"[a-z]{4,8}", fullmatch=True)), max_size=8))
def test_undoing_everything_gives_back_what_there_was(
    database: Database, steps: list[tuple[int, str]]
) -> None:
    if reading.snapshot(database).council is None:
        set_up(database, "facebook.com/ayto", "x.com/ayto")
    before, done = _state(database), 0
    for choice, name in steps:
        start = _state(database)
        _random_action(database, choice, name)
        done += _state(database) != start
    for _step in range(done):
        history.undo(database)
    assert _state(database) == before

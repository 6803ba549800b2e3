"""A change reads again what it touched and nothing else, and what is known is never another thing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.actions import clock, drafts, history, people, reading
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.domain.snapshot import ManualIssue
from muniredes.storage import change_tracker
from muniredes.storage import reading as stored
from muniredes.storage.columns import Text
from muniredes.storage.database import Database
from muniredes.storage.history.bulk import add_many
from muniredes.storage.history.references import delete_whole
from muniredes.storage.sql import Sql
from muniredes.storage.tables import RECORDED, TABLES
from tests import asked, snapshots
from tests.properties import ON_DATABASE
from tests.storage.deeds import ACTIONS
from tests.support import set_up

TODAY = date(2026, 11, 24)


def _one_of(database: Database, kind: type, name: str) -> int | None:
    """Return the number of some object of a class, which a name decides; None without any."""
    with database.read() as sql:
        table = RECORDED[kind]
        numbers = [row[0] for row in sql.rows(f"SELECT {TABLES[table].key} FROM {table}")]
    return numbers[len(name) * ord(name[0]) % len(numbers)] if numbers else None


def _reword(kind: type) -> Callable[[Database, str], object]:
    """Return what writes another text in some object of a class; one without texts is deleted."""
    table = TABLES[RECORDED[kind]]
    texts = [each.name for each in table.columns.values() if type(each.kind) is Text and not each.unique]

    def act(database: Database, name: str) -> None:
        number = _one_of(database, kind, name)
        with database.write("otra cosa") as work:
            if number is not None and texts:
                setattr(work.get(kind, number), texts[len(name) % len(texts)], name)
            elif number is not None:
                delete_whole(work, table.name, number)

    return act


def _delete(kind: type) -> Callable[[Database, str], object]:
    def act(database: Database, name: str) -> None:
        number = _one_of(database, kind, name)
        with database.write("fuera") as work:
            if number is not None:
                delete_whole(work, RECORDED[kind], number)

    return act


def _many_posts(database: Database, name: str) -> None:
    at = datetime(2026, 11, 25, 9)
    with database.write("de golpe") as work:
        messages = [Message(title=f"{name} {n}", text="{HORA}", starts_at=at) for n in range(20)]
        add_many(work, messages)
        add_many(work, [Outlet(message_id=each.id, medium=Medium.WEB) for each in messages])
        posts = [
            Post(message_id=each.id, medium=Medium.WEB, at=at, state=PostState.DRAFT) for each in messages
        ]
        add_many(work, posts)


def _print(database: Database, _name: str) -> None:
    with database.note() as sql:
        version = sql.value("SELECT coalesce(max(version), 0) + 1 FROM manual_issue")
        sql.put(ManualIssue(version=version, as_of=TODAY, edition="reservada", last_action_id=1))


def _from_elsewhere(database: Database, name: str) -> None:
    """Write as another program would, with nothing in the history."""
    with closing(sqlite3.connect(database.path)) as connection, connection:
        connection.execute("UPDATE account SET name = ?", (name,))
        connection.execute("UPDATE message SET title = ? WHERE id % 3 = 0", (name,))


def _fail(database: Database, name: str) -> None:
    with suppress(ZeroDivisionError), database.write("") as work:
        work.get(Message, _one_of(database, Message, name) or 0).title = name
        work.flush()
        raise ZeroDivisionError


DEEDS: tuple[Callable[[Database, str], object], ...] = (
    *ACTIONS,
    *map(_reword, RECORDED),
    *map(_delete, RECORDED),
    *[lambda database, _name: history.undo(database), lambda database, _name: history.redo(database)] * 12,
    lambda database, name: drafts.keep(database, "who", name, "", {}, []),
    lambda database, name: drafts.discard(database, "who", name),
    lambda _database, name: clock.pretend(TODAY + timedelta(days=len(name))),
    *[_many_posts, _print, _from_elsewhere, _fail],
)

STEPS = st.tuples(st.integers(0, len(DEEDS) - 1), st.from_regex(r"[a-z]{4,8}", fullmatch=True), st.booleans())


@ON_DATABASE
@given(st.lists(STEPS, max_size=12))
def test_what_is_known_is_what_a_whole_reading_says(
    town_database: Database, steps: list[tuple[int, str, bool]]
) -> None:
    known = reading.known(town_database)
    for choice, name, is_read in steps:
        with suppress(IndexError, Problem):
            DEEDS[choice](town_database, name)
        known = snapshots.known(town_database, known) if is_read else known
    snapshots.known(town_database, known)


def test_only_what_a_change_touched_is_read_again(town_database: Database) -> None:
    people.add(town_database, {"name": "Ana"})
    before = reading.known(town_database)
    change = people.add(town_database, {"name": "Eva"})
    with asked.statements() as found:
        after = reading.known(town_database, before)
    assert change.concerns("person")
    assert [each.split('"')[0].split(".")[0] for each in found if "person." in each] == ["SELECT person"]
    assert not [each for each in found if "FROM account" in each or "FROM post" in each]
    assert after.snapshot.people != before.snapshot.people
    assert after.snapshot.accounts is before.snapshot.accounts
    assert after.snapshot.crisis is before.snapshot.crisis


def test_when_nothing_changed_it_is_the_very_same(town_database: Database) -> None:
    before = reading.known(town_database)
    drafts.discard(town_database, "who", "nada")
    assert reading.known(town_database, before).snapshot is before.snapshot


def test_another_day_reads_again_what_depends_on_it(town_database: Database) -> None:
    before = reading.known(town_database)
    clock.pretend(TODAY + timedelta(days=40))
    after = snapshots.known(town_database, before)
    assert after.snapshot.due != before.snapshot.due
    assert after.snapshot.accounts is before.snapshot.accounts


@pytest.mark.parametrize("both", [False, True])
def test_what_somebody_else_writes_is_read_whole(town_database: Database, both: bool) -> None:
    people.add(town_database, {"name": "Ana"})
    before = reading.known(town_database)
    if both:
        people.add(town_database, {"name": "Eva"})
    _from_elsewhere(town_database, "otro")
    if both:
        people.add(town_database, {"name": "Luz"})
    after = snapshots.known(town_database, before)
    assert after.snapshot.accounts[0].name == "otro"


def test_what_somebody_else_writes_in_the_middle_of_a_writing_is_read_whole(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    before = reading.known(database)
    with database._connected() as ours, ours:
        _from_elsewhere(database, "otro")
        ours.execute("UPDATE person SET post = 'Alcaldesa'")
    assert snapshots.known(database, before).snapshot.accounts[0].name == "otro"


def _read_by(database: Database, part: stored.Part) -> Iterator[str]:
    """Yield the tables that SQLite reads for a part of the guide."""
    found: set[str] = set()

    def told(act: int, table: str | None, *_more: str | None) -> int:
        if act == sqlite3.SQLITE_READ and table in TABLES:
            found.add(table)
        return sqlite3.SQLITE_OK

    with closing(sqlite3.connect(database.path)) as connection:
        connection.set_authorizer(told)
        part.read(Sql(connection), TODAY)
    yield from found


@pytest.mark.parametrize("fault", [OSError("gone"), sqlite3.OperationalError("disk I/O error")])
def test_what_is_done_is_done_though_the_file_cannot_be_seen_then(
    database: Database, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """The commit went well: what is told is that, and whatever is not known is read whole."""
    set_up(database)
    reading.known(database)
    is_done = False

    def seen(what: object) -> object:
        if is_done:
            raise fault
        return usual(what)

    name = "as_it_is" if isinstance(fault, OSError) else "_writings_of_others"
    usual = getattr(change_tracker, name)
    with monkeypatch.context() as patch:
        patch.setattr(change_tracker, name, seen)
        with database.write("otra") as work:
            work.get(Person, 1).post = "Alcaldesa"
            is_done = True
    assert reading.snapshot(database).people[0].post == "Alcaldesa"


def test_each_part_says_which_tables_it_comes_from(town_database: Database) -> None:
    _many_posts(town_database, "aviso")
    for name, part in stored.PARTS.items():
        assert set(_read_by(town_database, part)) == set(part.tables), name
    assert set(RECORDED.values()) <= {table for part in stored.PARTS.values() for table in part.tables}


def test_a_place_where_nothing_is_yet_is_known_too(tmp_path: Path) -> None:
    from muniredes.actions import workspace

    opened = workspace.open_file(tmp_path / "nueva.sqlite")
    known = reading.known(opened.database)
    set_up(opened.database, "facebook.com/ayto")
    assert len(snapshots.known(opened.database, known).snapshot.accounts) == 1
    workspace.close(opened)

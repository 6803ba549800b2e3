"""What is read as values is what the ORM reads; a row that cannot be read is damage."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from muniredes.actions import reading, workspace
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.message import Post
from muniredes.domain.dates import YEARS
from muniredes.domain.problems import Damaged
from muniredes.storage.database import Database
from muniredes.storage.tables import RECORDED
from muniredes.storage.writing.orm_mapping import row_class

PAST = sorted((Path(__file__).parent.parent / "fixtures" / "databases").glob("v*.sqlite"))


def assert_equal_to_the_orm(database: Database) -> int:
    """Compare every value of every class with what the ORM reads; return how many there are."""
    count = 0
    for kind in RECORDED:
        with database.read() as sql:
            values: Sequence[object] = sql.objects(kind)
            plain = [_fields(each) for each in values]
        with database.write("") as work:
            written: Sequence[object] = work.session.scalars(select(row_class(kind))).all()
            mapped = [_fields(each) for each in written]
        assert plain == mapped, kind.__name__
        assert _types(plain) == _types(mapped), kind.__name__
        count += len(plain)
    return count


def _fields(value: object) -> dict[str, object]:
    return {name: part for name, part in sorted(vars(value).items()) if name != "_sa_instance_state"}


def _types(values: list[dict[str, object]]) -> list[list[type]]:
    return [[type(part) for part in each.values()] for each in values]


def test_the_example_is_the_same_read_either_way(town_database: Database) -> None:
    assert assert_equal_to_the_orm(town_database) > 300


@pytest.mark.parametrize("past", PAST, ids=lambda path: path.stem)
def test_files_of_every_version_are_the_same_read_either_way(past: Path, tmp_path: Path) -> None:
    path = tmp_path / past.name
    shutil.copy(past, path)
    opened = workspace.open_file(path)
    assert assert_equal_to_the_orm(opened.database) > 20
    workspace.close(opened)


def test_what_there_is_one_of_may_not_be_there(database: Database) -> None:
    for kind in RECORDED:
        with database.read() as sql:
            assert sql.only(kind) is None


def test_a_value_can_be_changed_without_touching_the_file(town_database: Database) -> None:
    account = reading.snapshot(town_database).accounts[0]
    account.name = "Otro nombre"
    assert account.name == "Otro nombre"
    assert reading.snapshot(town_database).accounts[0].name != "Otro nombre"


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "no es ninguno"), ("opened_on", "ayer"), ("state", b"\xff")],
)
def test_a_row_that_cannot_be_read_is_damage(town_database: Database, column: str, value: object) -> None:
    with closing(sqlite3.connect(town_database.path)) as connection, connection:
        connection.execute(f"UPDATE account SET {column} = ?", (value,))
    with pytest.raises(Damaged):
        reading.snapshot(town_database)


HALF = "\ud83d"


def _by_hand(database: Database) -> None:
    with database.write("") as work:
        work.sql.tell("UPDATE account SET name = ?", (HALF,))


def _asking(database: Database) -> None:
    with database.read() as sql:
        sql.objects(Account, "WHERE name = :name", {"name": HALF})


def _noting(database: Database) -> None:
    with database.note() as sql:
        sql.tell("UPDATE draft SET page = :page", {"page": HALF})


def _before_asking(database: Database) -> None:
    """What waits to be written is written before another is looked for."""
    first, second, *_others = [each.id or 0 for each in reading.snapshot(database).accounts]
    with database.write("") as work:
        work.get(Account, first).name = HALF
        work.get(Account, second)


def _before_reading_all(database: Database) -> None:
    with database.write("") as work:
        work.get(Account, 1).name = HALF
        work.all(Account)


def _at_the_end(database: Database) -> None:
    with database.write("") as work:
        work.get(Account, 1).name = HALF


@pytest.mark.parametrize(
    "write", [_by_hand, _asking, _noting, _before_asking, _before_reading_all, _at_the_end]
)
def test_what_cannot_be_written_is_no_damage_of_the_file(
    town_database: Database, write: Callable[[Database], None]
) -> None:
    """It is a fault of ours, and the guide is as it was: to let it go would lose what she is doing."""
    before = [each.name for each in reading.snapshot(town_database).accounts]
    with pytest.raises(UnicodeEncodeError):
        write(town_database)
    assert [each.name for each in reading.snapshot(town_database).accounts] == before


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2200-01-01"])
@pytest.mark.parametrize(("table", "column"), [("term", "starts"), ("post", "at"), ("account", "opened_on")])
def test_a_day_from_which_nothing_can_be_worked_out_locks_nobody_out(
    town_database: Database, table: str, column: str, day: str
) -> None:
    """A year was mistyped when any was taken: it is read as the nearest, and she mends it."""
    with closing(sqlite3.connect(town_database.path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (day,))
    snapshot = reading.snapshot(town_database)
    with town_database.read() as sql:
        posts = sql.objects(Post)
    assert snapshot.term is not None
    days = [
        snapshot.term.starts,
        *(each.opened_on for each in snapshot.accounts),
        *(post.at for post in posts),
    ]
    found = {each.year for each in days if each is not None} & {YEARS[0], YEARS[-1]}
    assert found

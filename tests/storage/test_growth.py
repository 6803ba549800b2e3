"""A guide of many years is as good as a new one: nothing grows more than what is kept in it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

import pytest

from muniredes.actions import clock, history, people, reading
from muniredes.domain.calendar.messages.message import Message, Outlet, Post, PostPicture
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.channels.coordination import Medium, channel_key
from muniredes.domain.history import ObjectRef
from muniredes.storage.calendar import post_details, posts
from muniredes.storage.database import Database
from muniredes.storage.history import erasing
from muniredes.storage.history import steps as stored
from muniredes.storage.history.bulk import add_many
from muniredes.storage.sql import Sql
from tests.storage.work import counted
from tests.support import set_up

MORE_THAN_VARIABLES = 33_000
"""SQLite takes 32,766 variables in a statement."""

AT = datetime(2026, 12, 1, 9)
MANY = tuple(range(1, MORE_THAN_VARIABLES + 1))

QUESTIONS: dict[str, Callable[[Sql], object]] = {
    "history.actions": lambda sql: stored.actions(sql, MANY),
    "history.actions_since": lambda sql: stored.actions_since(sql, 0),
    "history.actions_of": lambda sql: stored.actions_of(sql, [ObjectRef("message", n) for n in MANY]),
    "history.trash": stored.trash,
    "posts.some": lambda sql: posts.some(sql, MANY),
    "posts.of_messages": lambda sql: posts.of_messages(sql, MANY),
    "posts.evergreen": posts.evergreen,
    "posts.outlets_of": lambda sql: posts.outlets_of(sql, MANY),
    "posts.on_channels": lambda sql: posts.dated(
        sql, AT.date(), AT.date(), CalendarFilter(channels=frozenset(channel_key(n, None) for n in MANY))
    ),
    "posts.says": lambda sql: posts.dated(
        sql, AT.date(), AT.date(), CalendarFilter(text=" ".join(f"palabra{n}" for n in range(3000)))
    ),
    "post_details.whole_messages": lambda sql: post_details.whole_messages(sql, MANY),
    "post_details.last_changes": post_details.last_changes,
}


def _with_history(database: Database, actions: int) -> None:
    """Write many actions about one person, each deleting something that is no longer there."""
    with closing(sqlite3.connect(database.path)) as connection, connection:
        first = (connection.execute("SELECT max(id) FROM history_action").fetchone()[0] or 0) + 1
        connection.executemany(
            "INSERT INTO history_action (id, at, author, title) VALUES (?, '2026-01-01 10:00:00', '', 'x')",
            ((first + n,) for n in range(actions)),
        )
        connection.executemany(
            "INSERT INTO history_row (action_id, kind, object_id, operation, before) VALUES (?, ?, ?, ?, ?)",
            ((first + n, "person", 1000 + n, "delete", '{"name": "x"}') for n in range(actions)),
        )
        connection.executemany(
            "INSERT INTO history_row (action_id, kind, object_id, operation, before, after)"
            " VALUES (?, 'person', 1, 'update', ?, ?)",
            ((first + n, f'{{"phone": "{n}"}}', f'{{"phone": "{n + 1}"}}') for n in range(actions)),
        )


def _change_and_undo(database: Database) -> None:
    people.edit(database, 1, {"post": "otro"})
    history.undo(database)


def _with_messages(database: Database, count: int) -> None:
    with database.write("de golpe") as work:
        messages = [Message(title=f"Aviso {n}", starts_at=AT, is_evergreen=True) for n in range(count)]
        add_many(work, messages)
        add_many(work, [Outlet(message_id=each.id, medium=Medium.WEB) for each in messages])
        add_many(work, [Post(message_id=each.id, medium=Medium.WEB, at=AT) for each in messages])


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_is_too_long_for_sqlite(database: Database, question: str) -> None:
    set_up(database)
    with database.read() as sql:
        QUESTIONS[question](sql)


def test_the_bin_of_a_big_import_that_was_undone_is_emptied(database: Database) -> None:
    set_up(database)
    _with_history(database, MORE_THAN_VARIABLES)
    clock.pretend(clock.today().replace(year=2027))
    assert history.empty_trash(database) == MORE_THAN_VARIABLES
    assert history.trash(database) == ()


def test_a_search_of_a_thousand_words_answers(database: Database) -> None:
    set_up(database)
    words = " ".join(f"p{n}x" for n in range(1000))
    with database.write("dos avisos") as work:
        work.add(Message(title="Todas", text=words, starts_at=AT))
        work.add(Message(title="Todas menos una", text=words.replace("p3x ", "otra "), starts_at=AT))
    assert [hit.title for hit in reading.find(database, words)] == ["Todas"]


def _with_pictures(database: Database, count: int) -> None:
    """Write pictures, half of them named by a message."""
    with database.note() as sql:
        there = int(sql.value("SELECT count(*) FROM image"))
        names = [f"{there + number:064x}" for number in range(count)]
        sql.tell_each(
            "INSERT INTO image VALUES (?, 'image/png', 1, 1, ?)", [(name, name.encode()) for name in names]
        )
    with database.write("con imagen") as work:
        pictured = [Message(title="Con imagen", pictures=(PostPicture(picture=name),)) for name in names[::2]]
        add_many(work, pictured)


def _drop_pictures(database: Database) -> None:
    with database.note() as sql:
        erasing.drop_unused_pictures(sql)
        sql.connection.rollback()


def _forget_nothing(database: Database) -> None:
    with database.note() as sql:
        erasing.forget_details(sql, AT.replace(year=2000))


GROWING: dict[str, tuple[Callable[[Database, int], None], Callable[[Database], object]]] = {
    "changes since the last manual": (
        _with_history,
        lambda each: _read(each, QUESTIONS["history.actions_since"]),
    ),
    "the history of a person": (_with_history, lambda each: history.of_object(each, "person", 1)),
    "the bin": (_with_history, history.trash),
    "emptying the bin": (_with_history, history.empty_trash),
    "undo": (_with_history, _change_and_undo),
    "forgetting": (_with_history, _forget_nothing),
    "pictures that nobody uses": (_with_pictures, _drop_pictures),
    "the guide": (_with_messages, reading.snapshot),
    "whole messages": (_with_messages, lambda each: _read(each, QUESTIONS["post_details.whole_messages"])),
    "the bank": (_with_messages, lambda each: _read(each, posts.evergreen)),
    "last changes": (_with_messages, lambda each: _read(each, post_details.last_changes)),
}


def _read(database: Database, question: Callable[[Sql], object]) -> object:
    with database.read() as sql:
        return question(sql)


@pytest.mark.parametrize("what", GROWING)
def test_twice_as_much_is_at_most_twice_the_work(
    what: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In steps, from N to 2N and from 2N to 4N, where what is quadratic would grow four times as much."""
    fill, act = GROWING[what]
    set_up(database)
    fill(database, 10)
    act(database)
    found = []
    for more in (90, 100, 200):
        fill(database, more)
        found.append(counted(monkeypatch, lambda: act(database)))
    first, then = found[1] - found[0], found[2] - found[1]
    assert then <= max(2.5 * first, 5000), found


@pytest.mark.parametrize("act", [history.undo, history.redo], ids=["undo", "redo"])
def test_a_list_of_twice_as_many_takes_twice_as_much_to_go_and_come_back(
    act: Callable[[Database], object], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(database)
    found = []
    for count in (100, 200, 400):
        _with_messages(database, count)
        if act is history.redo:
            history.undo(database)
        found.append(counted(monkeypatch, lambda: act(database)))
    assert found[2] - found[1] <= max(2.5 * (found[1] - found[0]), 5000), found

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
from muniredes.storage.door import Door
from muniredes.storage.history import forgetting
from muniredes.storage.history import steps as stored
from muniredes.storage.history.bulk import add_many
from tests.storage.work import counted
from tests.support import set_up

MORE_THAN_VARIABLES = 33_000
"""SQLite takes 32,766 variables in a statement."""

AT = datetime(2026, 12, 1, 9)
MANY = tuple(range(1, MORE_THAN_VARIABLES + 1))

QUESTIONS: dict[str, Callable[[Door], object]] = {
    "history.actions": lambda door: stored.actions(door, MANY),
    "history.actions_since": lambda door: stored.actions_since(door, 0),
    "history.actions_of": lambda door: stored.actions_of(door, [ObjectRef("message", n) for n in MANY]),
    "history.trash": stored.trash,
    "posts.some": lambda door: posts.some(door, MANY),
    "posts.of_messages": lambda door: posts.of_messages(door, MANY),
    "posts.evergreen": posts.evergreen,
    "posts.outlets_of": lambda door: posts.outlets_of(door, MANY),
    "posts.on_channels": lambda door: posts.dated(
        door, AT.date(), AT.date(), CalendarFilter(channels=frozenset(channel_key(n, None) for n in MANY))
    ),
    "posts.says": lambda door: posts.dated(
        door, AT.date(), AT.date(), CalendarFilter(text=" ".join(f"palabra{n}" for n in range(3000)))
    ),
    "post_details.whole_messages": lambda door: post_details.whole_messages(door, MANY),
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
    with database.read() as door:
        QUESTIONS[question](door)


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
    with database.note() as door:
        there = int(door.value("SELECT count(*) FROM image"))
        names = [f"{there + number:064x}" for number in range(count)]
        door.tell_each(
            "INSERT INTO image VALUES (?, 'image/png', 1, 1, ?)", [(name, name.encode()) for name in names]
        )
    with database.write("con imagen") as work:
        pictured = [Message(title="Con imagen", pictures=(PostPicture(picture=name),)) for name in names[::2]]
        add_many(work, pictured)


def _drop_pictures(database: Database) -> None:
    with database.note() as door:
        forgetting.drop_unused_pictures(door)
        door.connection.rollback()


def _forget_nothing(database: Database) -> None:
    with database.note() as door:
        forgetting.forget_details(door, AT.replace(year=2000))


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


def _read(database: Database, question: Callable[[Door], object]) -> object:
    with database.read() as door:
        return question(door)


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

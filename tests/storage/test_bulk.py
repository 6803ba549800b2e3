"""Thousands of rows at once leave the same history, the same search and numbers of their own."""

from datetime import datetime

from muniredes.actions import history, reading
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.history import RecordedAction
from muniredes.storage import history as stored
from muniredes.storage.bulk import add_many, add_rows
from muniredes.storage.database import Database

AT = datetime(2027, 1, 2, 3, 4)
POST = {"medium": Medium.WEB, "at": AT, "state": PostState.APPROVED}


def messages() -> list[Message]:
    return [Message(title=f"Aviso {n}", text="Texto", starts_at=AT, months=(1, 2)) for n in range(3)]


def recorded(database: Database, action_id: int | None) -> RecordedAction:
    assert action_id is not None
    with database.read() as door:
        found = stored.action(door, action_id)
    assert found is not None
    return found


def test_the_history_is_that_of_adding_one_by_one(database: Database) -> None:
    with database.write("una a una") as slow:
        slow.add_all(messages())
        slow.add_all([Outlet(message_id=1, medium=Medium.WEB), Post(message_id=1, **POST)])  # type: ignore[arg-type]
    with database.write("de golpe") as fast:
        added = messages()
        add_many(fast, added)
        add_rows(fast, Outlet, [{"message_id": 1, "medium": Medium.WEB}])
        add_rows(fast, Post, [{"message_id": 1, **POST}])
    assert [message.id for message in added] == [4, 5, 6]
    one, other = recorded(database, slow.change.action_id), recorded(database, fast.change.action_id)

    def told(action: RecordedAction) -> list[tuple[object, ...]]:
        said = [(row.ref.kind, row.operation, {**(row.after or {}), "id": 0}) for row in action.rows]
        return sorted(said, key=repr)

    assert told(one) == told(other)
    with database.read() as door:
        first, second = door.objects(Post)
    assert {name: getattr(first, name) for name in POST} == {name: getattr(second, name) for name in POST}
    assert (second.message_id, second.pictures, second.text) == (1, (), "")


def test_what_was_added_at_once_is_found_undone_and_its_numbers_are_not_given_again(
    database: Database,
) -> None:
    with database.write("de golpe") as work:
        add_many(work, messages())
    assert len(reading.find(database, "aviso")) == 3
    history.undo(database)
    assert reading.find(database, "aviso") == ()
    with database.write("otra vez") as work:
        again = messages()
        add_many(work, again)
        add_many(work, [])
    assert [message.id for message in again] == [4, 5, 6]

"""Thousands of rows at once leave the same history, the same search and numbers of their own."""

from datetime import datetime
from typing import Any

from muniredes.actions import history, reading
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.remedies import Remedy
from muniredes.domain.calendar.messages.message import Message, Outlet, Post
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.crisis.own import OwnText
from muniredes.domain.guide import OwnMark
from muniredes.domain.handover.record import HandoverAct
from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.domain.history import JsonRow, ObjectRef, RecordedAction
from muniredes.domain.snapshot import GuideMark
from muniredes.storage.calendar import post_details
from muniredes.storage.database import Database
from muniredes.storage.history import steps as stored
from muniredes.storage.history.bulk import add_columns, add_many, remove
from muniredes.storage.tables import RECORDED, TABLES
from muniredes.storage.writing.recorder import row_of

AT = datetime(2027, 1, 2, 3, 4)
POST = {"medium": Medium.WEB, "at": AT, "state": PostState.APPROVED}


def messages() -> list[Message]:
    return [Message(title=f"Aviso {n}", text="Texto", starts_at=AT, months=(1, 2)) for n in range(3)]


def recorded(database: Database, action_id: int | None) -> RecordedAction:
    assert action_id is not None
    with database.read() as sql:
        (found,) = stored.actions(sql, [action_id])
    return found


def rows(database: Database, kind: type[Any]) -> list[JsonRow]:
    with database.read() as sql:
        return [row_of(thing) for thing in sql.objects(kind)]


def test_the_rows_are_those_of_adding_one_by_one_and_a_list_is_one_row_of_the_history(
    database: Database,
) -> None:
    with database.write("una a una") as slow:
        slow.add_all(messages())
        slow.add_all([Outlet(message_id=1, medium=Medium.WEB), Post(message_id=1, **POST)])  # type: ignore[arg-type]
    with database.write("de golpe") as fast:
        added = messages()
        add_many(fast, added)
        add_columns(fast, Outlet, {"message_id": [1], "medium": [Medium.WEB]})
        add_columns(fast, Post, {"message_id": [1], **{name: [value] for name, value in POST.items()}})
    assert [message.id for message in added] == [4, 5, 6]
    for kind in (Message, Outlet, Post):
        one, other = ([{**row, "id": 0} for row in part] for part in halves(rows(database, kind)))
        assert one == other
    told = [(row.ref.kind, row.ref.id, row.last) for row in recorded(database, fast.change.action_id).rows]
    assert told == [("message", 4, 6), ("outlet", 2, None), ("post", 2, None)]
    assert all(row.before is row.after is None for row in recorded(database, slow.change.action_id).rows)
    assert fast.change.ids("message") == (4, 5, 6)


def halves(found: list[JsonRow]) -> tuple[list[JsonRow], list[JsonRow]]:
    return found[: len(found) // 2], found[len(found) // 2 :]


def test_what_each_thing_brought_by_a_list_went_through_is_told(database: Database) -> None:
    with database.write("de golpe") as work:
        add_many(work, messages())
    with database.write("otra cosa") as work:
        work.get(Message, 3).title = "Otro"
    titles = {
        number: [action.title for action in history.of_object(database, "message", number)]
        for number in (1, 3, 4)
    }
    assert titles == {1: ["de golpe"], 3: ["otra cosa", "de golpe"], 4: []}
    with database.read() as sql:
        changes = post_details.last_changes(sql)
    assert [changes[ObjectRef("message", number)][0] for number in (1, 2, 3)] == [1, 1, 2]
    assert history.to_undo(database).size == 1


def test_all_of_a_guide_goes_and_comes_back_as_it_was(town: Workspace) -> None:
    """Every kind there is: what SQL writes in the history is what Python would, and comes back the same."""
    database = town.database
    with database.write("lo que no tiene el ejemplo") as work:
        work.add_all([OwnText(), HandoverAct(), Rehearsal(), Remedy(), PlannedYear(first=AT.date())])
        work.add(GuideMark(task="keys", state=OwnMark.LATER, at=AT))
    before = {kind: rows(database, kind) for kind in RECORDED}
    assert all(before.values()), "every kind is in it"
    numbers = {RECORDED[kind]: [numbered(kind, row) for row in before[kind]] for kind in RECORDED}
    with database.write("todo fuera") as work:
        for name, some in numbers.items():
            remove(work, name, some)
    assert not any(rows(database, kind) for kind in RECORDED)
    kept = {(row.ref.kind, row.ref.id): row.before for row in recorded(database, work.change.action_id).rows}
    for kind, found in before.items():
        for row in found:
            assert kept[RECORDED[kind], numbered(kind, row)] == row
    assert reading.find(database, "pleno") == ()
    for _turn in range(2):
        history.undo(database)
        assert {kind: rows(database, kind) for kind in RECORDED} == before
        history.redo(database)
        assert not any(rows(database, kind) for kind in RECORDED)


def numbered(kind: type, row: JsonRow) -> int:
    return int(row[TABLES[RECORDED[kind]].key])


def test_a_row_of_before_a_field_was_added_comes_back_with_that_of_a_new_object(database: Database) -> None:
    with database.write("una") as work:
        work.add(Message(title="Feria", starts_at=AT))
    with database.write("fuera") as work:
        remove(work, "message", [1])
    with database.note() as sql:
        sql.tell("UPDATE history_row SET before = json_object('id', 1, 'title', 'Feria') WHERE action_id = 2")
    history.undo(database)
    with database.read() as sql:
        (found,) = sql.objects(Message)
    assert (found.title, found.is_evergreen, found.months, found.starts_at) == ("Feria", False, (), None)


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

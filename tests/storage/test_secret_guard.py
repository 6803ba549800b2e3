"""No text of any record is stored when it holds a secret; the fields are those that the tables have."""

from datetime import date, datetime
from enum import Enum
from inspect import signature
from typing import Any, get_type_hints

import pytest

from muniredes.actions import accounts, clock, drafts, history, people, reading
from muniredes.actions.calendar import steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.printing import manual
from muniredes.domain.problems import Problem
from muniredes.storage.columns import Text
from muniredes.storage.database import Database
from muniredes.storage.tables import CLASS_OF, TABLES
from tests.support import set_up

SECRET = "La contraseña es Secreta2024"


_SAMPLES = {date: date(2023, 6, 17), datetime: datetime(2023, 6, 17), str: "x", int: 1, bool: False}


def _thing(kind: str) -> Any:
    """Return a new record of a kind, with anything in the fields that cannot be empty."""
    made: Any = CLASS_OF[kind]
    hints = get_type_hints(made)
    needed = [name for name, part in signature(made).parameters.items() if part.default is part.empty]
    return made(**{name: _SAMPLES.get(hints[name]) or next(iter(hints[name])) for name in needed})


def _text_fields() -> list[tuple[str, str]]:
    """Return every column of every record that holds plain words, as the tables themselves say."""
    found = []
    for kind in CLASS_OF:
        usual = vars(_thing(kind))
        for column in TABLES[kind].columns.values():
            is_plain = (
                isinstance(column.kind, Text)
                and column.kind.length is None
                and not isinstance(usual.get(column.name), Enum)
            )
            if is_plain:
                found.append((kind, column.name))
    return found


def test_there_are_as_many_text_fields_as_the_guide_has() -> None:
    assert len(_text_fields()) > 100


@pytest.mark.parametrize(("kind", "name"), _text_fields())
def test_a_text_field_refuses_a_secret(database: Database, kind: str, name: str) -> None:
    thing = _thing(kind)
    for column in TABLES[kind].columns.values():
        if column.primary_key and column.name != "id":
            setattr(thing, column.name, 1)
    setattr(thing, name, SECRET)
    with pytest.raises(Problem) as refused, database.write("") as work:
        work.add(thing)
    assert refused.value.field == f"{kind}.{name}"
    assert "contraseña" in refused.value.what
    assert SECRET not in refused.value.sentence


def test_a_secret_in_a_change_changes_nothing(database: Database) -> None:
    set_up(database, "https://facebook.com/villa")
    (account,) = reading.snapshot(database).accounts
    assert account.id is not None
    with pytest.raises(Problem, match="Notas"):
        accounts.edit(database, account.id, {"account.notes": SECRET})
    (after,) = reading.snapshot(database).accounts
    assert after.notes == ""


def test_what_was_once_let_in_can_be_put_back(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as old:
        old.setattr("muniredes.storage.writing.secret_guard.secret_field", lambda _kind, _row: "")
        people.add(database, {"name": "Ana", "post": SECRET})
    (person,) = reading.snapshot(database).people
    assert person.id is not None
    change = people.delete(database, person.id)
    assert change.action_id is not None
    history.take_back(database, change.action_id)
    assert [each.name for each in reading.snapshot(database).people] == ["Ana"]


def test_a_draft_does_not_keep_a_secret(database: Database) -> None:
    said: dict[str, dict[str, Any]] = {
        "uno": {"nota": SECRET, "nombre": "Ana"},
        "dos": {"varios": ["bien", SECRET]},
    }
    drafts.keep(database, "setup", "", "uno", said, [])
    kept = drafts.load(database, "setup", "")
    assert kept is not None
    assert kept.answers == {"uno": {"nombre": "Ana"}, "dos": {}}


@pytest.mark.parametrize(
    "address", ["whatsapp.com/channel/0029VaXk3sPCxoB1uPfLbX2N", "https://x.com/C3roTr3sVilla2"]
)
def test_what_an_account_is_called_is_no_secret_wherever_it_is_said(database: Database, address: str) -> None:
    set_up(database, address)
    (account,) = reading.snapshot(database).accounts
    assert account.id is not None
    key, at = f"account.{account.id}", datetime(2026, 11, 23, 9)
    written = Written(message={"title": "Corte", "text": "Hoy"}, texts={key: ""}, at=at)
    (number,) = writing.create(database, written).ids("post")
    steps.publish(database, number)
    people.add(database, {"name": "Ana", "post": f"Lleva {account.handle}"})
    manual.prepare(database, manual.Edition.PUBLIC)
    for secret in ("clave: xK9$mmQ2", f"la clave es {account.handle}#2025"):
        with pytest.raises(Problem, match="contraseña"):
            people.add(database, {"name": "Eva", "post": f"Lleva {account.handle}, {secret}"})


def test_the_public_edition_is_looked_at_again(
    town_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    manual.prepare(town_database, manual.Edition.PUBLIC)
    (account, *_others) = reading.snapshot(town_database).official_accounts(clock.today())
    assert account.id is not None
    with monkeypatch.context() as old:
        old.setattr("muniredes.storage.writing.secret_guard.secret_field", lambda _kind, _row: "")
        accounts.edit(town_database, account.id, {"account.purpose": SECRET})
    with pytest.raises(Problem, match="edición pública"):
        manual.prepare(town_database, manual.Edition.PUBLIC)

"""The council's own words outlive the catalogue: they are kept, and what differs is asked."""

from dataclasses import replace

import pytest

from muniredes.actions import knowledge, reading, records
from muniredes.actions.crisis import parts, wording
from muniredes.domain.crisis.knowledge import Checklist, CrisisBook, Stage
from muniredes.domain.crisis.levels import CrisisLevel
from muniredes.domain.crisis.own import OUT, differences, level_text, message_text, step_text
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import set_up


@pytest.fixture
def shipped() -> CrisisBook:
    """The catalogue as it comes."""
    return knowledge.crisis_book()


@pytest.fixture
def newer(shipped: CrisisBook) -> CrisisBook:
    """A later catalogue, in which every first step says something else and the second step is gone."""
    changed = {key: replace(fact, value=_changed(fact.value)) for key, fact in shipped.checklists.items()}
    return replace(shipped, checklists=changed)


def _changed(checklist: Checklist) -> Checklist:
    first, _gone, *rest = checklist.steps
    return replace(checklist, steps=(replace(first, do=f"{first.do} Hoy mismo."), *rest))


def effective(database: Database) -> CrisisBook:
    return parts.book(reading.snapshot(database).crisis)


def first_key(book: CrisisBook, place: int = 0) -> str:
    return step_text("emergencia", book.checklist("emergencia").steps[place].key, "do")


def test_a_step_is_said_another_way_and_back(database: Database, shipped: CrisisBook) -> None:
    set_up(database)
    key = first_key(shipped)
    wording.say(database, key, "Llame a Paco, el de Protección Civil.")
    assert effective(database).checklist("emergencia").steps[0].do == "Llame a Paco, el de Protección Civil."
    assert effective(database).checklist("cuenta") == shipped.checklist("cuenta")
    wording.take_theirs(database, key)
    assert effective(database) == shipped


def test_saying_the_same_as_the_catalogue_is_no_change(database: Database, shipped: CrisisBook) -> None:
    set_up(database)
    key = first_key(shipped)
    wording.say(database, key, "Otra cosa")
    wording.say(database, key, shipped.checklist("emergencia").steps[0].do)
    assert reading.snapshot(database).crisis.texts == ()


def test_messages_levels_minutes_and_steps_left_out(database: Database, shipped: CrisisBook) -> None:
    set_up(database)
    steps = shipped.checklist("emergencia").steps
    wording.say(database, message_text("emergencia", Stage.FIRST), "{HORA} · Quédense en casa.")
    wording.say(database, level_text(CrisisLevel.SEVERE, "cadence"), "20")
    wording.say(database, step_text("emergencia", steps[0].key, "minutes"), "3")
    wording.say(database, step_text("emergencia", steps[1].key, OUT), "no lo usamos")
    own = effective(database)
    assert own.checklist("emergencia").messages[Stage.FIRST] == "{HORA} · Quédense en casa."
    assert own.level(CrisisLevel.SEVERE).cadence == 20
    assert own.checklist("emergencia").steps[0].minutes == 3
    assert [step.key for step in own.checklist("emergencia").steps] == [
        step.key for step in steps if step is not steps[1]
    ]


@pytest.mark.parametrize(("field", "text"), [("do", ""), ("minutes", "pronto"), ("minutes", "99999999")])
def test_what_cannot_be_is_refused(database: Database, shipped: CrisisBook, field: str, text: str) -> None:
    set_up(database)
    with pytest.raises(Problem):
        wording.say(
            database, step_text("emergencia", shipped.checklist("emergencia").steps[0].key, field), text
        )
    assert effective(database) == shipped


def test_own_steps_go_where_they_were_put(database: Database, shipped: CrisisBook) -> None:
    set_up(database)
    steps = shipped.checklist("luto").steps
    for after, do in (
        (steps[0].key, "Avise a la parroquia."),
        ("", "Respire."),
        ("ya-no-existe", "Al final."),
    ):
        records.add(database, "crisis_step", {"checklist": "luto", "after": after, "do": do})
    found = [step.do for step in effective(database).checklist("luto").steps]
    assert found[:3] == ["Respire.", steps[0].do, "Avise a la parroquia."]
    assert found[-1] == "Al final."
    assert len(found) == len(steps) + 3


def test_a_newer_catalogue_asks_and_the_change_is_kept(
    database: Database, newer: CrisisBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(database)
    key = first_key(newer)
    wording.say(database, key, "Llame a Paco.")
    assert differences(knowledge.crisis_book(), reading.snapshot(database).crisis.texts) == ()
    monkeypatch.setattr(knowledge, "crisis_book", lambda: newer)
    (found,) = differences(newer, reading.snapshot(database).crisis.texts)
    assert found.own.text == "Llame a Paco."
    assert found.now == newer.checklist("emergencia").steps[0].do
    assert effective(database).checklist("emergencia").steps[0].do == "Llame a Paco."
    wording.keep_mine(database, key)
    assert differences(newer, reading.snapshot(database).crisis.texts) == ()
    assert effective(database).checklist("emergencia").steps[0].do == "Llame a Paco."


def test_what_the_council_said_of_a_step_that_is_gone_becomes_its_own(
    database: Database, shipped: CrisisBook, newer: CrisisBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(database)
    key = first_key(shipped, 1)
    wording.say(database, key, "Llame al alguacil.")
    monkeypatch.setattr(knowledge, "crisis_book", lambda: newer)
    (found,) = differences(newer, reading.snapshot(database).crisis.texts)
    assert found.now is None
    wording.keep_mine(database, key)
    assert effective(database).checklist("emergencia").steps[-1].do == "Llame al alguacil."
    assert differences(newer, reading.snapshot(database).crisis.texts) == ()

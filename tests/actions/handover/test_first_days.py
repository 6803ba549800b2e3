"""Who receives: her first days account by account, and a handover in which nothing was left."""

from datetime import timedelta

import pytest

from muniredes.actions import accounts, clock, history, reading, records
from muniredes.actions.handover import acts, preparing, receiving
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.choices import PersonChoice
from muniredes.domain.handover.checklist import OF_DELIVERY, CheckLine
from muniredes.domain.handover.record import (
    ActKind,
    CheckAnswer,
    Handover,
    HandoverReason,
    HandoverStage,
    window_ends,
)
from muniredes.domain.handover.timeline import HandoverStep, timeline
from muniredes.manual.document import Document
from muniredes.storage.database import Database
from tests.manual.texts import text_of
from tests.support import add_account, set_up


def _handover(database: Database) -> Handover:
    found = reading.snapshot(database).handover
    assert found is not None
    return found.handover


def _first(database: Database) -> tuple[CheckLine, ...]:
    return preparing.first_day_lines(reading.snapshot(database))


def test_the_first_days_are_asked_of_each_account_and_never_before_the_delivery(database: Database) -> None:
    set_up(database, "facebook.com/ayto", "www.villa.es")
    lines = _first(database)
    by_account = {line.subject: line.item.key for line in lines}
    assert len(by_account) == 3, "once for the council, and each account"
    asked = {line.item.key for line in lines}
    assert preparing.GETS_IN in asked
    snapshot = reading.snapshot(database)
    assert not asked & {line.item.key for line in preparing.lines(snapshot)}
    assert {line.item.block for line in preparing.lines(snapshot)} <= set(OF_DELIVERY)
    web = [line.item.key for line in lines if "villa.es" in line.subject]
    assert "recibir_factor" not in web


def test_receiving_opens_the_window_for_observations_and_keeps_what_was_written(database: Database) -> None:
    set_up(database)
    acts.keep(database, ActKind.FINAL, b"%PDF")
    first = clock.today()
    receiving.begin_first_days(database)
    assert _handover(database).received_on == first
    assert window_ends(_handover(database)) == first + timedelta(days=30)
    clock.pretend(first + timedelta(days=3))
    receiving.begin_first_days(database)
    assert _handover(database).received_on == first
    history.undo(database)
    assert _handover(database).received_on is None, "the second time had changed nothing"


def test_what_was_received_without_an_act_is_looked_at_again_from_that_day(database: Database) -> None:
    """Months before the constitution of the council it was prepared for."""
    set_up(database, "facebook.com/ayto")
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    receiving.begin_first_days(database)
    snapshot = reading.snapshot(database)
    assert snapshot.handover is not None
    found = {step.step: step.day for step in timeline(snapshot.handover, snapshot)}
    assert found[HandoverStep.APPOINTMENTS] == clock.today() + timedelta(days=7)
    assert found[HandoverStep.SIXTH_MONTH] == clock.today() + timedelta(days=182)


def test_answering_the_first_days_of_what_was_closed_begins_no_other(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    preparing.edit(database, {"closed_on": clock.today()})
    for line in _first(database):
        preparing.answer(database, line.item.key, line.account_id, {"answer": CheckAnswer.YES})
    snapshot = reading.snapshot(database)
    assert len(snapshot.handovers) == 1
    assert all(line.is_answered for line in preparing.first_day_lines(snapshot))
    assert preparing.given(snapshot, _first(database)[0]) is not None
    preparing.take_back_answer(database, _first(database)[0].item.key, None)
    assert not _first(database)[0].is_answered


def test_an_account_nobody_gets_into_is_lost_until_somebody_does(database: Database) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/aytovilla")
    assert account.id is not None

    def standing() -> Standing:
        snapshot = reading.snapshot(database)
        found = snapshot.account(account.id)
        assert found is not None
        return snapshot.standing(found, clock.today()).standing

    preparing.answer(database, preparing.GETS_IN, account.id, {"answer": CheckAnswer.NO})
    assert standing() is Standing.LOST
    preparing.answer(database, preparing.GETS_IN, account.id, {"note": "Se ha pedido a la red"})
    assert standing() is Standing.LOST
    preparing.answer(database, preparing.GETS_IN, account.id, {"answer": CheckAnswer.YES})
    assert standing() is not Standing.LOST
    accounts.edit(database, account.id, {"account.state": AccountState.CLOSED})
    preparing.answer(database, preparing.GETS_IN, account.id, {"answer": CheckAnswer.NO})
    assert standing() is Standing.CLOSED


def _complementary(database: Database) -> Document:
    return acts.compose(database, ActKind.COMPLEMENTARY).document


def test_what_was_lost_is_in_the_complementary_act(database: Database) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/aytovilla")
    values = {"answer": CheckAnswer.NO, "note": "La borraron en junio"}
    preparing.answer(database, preparing.GETS_IN, account.id, values)
    said = text_of(_complementary(database))
    assert "Facebook · aytovilla: ¿Ha entrado en ella?" in said
    assert "La borraron en junio" in said
    assert "La borraron en junio" not in text_of(acts.compose(database, ActKind.FINAL).document)


def test_when_nothing_was_left_it_is_said_and_the_first_days_begin(database: Database) -> None:
    set_up(database)
    receiving.nothing_was_left(database)
    own = _handover(database)
    snapshot = reading.snapshot(database)
    assert (own.giver_id, own.receiver_id) == (None, snapshot.council_user_id)
    assert own.refused_on == own.received_on == clock.today()
    assert snapshot.handover is not None
    assert snapshot.handover.stage is HandoverStage.OBSERVATIONS
    assert "no entregó nada" in text_of(_complementary(database))
    preparing.edit(database, {"refusal": "La agencia no contesta."})
    receiving.nothing_was_left(database)
    assert _handover(database).refusal == "La agencia no contesta."


def test_when_nothing_was_left_what_was_lost_is_written_all_the_same(database: Database) -> None:
    """Nobody handed over, so there is no act of delivery to wait for."""
    set_up(database, "facebook.com/villa", "instagram.com/villa")
    (lost, _other) = reading.snapshot(database).own_accounts
    receiving.nothing_was_left(database)
    preparing.answer(database, preparing.GETS_IN, lost.id, {"answer": CheckAnswer.NO, "note": "Nadie sabe"})
    snapshot = reading.snapshot(database)
    assert snapshot.handover is not None
    assert snapshot.handover.next_acts(snapshot.council) == (ActKind.FINAL, ActKind.COMPLEMENTARY)
    acts.keep(database, ActKind.COMPLEMENTARY, b"%PDF")
    said = text_of(_complementary(database))
    assert "Facebook · villa: ¿Ha entrado en ella?" in said
    assert "Nadie sabe." in said
    assert "Quien se fue no entregó nada." in said
    kept = reading.snapshot(database).handover
    assert kept is not None
    assert kept.stage is HandoverStage.OBSERVATIONS


def test_who_says_who_she_is_once_it_was_received_is_who_receives(database: Database) -> None:
    set_up(database)
    giver = _handover_giver(database)
    receiving.begin_first_days(database)
    assert _handover(database).receiver_id is None, "whoever hands over does not receive"
    receiving.say_who_receives(database, PersonChoice(name="Nuria Nueva"))
    nuria = next(each for each in reading.snapshot(database).people if each.name == "Nuria Nueva")
    assert (_handover(database).giver_id, _handover(database).receiver_id) == (giver, nuria.id)
    receiving.say_who_receives(database, PersonChoice(name="Otra Persona"))
    assert _handover(database).receiver_id == nuria.id, "who was named stays"


def _handover_giver(database: Database) -> int | None:
    preparing.prepare(database, {})
    return _handover(database).giver_id


@pytest.mark.parametrize("is_closed", [True, False], ids=["closed", "over by itself"])
def test_what_comes_late_goes_to_what_was_received(database: Database, is_closed: bool) -> None:
    """Answers, observations and the complementary act: no other handover begins, and nothing vanishes."""
    set_up(database, "facebook.com/ayto")
    first, (lost,) = clock.today(), reading.snapshot(database).own_accounts
    receiving.begin_first_days(database)
    if is_closed:
        preparing.edit(database, {"closed_on": first})
    clock.pretend(first + timedelta(days=120))
    preparing.answer(database, preparing.GETS_IN, lost.id, {"answer": CheckAnswer.NO})
    preparing.observe(database, "Falta el sobre")
    acts.keep(database, ActKind.COMPLEMENTARY, b"%PDF")
    (file,) = reading.snapshot(database).handovers
    assert file.stage is HandoverStage.CLOSED
    assert (file.handover.received_on, file.handover.observations) == (first, "Falta el sobre")
    assert [act.kind for act in file.acts] == [ActKind.COMPLEMENTARY]
    assert [line.item.key for line in _first(database) if line.is_answered] == [preparing.GETS_IN]


def test_the_history_says_once_what_was_changed(database: Database) -> None:
    set_up(database)
    preparing.prepare(database, {})
    number = _handover(database).id
    assert number is not None
    title = records.edit(database, "handover", number, {"place": "Alcaldía"}).title
    assert title == "Traspaso: cambio"
    values = {"place": "Sala", "reason": HandoverReason.ELECTIONS}
    title = records.edit(database, "handover", number, values).title
    assert title == "Traspaso: Elecciones municipales: cambio"

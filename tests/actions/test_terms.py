"""A new term: the old one stays whole to be looked at, and who holds what is asked again; all or nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import clock, council, history, reading, terms, workspace
from muniredes.actions.handover import acts, preparing, receiving
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.council import EntityKind
from muniredes.domain.handover import waiting
from muniredes.domain.handover.record import ActKind, HandoverReason, window_ends
from muniredes.domain.handover.timeline import HandoverStep, delivery_day, foreseen, steps_of, timeline
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import set_up

STARTS = date(2027, 6, 12)


@pytest.fixture
def ended(town: Workspace) -> Workspace:
    """The example town the day after its term ended."""
    clock.pretend(date(2027, 6, 14))
    return town


def test_the_next_term_begins_at_the_constitution(ended: Workspace) -> None:
    assert terms.expected_start(reading.snapshot(ended.database)) == STARTS


def test_who_holds_what_is_asked_again_and_everything_else_stays(ended: Workspace) -> None:
    before = reading.snapshot(ended.database)
    kept = terms.keep_old(ended.database)
    terms.begin(ended.database, STARTS)
    after = reading.snapshot(ended.database)
    assert after.term is not None
    assert after.term.label == "2027–2031"
    for account in after.own_accounts:
        causes = {reason.cause for reason in after.risk(account, clock.today()).reasons}
        assert Cause.NO_HOLDER in causes
        custody = after.custody(account)
        assert (custody.deputy_id, custody.second_factor_holder_id) == (None, None)
        if custody.reviewed_on is not None:
            due = after.review_due(account)
            assert due is not None
            assert due <= STARTS, "it is a fact of before, and it is asked again"
        assert custody.email == before.custody(account).email
    assert all(duty.person_id is None for duty in after.duties)
    assert all(duty.person_id is None for duty in after.crisis.duties)
    for name in ("accounts", "people", "topics", "consents", "moderations", "planned_years", "enquiries"):
        assert len(getattr(after, name)) == len(getattr(before, name)), name
    assert after.style is not None
    assert after.conversation is not None
    assert [each.label for each in terms.past(ended.database)] == ["2023–2027"]
    assert terms.past(ended.database)[0].path == kept


def test_it_is_one_step_that_is_undone(ended: Workspace) -> None:
    before = reading.snapshot(ended.database)
    terms.begin(ended.database, STARTS)
    history.undo(ended.database)
    after = reading.snapshot(ended.database)
    assert after.term is not None
    assert after.term.label == "2023–2027"
    for account in before.own_accounts:
        found = after.account(account.id)
        assert found is not None
        assert after.custody(found).holder_id == before.custody(account).holder_id


def test_the_old_term_is_looked_at_and_never_written(ended: Workspace, tmp_path: Path) -> None:
    kept = terms.keep_old(ended.database)
    bytes_kept = kept.read_bytes()
    terms.begin(ended.database, STARTS)
    place = tmp_path / "mirando.sqlite"
    looked = workspace.look_at(kept, place)
    snapshot = reading.snapshot(looked.database)
    assert snapshot.term is not None
    assert snapshot.term.label == "2023–2027"
    assert any(snapshot.custody(account).holder_id for account in snapshot.own_accounts)
    with pytest.raises(Problem, match="no se puede cambiar nada"):
        terms.begin(looked.database, date(2027, 6, 13))
    workspace.close(looked)
    assert not place.exists()
    assert kept.read_bytes() == bytes_kept


def test_the_old_term_opened_as_a_guide_is_not_written_either(ended: Workspace) -> None:
    """With a double click on its file, or given to an order: what ended stays as it ended."""
    kept = terms.keep_old(ended.database)
    bytes_kept = kept.read_bytes()
    opened = workspace.open_file(kept)
    assert any("mandato que ya acabó" in notice for notice in opened.notices)
    with pytest.raises(Problem, match="puede mirarlo, pero no cambiarlo"):
        terms.begin(opened.database, date(2027, 6, 13))
    workspace.close(opened)
    assert main(["entregar", "--definitiva", "--datos", str(kept), "--salida", f"{kept}.muniredes"]) == 1
    assert kept.read_bytes() == bytes_kept


def test_until_it_begins_nothing_has_changed(ended: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after the old one was kept, it is the old state, and it can be begun again."""
    terms.keep_old(ended.database)
    assert terms.past(ended.database) == ()

    def fails(_work: object) -> None:
        raise RuntimeError("stopped")

    with monkeypatch.context() as patch:
        patch.setattr(terms, "_close_handovers", fails)
        with pytest.raises(RuntimeError, match="stopped"):
            terms.begin(ended.database, STARTS)
    snapshot = reading.snapshot(ended.database)
    assert snapshot.term is not None
    assert snapshot.term.label == "2023–2027"
    assert any(snapshot.custody(account).holder_id for account in snapshot.own_accounts)
    terms.keep_old(ended.database)
    terms.begin(ended.database, STARTS)
    assert len(terms.past(ended.database)) == 1


def test_a_delivered_handover_is_closed_and_one_under_way_is_not(database: Database) -> None:
    set_up(database)
    acts.keep(database, ActKind.PRELIMINARY, b"%PDF")
    clock.pretend(date(2027, 6, 14))
    terms.begin(database, STARTS)
    found = reading.snapshot(database).handover
    assert found is not None
    assert found.handover.closed_on is None
    history.undo(database)
    acts.keep(database, ActKind.FINAL, b"%PDF")
    terms.begin(database, STARTS)
    found = reading.snapshot(database).handover
    assert found is not None
    assert found.handover.closed_on is None, "who receives has thirty days to say what is not as it was told"
    history.undo(database)
    clock.pretend(date(2027, 7, 20))
    terms.begin(database, STARTS)
    found = reading.snapshot(database).handover
    assert found is not None
    assert found.handover.closed_on == clock.today()


def test_in_the_same_computer_whoever_comes_goes_on_with_what_was_delivered(database: Database) -> None:
    """Delivered on the day of the constitution, and the term begun: her first days are of that handover."""
    set_up(database, "facebook.com/villa")
    clock.pretend(date(2027, 6, 12))
    acts.keep(database, ActKind.FINAL, b"%PDF")
    clock.pretend(date(2027, 6, 14))
    terms.begin(database, STARTS)
    receiving.begin_first_days(database)
    preparing.edit(database, {"observations": "El Instagram no lo abre nadie."})
    acts.keep(database, ActKind.COMPLEMENTARY, b"%PDF otra")
    snapshot = reading.snapshot(database)
    (file,) = snapshot.handovers
    assert [act.kind for act in file.acts] == [ActKind.FINAL, ActKind.COMPLEMENTARY]
    assert window_ends(file.handover) == date(2027, 7, 14)
    days = {step.step: step.day for step in steps_of(snapshot)}
    assert days[HandoverStep.DELIVERY] == date(2027, 6, 12)
    assert max(days.values()) < date(2028, 1, 1)


def test_a_handover_that_is_closed_has_nothing_of_the_next_elections(database: Database) -> None:
    set_up(database)
    clock.pretend(date(2027, 6, 14))
    acts.keep(database, ActKind.FINAL, b"%PDF")
    clock.pretend(date(2027, 7, 20))
    terms.begin(database, STARTS)
    snapshot = reading.snapshot(database)
    assert snapshot.handover is not None
    assert snapshot.handover.handover.closed_on is not None
    days = {step.step: step.day for step in timeline(snapshot.handover, snapshot)}
    assert days[HandoverStep.INVENTORY] < days[HandoverStep.FREEZE] < days[HandoverStep.DELIVERY]
    assert max(days.values()) < date(2028, 1, 1)
    assert delivery_day(snapshot.handover.handover, snapshot) == STARTS


@pytest.mark.parametrize(
    ("starts", "said"), [(date(2023, 6, 17), "empieza después"), (date(2031, 6, 14), "no ha llegado")]
)
def test_an_impossible_day_is_refused_and_changes_nothing(
    database: Database, starts: date, said: str
) -> None:
    set_up(database)
    with pytest.raises(Problem, match=said):
        terms.begin(database, starts)


def test_a_closed_handover_does_not_hide_what_the_next_election_asks_for(database: Database) -> None:
    """A desk changed hands long before the elections: its steps are done, and those are not."""
    set_up(database)
    preparing.prepare(database, {"reason": HandoverReason.DESK, "planned_on": date(2026, 11, 24)})
    acts.keep(database, ActKind.FINAL, b"%PDF")
    preparing.edit(database, {"closed_on": clock.today()})
    snapshot = reading.snapshot(database)
    coming = {step.step: step.day for step in foreseen(snapshot)}
    assert coming[HandoverStep.INVENTORY] == date(2027, 5, 23) - timedelta(days=120)
    own = {step.step for step in timeline(snapshot.handover, snapshot)} if snapshot.handover else set()
    assert set(steps_of(snapshot)) >= set(foreseen(snapshot))
    assert {step.step for step in steps_of(snapshot)} >= own
    (item,) = waiting.coming(snapshot, date(2027, 1, 20), 7)
    assert (item.text, item.target.place) == (HandoverStep.INVENTORY.word, Place.PREPARE_HANDOVER)

    clock.pretend(date(2027, 6, 14))
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    acts.keep(database, ActKind.FINAL, b"%PDF")
    preparing.edit(database, {"closed_on": clock.today()})
    assert foreseen(reading.snapshot(database)) == (), "the one for that election is closed"


def test_whoever_has_no_elections_is_asked_for_no_step_of_them(database: Database) -> None:
    set_up(database)
    assert foreseen(reading.snapshot(database))
    council.edit(database, {"kind": EntityKind.ASSOCIATION})
    snapshot = reading.snapshot(database)
    assert foreseen(snapshot) == steps_of(snapshot) == ()


def test_what_nobody_received_is_asked_to_be_closed_when_its_window_is_over(database: Database) -> None:
    set_up(database)
    acts.keep(database, ActKind.FINAL, b"%PDF")
    day, snapshot = clock.today(), reading.snapshot(database)
    assert "Cerrar el traspaso" not in [
        each.text for each in waiting.late(snapshot, day + timedelta(days=30))
    ]
    assert "Cerrar el traspaso" in [each.text for each in waiting.late(snapshot, day + timedelta(days=31))]

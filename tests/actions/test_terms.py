"""A new term: the old one stays whole to be looked at, and who holds what is asked again; all or nothing."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from muniredes.__main__ import main
from muniredes.actions import clock, council, history, people, reading, terms, workspace
from muniredes.actions.handover import acts, delivering, preparing, receiving
from muniredes.actions.safekeeping import housekeeping
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.council import EntityKind
from muniredes.domain.handover import waiting
from muniredes.domain.handover.record import ActKind, HandoverReason, HandoverStage, window_ends
from muniredes.domain.handover.timeline import HandoverStep, delivery_day, foreseen, steps_of, timeline
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import set_up

STARTS = date(2027, 6, 12)
OLD = sorted((Path(__file__).parents[1] / "fixtures" / "databases").glob("v*.sqlite"))


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


def _anothers(path: Path) -> None:
    """Leave there the guide of another body, in use."""
    made = workspace.open_file(path.with_name("otra.sqlite"))
    set_up(made.database)
    workspace.close(made)
    made.path.replace(path)


def _damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"?" * 5000)


@pytest.mark.parametrize("leave", [_anothers, _damaged, Path.mkdir, Path.touch])
def test_what_is_in_the_place_of_the_term_that_ends_stays_and_another_name_is_taken(
    ended: Workspace, leave: Callable[[Path], None]
) -> None:
    kept = ended.path.parent / "mandatos" / "mandato-2023-2027.sqlite"
    kept.parent.mkdir()
    leave(kept)
    there = kept.read_bytes() if kept.is_file() else b""
    made = terms.keep_old(ended.database)
    assert made.name == "mandato-2023-2027-2.sqlite"
    assert (kept.read_bytes() if kept.is_file() else b"") == there
    terms.begin(ended.database, STARTS)
    assert [each.path for each in terms.past(ended.database) if each.path == made] == [made]


def test_a_term_that_is_begun_twice_is_kept_once_though_its_file_was_opened(ended: Workspace) -> None:
    """It was begun on a wrong day, and undone; meanwhile the file was looked at with a double click."""
    kept = terms.keep_old(ended.database)
    terms.begin(ended.database, STARTS)
    workspace.close(workspace.open_file(kept))
    for end in (".lock", ".owner"):
        assert not kept.with_name(kept.name + end).exists()
    history.undo(ended.database)
    people.add(ended.database, {"name": "Lo último"})
    assert terms.keep_old(ended.database) == kept
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_what_an_older_program_left_beside_a_term_neither_counts_nor_stays(ended: Workspace) -> None:
    kept = terms.keep_old(ended.database)
    left = [kept.with_name(kept.name + end) for end in (".lock", ".owner")]
    for each in left:
        each.touch()
    assert terms.keep_old(ended.database) == kept
    housekeeping.keep_house(ended)
    assert not any(each.exists() for each in left)


@pytest.mark.parametrize("old", [OLD[0], OLD[-1]], ids=lambda path: path.stem)
def test_a_term_that_an_older_program_kept_is_looked_at_too(tmp_path: Path, old: Path) -> None:
    """The program was brought up to date since: the file stays as it ended, and is opened all the same."""
    kept = tmp_path / "mandatos" / "mandato-2019-2023.sqlite"
    kept.parent.mkdir()
    shutil.copyfile(old, kept)
    bytes_kept = kept.read_bytes()
    opened, again = workspace.open_file(kept), workspace.open_file(kept)
    for each in (opened, again):
        assert any("mandato que ya acabó" in notice for notice in each.notices)
        assert reading.snapshot(each.database).council is not None
        with pytest.raises(Problem, match="puede mirarlo, pero no cambiarlo"):
            terms.begin(each.database, date(2026, 1, 3))
    places = [each.path for each in (opened, again)]
    workspace.close(opened)
    assert reading.snapshot(again.database).council is not None
    workspace.close(again)
    assert not any(place.exists() or place.parent.exists() for place in places if place != kept)
    assert kept.read_bytes() == bytes_kept
    assert [path.name for path in kept.parent.glob("*.sqlite")] == [kept.name]


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


def _delivered_as_the_term_began(database: Database) -> None:
    """Delivered two days before the new council, which began a week later; nobody closed anything."""
    set_up(database, "facebook.com/villa")
    clock.pretend(date(2027, 6, 10))
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    acts.keep(database, ActKind.FINAL, b"%PDF")
    clock.pretend(date(2027, 6, 17))
    terms.begin(database, STARTS)


def test_what_was_delivered_as_the_term_began_is_over_with_its_window(database: Database) -> None:
    _delivered_as_the_term_began(database)
    known = reading.known(database)
    clock.pretend(date(2027, 7, 10))
    (file,) = reading.known(database, known).snapshot.handovers
    assert file.stage is HandoverStage.DELIVERED, "it is the last day to say what is not as it was told"
    clock.pretend(date(2027, 7, 11))
    (file,) = reading.known(database, known).snapshot.handovers
    assert (file.stage, file.closed_on) == (HandoverStage.CLOSED, date(2027, 7, 10))
    with pytest.raises(Problem, match="ningún traspaso en marcha"):
        preparing.edit(database, {"observations": "Tarde."})


@pytest.mark.parametrize("day", [date(2031, 2, 15), date(2031, 5, 20)])
def test_four_years_later_the_steps_are_those_of_the_next_elections(database: Database, day: date) -> None:
    _delivered_as_the_term_began(database)
    clock.pretend(day)
    snapshot = reading.snapshot(database)
    days = {step.step: step.day for step in steps_of(snapshot) if step.is_to_come}
    assert days[HandoverStep.INVENTORY] == date(2031, 5, 25) - timedelta(days=120)
    asked = [each.target.place for each in waiting.coming(snapshot, day, 60)]
    assert Place.PREPARE_HANDOVER in asked
    assert "Cerrar el traspaso" not in [each.text for each in waiting.late(snapshot, day)]
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    old, new = reading.snapshot(database).handovers
    assert (old.is_delivered, new.stage) == (True, HandoverStage.PREPARING)


def test_four_years_later_the_delivery_has_an_act_of_its_own(database: Database, tmp_path: Path) -> None:
    _delivered_as_the_term_began(database)
    clock.pretend(date(2031, 6, 6))
    delivering.deliver_for_good(database, tmp_path / "villa.muniredes", HandoverReason.ELECTIONS)
    old, new = reading.snapshot(database).handovers
    assert [act.issued_on for act in old.acts] == [date(2027, 6, 10)]
    assert [(act.kind, act.issued_on) for act in new.acts] == [(ActKind.FINAL, date(2031, 6, 6))]
    assert new.stage is HandoverStage.DELIVERED


def test_nothing_that_was_left_is_over_with_its_window_too(database: Database) -> None:
    """Received without any act, and never closed: it is not the handover of the next elections either."""
    set_up(database, "facebook.com/villa")
    clock.pretend(date(2027, 6, 17))
    terms.begin(database, STARTS)
    receiving.nothing_was_left(database)
    assert max(step.day for step in steps_of(reading.snapshot(database))) < date(2028, 1, 1)
    clock.pretend(date(2031, 2, 15))
    snapshot = reading.snapshot(database)
    assert any(step.is_to_come for step in steps_of(snapshot))
    assert max(s.day for s in steps_of(snapshot) if not s.is_to_come) < date(2028, 1, 1)


def test_a_package_that_is_opened_late_is_still_received(database: Database, tmp_path: Path) -> None:
    """Who comes in August receives what was delivered in June, and has her thirty days."""
    _delivered_as_the_term_began(database)
    source = delivering.deliver(database, tmp_path / "villa.muniredes").path
    clock.pretend(date(2027, 8, 2))
    receiving.receive_file(tmp_path / "otra" / "muniredes.sqlite", source)
    opened = workspace.open_file(tmp_path / "otra" / "muniredes.sqlite")
    try:
        (file,) = reading.snapshot(opened.database).handovers
        assert (file.stage, file.last_day_to_observe) == (HandoverStage.RECEIVED, date(2027, 9, 1))
        receiving.begin_first_days(opened.database)
        (file,) = reading.snapshot(opened.database).handovers
        assert file.stage is HandoverStage.OBSERVATIONS
        clock.pretend(date(2027, 9, 2))
        (file,) = reading.snapshot(opened.database).handovers
        assert file.stage is HandoverStage.CLOSED
    finally:
        workspace.close(opened)


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

"""A crisis from its first minute to its report: every step stamped, nothing mixed, nothing lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from muniredes.actions import clock, history, knowledge, people, reading, records, workspace
from muniredes.actions.crisis import course, parts, preparing, steps, timeline
from muniredes.actions.crisis.preparing import Preparation
from muniredes.actions.workspace import Workspace
from muniredes.domain.choices import PersonChoice
from muniredes.domain.crisis.incidents import EntryKind, breach_deadline, is_clock_behind, next_step
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.levels import CrisisLevel, CrisisRole
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import add_person, set_up

NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


class Hands:
    """The clock of the wall, moved by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NIGHT
        monkeypatch.setattr(clock, "instant", lambda: self.now)
        monkeypatch.setattr(clock, "wall", lambda: self.now)

    def later(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture(autouse=True)
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """A clock that the test moves."""
    return Hands(monkeypatch)


def begun(database: Database, checklist: str = "cuenta", *, is_drill: bool = False) -> IncidentFile:
    (number,) = course.begin(database, checklist, is_drill=is_drill).ids("incident")
    return the_file(database, number)


def the_file(database: Database, number: int | None) -> IncidentFile:
    found = reading.snapshot(database).crisis.file(number)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "checklist",
    ["emergencia", "cuenta", "error", "bulo", "polemica", "servicio", "luto", "brecha", "imagen"],
)
def test_each_checklist_is_walked_to_its_end(database: Database, hands: Hands, checklist: str) -> None:
    set_up(database)
    file = begun(database, checklist)
    known = parts.book(reading.snapshot(database).crisis)
    assert [step.do for step in file.steps] == [step.do for step in known.checklist(checklist).steps]
    while (step := next_step(file.steps)) is not None:
        hands.later(1)
        assert step.id is not None
        steps.tick(database, step.id)
        file = the_file(database, file.incident.id)
        done = next(each for each in file.steps if each.id == step.id)
        assert done.done_at == hands.now
    assert file.incident.id is not None
    course.end(database, file.incident.id)
    ended = the_file(database, file.incident.id)
    assert not ended.incident.is_open
    with_notice = [EntryKind.STEP, EntryKind.NOTICE]
    told = [[EntryKind.STEP] if step.stage is None else with_notice for step in file.steps]
    assert [entry.kind for entry in ended.entries] == [
        EntryKind.OPENED, *(kind for each in told for kind in each), EntryKind.CLOSED,
    ]  # fmt: skip
    assert reading.snapshot(database).crisis.open_files == ()


def test_steps_are_due_from_the_moment_it_began(database: Database) -> None:
    set_up(database)
    file = begun(database)
    known = parts.book(reading.snapshot(database).crisis).checklist("cuenta")
    for kept, shipped in zip(file.steps, known.steps, strict=True):
        due = None if shipped.minutes is None else NIGHT + timedelta(minutes=shipped.minutes)
        assert kept.due_at == due
    first = file.steps[0]
    assert first.due_at is not None
    assert not first.is_late(first.due_at)
    assert first.is_late(first.due_at + timedelta(seconds=1))


def test_two_crises_do_not_mix(database: Database) -> None:
    set_up(database)
    one, other = begun(database, "cuenta"), begun(database, "emergencia")
    assert one.steps[0].id is not None
    assert one.incident.id is not None
    steps.tick(database, one.steps[0].id, "con el móvil")
    timeline.write(database, one.incident.id, "Llama la radio")
    course.change_level(database, one.incident.id, CrisisLevel.LOCAL)
    untouched = the_file(database, other.incident.id)
    assert all(step.is_pending for step in untouched.steps)
    assert [entry.kind for entry in untouched.entries] == [EntryKind.OPENED]
    assert untouched.incident.level is CrisisLevel.SEVERE
    told = {entry.incident_id for entry in the_file(database, one.incident.id).entries}
    assert told == {one.incident.id}


def test_a_drill_goes_after_what_is_real(database: Database) -> None:
    set_up(database)
    begun(database, "emergencia", is_drill=True)
    begun(database, "error")
    names = [file.incident.title for file in reading.snapshot(database).crisis.open_files]
    assert names == ["Publicación por error", "Simulacro: Emergencia"]


def test_the_clock_never_writes_before_what_is_written(database: Database, hands: Hands) -> None:
    set_up(database)
    file = begun(database)
    hands.later(30)
    assert file.steps[0].id is not None
    assert file.steps[1].id is not None
    steps.tick(database, file.steps[0].id)
    hands.later(-120)
    assert is_clock_behind(hands.now, the_file(database, file.incident.id).entries)
    steps.tick(database, file.steps[1].id)
    entries = the_file(database, file.incident.id).entries
    stamps = [entry.at for entry in entries if entry.at is not None]
    assert stamps == sorted(stamps)
    assert [entry.text for entry in entries][-1] == file.steps[1].do


def test_summer_time_does_not_move_what_is_due(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 01:00 UTC of the last Sunday of October the clocks of Spain go back from 3 to 2."""
    hands = Hands(monkeypatch)
    hands.now = datetime(2026, 10, 25, 0, 55, tzinfo=UTC)
    set_up(database)
    file = begun(database)
    due = file.steps[0].due_at
    assert due == datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    assert due - hands.now == timedelta(minutes=5)


def test_the_machine_is_switched_off_in_the_middle(opened: Workspace) -> None:
    set_up(opened.database)
    file = begun(opened.database)
    assert file.steps[0].id is not None
    steps.tick(opened.database, file.steps[0].id, "hecho desde casa")
    opened.lock.release()
    again = workspace.open_file(opened.path)
    (found,) = reading.snapshot(again.database).crisis.open_files
    following = next_step(found.steps)
    assert following is not None
    assert following.id == file.steps[1].id
    assert found.steps[0].note == "hecho desde casa"
    again.lock.release()


def test_a_step_is_unticked_and_both_are_told(database: Database) -> None:
    set_up(database)
    step = begun(database).steps[0]
    assert step.id is not None
    steps.tick(database, step.id)
    steps.untick(database, step.id)
    file = the_file(database, step.incident_id)
    assert file.steps[0].is_pending
    assert [entry.kind for entry in file.entries][1:] == [EntryKind.STEP, EntryKind.UNDONE]


def _asking(file: IncidentFile, stage: Stage) -> int:
    found = next(step.id for step in file.steps if step.stage is stage)
    assert found is not None
    return found


def test_the_step_that_asks_for_a_notice_tells_it_once_wherever_it_is_told(database: Database) -> None:
    """Whoever gave it by megaphone marks the step: the bar cannot say that it was not given."""
    set_up(database)
    file = begun(database, is_drill=True)
    first = _asking(file, Stage.FIRST)
    steps.tick(database, first, "Por megafonía: no abra los enlaces")
    told = the_file(database, file.incident.id)
    (notice,) = (entry for entry in told.entries if entry.kind is EntryKind.NOTICE)
    assert "Por megafonía: no abra los enlaces" in notice.text
    assert told.incident.next_notice_at != file.incident.next_notice_at
    steps.untick(database, first)
    steps.tick(database, first)
    again = the_file(database, file.incident.id)
    assert [entry.text for entry in again.entries if entry.kind is EntryKind.NOTICE] == [notice.text]
    steps.tick(database, _asking(file, Stage.CLOSE))
    ended = the_file(database, file.incident.id)
    assert ended.incident.next_notice_at is None
    assert (
        "No consta qué se dijo ni dónde" in [e.text for e in ended.entries if e.kind is EntryKind.NOTICE][-1]
    )


def test_no_first_notice_is_due_when_its_step_was_not_needed(database: Database) -> None:
    set_up(database)
    file = begun(database)
    first = _asking(file, Stage.FIRST)
    steps.skip(database, first, "Nadie lo ha visto")
    assert the_file(database, file.incident.id).incident.next_notice_at is None
    steps.untick(database, first)
    assert the_file(database, file.incident.id).incident.next_notice_at == file.incident.next_notice_at


def test_a_step_is_left_out_only_with_its_reason(database: Database) -> None:
    set_up(database)
    step = begun(database).steps[0]
    assert step.id is not None
    with pytest.raises(Problem, match="por qué"):
        steps.skip(database, step.id, "  ")
    assert the_file(database, step.incident_id).steps[0].is_pending
    steps.skip(database, step.id, "No hay enlaces")
    file = the_file(database, step.incident_id)
    assert file.steps[0].is_skipped
    assert "No hay enlaces" in file.entries[-1].text


def test_a_step_is_added_in_its_place_again_and_again(database: Database) -> None:
    set_up(database)
    file = begun(database)
    first, second = file.steps[0], file.steps[1]
    for number in range(12):
        assert file.incident.id is not None
        steps.add(database, file.incident.id, f"Paso {number}", after_id=first.id, minutes=10)
    words = [step.do for step in the_file(database, file.incident.id).steps]
    assert words[0] == first.do
    assert words[1:13] == [f"Paso {number}" for number in reversed(range(12))]
    assert words[13] == second.do
    with pytest.raises(Problem, match="qué hay que hacer"):
        steps.add(database, file.incident.id or 0, "   ")


def test_a_more_serious_level_brings_the_next_notice_nearer(database: Database, hands: Hands) -> None:
    set_up(database)
    incident = begun(database, "polemica").incident
    assert incident.id is not None
    assert incident.next_notice_at == NIGHT + timedelta(minutes=240)
    hands.later(1)
    course.change_level(database, incident.id, CrisisLevel.SEVERE, "Hay heridos")
    file = the_file(database, incident.id)
    assert file.incident.next_notice_at == hands.now + timedelta(minutes=15)
    assert "Hay heridos" in file.entries[-1].text


@pytest.mark.parametrize("checklist", knowledge.crisis_book().checklists)
def test_the_first_notice_is_due_when_its_step_says(database: Database, checklist: str) -> None:
    file = begun(database, checklist)
    (step,) = [each for each in file.steps if each.stage is Stage.FIRST]
    is_private = knowledge.crisis_book().checklist(checklist).is_private
    assert file.incident.next_notice_at == (None if is_private else step.due_at)


def test_whatever_was_told_is_written_down_with_where(database: Database) -> None:
    set_up(database)
    file = begun(database)
    words = "Corte de agua en la calle Real. " * 62
    course.tell(database, file.incident.id or 0, words, tuple(f"Facebook · Barrio {n}" for n in range(9)))
    told = next(
        each for each in the_file(database, file.incident.id).entries if each.kind is EntryKind.NOTICE
    )
    assert words.strip() in told.text


def test_a_notice_is_kept_word_by_word_and_promises_the_next(database: Database, hands: Hands) -> None:
    set_up(database)
    incident = begun(database, "emergencia").incident
    assert incident.id is not None
    hands.later(10)
    course.tell(database, incident.id, "Corte en la calle Real", ("Facebook · Ayto", "WhatsApp"))
    file = the_file(database, incident.id)
    assert file.incident.next_notice_at == hands.now + timedelta(minutes=60)
    assert file.entries[-1].text == "En Facebook · Ayto, WhatsApp: Corte en la calle Real"


@pytest.mark.parametrize("is_drill", [False, True])
def test_an_account_that_told_it_has_posted(database: Database, *, is_drill: bool) -> None:
    set_up(database, "facebook.com/ayto", "x.com/ayto")
    incident = begun(database, "emergencia", is_drill=is_drill).incident
    first, second = reading.snapshot(database).accounts
    assert incident.id is not None
    assert first.id is not None
    course.tell(database, incident.id, "Corte en la calle Real", ("Facebook · ayto",), by=[first.id])
    posted = {each.id: each.last_post_on for each in reading.snapshot(database).accounts}
    assert posted == {first.id: None if is_drill else clock.today(), second.id: None}


def test_the_next_notice_is_when_the_text_promised_it(database: Database, hands: Hands) -> None:
    incident = begun(database, "emergencia").incident
    assert incident.id is not None
    promised = hands.now + timedelta(minutes=60)
    hands.later(20)
    course.tell(database, incident.id, "Próximo aviso: a las 4:00", promised=promised)
    assert the_file(database, incident.id).incident.next_notice_at == promised
    course.tell(database, incident.id, "Este es el último aviso", stage=Stage.CLOSE)
    assert the_file(database, incident.id).incident.next_notice_at is None


def test_it_passes_to_another_hand_with_what_was_hers(database: Database) -> None:
    set_up(database)
    pepa = add_person(database, "Pepa")
    file = begun(database)
    marta = file.incident.handler_id
    assert file.incident.id is not None
    assert file.steps[0].id is not None
    steps.assign(database, file.steps[0].id, PersonChoice(id=marta))
    course.hand_over(database, file.incident.id, PersonChoice(id=pepa.id), "Me voy a dormir")
    file = the_file(database, file.incident.id)
    assert file.incident.handler_id == pepa.id
    assert file.steps[0].person_id == pepa.id
    assert file.entries[-1].text == "La lleva ahora Pepa. Me voy a dormir"


def test_a_breach_has_72_hours_from_when_it_was_known(database: Database) -> None:
    set_up(database)
    file = begun(database, "brecha")
    known = parts.book(reading.snapshot(database).crisis)
    assert breach_deadline(file.incident, known.breach_hours.value) == NIGHT + timedelta(hours=72)
    assert file.incident.id is not None
    earlier = NIGHT - timedelta(hours=5)
    course.correct_beginning(database, file.incident.id, earlier)
    moved = the_file(database, file.incident.id)
    assert breach_deadline(moved.incident, 72) == earlier + timedelta(hours=72)
    assert file.steps[0].due_at is not None
    assert moved.steps[0].due_at == file.steps[0].due_at - timedelta(hours=5)
    with pytest.raises(Problem, match="No puede haber empezado"):
        course.correct_beginning(database, file.incident.id, NIGHT + timedelta(minutes=1))


def test_what_is_closed_takes_nothing_more_until_it_is_opened(database: Database) -> None:
    set_up(database)
    file = begun(database)
    assert file.incident.id is not None
    assert file.steps[0].id is not None
    course.end(database, file.incident.id, "Cuenta recuperada")
    with pytest.raises(Problem, match="cerrada"):
        steps.tick(database, file.steps[0].id)
    course.reopen(database, file.incident.id, "Han vuelto a entrar")
    steps.tick(database, file.steps[0].id)
    kinds = [entry.kind for entry in the_file(database, file.incident.id).entries]
    assert kinds == [EntryKind.OPENED, EntryKind.CLOSED, EntryKind.REOPENED, EntryKind.STEP]


def test_a_line_by_hand_can_be_of_before_and_one_of_the_program_stays(
    database: Database, hands: Hands
) -> None:
    set_up(database)
    incident = begun(database).incident
    assert incident.id is not None
    hands.later(30)
    at = NIGHT + timedelta(minutes=5)
    timeline.write(database, incident.id, "Se decide no contestar", kind=EntryKind.DECISION, at=at)
    file = the_file(database, incident.id)
    assert [entry.at for entry in file.entries] == [NIGHT, at]
    with pytest.raises(Problem, match="todavía no ha llegado"):
        timeline.write(database, incident.id, "Mañana", at=hands.now + timedelta(days=1))
    opened, decision = file.entries
    assert opened.id is not None
    assert decision.id is not None
    with pytest.raises(Problem, match="lo apuntó el programa"):
        timeline.remove(database, opened.id)
    timeline.remove(database, decision.id)
    assert len(the_file(database, incident.id).entries) == 1


def test_everything_can_be_undone(database: Database) -> None:
    set_up(database)
    file = begun(database)
    assert file.steps[0].id is not None
    steps.tick(database, file.steps[0].id)
    history.undo(database)
    assert the_file(database, file.incident.id).steps[0].is_pending
    history.undo(database)
    assert reading.snapshot(database).crisis.files == ()
    history.redo(database)
    again = the_file(database, file.incident.id)
    assert again.steps[0].due_at == file.steps[0].due_at
    assert again.incident.began_at == NIGHT


@pytest.mark.parametrize("checklist", ["imagen", "brecha"])
def test_no_public_notice_is_promised_where_the_list_promises_none(
    database: Database, checklist: str
) -> None:
    set_up(database)
    assert begun(database, checklist).incident.next_notice_at is None


def test_correcting_the_beginning_moves_only_what_counts_from_it_and_is_told(
    database: Database, hands: Hands
) -> None:
    set_up(database)
    file = begun(database, "servicio")
    assert file.incident.id is not None
    assert file.incident.next_notice_at is not None
    steps.add(database, file.incident.id, "Llamar a la compañía", minutes=30)
    course.correct_beginning(database, file.incident.id, NIGHT - timedelta(hours=4))
    moved = the_file(database, file.incident.id)
    assert moved.steps[-1].due_at == hands.now + timedelta(minutes=30)
    assert moved.incident.next_notice_at == file.incident.next_notice_at - timedelta(hours=4)
    assert moved.entries[-1].kind is EntryKind.CORRECTED
    assert "23/11/2026, 23:00" in moved.entries[-1].text


def test_a_clock_that_was_ahead_is_put_right(database: Database, hands: Hands) -> None:
    set_up(database)
    hands.now = NIGHT + timedelta(days=400)
    file = begun(database, "brecha")
    assert file.incident.id is not None
    assert file.steps[0].id is not None
    hands.later(5)
    steps.tick(database, file.steps[0].id)
    hands.now = NIGHT + timedelta(minutes=6)
    course.correct_beginning(database, file.incident.id, NIGHT)
    right = the_file(database, file.incident.id)
    assert breach_deadline(right.incident, 72) == NIGHT + timedelta(hours=72)
    assert right.steps[0].done_at == NIGHT + timedelta(minutes=5)
    assert all(entry.at is not None and entry.at <= hands.now for entry in right.entries)


def test_a_drill_that_turns_real_says_so(database: Database) -> None:
    set_up(database)
    file = begun(database, is_drill=True)
    assert file.incident.id is not None
    course.set_drill(database, file.incident.id, is_drill=False)
    real = the_file(database, file.incident.id)
    assert not real.incident.is_drill
    assert real.entries[-1].text == "No es un simulacro: pasa de verdad"


def test_what_somebody_did_stays_signed_by_her(database: Database) -> None:
    set_up(database)
    marta = reading.snapshot(database).council_user_id
    assert marta is not None
    berta = add_person(database, "Berta")
    closed, still = begun(database, "error"), begun(database, "cuenta")
    assert closed.incident.id is not None
    assert closed.steps[0].id is not None
    steps.tick(database, closed.steps[0].id)
    course.end(database, closed.incident.id)
    people.replace(database, marta, PersonChoice(id=berta.id))
    ended = the_file(database, closed.incident.id)
    assert {entry.person_id for entry in ended.entries} == {marta}
    assert (ended.steps[0].done_by_id, ended.incident.handler_id) == (marta, marta)
    assert the_file(database, still.incident.id).incident.handler_id == berta.id
    people.delete(database, marta)
    ended = the_file(database, closed.incident.id)
    assert {entry.who for entry in ended.entries} == {"Marta Ruiz"}
    assert ended.steps[0].done_by == "Marta Ruiz"


def test_nobody_stands_in_for_herself_in_a_crisis(database: Database) -> None:
    set_up(database)
    ana, berta = add_person(database, "Ana"), add_person(database, "Berta")
    assert ana.id is not None
    pair = (PersonChoice(id=ana.id), PersonChoice(id=berta.id))
    preparing.prepare(database, Preparation(duties={CrisisRole.MAYOR: pair}))
    people.replace(database, ana.id, PersonChoice(id=berta.id))
    (duty,) = reading.snapshot(database).crisis.duties
    assert (duty.person_id, duty.deputy_id) == (berta.id, None)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("crisis_contact", {"name": "Aguas"}),
        ("prepared_notice", {"name": "Corte", "text": "Sin agua"}),
        ("crisis_step", {"checklist": "luto", "do": "Avise a la parroquia."}),
    ],
)
def test_what_is_deleted_waits_in_the_bin(database: Database, kind: str, values: dict[str, object]) -> None:
    set_up(database)
    (number,) = records.add(database, kind, values).ids(kind)
    records.delete(database, kind, number)
    assert kind in {item.ref.kind for item in history.trash(database)}


def test_a_crisis_that_is_deleted_waits_in_the_bin_whole(database: Database) -> None:
    set_up(database)
    file = begun(database)
    assert file.incident.id is not None
    course.end(database, file.incident.id)
    course.delete(database, file.incident.id)
    (item,) = [item for item in history.trash(database) if item.ref.kind == "incident"]
    history.restore(database, item)
    again = the_file(database, file.incident.id)
    assert len(again.steps) == len(file.steps)


def test_a_crisis_outlives_its_list(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(database)
    file = begun(database)
    shipped = knowledge.crisis_book()
    rest = {key: fact for key, fact in shipped.checklists.items() if key != "cuenta"}
    monkeypatch.setattr(knowledge, "crisis_book", lambda: replace(shipped, checklists=rest))
    assert file.steps[0].id is not None
    steps.tick(database, file.steps[0].id)
    assert parts.book(reading.snapshot(database).crisis).checklist("cuenta").messages == {}


def test_a_notice_that_is_out_is_the_step_that_asked_for_it(database: Database) -> None:
    set_up(database)
    incident = begun(database, "cuenta").incident
    assert incident.id is not None
    course.tell(database, incident.id, "Hemos perdido la cuenta", ("X",), stage=Stage.FIRST)
    asked = {step.stage: step for step in the_file(database, incident.id).steps if step.stage}
    assert asked[Stage.FIRST].done_at is not None
    assert asked[Stage.FIRST].done_by == "Marta Ruiz"
    assert asked[Stage.UPDATE].is_pending

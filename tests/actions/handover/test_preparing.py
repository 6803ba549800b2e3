"""A handover is prepared: it asks of what there is, each answer is signed, all can be undone."""

from datetime import date, timedelta

import pytest

from muniredes import cli_handover
from muniredes.actions import accounts, clock, history, knowledge, reading, records
from muniredes.actions.handover import acts, delivering, preparing, sheets
from muniredes.actions.workspace import Workspace
from muniredes.domain.accounts.account import AccountState, SecondFactor, account_title
from muniredes.domain.council import Council, EntityKind
from muniredes.domain.declared_absent import NONE
from muniredes.domain.elections.period import Milestone, day_of
from muniredes.domain.handover import waiting
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.record import (
    ActKind,
    CheckAnswer,
    Handover,
    HandoverFile,
    HandoverReason,
    HandoverStage,
)
from muniredes.domain.handover.timeline import HandoverStep, StepDay, foreseen, timeline
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import add_account, add_person, set_up


def _file(database: Database) -> HandoverFile:
    found = reading.snapshot(database).handover
    assert found is not None
    return found


def _lines(database: Database) -> tuple[CheckLine, ...]:
    return preparing.lines(reading.snapshot(database))


def _keys(database: Database) -> set[str]:
    return {line.item.key for line in _lines(database)}


def _in_order(database: Database) -> tuple[int, int]:
    """Put one account wholly in order; return its number and that of whoever hands over."""
    set_up(database)
    ana = add_person(database, "Ana López")
    user = reading.snapshot(database).council_user_id
    assert user is not None
    account = add_account(
        database,
        "facebook.com/aytovilla",
        custody__holder_id=user,
        custody__deputy_id=ana.id,
        custody__email="redes@villa.es",
        custody__phone_is_municipal=True,
        custody__password_place="Sobre 3, caja fuerte",
        custody__second_factor=SecondFactor.APP,
        custody__second_factor_holder_id=ana.id,
        custody__last_copy_on=clock.today(),
    )
    assert account.id is not None
    return account.id, user


def test_the_checklist_asks_of_what_there_is(database: Database) -> None:
    set_up(database, "facebook.com/ayto", "youtube.com/@ayto")
    assert {"meta", "youtube", "correo"} <= _keys(database)
    assert not {"linkedin", "telegram", "consultas_abiertas", "normas"} & _keys(database)
    asked = [line for line in _lines(database) if line.item.key == "correo"]
    assert len(asked) == 2
    assert [line.subject for line in _lines(database) if line.item.key == "meta"] == ["Facebook · ayto"]
    records.add(database, "enquiry", {"question": "¿Hay piscina?"})
    assert "consultas_abiertas" in _keys(database)


def test_no_password_is_asked_of_an_account_that_has_none(database: Database) -> None:
    """A page is entered with the profile of whoever administers it."""
    set_up(database, "facebook.com/ayto", "instagram.com/ayto")
    snapshot = reading.snapshot(database)
    asked = [*preparing.lines(snapshot), *preparing.first_day_lines(snapshot)]
    of_passwords = [line.subject for line in asked if "contraseña" in line.item.question and line.account]
    assert set(of_passwords) == {"Instagram · ayto"}
    sessions = [
        line.item.key for line in asked if "Facebook" in line.subject and "sesiones" in line.item.question
    ]
    assert sessions == ["rotacion", "recibir_clave"]


def test_each_of_the_five_hard_questions_is_in_the_catalogue() -> None:
    hard = {fact.value.key for fact in knowledge.handover_checklist() if fact.value.is_hard}
    assert hard == {"correo", "telefono", "segundo_factor", "dos_personas", "copia"}


def test_an_answer_says_who_and_when_and_is_undone(database: Database) -> None:
    number, user = _in_order(database)
    preparing.answer(database, "correo", number, {"answer": CheckAnswer.NO, "note": "Es de la agencia"})
    (given,) = _file(database).answers
    assert (given.answered_on, given.answered_by_id, given.note) == (clock.today(), user, "Es de la agencia")
    history.undo(database)
    assert reading.snapshot(database).handovers == ()


def test_the_same_answer_again_keeps_its_day(database: Database) -> None:
    number, _user = _in_order(database)
    line = ("correo", number)
    first = clock.today()
    preparing.prepare(database, {}, {line: CheckAnswer.YES})
    clock.pretend(first + timedelta(days=9))
    preparing.prepare(database, {}, {line: CheckAnswer.YES})
    assert _file(database).answers[0].answered_on == first
    preparing.prepare(database, {}, {line: CheckAnswer.NO})
    assert _file(database).answers[0].answered_on == first + timedelta(days=9)
    preparing.prepare(database, {}, {line: None})
    assert _file(database).answers == ()


def test_an_account_that_goes_takes_its_answers_and_brings_them_back(database: Database) -> None:
    number, _user = _in_order(database)
    preparing.answer(database, "correo", number, {"answer": CheckAnswer.YES})
    accounts.delete(database, number)
    assert _file(database).answers == ()
    history.undo(database)
    assert [answer.account_id for answer in _file(database).answers] == [number]


def test_ready_only_when_the_hard_rule_holds(database: Database) -> None:
    number, _user = _in_order(database)
    preparing.prepare(database, {"reason": HandoverReason.DESK})
    hard = [line for line in _lines(database) if line.item.is_hard]
    assert len(hard) == 5
    for left in range(5, 0, -1):
        found = preparing.what_is_missing(reading.snapshot(database))
        assert [each.target.place for each in found] == [Place.HANDOVER] * left
        assert found[0].target.object_id == number
        line = hard[5 - left]
        preparing.answer(database, line.item.key, line.account_id, {"answer": CheckAnswer.YES})
    assert preparing.what_is_missing(reading.snapshot(database)) == ()
    preparing.answer(database, hard[0].item.key, number, {"answer": CheckAnswer.NO})
    (refused,) = preparing.what_is_missing(reading.snapshot(database))
    assert "Se ha contestado que no." in refused.detail
    preparing.answer(database, hard[0].item.key, number, {"answer": CheckAnswer.YES})
    accounts.edit(database, number, {"custody.email": "aytovilla@gmail.com"})
    (left_over,) = preparing.what_is_missing(reading.snapshot(database))
    assert left_over.target.place is Place.ACCOUNTS
    assert left_over.target.field == "custody.email"


def test_the_rule_and_the_act_judge_an_account_alike(town: Workspace) -> None:
    """What the act says of an account («por poner en orden») keeps it from being ready, and no other."""
    snapshot = reading.snapshot(town.database)
    kept_back = {
        each.target.object_id
        for each in preparing.what_is_missing(snapshot)
        if each.target.place is Place.ACCOUNTS
    }
    today = clock.today()
    out = {each.id for each in snapshot.own_accounts if snapshot.standing(each, today).causes}
    assert kept_back == out
    assert any("por poner en orden" in snapshot.standing(each, today).word for each in snapshot.own_accounts)


def test_an_account_with_only_one_holder_is_not_ready(database: Database) -> None:
    number, _user = _in_order(database)
    for line in _lines(database):
        if line.item.is_hard:
            preparing.answer(database, line.item.key, line.account_id, {"answer": CheckAnswer.YES})
    assert preparing.what_is_missing(reading.snapshot(database)) == ()
    accounts.edit(database, number, {"custody.deputy_id": None})
    left_over = preparing.what_is_missing(reading.snapshot(database))
    assert [each.target.field for each in left_over] == ["custody.deputy_id", "dos_personas"]


def test_without_accounts_it_is_never_ready(database: Database) -> None:
    set_up(database)
    assert Place.ADD_ACCOUNT in {
        each.target.place for each in preparing.what_is_missing(reading.snapshot(database))
    }


def _steps(database: Database) -> dict[HandoverStep, StepDay]:
    return {found.step: found for found in timeline(_file(database), reading.snapshot(database))}


def test_the_days_come_from_the_elections_that_end_the_term(database: Database) -> None:
    set_up(database)
    found = {each.step: each.day for each in foreseen(reading.snapshot(database))}
    assert found[HandoverStep.INVENTORY] == date(2027, 1, 23)
    assert found[HandoverStep.PRELIMINARY] == date(2027, 3, 29)
    assert found[HandoverStep.DELIVERY] == date(2027, 6, 12)
    period = reading.snapshot(database).periods[0]
    assert found[HandoverStep.PRELIMINARY] < day_of(period, Milestone.PUBLISHED)
    assert found[HandoverStep.ROTATION] == date(2027, 6, 13)


def test_an_extraordinary_handover_counts_from_its_own_day(database: Database) -> None:
    set_up(database)
    preparing.prepare(database, {"reason": HandoverReason.MOTION})
    assert _steps(database) == {}
    preparing.edit(database, {"planned_on": date(2026, 12, 1)})
    assert HandoverStep.INVENTORY not in _steps(database)
    assert _steps(database)[HandoverStep.ROTATION].day == date(2026, 12, 2)


def test_after_the_delivery_it_is_looked_at_four_times_also_when_it_is_closed(database: Database) -> None:
    """Counted from the day of the act; each is a task of «Hoy» until it is done, and begins nothing new."""
    set_up(database)
    preparing.prepare(database, {"reason": HandoverReason.MOTION})
    acts.keep(database, ActKind.FINAL, b"%PDF")
    delivered = clock.today()
    preparing.edit(database, {"closed_on": delivered})
    asked = []
    for days in (7, 30, 91, 182):
        today = delivered + timedelta(days=days)
        clock.pretend(today)
        (item,) = waiting.coming(reading.snapshot(database), today, 0)
        asked.append(item.text)
        step = next(step for step, found in _steps(database).items() if found.day == today)
        preparing.set_step_done(database, step, done=True)
        assert list(waiting.coming(reading.snapshot(database), today, 0)) == []
    assert len(set(asked)) == 4
    assert len(reading.snapshot(database).handovers) == 1


def test_what_was_not_foreseen_is_delivered_in_one_sitting(database: Database) -> None:
    set_up(database)
    preparing.prepare(database, {"reason": HandoverReason.MOTION})
    body = reading.snapshot(database).council
    assert _file(database).next_acts(body)[0] is ActKind.FINAL
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    assert _file(database).next_acts(body)[0] is ActKind.PRELIMINARY


@pytest.mark.parametrize("reason", [None, HandoverReason.ELECTIONS])
def test_a_body_without_elections_delivers_in_one_sitting(reason: HandoverReason | None) -> None:
    file = HandoverFile(Handover(reason=reason))
    town, club = Council(), Council(kind=EntityKind.ASSOCIATION)
    assert file.next_acts(town) == (ActKind.PRELIMINARY, ActKind.FINAL)
    assert file.next_acts(None) == (ActKind.PRELIMINARY, ActKind.FINAL)
    assert file.next_acts(club) == (ActKind.FINAL, ActKind.PRELIMINARY)


def test_a_change_of_desk_that_nobody_closed_does_not_stop_the_handover_of_the_elections(
    database: Database,
) -> None:
    """Nor do its answers pass for those of the next one."""
    number, user = _in_order(database)
    clock.pretend(date(2025, 2, 3))
    preparing.prepare(database, {"reason": HandoverReason.DESK, "giver_id": user})
    preparing.answer(database, "correo", number, {"answer": CheckAnswer.YES})
    acts.keep(database, ActKind.FINAL, b"%PDF-1.7")
    clock.pretend(date(2025, 4, 30))
    assert _file(database).stage is HandoverStage.DELIVERED, "whoever receives it may still be to come"
    clock.pretend(date(2025, 5, 12))
    assert _file(database).stage is HandoverStage.CLOSED
    clock.pretend(date(2027, 3, 20))
    snapshot = reading.snapshot(database)
    assert foreseen(snapshot)
    assert all(line.answer is None for line in _lines(database) if line.archived is None)
    preparing.prepare(database, {"reason": HandoverReason.ELECTIONS})
    assert _file(database).next_acts(snapshot.council) == (ActKind.PRELIMINARY, ActKind.FINAL)
    acts.keep(database, ActKind.PRELIMINARY, b"%PDF-1.7 otra")
    assert _file(database).stage is HandoverStage.PRELIMINARY


def test_a_step_can_have_another_day_and_be_done(database: Database) -> None:
    set_up(database)
    preparing.set_step_day(database, HandoverStep.INVENTORY, date(2027, 1, 11))
    preparing.set_step_done(database, HandoverStep.INVENTORY, done=True)
    found = _steps(database)[HandoverStep.INVENTORY]
    assert (found.day, found.corrected, found.done_on) == (date(2027, 1, 11), True, clock.today())
    preparing.set_step_day(database, HandoverStep.INVENTORY, None)
    found = _steps(database)[HandoverStep.INVENTORY]
    assert (found.day, found.corrected, found.done_on) == (date(2027, 1, 23), False, clock.today())
    preparing.set_step_done(database, HandoverStep.INVENTORY, done=False)
    assert _file(database).handover.marks == ()


def test_the_stage_is_what_was_done_last(database: Database) -> None:
    set_up(database)
    preparing.prepare(database, {})
    assert _file(database).stage is HandoverStage.PREPARING
    for field, stage in (
        ("received_on", HandoverStage.RECEIVED),
        ("observations_on", HandoverStage.OBSERVATIONS),
        ("closed_on", HandoverStage.CLOSED),
    ):
        preparing.edit(database, {field: clock.today()})
        assert _file(database).stage is stage
    with pytest.raises(Problem, match="ningún traspaso en marcha"):
        preparing.edit(database, {"closed_on": None})
    preparing.prepare(database, {"reason": HandoverReason.DESK})
    assert _file(database).stage is HandoverStage.PREPARING
    assert len(reading.snapshot(database).handovers) == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"received_on": date(2027, 1, 1)}, "todavía no ha llegado"),
        ({"received_on": date(2026, 11, 20), "observations_on": date(2026, 11, 1)}, "en ese orden"),
        (
            {"observations_on": date(2026, 11, 20), "observations_until": date(2026, 11, 1)},
            "acabar antes de empezar",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    database: Database, values: dict[str, object], said: str
) -> None:
    set_up(database)
    with pytest.raises(Problem, match=said):
        preparing.prepare(database, values)
    assert reading.snapshot(database).handovers == ()


def test_who_hands_over_is_not_who_receives(database: Database) -> None:
    _number, user = _in_order(database)
    with pytest.raises(Problem, match="no pueden ser la misma"):
        preparing.prepare(database, {"giver_id": user, "receiver_id": user})


def test_the_example_has_a_checklist_with_every_account(town: Workspace) -> None:
    snapshot = reading.snapshot(town.database)
    asked = {line.account_id for line in preparing.lines(snapshot)} - {None}
    assert asked == {account.id for account in snapshot.own_accounts}


def test_of_what_lives_in_the_profile_of_a_person_only_what_takes_its_place_is_asked(town: Workspace) -> None:
    snapshot = reading.snapshot(town.database)
    profiles = {account.id for account in snapshot.own_accounts if account.personal_profile}
    asked = [line for line in preparing.lines(snapshot) if line.account_id in profiles]
    assert profiles
    assert len(asked) == len(profiles)
    assert {line.account_id for line in asked} == profiles
    assert {line.item.key for line in asked} == {"perfil_personal"}
    assert not any(
        line.item.of_profiles for line in preparing.lines(snapshot) if line.account_id not in profiles
    )


@pytest.mark.parametrize(
    ("item", "values", "denied"),
    [
        ("correo", {"custody.email": NONE}, "no tiene correo"),
        ("telefono", {"custody.phone": NONE}, "no tiene teléfono"),
        ("segundo_factor", {"custody.second_factor": SecondFactor.NONE}, "no tiene doble verificación"),
        ("dos_personas", {"custody.deputy_id": None}, "falta quien supla"),
        ("rotacion", {"account.state": AccountState.NO_ACCESS}, "nadie puede entrar"),
    ],
)
def test_a_yes_that_the_account_denies_is_told(
    database: Database, item: str, values: dict[str, object], denied: str
) -> None:
    """It keeps it from being ready, wherever it is said; without the «sí», or with it true, it is not."""
    number, _user = _in_order(database)
    preparing.answer(database, item, number, {"answer": CheckAnswer.YES})
    assert not any(line.denied for line in _lines(database))
    accounts.edit(database, number, values)
    (line,) = (line for line in _lines(database) if line.denied)
    assert line.item.key == item
    assert denied in line.denied
    missing = preparing.what_is_missing(reading.snapshot(database))
    (told,) = (each for each in missing if each.target == Target(Place.HANDOVER, number, item))
    assert line.denied in told.detail
    preparing.answer(database, item, number, {"answer": CheckAnswer.NO})
    assert not any(line.denied for line in _lines(database))


def test_a_company_hands_over_for_its_own_reasons() -> None:
    company = {each for each in HandoverReason if each.scope.covers(EntityKind.COMPANY)}
    assert not company & {HandoverReason.ELECTIONS, HandoverReason.MOTION}
    assert HandoverReason.LEAVE in company
    assert set(delivering.REASONS.values()) == set(HandoverReason)
    assert tuple(delivering.REASONS) == cli_handover.REASONS, "the order offers them all"


def test_nobody_gives_back_her_own_profile(town: Workspace) -> None:
    snapshot = reading.snapshot(town.database)
    networks = knowledge.networks()
    personal = {account_title(each, networks) for each in snapshot.own_accounts if each.personal_profile}
    given_back = {held.account for _person, found in sheets.held(snapshot) for held in found}
    assert personal
    assert given_back
    assert not personal & given_back

"""The body, its term and its elections; and the people who have everything in their hands."""

from datetime import date

import pytest

from muniredes.actions import accounts, clock, council, guide, people, reading
from muniredes.actions.council import FirstAnswers
from muniredes.domain.choices import NOBODY, PersonChoice
from muniredes.domain.council import Council, town_in
from muniredes.domain.elections.period import ElectionKind
from muniredes.domain.guide import OwnMark, TaskState, tasks
from muniredes.domain.people import FlowStep
from muniredes.domain.problems import Problem
from muniredes.storage.database import Database
from tests.support import add_account, add_person, set_up


def test_a_first_set_up_writes_everything_in_one_step(database: Database) -> None:
    set_up(database, "facebook.com/AytoVilla", "x.com/AytoVilla")
    snapshot = reading.snapshot(database)
    assert snapshot.council is not None
    assert snapshot.council.official_name == "Ayuntamiento de Villa"
    assert snapshot.term is not None
    assert snapshot.term.label == "2023–2027"
    assert [period.polling_day for period in snapshot.periods] == [date(2027, 5, 23)]
    assert len(snapshot.accounts) == 2


def test_a_set_up_that_cannot_be_changes_nothing(database: Database) -> None:
    answers = FirstAnswers(council={"name": "  "}, term_starts=date(2023, 6, 17), user_name="Ana")
    with pytest.raises(Problem):
        council.set_up(database, answers)
    snapshot = reading.snapshot(database)
    assert snapshot.council is None
    assert snapshot.people == ()
    assert snapshot.term is None


def test_a_term_that_begins_later_has_its_own_election(database: Database) -> None:
    set_up(database)
    council.set_term(database, date(2027, 6, 12))
    snapshot = reading.snapshot(database)
    assert snapshot.term is not None
    assert snapshot.term.label == "2027–2031"
    assert date(2031, 5, 25) in [period.polling_day for period in snapshot.periods]


def test_a_term_that_nobody_could_have_begun_is_refused(database: Database) -> None:
    set_up(database)
    with pytest.raises(Problem, match="falta mucho"):
        council.set_term(database, date(2031, 5, 31))
    snapshot = reading.snapshot(database)
    assert snapshot.term is not None
    assert snapshot.term.label == "2023–2027"


@pytest.mark.parametrize(
    ("today", "starts"),
    [
        (date(2027, 5, 24), date(2027, 6, 12)),  # just voted: it begins in three weeks
        (date(2027, 5, 24), date(2027, 7, 2)),  # with an appeal
        (date(2027, 6, 20), date(2027, 7, 2)),  # the day of the law went by, and it is to begin
        (date(2026, 9, 1), date(2027, 6, 12)),
        (date(2029, 6, 12), date(2029, 6, 12)),  # another mayor, half way through
        (date(2029, 6, 12), date(2025, 3, 3)),
    ],
)
def test_a_term_begins_on_a_day_that_went_by_or_as_a_council_is_constituted(
    database: Database, today: date, starts: date
) -> None:
    set_up(database)
    clock.pretend(today)
    council.set_term(database, starts)
    term = reading.snapshot(database).term
    assert term is not None
    assert term.starts == starts


@pytest.mark.parametrize(
    ("today", "starts"),
    [
        (date(2027, 5, 24), date(2029, 6, 12)),
        (date(2027, 5, 24), date(2031, 6, 14)),
        (date(2027, 5, 24), date(2027, 8, 12)),  # two months after the constitution, and a day
        (date(2025, 3, 3), date(2027, 6, 12)),
        (date(2026, 9, 1), date(2027, 4, 12)),  # two months before it, and a day
        (date(2029, 6, 12), date(2029, 6, 13)),
    ],
)
def test_a_term_to_come_is_refused_far_from_a_constitution(
    database: Database, today: date, starts: date
) -> None:
    set_up(database)
    clock.pretend(today)
    with pytest.raises(Problem, match="falta mucho"):
        council.set_term(database, starts)
    term = reading.snapshot(database).term
    assert term is not None
    assert term.label == "2023–2027"


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("Ayuntamiento de Torre de Juan Abad", "Torre de Juan Abad"),
        ("Excmo. Ayuntamiento de La Roda", "La Roda"),
        ("ayuntamiento del Ballestero", "El Ballestero"),
        ("Ajuntament d'Olot", "Olot"),
        ("Torre del Ayuntamiento", "Torre del Ayuntamiento"),
        ("Ayuntamiento Denia", "Denia"),
        ("Ayto. Dos Hermanas", "Dos Hermanas"),
        ("Ajuntament Dosrius", "Dosrius"),
    ],
)
def test_a_council_is_named_once_however_it_was_written(written: str, town: str) -> None:
    assert town_in(written) == town
    assert Council(name=written).official_name.casefold().count("ayuntamiento de") <= 1


def test_the_same_election_is_not_added_twice(database: Database) -> None:
    set_up(database)
    council.add_period(database, ElectionKind.REGIONAL, date(2027, 5, 23))
    with pytest.raises(Problem):
        council.add_period(database, ElectionKind.REGIONAL, date(2027, 5, 23))
    assert len(reading.snapshot(database).periods) == 2


def test_whoever_leaves_is_replaced_everywhere_at_once(database: Database) -> None:
    set_up(database)
    old, new = add_person(database, "Rubén"), add_person(database, "Nuria")
    people.add_area(database, {"name": "Cultura", "responsible_id": PersonChoice(id=old.id)})
    account = add_account(database, "facebook.com/a", custody__holder_id=old.id, custody__deputy_id=new.id)
    steps = {FlowStep.DRAFT: (PersonChoice(id=old.id), PersonChoice(id=new.id))}
    people.set_who_is_who(database, people.WhoIsWho(steps=steps))
    assert old.id is not None
    people.replace(database, old.id, PersonChoice(id=new.id))
    snapshot = reading.snapshot(database)
    custody, duty = snapshot.custody(account), snapshot.duty_of[FlowStep.DRAFT]
    assert (custody.holder_id, custody.deputy_id) == (new.id, None), "nobody stands in for herself"
    assert (duty.person_id, duty.deputy_id) == (new.id, None)
    assert next(area for area in snapshot.areas if area.name == "Cultura").responsible_id == new.id
    assert snapshot.person(old.id) is not None


def test_a_row_of_who_is_who_is_a_person_of_her_own(database: Database) -> None:
    set_up(database)
    first = add_person(database, "José García", post="Secretario")
    rows = (
        {"id": first.id, "name": "José García", "post": "Secretario"},
        {"id": None, "name": "jose garcia", "post": "Alcalde"},
        {"id": None, "name": "José García", "post": ""},  # says nothing that is not said
        {"id": None, "name": "Ana Gil", "post": ""},
    )
    ask = (PersonChoice(name="José García", post="Alcalde"), PersonChoice(name="Ana Gil"))
    people.set_who_is_who(database, people.WhoIsWho(people=rows, steps={FlowStep.REQUEST: ask}))
    snapshot = reading.snapshot(database)
    said = sorted(each.with_post for each in snapshot.people if each.name != "Marta Ruiz")
    assert said == ["Ana Gil", "José García (Secretario)", "jose garcia (Alcalde)"]
    holder = snapshot.person(snapshot.duty_of[FlowStep.REQUEST].person_id)
    assert holder is not None
    assert holder.post == "Alcalde"


def test_nobody_is_taken_for_another_of_her_name(database: Database) -> None:
    set_up(database)
    for post in ("Secretaria", "Concejala de Cultura"):
        add_person(database, "Eva Paz", post=post)
    ask = (PersonChoice(name="Eva Paz", post="Concejala"), PersonChoice())
    with pytest.raises(Problem, match="más de una persona"):
        people.set_who_is_who(database, people.WhoIsWho(steps={FlowStep.REQUEST: ask}))
    assert reading.snapshot(database).duty_of == {}


def test_nobody_replaces_herself(database: Database) -> None:
    set_up(database)
    ana = add_person(database, "Ana")
    assert ana.id is not None
    with pytest.raises(Problem, match="sí mismo"):
        people.replace(database, ana.id, PersonChoice(id=ana.id))


def test_two_areas_cannot_have_the_same_name(database: Database) -> None:
    people.add_area(database, {"name": "Cultura"})
    with pytest.raises(Problem):
        people.add_area(database, {"name": "CULTURA"})


def test_a_name_written_twice_is_one_person(database: Database) -> None:
    set_up(database)
    add_account(database, "facebook.com/a", custody__holder_id=PersonChoice(name="José Núñez"))
    add_account(database, "facebook.com/b", custody__holder_id=PersonChoice(name="jose nuñez "))
    assert [person.name for person in reading.snapshot(database).people] == ["José Núñez", "Marta Ruiz"]


def test_an_address_changed_into_another_accounts_is_refused(database: Database) -> None:
    set_up(database)
    add_account(database, "facebook.com/uno")
    other = add_account(database, "facebook.com/dos")
    assert other.id is not None
    with pytest.raises(Problem):
        accounts.edit(
            database, other.id, {"account.handle": "UNO", "account.address": "https://facebook.com/uno"}
        )
    unchanged = reading.snapshot(database).account(other.id)
    assert unchanged is not None
    assert unchanged.handle == "dos"


def test_what_is_counted_is_called_what_it_is(database: Database, today: date) -> None:
    set_up(database, "facebook.com/ayto", "x.com/ayto")
    said = {task.key: task.detail for task in tasks(reading.snapshot(database), today)}
    assert said["keys"] == "0 de 2 cuentas", "an account is not an answer, and the manual counts answers"
    assert said["hours"] == "0 de 1 persona"
    assert said["setup"] == "3 de 3 respuestas"


def test_her_own_word_on_a_task_counts_until_she_takes_it_back(database: Database, today: date) -> None:
    set_up(database)

    def state() -> TaskState:
        return next(task.state for task in tasks(reading.snapshot(database), today) if task.key == "who")

    before = state()
    guide.mark(database, "who", OwnMark.READY)
    assert state() is TaskState.DONE
    guide.mark(database, "who", None)
    assert state() is before


def test_an_area_told_twice_keeps_what_was_said_of_it(database: Database) -> None:
    """The one that coordinates was known, in small letters and with nobody: the blank does not win."""
    set_up(database)
    people.add_area(database, {"name": "secretaria"})
    (known,) = reading.snapshot(database).areas
    told = people.WhoIsWho(
        coordinating_area="Secretaría",
        coordinator=PersonChoice(name="Mª Carmen Gómez"),
        areas=[
            {"id": known.id, "name": "secretaria", "responsible_id": NOBODY},
            {"name": "Biblioteca", "responsible_id": PersonChoice(name="José Ibáñez")},
            {"name": "biblioteca", "responsible_id": NOBODY},
        ],
    )
    people.set_who_is_who(database, told)
    snapshot = reading.snapshot(database)
    assert {area.name: snapshot.name_of(area.responsible_id) for area in snapshot.areas} == {
        "Secretaría": "Mª Carmen Gómez",
        "Biblioteca": "José Ibáñez",
    }

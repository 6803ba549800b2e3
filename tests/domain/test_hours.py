"""The hours there are and those asked for: one sum, wherever they are told."""

from datetime import date

from muniredes.actions import people, reading
from muniredes.actions.calendar import year_plan
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.channels.lines import EditorialLine
from muniredes.domain.hours import hours_there_are, workers
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.people import Duty, FlowStep, Person
from muniredes.domain.snapshot import Snapshot
from muniredes.storage.database import Database
from tests.support import add_person, set_up

PILAR = Person(id=1, name="Pilar", weekly_hours=1.5)
ANGELS = Person(id=2, name="Àngels", weekly_hours=2.0)
FACEBOOK = Account(id=1, network_id="facebook", handle="villa")


def test_the_hours_of_whoever_has_no_step_are_not_there_and_it_is_said(
    networks: Networks, today: date
) -> None:
    duties = (Duty(step=FlowStep.DRAFT, person_id=1),)
    load = hours_there_are(
        Snapshot(people=(PILAR, ANGELS), duties=duties, accounts=(FACEBOOK,)), networks, today
    )
    assert (load.available, load.needed) == (1.5, 2.5)
    assert "No se cuentan las horas de quien no tiene ningún paso: Àngels, 2 horas." in load.sentence


def test_while_nobody_has_a_step_everybody_counts_and_who_answers_counts_too(
    networks: Networks, today: date
) -> None:
    both = (PILAR, ANGELS)
    assert hours_there_are(Snapshot(people=both), networks, today).available == 3.5
    duties = (Duty(step=FlowStep.DRAFT, person_id=1),)
    lines = (EditorialLine(account_id=1, responder_id=2),)
    assert workers(Snapshot(people=both, duties=duties, lines=lines)) == both


def test_hours_somebody_has_not_said_are_told_and_not_taken_for_none(networks: Networks, today: date) -> None:
    load = hours_there_are(Snapshot(people=(PILAR, Person(id=3, name="José"))), networks, today)
    assert not load.is_whole
    assert "1 persona que hace este trabajo no ha dicho las suyas" in load.sentence


def test_every_page_tells_the_same_hours(database: Database, networks: Networks, today: date) -> None:
    set_up(database, "https://facebook.com/villa")
    pilar = add_person(database, "Pilar", weekly_hours=1.5)
    add_person(database, "Àngels", weekly_hours=2.0)
    with database.write("") as work:
        people.set_step(work, FlowStep.DRAFT, pilar.id, None)
    snapshot = reading.snapshot(database)
    load = hours_there_are(snapshot, networks, today)
    assert load.available == 1.5
    year = PlannedYear(first=date(2027, 1, 1), entries=(), answers=())
    assert year_plan.propose(database, snapshot, year).hours == load

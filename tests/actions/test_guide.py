"""What can be done with the guide: records, profiles from first idea to end, channels, blogs."""

from datetime import date

import pytest

from muniredes.actions import accounts, clock, history, people, reading, records
from muniredes.actions.channels import coordination, plans, profiles
from muniredes.actions.crisis import course, preparing, steps
from muniredes.actions.crisis.preparing import Preparation
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.channels.coordination import Channel, Medium, Role
from muniredes.domain.channels.plan import Audience, TownSize
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.choices import PersonChoice
from muniredes.domain.crisis.levels import CrisisRole
from muniredes.domain.problems import Problem
from muniredes.domain.voice.style import Colour, ColourUse
from muniredes.storage.database import Database
from tests.support import add_account, add_person, keep_part, set_up

BOARD = Channel("Tablón", medium=Medium.BOARD)
BANDO = Channel("Bando", medium=Medium.PROCLAMATION)


def test_a_record_comes_goes_and_comes_back(database: Database) -> None:
    (number,) = records.add(database, "consent", {"subject": " Escuela  de verano "}).ids("consent")
    records.edit(database, "consent", number, {"place": "Archivador"})
    (consent,) = reading.snapshot(database).consents
    assert (consent.subject, consent.place) == ("Escuela de verano", "Archivador")
    change = records.delete(database, "consent", number)
    assert change.title == "Permiso de imagen «Escuela de verano»: baja"
    assert reading.snapshot(database).consents == ()
    (item,) = history.trash(database)
    history.restore(database, item)
    (back,) = reading.snapshot(database).consents
    assert (back.id, back.place) == (number, "Archivador")


LONG_AGO, THEN = date(2019, 9, 1), date(2020, 6, 30)


@pytest.mark.parametrize(
    "dates",
    [
        {"expires_on": THEN},
        {"given_on": LONG_AGO, "expires_on": THEN},
        {"place": "Archivador 3", "expires_on": THEN},
    ],
)
def test_a_new_consent_that_expired_already_is_refused_and_says_what_to_do(
    database: Database, dates: dict[str, object]
) -> None:
    with pytest.raises(Problem, match="Ese permiso caducó el 30 de junio de 2020") as refusal:
        records.add(database, "consent", {"subject": "Curso 3.º B", **dates})
    assert "qué día se dio y dónde está el papel" in refusal.value.sentence
    assert refusal.value.field == "consent.expires_on"
    assert reading.snapshot(database).consents == ()


def test_an_old_consent_is_kept_as_what_it_was(database: Database) -> None:
    old = {"subject": "Curso 3.º B", "given_on": LONG_AGO, "place": "Archivador 3"}
    (number,) = records.add(database, "consent", old | {"expires_on": THEN}).ids("consent")
    records.edit(database, "consent", number, {"place": "Archivador 4"})
    records.edit(database, "consent", number, {"expires_on": date(2020, 9, 1)})
    (consent,) = reading.snapshot(database).consents
    assert (consent.place, consent.holds(clock.today())) == ("Archivador 4", False)


def test_a_consent_that_ran_out_with_time_can_still_be_corrected(database: Database) -> None:
    (number,) = records.add(database, "consent", {"subject": "Feria", "expires_on": date(2026, 12, 31)}).ids(
        "consent"
    )
    clock.pretend(date(2027, 3, 1))
    records.edit(database, "consent", number, {"purpose": "Cartel de la feria"})
    records.edit(database, "consent", number, {"revoked_on": date(2027, 2, 1)})
    records.edit(database, "consent", number, {"expires_on": date(2026, 11, 30)})
    (consent,) = reading.snapshot(database).consents
    assert (consent.purpose, consent.expires_on) == ("Cartel de la feria", date(2026, 11, 30))


def test_lists_are_kept_undone_and_told_in_the_history(database: Database) -> None:
    first = (Colour(name="Azul", value="#1A4D8F", use=ColourUse.MAIN),)
    records.keep_only(database, "style_guide", {"colours": first})
    records.keep_only(database, "style_guide", {"colours": ()})
    guide = reading.snapshot(database).style
    assert guide is not None
    assert guide.colours == ()
    history.undo(database)
    guide = reading.snapshot(database).style
    assert guide is not None
    assert guide.colours == (Colour(name="Azul", value="#1a4d8f", use=ColourUse.MAIN),)
    assert guide.id is not None
    assert len(history.of_object(database, "style_guide", guide.id)) == 3


def test_the_same_answer_again_changes_nothing(database: Database) -> None:
    colours = (Colour(name="Azul", value="#1a4d8f"),)
    records.keep_only(database, "style_guide", {"colours": colours})
    assert records.keep_only(database, "style_guide", {"colours": colours}).action_id is None
    plan = {"size": TownSize.TOWN, "audiences": (Audience.YOUNG,)}
    records.keep_only(database, "channel_plan", plan)
    assert records.keep_only(database, "channel_plan", plan).action_id is None
    found = reading.snapshot(database).plan
    assert found is not None
    assert (found.size, found.audiences) == (TownSize.TOWN, (Audience.YOUNG,))


def test_what_cannot_be_changes_nothing(database: Database) -> None:
    with pytest.raises(Problem):
        records.add(database, "enquiry", {"question": ""})
    with pytest.raises(Problem):
        records.keep_only(database, "style_guide", {"colours": (Colour(name="X", value="azul"),)})
    snapshot = reading.snapshot(database)
    assert (snapshot.enquiries, snapshot.style) == ((), None)


def test_a_profile_from_the_first_idea_to_the_last_day(database: Database) -> None:
    set_up(database)
    ana = add_person(database, "Ana")
    asked = {
        "name": "Biblioteca",
        "theme": "Libros",
        "keeper_id": PersonChoice(id=ana.id),
        "weekly_hours": 2.0,
    }
    (number,) = profiles.ask(database, None, asked).ids("opening_request")
    with pytest.raises(Problem, match="no se pasa"):
        profiles.decide(database, number, ProfileState.OPEN, {})
    profiles.decide(database, number, ProfileState.PROPOSED, {})
    with pytest.raises(Problem, match="quién lo decidió"):
        profiles.decide(database, number, ProfileState.APPROVED, {})
    decision = {
        "decided_by_id": PersonChoice(name="Alcaldesa"),
        "decided_on": date(2026, 11, 1),
        "resolution": "D-1",
    }
    profiles.decide(database, number, ProfileState.APPROVED, decision)
    profiles.open_account(database, number, accounts.told_apart("instagram.com/aytovilla_bibl"))
    snapshot = reading.snapshot(database)
    (request,), (account,) = snapshot.requests, snapshot.accounts
    assert (request.state, request.account_id) == (ProfileState.OPEN, account.id)
    assert snapshot.custody(account).holder_id == ana.id
    assert snapshot.custody(account).resolution == "D-1"
    assert snapshot.line(account).content == "Libros"
    assert account.id is not None
    with pytest.raises(Problem, match="Primero se copia"):
        profiles.close(database, account.id, {"closed_on": date(2026, 11, 20)})
    profiles.close(database, account.id, {"copied_on": date(2026, 11, 2), "reason": "Nadie la lleva"})
    assert reading.snapshot(database).accounts[0].state is AccountState.ACTIVE
    profiles.close(database, account.id, {"closed_on": date(2026, 11, 20)})
    snapshot = reading.snapshot(database)
    assert snapshot.accounts[0].state is AccountState.CLOSED
    assert snapshot.accounts[0].closed_on == date(2026, 11, 20)
    assert snapshot.requests[0].state is ProfileState.CLOSED
    history.undo(database)
    assert reading.snapshot(database).accounts[0].state is AccountState.ACTIVE
    profiles.give_up_closing(database, account.id)
    assert reading.snapshot(database).closures == ()


def test_a_merged_profile_says_with_which(database: Database) -> None:
    set_up(database)
    stays, goes = add_account(database, "facebook.com/a"), add_account(database, "facebook.com/b")
    assert goes.id is not None
    days = {"copied_on": date(2026, 1, 1), "closed_on": date(2026, 2, 1)}
    profiles.close(database, goes.id, {"into_id": stays.id, **days})
    (closure,) = reading.snapshot(database).closures
    assert closure.state is ProfileState.MERGED


def test_two_first_channels_are_refused(database: Database) -> None:
    coordination.set_matrix(database, {"Agua": {"tablon": Role.FIRST}}, (BOARD, BANDO))
    (topic,) = reading.snapshot(database).topics
    assert topic.id is not None
    with pytest.raises(Problem, match="solo puede salir primero por un canal"):
        coordination.spread(database, topic.id, {"bando": Role.FIRST}, (BOARD, BANDO))
    with pytest.raises(Problem):
        coordination.set_matrix(
            database, {"Luz": {"tablon": Role.FIRST, "bando": Role.FIRST}}, (BOARD, BANDO)
        )
    snapshot = reading.snapshot(database)
    assert [use.key for use in snapshot.uses] == ["tablon"]
    assert len(snapshot.topics) == 1


def test_the_first_channel_can_be_another(database: Database) -> None:
    coordination.set_matrix(database, {"Agua": {"tablon": Role.FIRST}}, (BOARD, BANDO))
    coordination.set_matrix(
        database, {"agua ": {"tablon": Role.SUPPORT, "bando": Role.FIRST}}, (BOARD, BANDO)
    )
    snapshot = reading.snapshot(database)
    assert len(snapshot.topics) == 1
    assert {use.key: use.role for use in snapshot.uses} == {"tablon": Role.SUPPORT, "bando": Role.FIRST}
    topic = snapshot.topics[0]
    assert topic.id is not None
    coordination.spread(database, topic.id, {"tablon": None}, (BOARD, BANDO))
    assert [use.key for use in reading.snapshot(database).uses] == ["bando"]


def test_an_account_that_goes_takes_its_parts_and_brings_them_back(database: Database) -> None:
    set_up(database)
    account = add_account(database, "https://culturavilla.blogspot.com")
    assert account.id is not None
    channel = Channel("Blog", account_id=account.id)
    keep_part(database, "editorial_line", account.id, {"content": "Cultura"})
    keep_part(database, "blog", account.id, {"objectives": "Contar"})
    coordination.set_matrix(database, {"Libros": {channel.key: Role.FIRST}}, (channel,))
    records.add(database, "enquiry", {"question": "¿?", "account_id": account.id})
    accounts.delete(database, account.id)
    snapshot = reading.snapshot(database)
    assert (snapshot.accounts, snapshot.lines, snapshot.blogs, snapshot.uses) == ((), (), (), ())
    assert snapshot.enquiries[0].account_id is None
    history.undo(database)
    snapshot = reading.snapshot(database)
    assert snapshot.lines[0].content == "Cultura"
    assert snapshot.blogs[0].objectives == "Contar"
    assert snapshot.uses[0].role is Role.FIRST
    assert snapshot.enquiries[0].account_id == account.id


def test_whoever_leaves_the_guide_is_replaced_in_all_of_it(database: Database) -> None:
    set_up(database)
    old, new = add_person(database, "Rubén"), add_person(database, "Nuria")
    account = add_account(database, "facebook.com/a")
    assert account.id is not None
    assert old.id is not None
    keep_part(database, "editorial_line", account.id, {"publisher_id": PersonChoice(id=old.id)})
    records.keep_only(database, "conversation_guide", {"responsible_id": PersonChoice(id=old.id)})
    records.add(database, "enquiry", {"question": "¿?", "answers_id": PersonChoice(id=old.id)})
    people.replace(database, old.id, PersonChoice(id=new.id))
    snapshot = reading.snapshot(database)
    assert snapshot.lines[0].publisher_id == new.id
    assert snapshot.conversation is not None
    assert snapshot.conversation.responsible_id == new.id
    assert snapshot.enquiries[0].answers_id == new.id


def test_what_was_decided_or_done_stays_with_who_did_it(database: Database) -> None:
    set_up(database)
    old, new = add_person(database, "Rubén"), add_person(database, "Nuria")
    assert old.id is not None
    his, day = PersonChoice(id=old.id), date(2026, 11, 3)
    decided = {"name": "Biblioteca", "state": ProfileState.APPROVED, "decided_by_id": his, "decided_on": day}
    records.add(database, "opening_request", decided)
    records.add(database, "enquiry", {"question": "¿Ayer?", "answers_id": his, "answered_on": day})
    records.add(database, "enquiry", {"question": "¿Hoy?", "answers_id": his})
    records.add(database, "moderation", {"what": "Un insulto", "decided_by_id": his, "done_on": day})
    people.replace(database, old.id, PersonChoice(id=new.id))
    snapshot = reading.snapshot(database)
    assert snapshot.requests[0].decided_by_id == old.id
    assert snapshot.moderations[0].decided_by_id == old.id
    assert {entry.question: entry.answers_id for entry in snapshot.enquiries} == {
        "¿Ayer?": old.id,
        "¿Hoy?": new.id,
    }


def test_whoever_takes_over_does_not_stand_in_for_herself(database: Database) -> None:
    set_up(database)
    old, new = add_person(database, "Rubén"), add_person(database, "Nuria")
    assert old.id is not None
    both = {"deputy_id": PersonChoice(id=new.id)}
    (number,) = profiles.ask(
        database, None, {"name": "Biblioteca", "keeper_id": PersonChoice(id=old.id), **both}
    ).ids("opening_request")
    pair = (PersonChoice(id=old.id), PersonChoice(id=new.id))
    preparing.prepare(database, Preparation(duties={CrisisRole.COORDINATOR: pair}))
    people.replace(database, old.id, PersonChoice(id=new.id))
    snapshot = reading.snapshot(database)
    assert (snapshot.requests[0].keeper_id, snapshot.requests[0].deputy_id) == (new.id, None)
    (duty,) = snapshot.crisis.duties
    assert (duty.person_id, duty.deputy_id) == (new.id, None)
    profiles.ask(database, number, {"theme": "Libros"})
    assert reading.snapshot(database).requests[0].theme == "Libros"


def test_an_open_crisis_passes_on_and_its_log_keeps_who_did_what(database: Database) -> None:
    set_up(database)
    new = add_person(database, "Nuria")
    (user,) = (person for person in reading.snapshot(database).people if person.name == "Marta Ruiz")
    assert user.id is not None
    ended, still_open = (course.begin(database, kind).ids("incident")[0] for kind in ("bulo", "cuenta"))
    for number in (ended, still_open):
        course.hand_over(database, number, PersonChoice(id=user.id))
    course.end(database, ended)
    before = reading.snapshot(database).crisis.file(still_open)
    assert before is not None
    done = before.steps[0].id
    assert done is not None
    steps.tick(database, done)
    people.replace(database, user.id, PersonChoice(id=new.id))
    crisis = reading.snapshot(database).crisis
    past, present = crisis.file(ended), crisis.file(still_open)
    assert past is not None
    assert present is not None
    assert (past.incident.handler_id, present.incident.handler_id) == (user.id, new.id)
    assert present.steps[0].done_by_id == user.id
    assert {entry.person_id for entry in (*past.entries, *present.entries)} == {user.id}


def test_a_blog_is_an_account_with_something_more_to_say(database: Database) -> None:
    set_up(database)
    found = accounts.told_apart("https://culturavilla.blogspot.com")
    plans.keep_blog(database, found, {"name": "Cultura"}, {"objectives": "Contar"}, {"frequency": "Al mes"})
    snapshot = reading.snapshot(database)
    (account,) = snapshot.blog_accounts
    assert account.name == "Cultura"
    assert account.id is not None
    plans.keep_blog(database, account.id, {"name": "Cultura en Villa"}, {"guidelines": "Nada de partido"}, {})
    snapshot = reading.snapshot(database)
    blog = snapshot.blog(snapshot.accounts[0])
    assert blog is not None
    assert (blog.objectives, blog.guidelines) == ("Contar", "Nada de partido")
    assert snapshot.accounts[0].name == "Cultura en Villa"


@pytest.mark.parametrize("words", ["verano", "FAROLA", "farola registro", "ola"])
def test_what_is_written_down_is_found(database: Database, words: str) -> None:
    records.add(database, "enquiry", {"question": "La farola, apagada", "registry_number": "registro 7"})
    records.add(database, "consent", {"subject": "Escuela de verano"})
    hits = reading.find(database, words)
    expected = {"verano": "consent", "FAROLA": "enquiry", "farola registro": "enquiry", "ola": None}[words]
    assert [hit.kind for hit in hits] == ([expected] if expected else [])

"""What the calendar asks for these days: in «Hoy» and among what is missing, without reading every post."""

from datetime import date, datetime, time, timedelta

from muniredes.actions import clock, knowledge, people, reading
from muniredes.actions.calendar import moving, steps
from muniredes.actions.channels import profiles
from muniredes.domain.accounts.account import Account
from muniredes.domain.calendar.messages.message import Post, PostingRules, PostPicture
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.watch.stranded import STRANDED
from muniredes.domain.channels.profiles import ProfileState
from muniredes.domain.choices import PersonChoice
from muniredes.domain.findings import Finding, examine
from muniredes.domain.places import Place
from muniredes.domain.today.agenda import agenda
from muniredes.storage.database import Database
from tests.actions.calendar.messages import THURSDAY, write
from tests.conftest import TODAY
from tests.support import add_account, add_person, set_up

MORNING = datetime.combine(TODAY, time(9))
UNDESCRIBED = (PostPicture(picture="a" * 64),)


def findings(database: Database) -> list[Finding]:
    found = examine(reading.snapshot(database), knowledge.networks(), TODAY).findings
    return [finding for finding in found if finding.target.place is Place.CALENDAR]


def sentences(database: Database) -> list[str]:
    return [finding.sentence for finding in findings(database)]


def missed(database: Database, *days: int) -> None:
    """Move the posts of every message that waits so many days before today, as time itself does."""
    with database.write("") as work:
        for post, back in zip(work.all(Post), days, strict=True):
            post.at = datetime.combine(TODAY - timedelta(days=back), THURSDAY.time())


def test_a_calendar_that_is_not_begun_asks_for_nothing(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    assert reading.snapshot(database).calendar_flaws is None
    assert findings(database) == []


def test_what_did_not_go_out_is_said_once_with_its_place(database: Database) -> None:
    set_up(database)
    said = write(database, "web", "tablon")
    missed(database, 3, 5)
    (found,) = findings(database)
    assert found.sentence == "«Agenda» no ha salido 2 veces; la primera tocaba el 19 de noviembre de 2026."
    assert found.target.object_id == said.posts[1].id
    late = list(agenda(reading.snapshot(database), knowledge.networks(), MORNING).late)
    assert [item.text for item in late] == ["Agenda"]
    assert "por Tablón de anuncios y Web municipal" in late[0].detail
    steps.change_state(database, [post.id for post in said.posts if post.id], PostState.DISCARDED)
    assert findings(database) == []


def test_the_week_is_told_message_by_message_with_its_channels(database: Database) -> None:
    set_up(database)
    account = add_account(database, "facebook.com/ayto")
    said = write(database, f"account.{account.id}", "tablon")
    write(database, "web", at=THURSDAY + timedelta(days=6), title="Demasiado lejos")
    week = agenda(reading.snapshot(database), knowledge.networks(), MORNING).this_week
    (item,) = [item for item in week if item.target.place is Place.CALENDAR]
    assert item.text == "Agenda"
    assert item.detail == (
        "Toca el jueves, 26 de noviembre de 2026 a las 18:00, por Facebook y Tablón de anuncios. Borrador."
    )
    assert item.target.object_id == said.posts[0].id
    moving.to_day(database, [post.id for post in said.posts if post.id], date(2026, 12, 20))
    assert not any(
        item.target.place is Place.CALENDAR
        for item in agenda(reading.snapshot(database), knowledge.networks(), MORNING).this_week
    )


def test_the_day_begins_with_what_goes_out_now(database: Database) -> None:
    set_up(database)
    write(database, "web", at=datetime.combine(TODAY, time(8, 30)), title="Ya")
    write(database, "web", at=datetime.combine(TODAY, time(12)), title="Luego")
    asked = write(
        database, "web", at=datetime.combine(TODAY + timedelta(days=2), time(12)), title="A aprobar"
    )
    steps.change_state(database, [asked.posts[0].id or 0], PostState.IN_REVIEW)
    saturday = datetime.combine(TODAY + timedelta(days=4), time(9))
    write(database, "web", at=saturday + timedelta(days=2), title="El lunes")
    plan = agenda(reading.snapshot(database), knowledge.networks(), MORNING)
    assert [(item.text, item.verb, item.target.field) for item in plan.now] == [("Ya", "Publicar", "publish")]
    assert plan.now[0].detail == "Tocaba hoy a las 08:30, por Web municipal. Borrador."
    assert [item.text for item in plan.waits] == ["A aprobar"]
    posts = [item.text for item in plan.this_week if item.target.place is Place.CALENDAR]
    assert [item.text for item in plan.today] == ["Luego"]
    assert posts == ["El lunes"]
    clock.pretend(saturday.date(), saturday.time())
    week = agenda(reading.snapshot(database), knowledge.networks(), saturday).this_week
    assert "El lunes" in [item.text for item in week]


def test_what_is_late_offers_what_settles_it(database: Database) -> None:
    set_up(database)
    said = write(database, "web")
    missed(database, 1)
    (late,) = agenda(reading.snapshot(database), knowledge.networks(), MORNING).late
    assert (late.verb, late.target.field, late.target.object_id) == ("Publicar", "publish", said.posts[0].id)
    write(database, "web", "tablon")
    missed(database, 1, 3, 5)
    verbs = [item.verb for item in agenda(reading.snapshot(database), knowledge.networks(), MORNING).late]
    assert verbs == ["Ver", "Publicar"], "of many times, she looks at which of them still matters"


def two_people(database: Database) -> tuple[int, int]:
    """Say that one works with the program and another approves; return their numbers."""
    user, boss = add_person(database, "Lourdes"), add_person(database, "Eusebio")
    people.choose_user(database, PersonChoice(id=user.id))
    rules = PostingRules(needs_approval=True, approver_id=boss.id)
    with database.write("") as work:
        work.add(rules)
    assert user.id is not None
    assert boss.id is not None
    return user.id, boss.id


def test_only_what_may_be_published_is_offered_to_publish(database: Database) -> None:
    set_up(database)
    two_people(database)
    said = write(database, "web", "tablon", at=datetime.combine(TODAY, time(8, 30)), title="Ya")
    first, second = (post.id or 0 for post in said.posts)
    assert now(database) == [("Pedir revisión", "post", first)]
    steps.change_state(database, [first, second], PostState.IN_REVIEW)
    assert now(database) == [("Ver", "post", first)]
    with database.write("") as work:
        work.get(Post, second).state = PostState.APPROVED
    assert now(database) == [("Publicar", "publish", second)]


def test_what_another_approves_does_not_wait_for_her(database: Database) -> None:
    set_up(database)
    user, boss = two_people(database)
    asked = write(database, "web", at=datetime.combine(TODAY + timedelta(days=2), time(12)), title="El bando")
    steps.change_state(database, [asked.posts[0].id or 0], PostState.IN_REVIEW)
    plan = agenda(reading.snapshot(database), knowledge.networks(), MORNING)
    assert not plan.waits
    (item,) = [item for item in plan.this_week if item.text == "El bando"]
    assert item.verb == "Ver"
    assert item.detail.endswith("En revisión. Falta que la apruebe Eusebio.")
    people.choose_user(database, PersonChoice(id=boss))
    plan = agenda(reading.snapshot(database), knowledge.networks(), MORNING)
    assert [(item.text, item.verb) for item in plan.waits] == [("El bando", "Aprobar")]
    assert "El bando" not in [item.text for item in plan.this_week]
    assert user != boss


def test_an_account_that_cannot_be_used_is_not_offered_to_publish(database: Database) -> None:
    set_up(database)
    account = add_account(database, "instagram.com/lourdes")
    write(database, f"account.{account.id}", at=datetime.combine(TODAY, time(8, 30)), title="Ya")
    with database.write("") as work:
        work.get(Account, account.id or 0).personal_profile = True
    assert now(database) == [("Arreglar", STRANDED, account.id)]


def now(database: Database) -> list[tuple[str, str, int | None]]:
    plan = agenda(reading.snapshot(database), knowledge.networks(), MORNING)
    return [(item.verb, item.target.field, item.target.object_id) for item in plan.now]


def test_what_is_still_to_be_filled_adds_up(database: Database) -> None:
    set_up(database)
    for day, title in enumerate(("Pleno", "Pleno", "Feria", "Bando", "Coro", "Taller")):
        at = datetime.combine(TODAY + timedelta(days=day), time(12))
        write(database, "web", at=at, title=title, text="En {LUGAR}")
    plan = agenda(reading.snapshot(database), knowledge.networks(), MORNING)
    (item,) = [item for item in plan.this_week if item.target.field == "gaps"]
    assert item.text == "Falta rellenar 6 mensajes de estos días"
    assert item.detail == "Pleno (2 veces); Feria; Bando y 2 más."


def test_each_account_is_asked_about_in_one_line(town_database: Database) -> None:
    plan = agenda(reading.snapshot(town_database), knowledge.networks(), MORNING)
    accounts = [item.text for item in plan.yours if " · " in item.text]
    assert accounts
    assert len(accounts) == len(set(accounts))


def test_the_coming_posts_say_what_they_lack(database: Database) -> None:
    set_up(database)
    write(database, title="Sin canal")
    write(database, "web", title="Sin describir", pictures=UNDESCRIBED)
    write(database, "web", title="Serie suelta", rule="FREQ=YEARLY")
    described = (PostPicture(picture="a" * 64, alternative_text="Una plaza"),)
    decorative = (PostPicture(picture="a" * 64, is_decorative=True),)
    write(database, "web", title="Descrita", pictures=described)
    write(database, "web", title="Adorno", pictures=decorative)
    assert sorted(sentences(database)) == [
        "«Serie suelta» se repite y nadie responde de prepararla.",
        "«Sin canal» tiene fecha y no sale por ningún canal.",
        "«Sin describir» lleva una imagen que nadie ha descrito.",
    ]


def test_a_post_with_its_own_picture_answers_for_that_one(database: Database) -> None:
    set_up(database)
    said = write(database, "web", pictures=UNDESCRIBED)
    with database.write("") as work:
        post = work.get(type(said.posts[0]), said.posts[0].id or 0)
        post.pictures = (PostPicture(picture="b" * 64, alternative_text="La fuente"),)
    assert sentences(database) == []


def test_an_idea_without_a_day_lacks_nothing(database: Database) -> None:
    set_up(database)
    write(database, at=None, pictures=UNDESCRIBED)
    assert findings(database) == []
    assert reading.snapshot(database).calendar_flaws is not None


def test_mending_a_gap_takes_it_off_and_brings_no_other(database: Database) -> None:
    set_up(database)
    said = write(database, "web")
    missed(database, 3)
    before = examine(reading.snapshot(database), knowledge.networks(), TODAY)
    steps.publish(database, said.posts[0].id or 0)
    after = examine(reading.snapshot(database), knowledge.networks(), TODAY)
    assert len(after.findings) == len(before.findings) - 1


def test_however_much_waits_the_list_is_short_and_this_week_is_in_it(database: Database) -> None:
    set_up(database)
    for _turn in range(60):
        write(database, "web", title="Vieja")
    missed(database, *range(1, 61))
    write(database, "web", title="De esta semana")
    due = reading.snapshot(database).due
    assert len(due) <= 50
    assert [line.title for line in due if line.day and line.day >= TODAY] == ["De esta semana"]
    assert max(line.day for line in due if line.day and line.day < TODAY) == TODAY - timedelta(days=1)


def test_what_was_going_out_on_an_account_that_closed_is_said(database: Database) -> None:
    set_up(database, "facebook.com/ayto", "facebook.com/biblioteca")
    ayto, library = sorted(reading.snapshot(database).accounts, key=lambda account: account.handle)
    assert ayto.id is not None
    assert library.id is not None
    write(database, f"account.{library.id}")
    assert sentences(database) == []
    merged = {"into_id": ayto.id, "copied_on": TODAY - timedelta(days=2), "closed_on": TODAY}
    profiles.close(database, library.id, merged)
    (found,) = findings(database)
    assert found.sentence == (
        "En «Facebook · biblioteca» hay 1 mensaje previsto de hoy en adelante, y esa cuenta está cerrada."
        " Páselo a otro canal o descártelo."
    )
    assert found.target.object_id == library.id
    assert reading.snapshot(database).closures[0].state is ProfileState.MERGED

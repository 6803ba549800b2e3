"""What was planned on an account before it turned out that nothing can go out there."""

from datetime import timedelta

import pytest

from muniredes.actions import accounts, clock, history, knowledge, reading
from muniredes.actions.calendar import reading as calendar
from muniredes.actions.calendar import reassigning, series_renewal, steps
from muniredes.actions.calendar.reading import Said
from muniredes.domain.accounts.account import Account, AccountState
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import channel_key
from muniredes.domain.choices import NOBODY
from muniredes.domain.findings import examine
from muniredes.domain.places import Place
from muniredes.domain.problems import Problem
from muniredes.domain.today.agenda import agenda
from muniredes.storage.database import Database
from tests.actions.calendar.messages import write
from tests.support import add_account, set_up

WEEKLY = "FREQ=WEEKLY;BYDAY=TH"


@pytest.fixture
def account(database: Database) -> Account:
    set_up(database)
    return add_account(database, "facebook.com/ayto")


def key(account: Account) -> str:
    return channel_key(account.id, None)


def lose(database: Database, account: Account, **how: object) -> None:
    assert account.id is not None
    accounts.edit(database, account.id, {f"account.{name}": value for name, value in how.items()})


def sentences(database: Database) -> list[str]:
    snapshot = reading.snapshot(database)
    found = examine(snapshot, knowledge.networks(), clock.today()).findings
    return [each.sentence for each in found if each.target.field == "stranded"]


def again(database: Database, said: Said) -> Said:
    assert said.message.id is not None
    return calendar.said(database, said.message.id)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"personal_profile": True}, "es un perfil personal"),
        ({"state": AccountState.NO_ACCESS}, "en esa cuenta no podemos entrar"),
        ({"state": AccountState.IMPERSONATED}, "esa cuenta no es nuestra"),
        ({"state": AccountState.CLOSED, "closed_on": None}, "esa cuenta está cerrada"),
    ],
)
def test_it_is_said_whatever_the_account_turned_out_to_be(
    database: Database, account: Account, how: dict[str, object], why: str
) -> None:
    write(database, key(account), "tablon")
    write(database, key(account), title="Otra")
    assert sentences(database) == []
    lose(database, account, **how)
    (said,) = sentences(database)
    assert said.startswith("En «Facebook · ayto» hay 2 mensajes previstos de hoy en adelante, y ")
    assert why in said
    assert "Páselos a otro canal o descártelos." in said
    day = agenda(reading.snapshot(database), knowledge.networks(), clock.now()).this_week
    (item,) = [each for each in day if each.target.field == "stranded"]
    assert (item.target.place, item.target.object_id) == (Place.CALENDAR, account.id)


def test_what_has_no_day_is_counted_apart(database: Database, account: Account) -> None:
    write(database, key(account), at=None)
    lose(database, account, personal_profile=True)
    assert sentences(database)[0].startswith("En «Facebook · ayto» hay 1 mensaje sin día, y es un perfil")
    write(database, key(account), title="Otra")
    (said,) = sentences(database)
    assert "hay 1 mensaje previsto de hoy en adelante y 1 sin día, y es un perfil personal" in said
    assert "Páselos a otro canal o descártelos." in said


def test_all_of_it_goes_to_another_channel_at_once_and_comes_back(
    database: Database, account: Account
) -> None:
    page = add_account(database, "facebook.com/villa")
    alone = write(database, key(account), title="Sola")
    both = write(database, key(account), key(page), title="En las dos")
    series = write(database, key(account), title="Cada jueves", rule=WEEKLY)
    lose(database, account, personal_profile=True)
    assert account.id is not None
    change = reassigning.move(database, account.id, key(page))
    assert sentences(database) == []
    assert [post.key for post in again(database, alone).posts] == [key(page)]
    assert [outlet.key for outlet in again(database, alone).outlets] == [key(page)]
    told = {post.key: post.state for post in again(database, both).posts}
    assert told == {key(account): PostState.DISCARDED, key(page): PostState.DRAFT}
    assert [outlet.key for outlet in again(database, both).outlets] == [key(page)]
    assert {post.key for post in again(database, series).posts} == {key(page)}
    assert {outlet.key for outlet in again(database, series).outlets} == {key(page)}
    assert change.action_id is not None
    history.take_back(database, change.action_id)
    assert len(sentences(database)) == 1
    assert [post.key for post in again(database, alone).posts] == [key(account)]


def test_what_was_published_there_stays_there(database: Database, account: Account) -> None:
    said = write(database, key(account), "tablon")
    number = next(post.id for post in said.posts if post.account_id == account.id)
    assert number is not None
    with database.write("") as work:
        for post in work.all_where(type(said.posts[0]), id=number):
            post.at = clock.now() - timedelta(days=2)
    steps.publish(database, number)
    later = write(database, key(account), title="Por venir")
    lose(database, account, state=AccountState.NO_ACCESS)
    assert account.id is not None
    reassigning.move(database, account.id, "web")
    assert {post.key for post in again(database, later).posts} == {"web"}
    assert key(account) in {post.key for post in again(database, said).posts}
    assert key(account) in {outlet.key for outlet in again(database, said).outlets}


def test_what_was_approved_for_there_is_asked_again(database: Database, account: Account) -> None:
    said = write(database, key(account), text="Hay mercado.")
    numbers = [post.id for post in said.posts if post.id is not None]
    steps.approve(database, numbers, NOBODY, "por teléfono")
    lose(database, account, personal_profile=True)
    assert account.id is not None
    reassigning.move(database, account.id, "tablon")
    (post,) = again(database, said).posts
    assert post.state is PostState.DRAFT
    assert post.approval_note == ""


def test_all_of_it_is_dropped_at_once_and_is_not_written_again(database: Database, account: Account) -> None:
    series = write(database, key(account), title="Cada jueves", rule=WEEKLY)
    one = write(database, key(account), title="Una vez")
    lose(database, account, state=AccountState.NO_ACCESS)
    assert account.id is not None
    reassigning.discard(database, account.id)
    series_renewal.extend_series(database)
    for said in (series, one):
        assert {post.state for post in again(database, said).posts} == {PostState.DISCARDED}
    assert sentences(database) == []


def test_it_does_not_go_nowhere_nor_to_where_nothing_can_go_out(database: Database, account: Account) -> None:
    add_account(database, "facebook.com/perdida", account__state=AccountState.NO_ACCESS)
    mine = add_account(database, "facebook.com/mia", account__personal_profile=True)
    page = add_account(database, "facebook.com/villa")
    instagram = add_account(database, "instagram.com/villa")
    write(database, key(account))
    lose(database, account, personal_profile=True)
    assert account.id is not None
    with pytest.raises(Problem, match="Falta a qué canal pasan"):
        reassigning.move(database, account.id, "")
    offered = [each.key for each in reassigning.homes(reading.snapshot(database), account)]
    assert offered[0] == key(page), "the same network comes first"
    assert key(instagram) in offered
    assert {key(mine), key(account)}.isdisjoint(offered)
    lose(database, page, state=AccountState.CLOSED)
    assert key(page) not in [each.key for each in reassigning.homes(reading.snapshot(database), account)]


def published_on(database: Database, said: Said, account: Account, days_ago: int) -> None:
    """Publish the post of a message on an account, some days ago: it left before its hour."""
    number = next(post.id for post in said.posts if post.account_id == account.id)
    assert number is not None
    steps.publish(database, number, at=clock.now() - timedelta(days=days_ago, minutes=1))


def test_what_went_out_where_it_would_go_is_not_said_there_again(
    database: Database, account: Account
) -> None:
    page = add_account(database, "facebook.com/villa")
    said = write(database, key(account), key(page))
    write(database, key(account), title="Sola")
    published_on(database, said, page, 0)
    lose(database, account, personal_profile=True)
    assert account.id is not None
    assert reassigning.already_said(database, account.id, key(page)) == 1
    assert reassigning.already_said(database, account.id, "web") == 0
    change = reassigning.move(database, account.id, key(page))
    told = {(post.key, post.state) for post in again(database, said).posts}
    assert told == {(key(page), PostState.PUBLISHED), (key(account), PostState.DISCARDED)}
    assert "1 mensaje pasa a" in change.title


def test_what_may_be_said_again_goes_where_it_went_out_long_ago(database: Database, account: Account) -> None:
    page = add_account(database, "facebook.com/villa")
    old = write(database, key(account), key(page), title="Horario", is_evergreen=True, rest_days=10)
    fresh = write(database, key(account), key(page), title="Cita", is_evergreen=True, rest_days=90)
    for said in (old, fresh):
        published_on(database, said, page, 30)
    lose(database, account, personal_profile=True)
    assert account.id is not None
    assert reassigning.already_said(database, account.id, key(page)) == 1
    reassigning.move(database, account.id, key(page))
    assert sorted(post.state for post in again(database, old).posts) == [PostState.DRAFT, PostState.PUBLISHED]
    assert {post.key for post in again(database, old).posts} == {key(page)}
    assert PostState.DISCARDED in {post.state for post in again(database, fresh).posts}

"""A task of the guide counts what is answered, and goes on with what is half told."""

from muniredes.actions import accounts, clock, reading, records
from muniredes.actions.channels import plans
from muniredes.domain.accounts.account import SecondFactor
from muniredes.domain.guide import Task, TaskState, tasks
from muniredes.domain.places import Place, Target
from muniredes.storage.database import Database
from tests.support import add_account, add_person, set_up


def _task(database: Database, key: str) -> Task:
    (found,) = (task for task in tasks(reading.snapshot(database), clock.today()) if task.key == key)
    return found


def test_the_keys_are_begun_with_the_first_answer_and_a_risk_is_an_answer(database: Database) -> None:
    set_up(database, "https://www.facebook.com/aytovilla", "https://x.com/aytovilla")
    assert _task(database, "keys").state is TaskState.NOT_STARTED
    first = reading.snapshot(database).accounts[0].id or 0
    told = {
        "custody.holder_id": 1,
        "custody.deputy_id": add_person(database, "Ana Gil").id,
        "custody.email": "maria@gmail.com",
    }
    for field, value in told.items():
        accounts.edit(database, first, {field: value})
        task = _task(database, "keys")
        assert (task.state, task.detail) == (TaskState.HALFWAY, "0 de 2 cuentas")
        assert (task.next_verb, task.target) == ("Seguir", Target(Place.ACCOUNTS, first))
    accounts.edit(database, first, {"custody.second_factor": SecondFactor.NONE})
    assert _task(database, "keys").detail == "1 de 2 cuentas"


def test_a_blog_that_was_added_is_gone_on_with(database: Database) -> None:
    set_up(database)
    blog = add_account(database, "https://culturavilla.blogspot.com")
    assert blog.id is not None
    plans.keep_blog(database, blog.id, {}, {"objectives": "Contar la historia"}, {})
    task = _task(database, "blogs")
    assert (task.state, task.next_verb, task.target) == (
        TaskState.HALFWAY,
        "Seguir",
        Target(Place.SAY_BLOG, blog.id),
    )


def test_to_know_nothing_of_how_people_are_attended_is_no_answer(database: Database) -> None:
    set_up(database)
    records.keep_only(database, "conversation_guide", {})
    kept = reading.snapshot(database).conversation
    assert kept is not None
    assert not kept.is_said
    assert _task(database, "conversation").state is TaskState.NOT_STARTED

"""What is asked of an account follows how it was said to stand: nothing is asked that an answer denies."""

import pytest

from muniredes.actions import accounts
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.add_account import AddAccountPlan
from muniredes.desktop.wizards.asking.plan import Answers
from muniredes.desktop.wizards.asking.session import WizardSession
from muniredes.domain.accounts.account import AccountState, SecondFactor
from muniredes.domain.declared_absent import NONE
from tests.support import set_up

LINES = ("https://x.com/villa", "https://www.facebook.com/villa", "https://www.instagram.com/villa")


@pytest.fixture
def plan(bench: Workbench) -> AddAccountPlan:
    """The first of three accounts; nobody enters the second."""
    set_up(bench.hub.database, *LINES)
    bench.hub.note_changed()
    first, second, _third = bench.hub.snapshot.accounts
    assert second.id is not None
    accounts.edit(bench.hub.database, second.id, {"account.state": AccountState.NO_ACCESS})
    bench.hub.note_changed()
    return AddAccountPlan(bench.hub, first)


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        (None, ["access", "holder", "email", "factor", "papers"]),
        (AccountState.ACTIVE, ["access", "holder", "email", "factor", "papers"]),
        (AccountState.NO_ACCESS, ["access", "email", "papers"]),
        (AccountState.CLOSED, ["access", "papers"]),
        (AccountState.IMPERSONATED, ["access"]),
    ],
)
def test_who_enters_is_not_asked_of_one_that_nobody_enters(
    plan: AddAccountPlan, state: AccountState | None, keys: list[str]
) -> None:
    asked = plan.questions({"access": {"account.state": state.value if state else None}})
    assert [question.key for question in asked] == keys


@pytest.mark.parametrize(("phone", "is_asked"), [(NONE, False), (None, True), ("967 000 000", True)])
def test_whose_the_line_is_is_asked_when_there_may_be_one(
    plan: AddAccountPlan, phone: str | None, is_asked: bool
) -> None:
    session = WizardSession(plan)
    session.answers["email"] = {"custody.phone": phone}
    fields = [field.key for question in session.questions for field in question.fields]
    assert ("custody.phone_is_municipal" in fields) is is_asked


@pytest.mark.parametrize(
    ("line", "is_profile", "is_asked"),
    [
        ("https://www.facebook.com/villa2", None, False),
        ("https://www.facebook.com/villa2", True, True),
        ("https://www.instagram.com/villa2", None, True),
    ],
)
def test_where_the_password_is_is_asked_of_what_has_one(
    bench: Workbench, line: str, is_profile: bool | None, is_asked: bool
) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    access = {"account.personal_profile": is_profile}
    answers: Answers = {"address": {"account.address": [line]}, "access": access}
    asked = [field.key for each in AddAccountPlan(bench.hub).questions(answers) for field in each.fields]
    assert ("custody.password_place" in asked) is is_asked
    assert "custody.second_factor" in asked


def test_the_keys_are_offered_to_no_account_that_nobody_enters(plan: AddAccountPlan) -> None:
    asked = plan.questions({"holder": {"custody.holder_id": {"name": "Ana Gil"}}})
    (others,) = [question for question in asked if question.key == "others"]
    labels = [option.label for field in others.fields for option in getattr(field, "options", ())]
    assert labels == ["X (antes Twitter) · villa"]


def _answered(plan: AddAccountPlan, state: AccountState) -> WizardSession:
    """A session where every page was answered, and then how the account stands was said to be another."""
    session = WizardSession(plan)
    session.answers |= {
        "holder": {"custody.holder_id": {"name": "Ana Gil"}},
        "email": {"custody.email": "redes@villa.es"},
        "factor": {"custody.second_factor": SecondFactor.APP.value},
        "factor_holder": {"custody.second_factor_holder_id": {"name": "Ana Gil"}},
        "others": {"others": [str(each.id) for each in plan.hub.snapshot.accounts[2:]]},
    }
    session.answers["access"] = {"account.state": state.value}
    return session


@pytest.mark.parametrize(
    ("state", "email"),
    [(AccountState.NO_ACCESS, "redes@villa.es"), (AccountState.CLOSED, ""), (AccountState.IMPERSONATED, "")],
)
def test_what_is_not_asked_any_more_is_neither_saved_nor_shared(
    plan: AddAccountPlan, state: AccountState, email: str
) -> None:
    session = _answered(plan, state)
    assert ("others" in session.keys) is bool(email)
    session.finish()
    first, _second, third = plan.hub.snapshot.accounts
    kept, shared = plan.hub.snapshot.custody(first), plan.hub.snapshot.custody(third)
    assert (first.state, kept.holder_id, kept.second_factor, kept.email) == (state, None, None, email)
    assert (kept.second_factor_holder_id, shared.holder_id, shared.email) == (None, None, email)
    assert "Ana Gil" not in [person.name for person in plan.hub.snapshot.people]


def test_with_no_second_code_and_no_telephone_nobody_has_them(plan: AddAccountPlan) -> None:
    first = plan.hub.snapshot.accounts[0]
    session = _answered(plan, AccountState.ACTIVE)
    session.answers["email"] = {"custody.phone": "967 000 000", "custody.phone_is_municipal": True}
    session.finish()
    assert plan.hub.snapshot.custody(first).second_factor_holder_id
    session = WizardSession(AddAccountPlan(plan.hub, plan.hub.snapshot.accounts[0]))
    session.answers["email"]["custody.phone"] = NONE
    session.answers["factor"]["custody.second_factor"] = SecondFactor.NONE.value
    session.finish()
    kept = plan.hub.snapshot.custody(first)
    assert (kept.phone, kept.phone_is_municipal) == ("", None)
    assert (kept.second_factor, kept.second_factor_holder_id) == (SecondFactor.NONE, None)

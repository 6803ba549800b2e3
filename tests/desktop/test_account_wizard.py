"""What is asked of an account follows how it was said to stand: nothing is asked that an answer denies."""

import pytest

from muniredes.actions import accounts
from muniredes.desktop.wizards.add_account import AddAccountPlan
from muniredes.desktop.wizards.session import WizardSession
from muniredes.desktop.workbench import Workbench
from muniredes.domain.accounts.account import AccountState
from muniredes.domain.lacking import NONE
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


def test_the_keys_are_offered_to_no_account_that_nobody_enters(plan: AddAccountPlan) -> None:
    asked = plan.questions({"holder": {"custody.holder_id": {"name": "Ana Gil"}}})
    (others,) = [question for question in asked if question.key == "others"]
    labels = [option.label for field in others.fields for option in getattr(field, "options", ())]
    assert labels == ["X (antes Twitter) · villa"]

"""How exposed an account is, in words and with reasons."""

from datetime import date, timedelta

import pytest

from muniredes.actions import knowledge
from muniredes.domain.accounts.account import Account, AccountState, Custody, SecondFactor
from muniredes.domain.accounts.rhythm import RhythmLight, rhythm
from muniredes.domain.accounts.risk import KEYLESS_NETWORKS, Cause, RiskLevel, assess, review_due
from muniredes.domain.accounts.standing import Standing, beyond_reach, stand
from muniredes.domain.channels.profiles import Closure
from muniredes.domain.people import Person, PersonKind
from muniredes.domain.publishing_checks import account_holds

TODAY = date(2026, 11, 24)
PEOPLE = {
    1: Person(id=1, name="Marta", kind=PersonKind.OFFICIAL),
    2: Person(id=2, name="Luis", kind=PersonKind.STAFF),
    3: Person(id=3, name="Rubén", kind=PersonKind.APPOINTEE),
    4: Person(id=4, name="Agencia", kind=PersonKind.EXTERNAL),
}


def _account(**values: object) -> Account:
    return Account(**{"network_id": "facebook", "handle": "ayto", **values})  # type: ignore[arg-type]


def _safe(**values: object) -> Custody:
    known: dict[str, object] = {
        "holder_id": 1,
        "deputy_id": 2,
        "email": "redes@villa.es",
        "phone_is_municipal": True,
        "second_factor": SecondFactor.APP,
        "second_factor_holder_id": 1,
        "password_place": "caja fuerte",
        "last_copy_on": TODAY - timedelta(days=30),
    }
    return Custody(**known | values)  # type: ignore[arg-type]


def test_a_well_kept_account_is_in_order() -> None:
    risk = assess(_account(), _safe(), PEOPLE, TODAY)
    assert risk.level is RiskLevel.LOW
    assert risk.reasons == ()


@pytest.mark.parametrize(
    ("custody", "level", "field"),
    [
        (_safe(holder_id=None), RiskLevel.HIGH, "custody.holder_id"),
        (_safe(email="ayto.villa@gmail.com"), RiskLevel.HIGH, "custody.email"),
        (_safe(phone_is_municipal=False), RiskLevel.HIGH, "custody.phone_is_municipal"),
        (_safe(holder_id=4, deputy_id=None), RiskLevel.HIGH, "custody.holder_id"),
        (_safe(deputy_id=None), RiskLevel.MEDIUM, "custody.deputy_id"),
        (_safe(holder_id=3), RiskLevel.MEDIUM, "custody.holder_id"),
        (_safe(email=""), RiskLevel.MEDIUM, "custody.email"),
        (_safe(password_place=""), RiskLevel.MEDIUM, "custody.password_place"),
        (_safe(second_factor=None), RiskLevel.MEDIUM, "custody.second_factor"),
        (_safe(second_factor=SecondFactor.NONE), RiskLevel.MEDIUM, "custody.second_factor"),
        (_safe(second_factor_holder_id=None), RiskLevel.MEDIUM, "custody.second_factor_holder_id"),
        (_safe(last_copy_on=None), RiskLevel.MEDIUM, "custody.last_copy_on"),
        (_safe(last_copy_on=TODAY - timedelta(days=200)), RiskLevel.MEDIUM, "custody.last_copy_on"),
    ],
)
def test_each_flaw_has_its_reason_and_its_place(custody: Custody, level: RiskLevel, field: str) -> None:
    risk = assess(_account(network_id="x"), custody, PEOPLE, TODAY)
    assert risk.level is level
    assert field in {reason.field for reason in risk.reasons if reason.level is level}
    assert all(reason.sentence.endswith(".") for reason in risk.reasons)


def test_an_outsider_with_a_deputy_of_the_house_is_not_the_worst() -> None:
    assert assess(_account(), _safe(holder_id=4), PEOPLE, TODAY).level is not RiskLevel.HIGH


@pytest.mark.parametrize("values", [{"state": AccountState.NO_ACCESS}, {"personal_profile": True}])
def test_no_access_and_personal_profiles_are_the_worst(values: dict[str, object]) -> None:
    assert assess(_account(**values), _safe(), PEOPLE, TODAY).level is RiskLevel.HIGH


@pytest.mark.parametrize("state", [AccountState.CLOSED, AccountState.IMPERSONATED])
def test_what_is_closed_or_not_ours_has_no_risk_of_its_own(state: AccountState) -> None:
    assert assess(_account(state=state), Custody(), {}, TODAY).reasons == ()


def _is_abandoned(account: Account, day: date) -> bool:
    found = stand(account, _safe(), PEOPLE, None, rhythm(account, None, day), day)
    return found.standing is Standing.ABANDONED


def test_an_account_is_abandoned_from_the_day_after_its_limit_here_and_in_the_calendar() -> None:
    account = _account(id=1, last_post_on=TODAY - timedelta(days=44))
    for later in range(4):
        day = TODAY + timedelta(days=later)
        assert _is_abandoned(account, day) is (later >= 2)
        assert _is_abandoned(account, day) is (rhythm(account, None, day).light is RhythmLight.RED)
    account.idle_limit_days = 100
    assert not _is_abandoned(account, TODAY + timedelta(days=30))
    assert rhythm(_account(), None, TODAY).days is None
    assert not _is_abandoned(_account(), TODAY)


def test_a_review_is_due_every_six_months() -> None:
    assert review_due(Custody(reviewed_on=date(2026, 8, 31))) == date(2027, 2, 28)
    assert review_due(Custody()) is None


@pytest.mark.parametrize("closure", [None, Closure(), Closure(closed_on=TODAY)])
@pytest.mark.parametrize("state", AccountState)
def test_what_is_beyond_reach_stops_what_would_go_out_and_says_why(
    state: AccountState, closure: Closure | None
) -> None:
    account = Account(network_id="facebook", state=state)
    holds = list(account_holds(account, closure))
    assert [hold.stops for hold in holds] == [True] * (beyond_reach(account, closure) is not None)
    assert all(hold.sentence for hold in holds)


def test_an_account_that_nobody_enters_does_not_ask_who_enters_when_one_is_away() -> None:
    found = assess(_account(state=AccountState.NO_ACCESS), _safe(deputy_id=None), PEOPLE, TODAY)
    assert Cause.SINGLE_HOLDER not in {reason.cause for reason in found.reasons}


def test_a_page_without_a_password_is_not_asked_where_it_is() -> None:
    assert {each.id for each in knowledge.networks().values() if not each.has_own_key} == KEYLESS_NETWORKS
    for account, is_asked in (
        (_account(network_id="facebook"), False),
        (_account(network_id="facebook", personal_profile=True), True),
        (_account(network_id="x"), True),
    ):
        found = assess(account, _safe(password_place=""), PEOPLE, TODAY)
        assert (Cause.NO_KEPT_KEY in {reason.cause for reason in found.reasons}) is is_asked


@pytest.mark.parametrize("place", ["", "no lo sé, la tendrá ella en la cabeza", "en ningún sitio", "no hay"])
def test_a_place_that_nobody_knows_is_where_no_password_is_kept(place: str) -> None:
    """A clue is hers to keep, and no answer."""
    found = assess(_account(network_id="x"), _safe(password_place=place), PEOPLE, TODAY, None)
    assert Cause.NO_KEPT_KEY in {reason.cause for reason in found.reasons}

"""The review of each account for an election: who, when, what was taken down, and when it is due."""

from datetime import date, datetime, time, timedelta

import pytest

from muniredes.actions import accounts, council, elections, history, knowledge, people, reading
from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.choices import PersonChoice
from muniredes.domain.council import EntityKind
from muniredes.domain.elections.period import ElectoralPeriod
from muniredes.domain.elections.review import ElectionReview, ReviewPoint, is_time
from muniredes.domain.findings import examine
from muniredes.domain.problems import Problem
from muniredes.domain.today.agenda import agenda
from muniredes.storage.database import Database
from tests.conftest import TODAY
from tests.support import add_account, set_up

MUNICIPAL = ElectoralPeriod(polling_day=date(2027, 5, 23))
CALLED = date(2027, 3, 30)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (CALLED - timedelta(days=31), False),
        (CALLED - timedelta(days=30), True),
        (CALLED, True),
        (date(2027, 5, 23), True),
        (date(2027, 5, 24), False),
    ],
)
def test_accounts_are_looked_over_from_a_month_before_the_call(day: date, expected: bool) -> None:
    assert is_time(MUNICIPAL, day) is expected


def test_a_review_is_whole_with_every_point_and_its_day() -> None:
    review = ElectionReview(done=tuple(ReviewPoint)[:-1], reviewed_on=TODAY)
    assert review.missing == (ReviewPoint.PAID,)
    assert not review.is_whole
    assert ElectionReview(done=tuple(ReviewPoint), reviewed_on=TODAY).is_whole
    assert not ElectionReview(done=tuple(ReviewPoint)).is_whole


def test_every_point_has_its_words() -> None:
    assert len({point.word for point in ReviewPoint}) == len({point.short for point in ReviewPoint}) == 6


@pytest.fixture
def called(database: Database) -> tuple[int, int]:
    """The numbers of the election that comes and of an account."""
    set_up(database, "facebook.com/ayto")
    snapshot = reading.snapshot(database)
    (period,), (account,) = snapshot.periods, snapshot.accounts
    assert period.id is not None
    assert account.id is not None
    return period.id, account.id


def _only(database: Database) -> ElectionReview:
    (review,) = reading.snapshot(database).election_reviews
    return review


def test_who_and_when_are_kept_by_themselves(database: Database, called: tuple[int, int]) -> None:
    elections.review(database, *called, {"done": (ReviewPoint.PINNED,)})
    review, user = _only(database), reading.snapshot(database).user
    assert user is not None
    assert (review.reviewed_on, review.reviewer_id) == (TODAY, user.id)


def test_whoever_did_it_stays_until_something_else_is_looked_at(
    database: Database, called: tuple[int, int]
) -> None:
    elections.review(database, *called, {"reviewer_id": PersonChoice(name="Luis"), "reviewed_on": TODAY})
    (luis,) = (person for person in reading.snapshot(database).people if person.name == "Luis")
    elections.review(database, *called, {"removed": "Un cartel de obras."})
    assert _only(database).reviewer_id == luis.id
    elections.review(database, *called, {"done": (ReviewPoint.BIOGRAPHY,)})
    assert _only(database).reviewer_id != luis.id
    assert _only(database).removed == "Un cartel de obras."


def test_each_answer_is_one_step_that_can_be_undone(database: Database, called: tuple[int, int]) -> None:
    elections.review(database, *called, {"done": (ReviewPoint.PINNED,)})
    change = elections.review(database, *called, {"done": (ReviewPoint.PINNED, ReviewPoint.PAID)})
    assert change.title == "Repaso electoral: Facebook · ayto, Elecciones municipales de 2027"
    history.undo(database)
    assert _only(database).done == (ReviewPoint.PINNED,)
    history.undo(database)
    assert reading.snapshot(database).election_reviews == ()


def test_a_review_of_tomorrow_is_refused(database: Database, called: tuple[int, int]) -> None:
    with pytest.raises(Problem, match="todavía no ha llegado"):
        elections.review(database, *called, {"reviewed_on": TODAY + timedelta(days=1)})
    assert reading.snapshot(database).election_reviews == ()


@pytest.mark.parametrize("gone", ["period", "account"])
def test_a_review_goes_with_its_election_or_its_account_and_comes_back(
    database: Database, called: tuple[int, int], gone: str
) -> None:
    elections.review(database, *called, {"removed": "Nada"})
    if gone == "period":
        council.delete_period(database, called[0])
    else:
        accounts.delete(database, called[1])
    assert reading.snapshot(database).election_reviews == ()
    history.undo(database)
    assert _only(database).removed == "Nada"


def test_a_reviewer_who_leaves_is_not_named_any_more(database: Database, called: tuple[int, int]) -> None:
    elections.review(database, *called, {"reviewer_id": PersonChoice(name="Luis")})
    luis = _only(database).reviewer_id
    assert luis is not None
    people.delete(database, luis)
    assert _only(database).reviewer_id is None


def _said(database: Database, day: date) -> list[tuple[RiskLevel, str]]:
    found = examine(reading.snapshot(database), knowledge.networks(), day).findings
    return [
        (finding.level, finding.sentence) for finding in found if finding.target.field == "election_review"
    ]


def _asked(database: Database, day: date) -> list[str]:
    found = agenda(reading.snapshot(database), knowledge.networks(), datetime.combine(day, time(9))).yours
    return [item.detail for item in found if item.target.field == "election_review"]


def test_what_is_left_is_said_in_its_time_and_louder_once_it_is_open(
    database: Database, called: tuple[int, int]
) -> None:
    assert _said(database, TODAY) == []
    assert _asked(database, TODAY) == []
    elections.review(database, *called, {"done": tuple(ReviewPoint)[1:]})
    sentence = "Facebook · ayto: falta repasarla para las elecciones (mensajes fijados)."
    assert _said(database, CALLED - timedelta(days=1)) == [(RiskLevel.MEDIUM, sentence)]
    assert _said(database, CALLED) == [(RiskLevel.HIGH, sentence)]
    add_account(database, "instagram.com/ayto")
    assert _asked(database, CALLED) == ["Quedan 2 cuentas: mensajes fijados, cabecera, biografía…"]
    elections.review(database, *called, {"done": tuple(ReviewPoint)})
    assert _asked(database, CALLED) == ["Queda 1 cuenta: mensajes fijados, cabecera, biografía…"]
    ((_level, said),) = _said(database, CALLED)
    assert said.startswith("Instagram · ayto: falta repasarla para las elecciones (mensajes fijados, ")


@pytest.mark.usefixtures("called")
def test_an_association_is_left_in_peace(database: Database) -> None:
    assert _said(database, CALLED)
    council.edit(database, {"kind": EntityKind.ASSOCIATION})
    assert _said(database, CALLED) == []
    assert _asked(database, CALLED) == []


@pytest.mark.usefixtures("called")
def test_the_countdown_leads_to_what_may_be_published(database: Database) -> None:
    for day in (TODAY, CALLED):
        first = agenda(
            reading.snapshot(database), knowledge.networks(), datetime.combine(day, time(9))
        ).countdowns[0]
        assert first.verb == "Qué se puede publicar"
        assert first.target is not None
        assert first.target.field == "election_review"

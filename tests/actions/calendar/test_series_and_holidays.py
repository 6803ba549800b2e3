"""What a series does on holidays is a rule of its own: it holds for as long as the series lasts."""

from datetime import date, datetime

import pytest

from muniredes.actions import clock, council, history, records
from muniredes.actions.calendar import moving, series_renewal, writing
from muniredes.actions.calendar import reading as posts
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.reading import Said
from muniredes.actions.calendar.series import Scope
from muniredes.domain.calendar.messages.holidays import OnHoliday
from muniredes.storage.database import Database
from tests.support import set_up

FRIDAY = datetime(2026, 11, 27, 18)
FRIDAYS = "FREQ=WEEKLY;BYDAY=FR"
CHRISTMAS_OF = {2026: date(2026, 12, 25), 2028: date(2028, 12, 25)}
MONDAYS, MONDAY = "FREQ=WEEKLY;BYDAY=MO", datetime(2026, 11, 30, 18)
"""Christmas of 2026 is a Friday, and that of 2028 a Monday."""


def say(database: Database, rule: str, at: datetime, how: OnHoliday | None) -> Said:
    message = {"title": "Agenda", "text": "Qué hacer", "rule": rule, "on_holiday": how}
    change = writing.create(database, Written(message=message, texts={"web": ""}, at=at))
    return posts.said(database, change.ids("message")[0])


def days_of(database: Database, said: Said) -> dict[date, date]:
    """Return the day on which each day of a series goes out."""
    found = posts.said(database, said.message.id or 0).posts
    return {post.occurrence: post.at.date() for post in found if post.occurrence and post.at}


@pytest.mark.parametrize(
    ("how", "out"),
    [
        (None, date(2028, 12, 25)),
        (OnHoliday.BEFORE, date(2028, 12, 22)),
        (OnHoliday.AFTER, date(2028, 12, 26)),
        (OnHoliday.SKIPPED, None),
    ],
)
def test_it_holds_in_the_years_that_are_written_out_later(
    database: Database, how: OnHoliday | None, out: date | None
) -> None:
    set_up(database)
    said = say(database, MONDAYS, MONDAY, how)
    assert CHRISTMAS_OF[2028] not in days_of(database, said), "it is beyond the horizon"
    for day in (date(2027, 10, 1), date(2028, 9, 1)):
        clock.pretend(day)
        assert series_renewal.extend_series(database).action_id
    assert days_of(database, said).get(CHRISTMAS_OF[2028]) == out


def test_a_local_holiday_that_is_known_later_moves_what_nobody_worked_on(database: Database) -> None:
    set_up(database)
    said = say(database, FRIDAYS, FRIDAY, OnHoliday.BEFORE)
    fair, other = date(2027, 8, 20), date(2027, 8, 27)
    worked = next(post for post in said.posts if post.occurrence == other)
    written = Written(
        message={"title": "Agenda", "text": "Feria", "rule": FRIDAYS, "on_holiday": OnHoliday.BEFORE},
        texts={"web": "Feria"},
        at=worked.at,
    )
    writing.edit(database, worked.id or 0, written, Scope.THIS)
    for day in (fair, other):
        records.add(database, "local_holiday", {"name": "Feria", "day": day})
    clock.pretend(date(2027, 3, 1))
    assert series_renewal.extend_series(database).action_id
    found = days_of(database, said)
    assert found[fair] == date(2027, 8, 19)
    assert found[other] == other


def test_another_rule_takes_back_what_only_gave_way_and_the_hour_changes_for_all(database: Database) -> None:
    set_up(database)
    said = say(database, FRIDAYS, FRIDAY, OnHoliday.AFTER)
    christmas = CHRISTMAS_OF[2026]
    assert days_of(database, said)[christmas] == date(2026, 12, 28)
    message = {"title": "Agenda", "text": "Qué hacer", "rule": FRIDAYS, "on_holiday": OnHoliday.AFTER}
    first = said.posts[0]
    at = FRIDAY.replace(hour=9)
    writing.edit(database, first.id or 0, Written(message=message, texts={"web": ""}, at=at), Scope.ALL)
    again = posts.said(database, said.message.id or 0)
    assert {post.at.hour for post in again.posts if post.at} == {9}
    assert days_of(database, said)[christmas] == date(2026, 12, 28)
    message["on_holiday"] = None  # type: ignore[assignment]
    writing.edit(database, first.id or 0, Written(message=message, texts={"web": ""}, at=at), Scope.ALL)
    assert days_of(database, said)[christmas] == christmas


def test_how_often_it_is_said_says_what_it_does_on_holidays(database: Database) -> None:
    set_up(database)
    said = say(database, FRIDAYS, FRIDAY, OnHoliday.BEFORE)
    assert said.message.repeats_in_words.endswith(", o el día laborable anterior, si es festivo")


@pytest.mark.parametrize("day", [date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 4)])
@pytest.mark.parametrize(
    ("how", "out"), [(OnHoliday.BEFORE, date(2026, 12, 24)), (OnHoliday.AFTER, date(2026, 12, 28))]
)
def test_what_gave_way_stays_where_it_went_once_its_day_is_past(
    database: Database, how: OnHoliday, out: date, day: date
) -> None:
    set_up(database)
    said = say(database, FRIDAYS, FRIDAY, how)
    christmas = CHRISTMAS_OF[2026]
    assert days_of(database, said)[christmas] == out
    clock.pretend(day)
    change_hour(database, said, how)
    assert days_of(database, said)[christmas] == out
    assert {post.at.hour for post in posts.said(database, said.message.id or 0).posts if post.at} == {9}


def change_hour(database: Database, said: Said, how: OnHoliday | None) -> None:
    """Say a series at another hour from its first day on, with another rule for holidays perhaps."""
    message = {"title": "Agenda", "text": "Qué hacer", "rule": FRIDAYS, "on_holiday": how}
    written = Written(message=message, texts={"web": ""}, at=FRIDAY.replace(hour=9))
    writing.edit(database, said.posts[0].id or 0, written, Scope.ALL)


@pytest.mark.parametrize(("how", "out"), [(None, date(2026, 12, 25)), (OnHoliday.AFTER, date(2026, 12, 28))])
def test_what_was_skipped_is_said_again_when_the_rule_is_another(
    database: Database, how: OnHoliday | None, out: date
) -> None:
    set_up(database)
    said = say(database, FRIDAYS, FRIDAY, OnHoliday.SKIPPED)
    assert CHRISTMAS_OF[2026] not in days_of(database, said)
    assert posts.said(database, said.message.id or 0).message.exceptions == ()
    change_hour(database, said, how)
    assert days_of(database, said)[CHRISTMAS_OF[2026]] == out


@pytest.mark.parametrize("how", [OnHoliday.SKIPPED, OnHoliday.BEFORE])
def test_a_local_holiday_that_is_none_any_more_moves_nothing(database: Database, how: OnHoliday) -> None:
    set_up(database)
    fair = date(2027, 8, 20)
    change = records.add(database, "local_holiday", {"name": "Feria", "day": fair})
    said = say(database, FRIDAYS, FRIDAY, how)
    before = days_of(database, said)
    assert before.get(fair) != fair
    records.delete(database, "local_holiday", change.ids("local_holiday")[0])
    assert days_of(database, said)[fair] == fair
    history.undo(database)
    assert days_of(database, said) == before


@pytest.mark.parametrize(("how", "out"), [(OnHoliday.SKIPPED, None), (OnHoliday.BEFORE, date(2027, 8, 19))])
def test_a_holiday_that_comes_back_from_the_bin_moves_what_was_said_since(
    database: Database, how: OnHoliday, out: date | None
) -> None:
    set_up(database)
    fair = date(2027, 8, 20)
    change = records.add(database, "local_holiday", {"name": "Feria", "day": fair})
    records.delete(database, "local_holiday", change.ids("local_holiday")[0])
    said = say(database, FRIDAYS, FRIDAY, how)
    assert days_of(database, said)[fair] == fair
    (item,) = [each for each in history.trash(database) if each.ref.kind == "local_holiday"]
    history.restore(database, item)
    assert days_of(database, said).get(fair) == out
    history.redo(database)
    assert days_of(database, said)[fair] == fair


def test_a_holiday_that_is_undone_takes_back_what_gave_way_to_it_later(database: Database) -> None:
    set_up(database)
    fair = date(2027, 8, 20)
    change = records.add(database, "local_holiday", {"name": "Feria", "day": fair})
    said = say(database, FRIDAYS, FRIDAY, OnHoliday.BEFORE)
    assert days_of(database, said)[fair] == date(2027, 8, 19)
    assert change.action_id is not None
    history.take_back(database, change.action_id)
    assert days_of(database, said)[fair] == fair


def test_holidays_of_another_region_take_back_what_gave_way_and_not_what_somebody_moved(
    database: Database,
) -> None:
    set_up(database)
    council.edit(database, {"region": "Castilla-La Mancha"})
    said = say(database, MONDAYS, MONDAY, OnHoliday.BEFORE)
    of_the_region, by_hand = date(2027, 5, 31), date(2027, 6, 14)
    assert days_of(database, said)[of_the_region] == date(2027, 5, 28)
    moved = next(post for post in said.posts if post.occurrence == by_hand)
    moving.to_day(database, [moved.id or 0], date(2027, 6, 11))
    council.edit(database, {"region": "Madrid"})
    found = days_of(database, said)
    assert found[of_the_region] == of_the_region
    assert found[by_hand] == date(2027, 6, 11)

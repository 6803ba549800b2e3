"""What is worth a warning: said twice, two at one hour, too soon again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.year.clashes import Planned, clashes, meetings, too_soon
from muniredes.domain.channels.coordination import Medium

NOON = datetime(2026, 12, 1, 12)


def line(title: str, at: datetime, *, message: int = 2, state: PostState = PostState.DRAFT) -> PostLine:
    return PostLine(1, message, at, state, title, None, Medium.WEB, None, None, None, False, None)


def planned(title: str = "Feria", at: datetime = NOON) -> Planned:
    return Planned(1, title, at, ("web",))


@given(minutes=st.integers(-200, 200))
def test_two_within_the_hour_on_a_channel_are_said(minutes: int) -> None:
    other = line("Corte", NOON + timedelta(minutes=minutes))
    said = "".join(clashes(planned(), [other]))
    assert ("«Corte»" in said) == (abs(minutes) < 60)


def test_another_channel_its_own_posts_and_what_was_discarded_do_not_clash() -> None:
    assert not list(clashes(Planned(1, "Feria", NOON, ("tablon",)), [line("Corte", NOON)]))
    assert not list(clashes(planned(), [line("Feria", NOON, message=1)]))
    assert not list(clashes(planned(), [line("Feria", NOON, state=PostState.DISCARDED)]))


def test_the_same_title_however_it_is_written_names_the_nearest_day() -> None:
    days = [NOON + timedelta(days=9), NOON - timedelta(days=3)]
    (said,) = clashes(planned("feria de navidad"), [line("Feria de  Navidad", day) for day in days])
    assert "28 de noviembre de 2026" in said


@pytest.mark.parametrize(
    ("last", "rest", "months", "words"),
    [
        (date(2026, 11, 25), 30, (), "hace solo 6 días"),
        (date(2026, 11, 30), 30, (), "hace solo 1 día:"),
        (date(2026, 10, 1), 30, (), ""),
        (None, 30, (), ""),
        (date(2026, 11, 25), None, (), ""),
        (None, None, (6, 7), "no es para diciembre"),
        (None, None, (12,), ""),
    ],
)
def test_what_may_be_repeated_rests_first(
    last: date | None, rest: int | None, months: tuple[int, ...], words: str
) -> None:
    said = too_soon(last, rest, months, NOON.date())
    assert (words in said) if words else said == ""


def test_acts_of_several_areas_on_one_day_are_said_and_those_of_one_are_not() -> None:
    areas = {1: "Cultura", 2: "Deportes", 3: "Cultura"}
    mine = Planned(1, "Concierto", NOON, ("web",), "Cultura")
    race = replace(line("Carrera", NOON - timedelta(hours=4)), responsible_id=2)
    play = replace(line("Teatro", NOON, message=3), responsible_id=3)
    other_day = replace(line("Torneo", NOON + timedelta(days=1), message=4), responsible_id=2)
    gone = replace(line("Nada", NOON, message=5, state=PostState.DISCARDED), responsible_id=2)
    (said,) = meetings(mine, [race, race, play, other_day, gone], areas, ())
    assert "Deportes, «Carrera»" in said
    assert list(meetings(replace(mine, area=""), [race], areas, ())) == []


def test_what_is_noted_on_the_day_is_said_once() -> None:
    (said,) = meetings(planned(), [], {}, ("Feria del queso", "Feria del queso"))
    assert "«Feria del queso»" in said

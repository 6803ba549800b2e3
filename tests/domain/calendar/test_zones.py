"""The clock of the town hall, on both sides of a change of summer time and of the sea."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages import zones

WALLS = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)).map(lambda moment: moment.replace(fold=0))


@pytest.mark.parametrize(
    ("code", "region", "zone"),
    [
        ("35016", "Canarias", zones.CANARY),
        ("38001", "", zones.CANARY),
        ("", "Canarias", zones.CANARY),
        ("02001", "Castilla-La Mancha", zones.PENINSULA),
        ("07040", "Illes Balears", zones.PENINSULA),
        ("", "", zones.PENINSULA),
    ],
)
def test_the_zone_is_that_of_the_municipality(code: str, region: str, zone: str) -> None:
    assert zones.zone_of(code, region) == zone


def test_six_in_the_evening_is_six_in_summer_and_in_winter() -> None:
    winter, summer = datetime(2027, 3, 27, 18), datetime(2027, 3, 29, 18)
    assert zones.instant(winter, zones.PENINSULA) == datetime(2027, 3, 27, 17, tzinfo=UTC)
    assert zones.instant(summer, zones.PENINSULA) == datetime(2027, 3, 29, 16, tzinfo=UTC)
    assert zones.instant(summer, zones.CANARY) == datetime(2027, 3, 29, 17, tzinfo=UTC)


def test_an_hour_that_the_clocks_skip_is_said_an_hour_later() -> None:
    skipped = datetime(2027, 3, 28, 2, 30)
    assert not zones.exists(skipped, zones.PENINSULA)
    assert zones.as_shown(skipped, zones.PENINSULA) == datetime(2027, 3, 28, 3, 30)
    assert zones.exists(skipped, zones.CANARY)


@given(wall=WALLS, zone=st.sampled_from((zones.PENINSULA, zones.CANARY)))
def test_there_and_back_is_the_same_time_or_an_hour_that_was_skipped(wall: datetime, zone: str) -> None:
    back = zones.wall_time(zones.instant(wall, zone), zone)
    assert back == (wall if zones.exists(wall, zone) else wall + timedelta(hours=1))

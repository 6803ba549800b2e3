"""Inside an electoral band a post means what its kind says; outside, anything can be said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.year.electoral import advice_on, bands, bands_on
from muniredes.domain.elections.period import ElectionKind, ElectoralPeriod, is_open

MUNICIPAL = ElectoralPeriod(kind=ElectionKind.MUNICIPAL, polling_day=date(2027, 5, 23))
GENERAL = ElectoralPeriod(kind=ElectionKind.GENERAL, polling_day=date(2027, 6, 13))
BANDS = bands([GENERAL, MUNICIPAL])


def test_a_band_goes_from_the_call_to_the_polling_day() -> None:
    assert [(band.first, band.last) for band in BANDS] == [
        (date(2027, 3, 30), date(2027, 5, 23)),
        (date(2027, 4, 20), date(2027, 6, 13)),
    ]
    corrected = ElectoralPeriod(polling_day=date(2027, 5, 23), published=date(2027, 3, 31))
    assert bands([corrected])[0].first == date(2027, 3, 31)


@pytest.mark.parametrize("light", ElectoralLight)
@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2027, 3, 29), False),
        (date(2027, 3, 30), True),
        (date(2027, 5, 23), True),
        (date(2027, 5, 24), True),
        (date(2027, 6, 13), True),
        (date(2027, 6, 14), False),
    ],
)
def test_the_light_of_a_day(light: ElectoralLight, day: date, inside: bool) -> None:
    said = advice_on(day, light, BANDS)
    assert bool(said) == (inside and light is not ElectoralLight.GREEN)


def test_the_advice_names_the_election_and_its_end() -> None:
    amber = advice_on(date(2027, 4, 1), ElectoralLight.AMBER, BANDS)
    assert amber.startswith("Con cuidado: hay periodo electoral hasta el 23 de mayo de 2027")
    assert "Elecciones municipales de 2027" in amber
    red = advice_on(date(2027, 5, 1), ElectoralLight.RED, BANDS)
    assert red.startswith("Mejor no: hay periodo electoral hasta el 13 de junio de 2027")
    assert "Secretaría" in red


@given(st.dates(min_value=date(2027, 1, 1), max_value=date(2027, 12, 31)))
def test_bands_agree_with_the_periods(day: date) -> None:
    open_ones = [period for period in (MUNICIPAL, GENERAL) if is_open(period, day)]
    assert {band.last for band in bands_on(day, BANDS)} == {period.polling_day for period in open_ones}

"""Days and hours as people type them in a spreadsheet."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.calendar.lists.reading_days import DayHint, hint_of, read_day, read_listed_moment
from muniredes.domain.calendar.messages.hours import read_hour
from muniredes.domain.dates import long_date, short_date, weekday_date

TODAY = date(2026, 11, 24)
HINT = DayHint(TODAY)
DAYS = st.dates(date(1990, 1, 1), date(2119, 12, 31))
EXCEL_DAYS = st.dates(date(1955, 1, 1), date(2118, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_whole_day_says_that_day(day: date) -> None:
    for text in (short_date(day), long_date(day), weekday_date(day), day.isoformat(), f"{day:%d.%m.%Y}"):
        found = read_day(text, HINT)
        assert found is not None
        assert (found.day, found.doubt) == (day, "")


@given(EXCEL_DAYS, st.integers(0, 24 * 60 - 1))
def test_the_numbers_of_excel_are_days_and_hours(day: date, minutes: int) -> None:
    serial = (day - date(1899, 12, 30)).days + minutes / (24 * 60)
    found, hour = read_listed_moment(f"{serial:.10f}", "", HINT)
    assert found is not None
    assert found.day == day
    assert read_hour(hour) == time(*divmod(minutes, 60))


@given(DAYS)
def test_a_day_without_its_year_is_a_near_one_with_that_weekday(day: date) -> None:
    found = read_day(f"{weekday_date(day).rpartition(' de ')[0]}", HINT)
    assert found is not None
    assert (found.day.month, found.day.day) == (day.month, day.day)
    assert found.day >= TODAY - timedelta(days=90)
    assert (found.day.weekday() == day.weekday()) is ("ese día no es" not in found.doubt)
    assert found.day.weekday() == day.weekday() or found.day.year <= TODAY.year + 2 or found.day.month == 2
    assert str(found.day.year) in found.doubt


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("24-11-26", date(2026, 11, 24)),
        ("mar 24 nov", date(2026, 11, 24)),
        ("MARTES, 24 de Noviembre de 2026", date(2026, 11, 24)),
        ("mar. 24 nov. 2026", date(2026, 11, 24)),
        ("x 25 nov", date(2026, 11, 25)),
        ("12-mar-27", date(2027, 3, 12)),
        ("12 mar", date(2027, 3, 12)),
        ("1º de mayo de 2027", date(2027, 5, 1)),
        ("3 de sept. de 2027", date(2027, 9, 3)),
        ("20270312", date(2027, 3, 12)),
        ("24/11", date(2026, 11, 24)),
        ("1/9", date(2026, 9, 1)),
        ("1/8", date(2027, 8, 1)),
        ("31/02/2027", None),
        ("29/02/2027", None),
        ("03/24/2027", None),
        ("ayer", None),
        ("pendiente", None),
        ("12", None),
        ("1234", None),
        ("99999", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(written: str, day: date | None) -> None:
    found = read_day(written, HINT)
    assert (found.day if found else None) == day


def test_a_weekday_that_does_not_fit_is_said() -> None:
    found = read_day("lunes 24/11/2026", HINT)
    assert found is not None
    assert found.day == TODAY
    assert "no es lunes, es martes" in found.doubt


def test_the_name_of_a_sheet_gives_the_month_and_the_year() -> None:
    hint = hint_of(["Marzo", "Plan de redes 2027"], TODAY)
    found = read_day("lunes 8", hint)
    assert found is not None
    assert (found.day, found.doubt) == (date(2027, 3, 8), "")
    assert hint_of(["Hoja1", "lista.xlsx"], TODAY) == HINT


@pytest.mark.parametrize(
    ("written", "day", "hour"),
    [
        ("24/11/2026 18:30", date(2026, 11, 24), time(18, 30)),
        ("24/11/2026 a las 18:30 h", date(2026, 11, 24), time(18, 30)),
        ("2026-11-24T18:30:00", date(2026, 11, 24), time(18, 30)),
        ("martes 24 de noviembre de 2026, 18h", date(2026, 11, 24), time(18)),
        ("24.11.2026 9.05", date(2026, 11, 24), time(9, 5)),
        ("24/11/2026 (6 de la tarde)", date(2026, 11, 24), time(18)),
        ("46350.75", date(2026, 11, 24), time(18)),
        ("46350,5", date(2026, 11, 24), time(12)),
    ],
)
def test_day_and_hour_in_one_cell(written: str, day: date, hour: time) -> None:
    found, said = read_listed_moment(written, "", HINT)
    assert found is not None
    assert (found.day, read_hour(said)) == (day, hour)
    again, other = read_listed_moment(written, "20:00", HINT)
    assert again == found
    assert other == "20:00"


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_every_way_of_writing_an_hour_says_that_hour(hour: time) -> None:
    half = f"{(hour.hour - 1) % 12 + 1}:{hour:%M} {'p. m.' if hour.hour > 11 else 'a. m.'}"
    fraction = (hour.hour * 60 + hour.minute) / (24 * 60)
    for text in (
        f"{hour:%H:%M}", f"{hour:%H.%M}", f"{hour:%H:%M:%S}", f"{hour:%H}h{hour:%M}", f"{hour:%H:%M} h", half,
        f"1899-12-30T{hour:%H:%M:%S}", f"{fraction:.12f}", f"{fraction:.12f}".replace(".", ","),
    ):  # fmt: skip
        assert read_hour(text) == hour, text


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("18h", time(18)),
        ("18", time(18)),
        ("18.3", time(18, 30)),
        ("a las 9", time(9)),
        ("6 de la tarde", time(18)),
        ("9 de la mañana", time(9)),
        ("11 de la noche", time(23)),
        ("12 del mediodía", time(12)),
        ("1 del mediodía", time(13)),
        ("de 18:00 a 20:00", time(18)),
        ("10-12h", time(10)),
        ("7.5e-1", time(18)),
        ("12 de la noche", None),
        ("una menos cuarto de la noche", time(0, 45)),
        ("una menos diez de la madrugada", time(0, 50)),
        ("doce y media de la noche", time(0, 30)),
        ("doce menos cuarto de la noche", time(23, 45)),
        ("una menos cuarto de la tarde", time(12, 45)),
        ("una menos cuarto", time(12, 45)),
        ("una de la noche", time(1)),
        ("12:75 de la noche", None),
        ("0 menos diez", time(23, 50)),
        ("0 y cuarto", time(0, 15)),
        ("25:00", None),
        ("18:75", None),
        ("por la tarde", None),
        ("1 - Navidad", None),
        ("5 y 6 de mayo", None),
        ("dos y tres de mayo", None),
        ("las 8 - Cabalgata", time(8)),
        ("ocho y media - Cabalgata", time(8, 30)),
        ("8:30 - Cabalgata", time(8, 30)),
        ("9 y 11", time(9)),
        ("nueve a dos", time(9)),
        ("1.5", time(1, 50)),
        ("", None),
    ],
)
def test_hours_as_people_write_them(written: str, hour: time | None) -> None:
    assert read_hour(written) == hour


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_gets_an_answer(day: str, hour: str) -> None:
    found, said = read_listed_moment(day, hour, hint_of([day], TODAY))
    assert found is None or found.day.year >= 1954
    read_hour(said)

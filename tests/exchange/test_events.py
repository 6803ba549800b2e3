"""The events of a calendar of another program: each time that they happen, and what of it is left out."""

from pathlib import Path

import pytest

from muniredes.exchange.tables.reading import read_tables
from muniredes.exchange.tables.rows import RawTable


def _calendar(path: Path, *events: str) -> RawTable:
    told = "".join(f"BEGIN:VEVENT\r\nUID:{n}\r\n{each}\r\nEND:VEVENT\r\n" for n, each in enumerate(events))
    path.write_bytes(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{told}END:VCALENDAR\r\n".encode())
    (table,) = read_tables(path, 1000)
    return table


def _event(name: str, rule: str, begins: str = "DTSTART:20270104T100000") -> str:
    return f"{begins}\r\nSUMMARY:{name}\r\nRRULE:{rule}"


def _days(table: RawTable) -> list[str]:
    return [cells[0][:10] for _number, cells in table.rows[1:]]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=31;COUNT=3",
    ],
)
def test_what_never_comes_ends_soon_brings_nothing_and_is_said(tmp_path: Path, rule: str) -> None:
    table = _calendar(tmp_path / "a.ics", _event("Nunca", rule), _event("Dos", "FREQ=DAILY;COUNT=2"))
    assert _days(table) == ["2027-01-04", "2027-01-05"]
    (said,) = table.remarks
    assert said.startswith("«Nunca»: no entran todas sus veces.")


@pytest.mark.parametrize("begins", ["DTSTART:99970104T100000", "DTSTART;VALUE=DATE:99991231"])
@pytest.mark.parametrize("rule", ["FREQ=YEARLY", "FREQ=WEEKLY;COUNT=200"])
def test_one_after_the_last_year_leaves_the_others_in(tmp_path: Path, rule: str, begins: str) -> None:
    table = _calendar(tmp_path / "a.ics", _event("Fin", rule, begins), _event("Dos", "FREQ=DAILY;COUNT=2"))
    assert _days(table)[-2:] == ["2027-01-04", "2027-01-05"]
    assert _days(table)[0].startswith("999"), "the first time comes in"
    (said,) = table.remarks
    assert said.startswith("«Fin»: no entran todas sus veces.")


def test_one_that_cannot_be_read_leaves_the_others_in(tmp_path: Path) -> None:
    broken = "DTSTART:20270104T100000\r\nSUMMARY:Raro\r\nRRULE:FREQ=YEARLY;BYEASTER=x"
    table = _calendar(tmp_path / "a.ics", broken, _event("Dos", "FREQ=DAILY;COUNT=2"))
    assert _days(table)[-2:] == ["2027-01-04", "2027-01-05"]
    (said,) = table.remarks
    assert said.startswith("«Raro»: no entran todas sus veces.")


@pytest.mark.parametrize(
    "when",
    [
        "DTSTART:mañana",
        "DTSTART;VALUE=DURATION:PT1H",
        "DTSTART:20270104T100000\r\nDTSTART:20270105T100000",
        "DTSTART:20270104T100000\r\nRECURRENCE-ID:nunca",
    ],
)
def test_one_whose_day_cannot_be_read_leaves_the_others_in(tmp_path: Path, when: str) -> None:
    table = _calendar(tmp_path / "a.ics", f"{when}\r\nSUMMARY:Raro", _event("Dos", "FREQ=DAILY;COUNT=2"))
    assert _days(table)[-2:] == ["2027-01-04", "2027-01-05"]
    assert "Raro" in [cells[1] for _number, cells in table.rows], "it comes in, if only as an idea"


def test_what_was_called_off_whole_is_not_told_as_cut_short(tmp_path: Path) -> None:
    off = _event("Curso", "FREQ=DAILY;COUNT=2") + "\r\nEXDATE:20270104T100000,20270105T100000"
    table = _calendar(tmp_path / "a.ics", off, _event("Dos", "FREQ=DAILY;COUNT=2"))
    assert _days(table) == ["2027-01-04", "2027-01-05"]
    assert table.remarks == ()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=4",
        "FREQ=DAILY;INTERVAL=0;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_of_what_repeats_within_a_day_the_first_comes_in_and_it_is_said(tmp_path: Path, rule: str) -> None:
    table = _calendar(tmp_path / "a.ics", _event("Alarma", rule))
    assert _days(table) == ["2027-01-04"]
    (said,) = table.remarks
    assert said.startswith("«Alarma»: no entran todas sus veces.")


@pytest.mark.parametrize(
    ("rule", "count", "is_said"),
    [
        ("FREQ=WEEKLY;COUNT=3", 3, False),
        ("FREQ=DAILY;COUNT=100", 100, False),
        ("FREQ=DAILY;COUNT=101", 100, True),
        ("FREQ=MONTHLY;UNTIL=20281231T235959Z", 24, False),
        ("FREQ=MONTHLY;UNTIL=20291231T235959Z", 24, True),
        ("FREQ=YEARLY", 2, True),
    ],
)
def test_what_is_cut_short_is_said(tmp_path: Path, rule: str, count: int, *, is_said: bool) -> None:
    table = _calendar(tmp_path / "a.ics", _event("Pleno", rule))
    assert len(_days(table)) == count
    assert [said.split(":")[0] for said in table.remarks] == ["«Pleno»"] * is_said


def test_of_many_that_are_cut_short_some_are_named(tmp_path: Path) -> None:
    table = _calendar(tmp_path / "a.ics", *(_event(f"Acto {n}", "FREQ=YEARLY") for n in range(5)))
    (said,) = table.remarks
    assert said.startswith("«Acto 0», «Acto 1», «Acto 2» y 2 más: ")


def test_the_days_are_those_of_its_own_years(tmp_path: Path) -> None:
    """The last day of February of leap years, Mondays, and a day that does not repeat in all the years."""
    table = _calendar(
        tmp_path / "a.ics",
        _event("Bisiesto", "FREQ=MONTHLY;BYMONTHDAY=-1;BYMONTH=2;COUNT=2", "DTSTART;VALUE=DATE:20270201"),
        _event("Lunes", "FREQ=MONTHLY;BYDAY=1MO;COUNT=2", "DTSTART;TZID=Europe/Madrid:20270104T090000"),
    )
    assert _days(table) == ["2027-02-28", "2028-02-29", "2027-01-04", "2027-02-01"]
    assert [cells[0] for _number, cells in table.rows[3:]] == [
        "2027-01-04T09:00:00+01:00", "2027-02-01T09:00:00+01:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("added", "days"),
    [
        ("RDATE:20270110T100000,20270106T120000", ["04", "05", "06", "10"]),
        ("RDATE;VALUE=PERIOD:20270107T100000/PT2H", ["04", "05", "07"]),
        ("RDATE;VALUE=DATE:20270108\r\nRDATE:20270107T100000", ["04", "05", "07", "08"]),
        ("RDATE:20270105T100000", ["04", "05"]),
        ("RDATE:20270109T100000\r\nEXDATE:20270109T100000", ["04", "05"]),
    ],
)
def test_the_days_written_one_by_one_beside_a_rule_are_times_of_it(
    tmp_path: Path, added: str, days: list[str]
) -> None:
    table = _calendar(tmp_path / "a.ics", f"{_event('Curso', 'FREQ=DAILY;COUNT=2')}\r\n{added}")
    assert _days(table) == [f"2027-01-{day}" for day in days]
    assert not table.remarks


def test_without_a_rule_they_are_times_of_it_too(tmp_path: Path) -> None:
    begins = "DTSTART;TZID=Europe/Madrid:20270104T100000\r\nSUMMARY:Curso"
    table = _calendar(
        tmp_path / "a.ics", f"{begins}\r\nRDATE;TZID=Europe/Madrid:20270111T100000,20270118T093000"
    )
    assert _days(table) == ["2027-01-04", "2027-01-11", "2027-01-18"]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("RDATE:20270112T090000Z,20270119T090000Z", ["2027-01-12T10:00:00", "2027-01-19T10:00:00"]),
        ("RDATE;TZID=Europe/Lisbon:20270112T090000", ["2027-01-12T10:00:00"]),
        ("RRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:20270113T090000Z", ["2027-01-12T10:00:00"]),
    ],
    ids=["in UTC", "elsewhere", "left out"],
)
def test_a_moment_is_the_same_in_any_zone(tmp_path: Path, more: str, wanted: list[str]) -> None:
    begins = "DTSTART;TZID=Europe/Madrid:20270112T100000"
    table = _calendar(tmp_path / "agenda.ics", f"{begins}\r\nSUMMARY:Pleno\r\n{more}")
    assert [cells[0][:19] for _number, cells in table.rows[1:]] == wanted


def test_a_day_left_out_past_midnight_is_that_of_the_event(tmp_path: Path) -> None:
    begins = "DTSTART;TZID=Europe/Madrid:20270112T003000"
    more = "RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20270112T233000Z"
    table = _calendar(tmp_path / "agenda.ics", f"{begins}\r\nSUMMARY:Pleno\r\n{more}")
    assert _days(table) == ["2027-01-12", "2027-01-14"]


def test_what_ends_or_is_moved_past_midnight_is_of_the_day_of_the_event(tmp_path: Path) -> None:
    begins = "DTSTART;TZID=Europe/Madrid:20270112T003000\r\nSUMMARY:Pleno\r\nUID:pleno"
    again = f"{begins}\r\nRRULE:FREQ=DAILY;UNTIL=20270113T233000Z"
    moved = begins.replace("12T003000", "20T100000") + "\r\nRECURRENCE-ID:20270112T233000Z"
    path = tmp_path / "agenda.ics"
    told = "".join(f"BEGIN:VEVENT\r\n{each}\r\nEND:VEVENT\r\n" for each in (again, moved))
    path.write_bytes(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{told}END:VCALENDAR\r\n".encode())
    (table,) = read_tables(path, 1000)
    assert _days(table) == ["2027-01-12", "2027-01-14", "2027-01-20"]

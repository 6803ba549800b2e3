"""The calendar file byte by byte, as the strictest programs read it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from muniredes.actions import records
from muniredes.actions.calendar import reading, writing
from muniredes.actions.calendar.files import exporting, live
from muniredes.actions.calendar.files.exporting import ExportKind
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.series import Scope
from muniredes.domain.council import Council
from muniredes.storage.database import Database
from tests.support import set_up


@pytest.fixture
def villa(database: Database) -> Database:
    """A series with two days less, one in winter and one in summer; a note, a holiday and a long text."""
    set_up(database)
    series = {"title": "Agenda", "text": "Qué hacer: ñ, ü y 🎉 " * 12, "rule": "FREQ=WEEKLY;BYDAY=TH"}
    change = writing.create(
        database, Written(message=series, texts={"web": ""}, at=datetime(2026, 11, 26, 18))
    )
    for day in (date(2026, 12, 10), date(2027, 4, 1)):
        posts = reading.said(database, change.ids("message")[0]).posts
        writing.delete(database, next(post.id or 0 for post in posts if post.occurrence == day), Scope.THIS)
    band = {"title": "Feria", "starts_on": date(2027, 8, 13), "ends_on": date(2027, 8, 16)}
    records.add(database, "calendar_note", band)
    records.add(database, "local_holiday", {"day": date(2027, 5, 15), "name": "San Isidro"})
    return database


def exported(database: Database, folder: Path) -> bytes:
    target = folder / "calendario.ics"
    exporting.write(exporting.prepare(database, ExportKind.ICS), target)
    return target.read_bytes()


def alive(database: Database, folder: Path) -> bytes:
    (target,) = live.write(live.prepare(database, folder))
    assert target is not None
    return target.read_bytes()


WRITERS = pytest.mark.parametrize("write", [exported, alive])
Writer = Callable[[Database, Path], bytes]


@WRITERS
def test_every_line_ends_as_the_norm_says_and_none_is_too_long(
    villa: Database, tmp_path: Path, write: Writer
) -> None:
    data = write(villa, tmp_path)
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    lines = data.split(b"\r\n")
    assert lines.index(b"") == len(lines) - 1, "there are no empty lines"
    assert all(len(line) <= 75 for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    assert [line.decode() for line in lines], "no letter is cut in two"


@WRITERS
def test_the_days_that_a_series_leaves_out_are_in_its_time_zone(
    villa: Database, tmp_path: Path, write: Writer
) -> None:
    lines = write(villa, tmp_path).split(b"\r\n")
    assert [line for line in lines if line.startswith(b"EXDATE")] == [
        b"EXDATE;TZID=Europe/Madrid:20261210T180000",
        b"EXDATE;TZID=Europe/Madrid:20270401T180000",
    ]
    assert b"DTSTART;TZID=Europe/Madrid:20261126T180000" in lines
    assert lines.index(b"TZID:Europe/Madrid") < lines.index(b"BEGIN:VEVENT")


def test_a_name_of_several_lines_is_of_one(villa: Database, tmp_path: Path) -> None:
    with villa.write("nombre") as work:
        council = work.first(Council)
        assert council is not None
        council.name = "Villa\rX-MALO:1\r\nBEGIN:VEVENT"
    data = exported(villa, tmp_path)
    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    assert not any(line.startswith((b"X-MALO", b"BEGIN:VEVENT X")) for line in data.split(b"\r\n"))


def test_in_the_canaries_too(villa: Database, tmp_path: Path) -> None:
    with villa.write("zona") as work:
        council = work.first(Council)
        assert council is not None
        council.municipality_code = "38001"
    lines = exported(villa, tmp_path).split(b"\r\n")
    assert b"EXDATE;TZID=Atlantic/Canary:20270401T180000" in lines
    assert b"TZID:Atlantic/Canary" in lines


@WRITERS
def test_what_takes_whole_days_has_dates_and_no_hours(villa: Database, tmp_path: Path, write: Writer) -> None:
    lines = write(villa, tmp_path).split(b"\r\n")
    assert [line for line in lines if b"VALUE=DATE" in line] == [
        b"DTSTART;VALUE=DATE:20270515",
        b"DTEND;VALUE=DATE:20270516",
        b"DTSTART;VALUE=DATE:20270813",
        b"DTEND;VALUE=DATE:20270817",
    ]

"""The calendar as other programs read it: an independent reader finds the same moments and titles."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import example, given
from hypothesis import strategies as st

from muniredes.actions import clock, history, records
from muniredes.actions import reading as guide
from muniredes.actions.calendar import moving, reading, steps, writing
from muniredes.actions.calendar.files import exporting, live
from muniredes.actions.calendar.files.exporting import ExportKind
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.series import Scope
from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.calendar.messages.zones import CANARY, PENINSULA, instant
from muniredes.domain.council import Council
from muniredes.domain.problems import Problem
from muniredes.exchange.calendar_files.icalendar_file import LASTS
from muniredes.exchange.calendar_files.time_zones import time_zone
from muniredes.storage.database import Database
from tests.exchange.calendars import CALENDARS, Said, write_all
from tests.properties import ON_DATABASE
from tests.support import set_up

NETWORKS = ("https://facebook.com/aytovilla", "https://instagram.com/aytovilla")
SHOWN = CalendarFilter()
ZONES = (PENINSULA, CANARY)


def ics(
    database: Database, first: date | None = None, last: date | None = None, wanted: CalendarFilter = SHOWN
) -> bytes:
    return exporting.drawn(exporting.prepare(database, ExportKind.ICS, first, last, wanted))


def events(data: bytes) -> list[Any]:
    """Return the events of a calendar; their properties are of as many types as iCalendar has."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def read_back(data: bytes, first: date, last: date) -> Counter[tuple[datetime, str]]:
    """Return the instants and the titles that an independent reader finds."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(
        first, last + timedelta(days=1)
    )
    return Counter((event.start.astimezone(UTC), str(event["SUMMARY"])) for event in found)


def planned(database: Database, first: date, last: date, zone: str) -> Counter[tuple[datetime, str]]:
    """Return the instants and the titles of each moment of each message, from the views."""
    names = {each.id: each.network_id.capitalize() for each in guide.snapshot(database).accounts}
    lines = reading.dated(database, first, last)
    said = {number: reading.said(database, number) for number in {line.message_id for line in lines}}
    together: dict[tuple[int, datetime, object], list[str]] = {}
    for line in lines:
        assert line.at is not None
        occurrence = said[line.message_id].post(line.id).occurrence
        name = names[line.account_id] if line.account_id else line.medium.word if line.medium else ""
        together.setdefault((line.message_id, line.at, occurrence), []).append(name)
    found: Counter[tuple[datetime, str]] = Counter()
    for (number, at, _occurrence), channels in together.items():
        title = said[number].message.title
        found[instant(at, zone), f"{', '.join(dict.fromkeys(channels))} · {title}"] += 1
    return found


@pytest.fixture
def blank(tmp_path: Path, _blank_file: bytes) -> Path:
    """A file with nothing in it."""
    path = tmp_path / "blanco.sqlite"
    path.write_bytes(_blank_file)
    return path


def new(blank: Path, zone: str) -> Database:
    """Return a council of a time zone, with two accounts, in a file of its own."""
    path = blank.with_name("nueva.sqlite")
    path.write_bytes(blank.read_bytes())
    database = Database(path, clock.now)
    set_up(database, *NETWORKS)
    with database.write("zona") as work:
        council = work.first(Council)
        assert council is not None
        council.municipality_code = "38001" if zone == CANARY else "02001"
    return database


DEEDS = ((4, "move", 2), (1, "delete", 1), (9, "text", 1), (12, "discard", 1))
SUNDAYS = Said(
    title="Agenda",
    text="",
    note="",
    rule="FREQ=WEEKLY;BYDAY=SU",
    day=date(2027, 3, 7),
    hour=time(1, 30),
    channels=frozenset({"web", "facebook"}),
    deeds=DEEDS,
)

TWO_AT_ONE_HOUR = Said(
    title="Aviso",
    text="",
    note="",
    rule="FREQ=MONTHLY;BYMONTHDAY=-1",
    day=date(2026, 11, 24),
    hour=time(0, 30),
    channels=frozenset({"facebook", "instagram"}),
    deeds=((0, "move", 1), (0, "move", 1), (13, "day", 4), (19, "day", 4)),
)


@ON_DATABASE
@given(CALENDARS, st.sampled_from(ZONES))
@example([SUNDAYS], PENINSULA)
@example([SUNDAYS], CANARY)
@example([TWO_AT_ONE_HOUR], PENINSULA)
def test_an_independent_reader_finds_the_same_moments(blank: Path, calendar: list[Said], zone: str) -> None:
    database = new(blank, zone)
    write_all(database, calendar)
    first, last = date(2026, 11, 1), date(2027, 11, 30)
    data = ics(database)
    assert read_back(data, first, last) == planned(database, first, last, zone)
    assert read_back(ics(database, first, last), first, last) == planned(database, first, last, zone)


@pytest.mark.parametrize("zone", ZONES)
def test_the_time_zone_is_that_of_the_clocks_of_spain(zone: str) -> None:
    written, real = time_zone(zone).to_tz(), ZoneInfo(zone)
    moment = datetime(1997, 1, 1)
    while moment.year < 2037:
        assert moment.replace(tzinfo=written).utcoffset() == moment.replace(tzinfo=real).utcoffset(), moment
        moment += timedelta(hours=53)


def test_the_end_of_a_series_is_an_instant_and_its_last_day_counts(database: Database) -> None:
    set_up(database, *NETWORKS)
    _write(database, datetime(2027, 3, 25, 0, 30), rule="FREQ=DAILY;UNTIL=20270330")
    (event,) = events(ics(database))
    assert b"UNTIL=20270329T223000Z" in event.to_ical()
    assert b"DTSTART;TZID=Europe/Madrid:20270325T003000" in event.to_ical()
    assert len(read_back(ics(database), date(2027, 1, 1), date(2027, 12, 31))) == 6


def _write(database: Database, at: datetime, title: str = "Agenda", **values: str) -> int:
    message = {"title": title, "text": "Qué hacer", **values}
    change = writing.create(database, Written(message=message, texts={"web": "", "tablon": ""}, at=at))
    return change.ids("message")[0]


def test_a_day_that_moves_takes_the_place_of_its_own(database: Database) -> None:
    set_up(database, *NETWORKS)
    number = _write(database, datetime(2026, 11, 26, 18), rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231")
    second = [
        post.id or 0 for post in reading.said(database, number).posts if post.occurrence == date(2026, 12, 3)
    ]
    moving.to_day(database, second, date(2026, 12, 4))
    third = [
        post.id or 0 for post in reading.said(database, number).posts if post.occurrence == date(2026, 12, 10)
    ]
    steps.change_state(database, third, PostState.DISCARDED)
    last = reading.said(database, number).posts[-1].id or 0
    writing.delete(database, last - 2, Scope.THIS)
    series, moved = events(ics(database))
    assert series["UID"] == moved["UID"]
    assert b"RECURRENCE-ID;TZID=Europe/Madrid:20261203T180000" in moved.to_ical()
    assert b"DTSTART;TZID=Europe/Madrid:20261204T180000" in moved.to_ical()
    assert series.to_ical().count(b"EXDATE;TZID=Europe/Madrid:") == 2


def test_events_keep_their_names_and_newer_files_replace_older_ones(database: Database) -> None:
    set_up(database, *NETWORKS)
    number = _write(database, datetime(2026, 12, 1, 9))
    (before,) = events(ics(database))
    clock.pretend(date(2026, 11, 25))
    (same,) = events(ics(database))
    assert same.to_ical() == before.to_ical()
    moving.to_day(
        database, [post.id or 0 for post in reading.said(database, number).posts], date(2026, 12, 3)
    )
    (after,) = events(ics(database))
    assert after["UID"] == before["UID"]
    assert re.fullmatch(r"[0-9a-f-]{36}@muniredes", after["UID"])
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["LAST-MODIFIED"].dt == after["DTSTAMP"].dt
    first, _second = reading.said(database, number).posts
    written = Written(message={"title": "Agenda", "text": "Qué hacer"}, texts={"web": ""}, at=first.at)
    writing.edit(database, first.id or 0, written)
    (fewer,) = events(ics(database))
    assert fewer["SEQUENCE"] > after["SEQUENCE"]
    history.undo(database)
    (back,) = events(ics(database))
    assert (back["SUMMARY"], back["UID"]) == (after["SUMMARY"], after["UID"])
    assert back["SEQUENCE"] > fewer["SEQUENCE"]


def test_another_council_gives_other_names(database: Database, town_database: Database) -> None:
    set_up(database, *NETWORKS)
    _write(database, datetime(2026, 12, 1, 9))
    _write(town_database, datetime(2026, 12, 1, 9))
    names = [{event["UID"] for event in events(ics(each))} for each in (database, town_database)]
    assert names[0].isdisjoint(names[1])


def test_an_event_says_what_other_programs_need(database: Database) -> None:
    set_up(database, *NETWORKS)
    (topic,) = records.add(database, "topic", {"name": "Fiestas, y ferias"}).ids("topic")
    change = writing.create(
        database,
        Written(
            message={"title": "Pregón; a las nueve", "text": "¡Todos!\nA la plaza", "topic_id": topic},
            texts={"web": "", "tablon": "Venid", "bando": "", "megafonia": ""},
            at=datetime(2027, 8, 15, 21),
        ),
    )
    ready = exporting.prepare(database, ExportKind.ICS, alarm_minutes=30)
    data = exporting.drawn(ready)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    (event,) = events(data)
    assert event["SUMMARY"] == "Web municipal, Tablón de anuncios, Bando y 1 más · Pregón; a las nueve"
    assert event["DESCRIPTION"].startswith("¡Todos!\nA la plaza\nWeb municipal: Borrador\nBando: Borrador\n")
    assert "Venid\nTablón de anuncios: Borrador" in event["DESCRIPTION"]
    assert event.categories == ["Fiestas, y ferias"]
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert event.end - event.start == LASTS
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-30)
    posts = [post.id or 0 for post in reading.said(database, change.ids("message")[0]).posts]
    steps.change_state(database, posts, PostState.APPROVED)
    assert events(ics(database))[0]["STATUS"] == "CONFIRMED"
    steps.change_state(database, posts, PostState.DISCARDED)
    assert events(ics(database)) == []
    assert (
        events(ics(database, wanted=CalendarFilter(states=frozenset(PostState))))[0]["STATUS"] == "CANCELLED"
    )


def test_notes_and_local_holidays_take_whole_days(database: Database) -> None:
    set_up(database, *NETWORKS)
    band = {"title": "Feria", "starts_on": date(2027, 8, 13), "ends_on": date(2027, 8, 16), "note": "Casetas"}
    records.add(database, "calendar_note", band)
    records.add(database, "local_holiday", {"day": date(2027, 5, 15), "name": "San Isidro"})
    found = events(ics(database))
    assert [(event["SUMMARY"], event.start, event.end) for event in found] == [
        ("Festivo local: San Isidro", date(2027, 5, 15), date(2027, 5, 16)),
        ("Feria", date(2027, 8, 13), date(2027, 8, 17)),
    ]
    assert [event["SUMMARY"] for event in events(ics(database, date(2027, 8, 16), date(2027, 9, 1)))] == [
        "Feria"
    ]
    assert events(ics(database, wanted=CalendarFilter(text="feria"))) == []


def test_the_live_calendar_is_rewritten_only_when_it_changes(database: Database, tmp_path: Path) -> None:
    set_up(database, *NETWORKS)
    _write(database, datetime(2026, 12, 1, 9))
    folder = tmp_path / "compartida"
    folder.mkdir()
    (target,) = live.write(live.prepare(database, folder))
    assert target == folder / "Calendario-Villa.ics"
    assert target.stat().st_mode & 0o044 == 0o044
    assert live.write(live.prepare(database, folder)) == []
    _write(database, datetime(2026, 12, 2, 9), "Otra")
    assert live.write(live.prepare(database, folder)) == [target]
    assert [event["SUMMARY"].rpartition(" · ")[2] for event in events(target.read_bytes())] == [
        "Agenda",
        "Otra",
    ]
    assert [path.name for path in folder.iterdir()] == [target.name]


def test_a_folder_that_is_gone_or_closed_is_said(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(database, *NETWORKS)
    with pytest.raises(Problem, match="ya no está"):
        live.write(live.prepare(database, tmp_path / "no"))
    monkeypatch.setattr("os.access", lambda *_arguments: False)
    with pytest.raises(Problem, match="No se puede escribir en la carpeta"):
        live.write(live.prepare(database, tmp_path))

"""What is written today begins at an hour that is still to come."""

from datetime import date, datetime, time

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, history, knowledge
from muniredes.actions import reading as guide
from muniredes.actions.calendar import moving, reading, writing, year_plan
from muniredes.actions.calendar.parts import Written
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.window.title import WindowName
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.year.entries import PlannedYear
from muniredes.domain.places import Place, Target
from muniredes.storage.database import Database
from tests.desktop.hands import dialog, press, words, write
from tests.support import set_up

TODAY = date(2026, 11, 24)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (time(8, 15), datetime(2026, 11, 24, 10)),
        (time(10, 0), datetime(2026, 11, 24, 10)),
        (time(12, 30), datetime(2026, 11, 24, 13)),
        (time(20, 1), datetime(2026, 11, 24, 21)),
        (time(21, 1), datetime(2026, 11, 25, 10)),
        (time(23, 40), datetime(2026, 11, 25, 10)),
    ],
)
def test_a_new_post_of_today_begins_at_the_next_hour(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, now: time, first: datetime
) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.show_day(TODAY)
    at(monkeypatch, datetime.combine(TODAY, now))
    press(page, "Crear")
    editor = dialog(PostEditor)
    assert editor.form.moment() == first
    write(editor, "Hora", "")
    write(editor, "Título", "Corte")
    press(editor, "Guardar")
    (line,) = reading.dated(bench.hub.database, TODAY, date(2026, 11, 25))
    assert not line.is_late(clock.now().replace(second=0))


def test_an_idea_that_is_dropped_on_today_is_not_late(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(database)
    change = writing.create(database, Written(message={"title": "Poda"}, texts={}))
    at(monkeypatch, datetime(2026, 11, 24, 12, 30))
    moving.to_day(database, change.ids("post"), TODAY)
    (line,) = reading.dated(database, TODAY, TODAY)
    assert line.at == datetime(2026, 11, 24, 13)


@pytest.mark.parametrize("now", [time(13, 30), time(22, 30)])
def test_nothing_of_a_plan_made_today_is_born_late(
    database: Database, monkeypatch: pytest.MonkeyPatch, now: time
) -> None:

    set_up(database, "https://facebook.com/aytovilla")
    entries = tuple(entry.key for entry in knowledge.year_book().entries)
    year = PlannedYear(first=date(2026, 11, 1), entries=entries)
    snapshot = guide.snapshot(database)
    plan = year_plan.propose(database, snapshot, year).plan
    single, again = (
        next(
            message.starts_on
            for message in plan.messages
            if message.starts_on and message.starts_on >= TODAY and bool(message.rule) is repeats
        )
        for repeats in (False, True)
    )
    for day in (single, again):
        at(monkeypatch, datetime.combine(day, now))
        year_plan.accept(database, snapshot, year)
        lines = reading.dated(database, day, date(2027, 10, 31))
        assert lines
        assert not [line for line in lines if line.is_late(clock.now())]

        proposal = year_plan.propose(database, snapshot, year)
        assert (proposal.changes.added, proposal.changes.moved, proposal.changes.gone) == ((), (), ())
        history.undo(database)


def test_today_the_reminder_and_the_number_of_the_window_agree_as_the_hours_pass(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    set_up(bench.hub.database, "https://www.facebook.com/AytoVilla")
    at(monkeypatch, datetime(2026, 11, 24, 9))
    for title, keys in (("Agenda", ("web", "tablon", "bando")), ("Corte", ("web",))):
        written = Written(
            message={"title": title}, texts=dict.fromkeys(keys, ""), at=datetime(2026, 11, 24, 12)
        )
        writing.create(bench.hub.database, written)
    bench.hub.note_changed()
    bench.hub.replaced.emit()
    bench.go(Target(Place.TODAY))
    page = bench.page(Place.TODAY)
    name = "Ayuntamiento de Villa — MuniRedes"
    qtbot.waitUntil(lambda: bench.window.windowTitle() == name)
    assert "Publique esto ahora" not in words(page)
    at(monkeypatch, datetime(2026, 11, 24, 12, 0, 20))
    with qtbot.waitSignal(bench.reminders.said) as told:
        assert len(bench.reminders.look(clock.now())) == 2
    (sentence,) = told.args or ("",)
    assert str(sentence).endswith("y 1 más"), "as many as «Hoy» counts, whatever their channels"
    assert "Publique esto ahora\n2\n" in words(page), "it is seen without leaving the page"
    qtbot.waitUntil(lambda: bench.window.windowTitle() == f"(2) {name}")
    writing.delete(bench.hub.database, bench.hub.snapshot.due[0].id)
    bench.hub.note_changed()
    qtbot.waitUntil(lambda: bench.window.windowTitle() == f"(1) {name}")


def test_with_another_day_the_number_of_the_window_is_another(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    set_up(bench.hub.database, "https://www.facebook.com/AytoVilla")
    at(monkeypatch, datetime(2026, 11, 24, 23, 50))
    bench.hub.note_changed()
    bench.hub.replaced.emit()
    with qtbot.assertNotEmitted(bench.hub.struck):
        bench.reminders.look(datetime(2026, 11, 24, 23, 59))
    with qtbot.waitSignal(bench.hub.struck):
        bench.reminders.look(datetime(2026, 11, 25, 0, 0, 10))
    qtbot.wait(300)
    bench.window.setWindowTitle("")
    bench.window.woken.emit()
    qtbot.waitUntil(lambda: bench.window.windowTitle() == "Ayuntamiento de Villa — MuniRedes")


def test_the_name_of_the_window_goes_with_its_workbench(bench: Workbench) -> None:
    assert bench.findChildren(WindowName)
    assert not [each for each in bench.window.findChildren(WindowName) if each.parent() is not bench]
    assert QGuiApplication.desktopFileName() == "muniredes", "that of the menu of Linux, or it has no number"

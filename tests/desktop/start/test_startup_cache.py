"""What is seen first: «Hoy» as the guide was closed, of that very guide, that day, and nothing else."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import muniredes.actions.startup_cache as sights
from muniredes import policy
from muniredes.actions import clock, people
from muniredes.actions.workspace import Workspace
from muniredes.desktop.look import Look
from muniredes.desktop.pages.today import TodayPage, day_seen
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.startup import application, preloading
from muniredes.desktop.window.cached_today import FirstSight, _Deaf
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from muniredes.domain.today.items import DaySeen, from_json, to_json
from muniredes.storage.data_file.lock import WriterLock
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def _nothing_is_got_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preloading, "_FIRST_MS", 10**7)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    """A window as it is before there is anything in it."""
    made = MainWindow(Look(qapp, Preferences()), Preferences())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def closed(window: MainWindow, closed_town: Path) -> Path:
    """The example town, after it was open in a window and closed."""
    application.open_guide(window, closed_town)
    window.close()
    assert sights.place_of(closed_town).is_file()
    return closed_town


def said(page: FirstSight | TodayPage) -> list[str]:
    labels = [each.text() for each in page.findChildren(QLabel)]
    return labels + [each.text() for each in page.findChildren(QPushButton)]


def again(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    made = MainWindow(Look(qapp, Preferences()), Preferences())
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_seen_before_the_guide_is_open_and_says_the_same(
    closed: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    other = again(qtbot, qapp)
    application.fill(other, closed)
    sight = other.pages.currentWidget()
    assert isinstance(sight, FirstSight)
    assert not other.findChildren(Workbench)
    first = said(sight)
    assert len(first) > 20
    qtbot.waitUntil(lambda: isinstance(other.pages.currentWidget(), TodayPage))
    today = other.pages.currentWidget()
    assert isinstance(today, TodayPage)
    assert said(today) == first
    assert other.pages.count() == 1
    assert not sights.place_of(closed).exists(), "it is of a closed guide"
    other.close()
    assert sights.load(closed) is not None


def test_where_she_asked_to_go_is_gone_to(closed: Path, qtbot: QtBot, qapp: QApplication) -> None:
    other = again(qtbot, qapp)
    application.fill(other, closed)
    sight = other.pages.currentWidget()
    assert isinstance(sight, FirstSight)
    seen = sights.load(closed)
    assert seen is not None
    lines = (*seen.agenda.now, *seen.agenda.today, *seen.agenda.late, *seen.agenda.this_week)
    to_calendar = next(item for item in lines if item.target.place is Place.CALENDAR)
    (pressed,) = [
        each
        for each in sight.findChildren(QPushButton)
        if each.accessibleName() == f"{to_calendar.verb}: {to_calendar.text}"
    ][:1]
    pressed.click()
    qtbot.waitUntil(lambda: bool(other.findChildren(Workbench)))
    (bench,) = other.findChildren(Workbench)
    assert other.pages.currentWidget() is bench.page(Place.CALENDAR)
    other.close()


def test_what_was_pressed_on_what_moved_is_not_done(
    closed: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        _Deaf, "_MS", 60_000
    )  # the instant lasts until it is ended here, however slow this is
    other = again(qtbot, qapp)
    application.fill(other, closed)
    assert "EJEMPLO" in other.banner.text
    lock = WriterLock(closed)
    assert lock.take()
    qtbot.waitUntil(lambda: bool(other.findChildren(Workbench)))
    lock.release()
    assert "puede mirar, pero no guardar" in other.banner.text
    (bench,) = other.findChildren(Workbench)
    today = bench.page(Place.TODAY)
    (pressed, *_rest) = today.findChildren(QPushButton)
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert other.pages.currentWidget() is today
    for deaf in other.findChildren(_Deaf):
        deaf.deleteLater()
    qtbot.waitUntil(lambda: not other.findChildren(_Deaf))
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert other.pages.currentWidget() is not today
    other.close()


def _written_by_another(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person SET name = 'Otra'")


def _never_closed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version=0")


def _with_a_journal(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"?")


def _changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def _the_next_day(_path: Path) -> None:
    clock.pretend(TODAY + timedelta(days=1))


def _the_day_before(_path: Path) -> None:
    clock.pretend(TODAY - timedelta(days=1))


def _hidden(_path: Path) -> None:
    policy.obey(policy.Policy(hidden=frozenset({"calendario"})))


def _cut(path: Path) -> None:
    kept = sights.place_of(path)
    kept.write_bytes(kept.read_bytes()[:-10])


def _of_others(path: Path) -> None:
    sights.place_of(path).write_text('[{"of": null}]', encoding="utf-8")


def _without_its_guide(path: Path) -> None:
    path.unlink()


def _told(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    kept = sights.place_of(path)
    told = json.loads(kept.read_text(encoding="utf-8"))
    change(told)
    kept.write_text(json.dumps(told), encoding="utf-8")


def _by_another_version(path: Path) -> None:
    _told(path, lambda told: told["of"].__setitem__(0, "0.0.1"))


def _with_an_unknown_place(path: Path) -> None:
    _told(path, lambda told: told["seen"]["agenda"]["yours"][0]["target"].update(place="cocina"))


@pytest.mark.parametrize(
    "change",
    [
        _written_by_another, _never_closed, _with_a_journal, _changed, _the_next_day, _the_day_before,
        _hidden, _cut, _of_others, _without_its_guide, _by_another_version, _with_an_unknown_place,
    ],
)  # fmt: skip
def test_what_does_not_match_is_not_seen(closed: Path, change: Callable[[Path], None]) -> None:
    assert sights.load(closed) is not None
    change(closed)
    try:
        assert sights.load(closed) is None
    finally:
        policy.obey(policy.Policy())


def test_it_stands_until_the_hour_of_the_next_post(opened: Workspace) -> None:
    from muniredes.actions import reading, workspace

    seen = day_seen(reading.snapshot(opened.database))
    people.add(opened.database, {"name": "Ana"})
    workspace.close(opened)
    sights.keep(opened.path, seen, clock.now() + timedelta(hours=1))
    assert sights.load(opened.path) == seen
    clock.pretend(TODAY, (clock.now() + timedelta(minutes=59)).time())
    assert sights.load(opened.path) == seen
    clock.pretend(TODAY, (clock.now() + timedelta(minutes=2)).time())
    assert sights.load(opened.path) is None
    sights.keep(opened.path, seen, clock.now() - timedelta(hours=1))
    assert not sights.place_of(opened.path).exists()


def test_a_day_is_the_same_written_and_read(town_bench: Workbench) -> None:
    seen: DaySeen = day_seen(town_bench.hub.snapshot)
    assert seen.agenda.countdowns
    assert from_json(json.loads(json.dumps(to_json(seen)))) == seen


def test_the_day_that_is_said_does_not_come_and_go_where_there_is_little_room(town_bench: Workbench) -> None:
    town_bench.go(Target(Place.TODAY))
    today = town_bench.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    today.setParent(None)
    for tall, is_said in ((150, False), (600, True)):
        today.resize(600, tall)
        today.show()
        assert today.lead.isVisible() is is_said
        today.refresh()
        assert today.lead.isVisible() is is_said
    today.close()

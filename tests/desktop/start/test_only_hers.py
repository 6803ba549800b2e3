"""What is done by itself is done for her own guide, and never for a copy, an example or what ended."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from muniredes.actions import clock, workspace
from muniredes.actions.safekeeping import backups, second_copy
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.posts.live import LiveDialog
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of, say
from tests.desktop.hands import words

AT = datetime(2026, 11, 24, 18, 35)

See = Callable[[MainWindow, Workbench], Workbench]


def _look_at_a_copy(_window: MainWindow, bench: Workbench) -> Workbench:
    bench.look_at(backups.back_up(bench.hub.database).path)
    return bench


def _open_what_ended(window: MainWindow, bench: Workbench) -> Workbench:
    """Open a kept term with a double click, in a window of its own."""
    kept = bench.hub.workspace.path.parent / "mandatos" / "mandato-2019-2023.sqlite"
    kept.parent.mkdir()
    shutil.copyfile(backups.back_up(bench.hub.database).path, kept)
    return Workbench(window, workspace.open_file(kept))


def _look_at_what_is_damaged(window: MainWindow, bench: Workbench) -> Workbench:
    return Workbench(window, workspace.look_only(backups.back_up(bench.hub.database).path))


@pytest.fixture(params=[_look_at_a_copy, _open_what_ended, _look_at_what_is_damaged])
def seen(window: MainWindow, bench: Workbench, tmp_path: Path, request: pytest.FixtureRequest) -> Workbench:
    """A copy of a guide, with something to publish in a while, where everything is to be done by itself."""
    say(calendar_of(bench), "De ahora", "web", at=AT)
    bench.live.finish()
    wait_for_all()
    second_copy.choose(tmp_path)
    Preferences().live_calendar_folder = str(tmp_path)
    see: See = request.param
    return see(window, bench)


def _files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix in (".ics", ".sqlite")]


def test_neither_the_second_copy_nor_the_calendar_is_written_from_a_copy(
    seen: Workbench, tmp_path: Path
) -> None:
    assert not seen.hub.is_hers
    seen.second_copy.copy()
    seen.live.write()
    wait_for_all()
    assert _files(tmp_path) == []


def test_a_copy_reminds_of_nothing_and_calls_for_nothing(seen: Workbench, qtbot: QtBot) -> None:
    told: list[str] = []
    seen.reminders.said.connect(told.append)
    assert seen.reminders.look(AT + timedelta(minutes=1)) == ()
    assert told == []
    clock.pretend(AT.date(), AT.time())
    qtbot.waitUntil(lambda: seen.window.windowTitle() == "Ayuntamiento de Villa — MuniRedes")


def test_from_a_copy_nothing_of_this_computer_is_asked(seen: Workbench, tmp_path: Path) -> None:
    seen.go(Target(Place.TODAY))
    assert "segunda copia" not in words(seen.page(Place.TODAY))
    seen.go(Target(Place.SETTINGS, None, "copies"))
    assert "Copiar ahora" not in words(seen.page(Place.SETTINGS))
    dialog = LiveDialog(seen.hub, seen.window)
    dialog.open()
    dialog.keep_in(tmp_path)
    assert "Solo se escribe así" in words(dialog)
    assert _files(tmp_path) == []


def test_her_own_is_served_again_when_she_comes_back(bench: Workbench, tmp_path: Path) -> None:
    say(calendar_of(bench), "De ahora", "web", at=AT)
    _look_at_a_copy(bench.window, bench)
    Preferences().live_calendar_folder = str(tmp_path)
    bench.open_own()
    assert bench.hub.is_hers
    bench.live.write()
    wait_for_all()
    assert len(_files(tmp_path)) == 1

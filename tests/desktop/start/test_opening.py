"""Whatever is done with the file is done beside the window, which lives meanwhile and can stop it."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from muniredes import paths, policy
from muniredes.actions import council, people, workspace
from muniredes.actions.council import FirstAnswers
from muniredes.actions.crisis import course
from muniredes.actions.handover import receiving
from muniredes.actions.safekeeping import backups
from muniredes.actions.workspace import Workspace
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.opening import OpeningDialog, open_or_ask
from muniredes.desktop.pages.handover.package import PackagePanel
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.pages.settings.copies import CopiesPanel
from muniredes.desktop.pages.tabbed import TabbedPage
from muniredes.desktop.startup import application
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.council import EntityKind
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.storage.history import erasing
from muniredes.storage.safekeeping import backup, copies_folder, integrity
from tests.desktop.hands import press, when_open, words
from tests.support import set_up

TICKS = 5


@pytest.fixture
def _free_again() -> Iterator[None]:
    yield
    policy.obey(policy.Policy())


class Watch:
    """Counts what the window does while the file is worked on; the work waits until it has lived a while."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.inside: dict[str, bool] = {}
        self._monkeypatch = monkeypatch
        self._ticked = threading.Event()
        self._left = TICKS
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._ticked.set()

    def over(self, module: Any, name: str) -> None:
        """Note in which thread a function runs, and have it wait until the window has lived."""
        usual: Callable[..., Any] = getattr(module, name)

        def watched(*given: Any, **named: Any) -> Any:
            in_window = QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]
            self.inside[name] = self.inside.get(name, False) or in_window
            if not in_window:
                assert self._ticked.wait(10), "the window does not live"
            return usual(*given, **named)

        self._monkeypatch.setattr(module, name, watched)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Nothing that grows with the file runs in the window's thread."""
    found = Watch(monkeypatch)
    for module, name in (
        (workspace, "read_seal"),
        (integrity, "check_whole"),
        (integrity, "check_pages"),
        (backup, "make"),
        (backup, "check"),
        (backup, "restore"),
        (copies_folder, "thin_out"),
        (erasing, "is_due"),
        (backup, "leave"),
    ):
        found.over(module, name)
    return found


def test_a_file_that_was_not_closed_is_read_beside_the_window(
    window: MainWindow, town: Workspace, watch: Watch
) -> None:
    people.add(town.database, {"name": "Lo último"})
    workspace.let_go(town)
    opened = open_or_ask(window, town.path)
    assert opened is not None
    assert {"read_seal", "check_whole", "check_pages", "make", "thin_out", "is_due"} <= set(watch.inside)
    assert not any(watch.inside.values()), watch.inside
    workspace.close(opened)


@pytest.mark.usefixtures("_free_again")
def test_the_guide_is_brought_to_the_folder_that_is_fixed_beside_the_window(
    window: MainWindow, town: Workspace, tmp_path: Path, watch: Watch
) -> None:
    workspace.close(town)
    usual = paths.database_file()
    usual.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(town.path, usual)
    policy.obey(policy.Policy(data_folder=tmp_path / "nueva"))
    watch.over(backup, "write_copy")
    said, trouble = application._brought(window, paths.database_file())
    assert (trouble, watch.inside["write_copy"]) == (None, False)
    assert str(tmp_path / "nueva") in said


def test_going_back_to_a_copy_is_done_beside_the_window(
    window: MainWindow, town: Workspace, watch: Watch
) -> None:
    backups.back_up(town.database)
    workspace.close(town)
    watch.inside.clear()
    town.path.write_bytes(town.path.read_bytes()[:9000])
    when_open(OpeningDialog, lambda asked: press(asked, "Recuperar la última copia"))
    opened = open_or_ask(window, town.path)
    assert opened is not None
    assert {"check", "restore", "check_whole"} <= set(watch.inside)
    assert not any(watch.inside.values()), watch.inside
    workspace.close(opened)


@pytest.mark.parametrize("panel", [CopiesPanel, PackagePanel])
def test_she_is_asked_how_to_go_on_when_what_was_put_there_cannot_be_opened(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, panel: type[SayingPanel]
) -> None:
    hub, usual = town_bench.hub, workspace.open_file
    before = hub.workspace
    can_open = False

    def held(*given: Any, **named: Any) -> Workspace:
        if not can_open:
            raise Problem("Otro programa lo tiene cogido.")
        return usual(*given, **named)

    def answer(asked: OpeningDialog) -> None:
        nonlocal can_open
        can_open = True
        assert "Otro programa lo tiene cogido." in words(asked)
        assert before.database.is_read_only
        press(asked, "Volver a intentarlo")

    monkeypatch.setattr(workspace, "open_file", held)
    (found,) = (each for each in _panels(town_bench) if isinstance(each, panel))
    when_open(OpeningDialog, answer)
    if isinstance(found, CopiesPanel):
        copy = backups.back_up(hub.database)
        when_open(QMessageBox, lambda box: press(box, "Recuperar la copia"))
        found.restore(copy.path)
    elif isinstance(found, PackagePanel):
        monkeypatch.setattr(receiving, "take", lambda *_given, **_named: None)
        monkeypatch.setattr(found, "_seen", Mock())
        found.receive()
    qtbot.waitUntil(lambda: hub.workspace is not before, timeout=20_000)
    assert not hub.database.is_read_only
    assert "Otro programa" not in words(town_bench.window)


def _panels(bench: Workbench) -> Iterator[Panel]:
    for place in (Place.SETTINGS, Place.HANDOVER):
        page = bench.page(place)
        assert isinstance(page, TabbedPage)
        yield from page.panels


def test_closing_leaves_its_copy_beside_the_window(town_bench: Workbench, watch: Watch) -> None:
    people.add(town_bench.hub.database, {"name": "Lo último"})
    town_bench.window.close()
    assert {"leave"} <= set(watch.inside)
    assert not any(watch.inside.values()), watch.inside


def test_opening_can_be_stopped_and_nothing_has_changed(
    window: MainWindow, town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.add(town.database, {"name": "Lo último"})
    workspace.let_go(town)
    before = town.path.read_bytes()
    usual = integrity.check_whole
    stopped = threading.Event()

    def slow(path: Path, progress: Callable[[float], None]) -> None:
        assert stopped.wait(10)
        usual(path, progress)

    def stop(shown: QProgressDialog) -> None:
        assert "comprobándolo" in words(shown)
        press(shown, "Cancelar")
        stopped.set()

    said: list[str] = []

    def leave(asked: OpeningDialog) -> None:
        said.append(words(asked))
        press(asked, "Salir")

    monkeypatch.setattr(integrity, "check_whole", slow)
    when_open(QProgressDialog, stop)
    when_open(OpeningDialog, leave)
    assert open_or_ask(window, town.path) is None
    assert "Ha dejado de abrir «ejemplo.sqlite»" in said[0]
    assert town.path.read_bytes() == before
    assert town.lock.take(), "nobody has it"


def test_a_copy_that_cannot_be_left_on_closing_is_said_before_the_window_goes(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Problem("El disco está lleno.", "Libere espacio.")

    people.add(town_bench.hub.database, {"name": "Lo último"})
    monkeypatch.setattr(backup, "leave", full)
    said: list[str] = []

    def read(told: QMessageBox) -> None:
        assert town_bench.window.isVisible()
        said.append(told.text())
        told.buttons()[0].click()

    when_open(QMessageBox, read)
    town_bench.window.close()
    (told,) = said
    assert told.startswith("Lo que ha hecho está guardado")
    assert told.endswith("El disco está lleno. Libere espacio.")
    assert not town_bench.window.isVisible()


def test_another_file_is_opened_beside_the_window(bench: Workbench, town: Workspace, watch: Watch) -> None:
    copy = backups.back_up(town.database)
    watch.inside.clear()
    bench.look_at(copy.path)
    assert "mirando" in str(bench.hub.workspace.path)
    bench.open_own()
    bench.go(Target(Place.EXAMPLE))
    assert {"check", "restore", "check_whole"} <= set(watch.inside)
    assert not any(watch.inside.values()), watch.inside


def test_an_association_sees_an_example_of_its_own_and_goes_back_to_its_guide(bench: Workbench) -> None:
    answers = FirstAnswers(
        council={"name": "Peña El Botijo", "kind": EntityKind.ASSOCIATION}, user_name="Ana"
    )
    bench.hub.announce(council.set_up(bench.hub.database, answers))
    own = bench.hub.workspace.path
    bench.go(Target(Place.EXAMPLE))
    known = bench.hub.snapshot
    assert known.council is not None
    assert (known.council.kind, known.council.is_example) == (EntityKind.ASSOCIATION, True)
    assert "una asociación inventada" in words(bench.window)
    bench.open_own()
    assert bench.hub.workspace.path == own


def test_the_list_of_copies_says_which_can_be_believed(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, seen = backups.sound_among, threading.Event()

    def slow(*given: Any) -> dict[Path, bool]:
        assert seen.wait(10)
        return usual(*given)

    monkeypatch.setattr(backups, "sound_among", slow)
    database = town_bench.hub.database
    good, bad = backups.back_up(database), backups.back_up(database)
    data = bytearray(bad.path.read_bytes())
    data[len(data) // 2] ^= 1
    bad.path.write_bytes(data)
    town_bench.go(Target(Place.SETTINGS, field="copies"))
    assert words(town_bench.window).count("Comprobándola…") == 2
    seen.set()
    wait_for_all()
    said = words(town_bench.window)
    assert (said.count("Entera"), said.count("Dañada"), said.count("Comprobándola…")) == (1, 1, 0)
    assert good.path.exists()
    assert bad.path.exists()


@pytest.mark.parametrize("where", ["example", "copy"])
def test_a_crisis_of_her_guide_is_said_in_whatever_else_is_looked_at(bench: Workbench, where: str) -> None:
    set_up(bench.hub.database, "https://x.com/AytoVilla")
    copy = backups.back_up(bench.hub.database)
    bench.hub.perform(course.begin, "error")
    (crisis,) = bench.hub.snapshot.crisis.open_files
    if where == "example":
        bench.go(Target(Place.EXAMPLE))
    else:
        bench.look_at(copy.path)
    assert crisis.incident.title in words(bench.crisis_bar)
    visited = bench.hub.workspace.path
    press(bench.crisis_bar, "Volver a mi guía y seguir")
    QApplication.processEvents()
    assert bench.hub.workspace.path != visited
    assert bench.window.pages.currentWidget() is bench.page(Place.CRISIS)
    bench.go(Target(Place.EXAMPLE))
    bench.hub.perform(course.begin, "error", is_drill=True)
    assert "En el ejemplo: " in words(bench.crisis_bar)


def test_copies_that_could_not_be_read_are_read_again(
    town_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, asked = backups.sound_among, list[bool]()

    def not_at_first(*given: Any) -> dict[Path, bool]:
        asked.append(True)
        if len(asked) == 1:
            raise OSError("the folder is not there for a moment")
        return usual(*given)

    monkeypatch.setattr(backups, "sound_among", not_at_first)
    backups.back_up(town_bench.hub.database)
    town_bench.go(Target(Place.SETTINGS, field="copies"))
    wait_for_all()
    assert "Comprobándola…" in words(town_bench.window)
    press(town_bench.window, "Hacer una copia ahora")
    wait_for_all()
    assert words(town_bench.window).count("Entera") == 2

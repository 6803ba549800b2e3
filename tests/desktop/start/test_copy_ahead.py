"""The copy that closing leaves is got ready beside the window when she rests, and closing takes it."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniredes.actions import people, workspace
from muniredes.actions.workspace import Workspace
from muniredes.desktop.background import copy_ahead
from muniredes.desktop.background.copy_ahead import CopyAhead
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.hub import Hub
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.progress import Progress
from muniredes.storage.data_file.seal import Seal, read_seal
from muniredes.storage.safekeeping import copies_folder, prepared_copy


@pytest.fixture(autouse=True)
def _every_file_is_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared_copy, "LEAST_BYTES", 1)


def _made(opened: Workspace) -> list[str]:
    return [path.name for path in copies_folder.folder_of(opened.path).glob(".*-lista.tmp")]


def _is_waiting(ahead: CopyAhead) -> bool:
    return any(timer.isActive() for timer in ahead.findChildren(QTimer))


def test_it_is_made_once_she_rests_and_the_window_closes_with_it(bench: Workbench, qtbot: QtBot) -> None:
    ahead = CopyAhead(bench.hub, bench)
    ahead.get_ready()
    wait_for_all()
    qtbot.waitUntil(lambda: not _is_waiting(ahead))
    assert _made(bench.hub.workspace) == [], "nothing has changed"
    bench.hub.perform(people.add, {"name": "Ana Gil"})
    assert _is_waiting(ahead)
    QApplication.processEvents()
    ahead.get_ready()
    wait_for_all()
    assert len(_made(bench.hub.workspace)) == 1
    bench.hub.perform(people.add, {"name": "Eva Gil"})
    opened = bench.hub.workspace
    bench.window.close()
    assert _made(opened) == []
    copy = copies_folder.copies(opened.path)[0].path
    assert (read_seal(copy), read_seal(opened.path)) == (Seal.WHOLE, Seal.WHOLE)
    assert copy.read_bytes()[100:] == opened.path.read_bytes()[100:]


def test_another_guide_is_not_the_one_that_changed(bench: Workbench) -> None:
    hub: Hub = bench.hub
    ahead = CopyAhead(hub, bench)
    hub.perform(people.add, {"name": "Ana Gil"})
    assert _is_waiting(ahead)
    hub.replaced.emit()
    assert not _is_waiting(ahead)


def test_what_changes_while_one_is_made_is_in_the_next(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun, made = threading.Event(), list[bool](), workspace.get_a_copy_ready

    def slow(opened: Workspace, progress: Progress) -> None:
        begun.append(True)
        go_on.wait(10)
        made(opened, progress)

    monkeypatch.setattr(workspace, "get_a_copy_ready", slow)
    monkeypatch.setattr(copy_ahead, "AFTER_MS", 10)
    ahead = CopyAhead(bench.hub, bench)
    bench.hub.perform(people.add, {"name": "Ana Gil"})
    qtbot.waitUntil(lambda: len(begun) == 1)
    bench.hub.perform(people.add, {"name": "Eva Gil"})
    with qtbot.waitSignal(ahead.findChildren(QTimer)[0].timeout):
        pass
    go_on.set()
    qtbot.waitUntil(lambda: len(begun) == 2)

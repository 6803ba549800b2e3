"""What is left of a window once it has been closed: nothing."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from muniredes.actions.workspace import Workspace
from muniredes.desktop.look import Look
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.startup.application import put_away
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Target

WINDOWS = 50


def _survivors(open_and_close: Callable[[], list[object]], times: int) -> list[object]:
    """Return what is still alive of the objects that each turn says should have gone."""
    marks = [weakref.ref(each) for _turn in range(times) for each in open_and_close()]
    gc.collect()
    return [alive for mark in marks if (alive := mark()) is not None]


@pytest.fixture
def open_and_close(look: Look, opened: Workspace) -> Callable[[], list[object]]:
    """Open the empty guide in a window, and close it."""

    def turn() -> list[object]:
        window = MainWindow(look, Preferences())
        bench = Workbench(window, opened)
        QApplication.processEvents()
        ends: list[object] = [window, bench, bench.hub, bench.crisis_bar, bench.reminders, bench.live]
        window.hide()
        put_away()
        return ends

    return turn


def test_fifty_closed_windows_leave_none_alive(open_and_close: Callable[[], list[object]]) -> None:
    assert _survivors(open_and_close, WINDOWS) == []


def test_a_window_whose_every_page_was_seen_leaves_none_alive(look: Look, town: Workspace) -> None:
    window = MainWindow(look, Preferences())
    bench = Workbench(window, town)
    for place in page_words():
        bench.go(Target(place))
        QApplication.processEvents()
    marks: list[weakref.ref[QObject]] = [weakref.ref(bench.page(place)) for place in page_words()]
    marks += [weakref.ref(bench), weakref.ref(bench.hub)]
    window.hide()
    put_away()
    del window, bench
    gc.collect()
    assert [alive for mark in marks if (alive := mark()) is not None] == []

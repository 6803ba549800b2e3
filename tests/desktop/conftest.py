"""A window with a guide in it, as when the program is opened."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import reading
from muniredes.actions.workspace import Workspace
from muniredes.desktop import theme
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.look import Look
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.startup.application import put_away
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.widgets import files
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from tests import snapshots


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The light scheme at its usual size."""
    found = Look(qapp, Preferences())
    found.theme, found.scale = ThemeChoice.LIGHT, 100
    found.dress()
    return found


@pytest.fixture(autouse=True)
def _dressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test shows by itself is dressed as in a window."""
    add = QtBot.addWidget

    def dressed(qtbot: QtBot, widget: QWidget) -> None:
        theme.dress(widget)
        add(qtbot, widget)

    monkeypatch.setattr(QtBot, "addWidget", dressed)


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Iterator[MainWindow]:
    """The window, still empty.

    What was there before it does not go with it: frozen, it is not looked at when the window is put away.
    What the test before left without an owner goes first, or it would be frozen for ever.
    """
    gc.collect()
    gc.freeze()
    made = MainWindow(look, Preferences())
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    wait_for_all()
    put_away()


@pytest.fixture
def bench(window: MainWindow, opened: Workspace) -> Workbench:
    """The window with an empty guide."""
    return Workbench(window, opened)


@pytest.fixture
def town_bench(window: MainWindow, town: Workspace) -> Workbench:
    """The window with the example town."""
    return Workbench(window, town)


@pytest.fixture
def flawed_bench(window: MainWindow, flawed_town: Workspace) -> Workbench:
    """The window with a guide in which everything that can be wrong is."""
    return Workbench(window, flawed_town)


@pytest.fixture(autouse=True)
def _every_kind_of_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to choose a format: each test says with the name of the file which it is."""
    monkeypatch.setattr(files, "ask_kind", lambda _parent, kinds: kinds)


@pytest.fixture(autouse=True)
def _no_page_is_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is done in a window, what it knows of the guide is what a whole reading of the file says."""
    monkeypatch.setattr(reading, "known", snapshots.known)

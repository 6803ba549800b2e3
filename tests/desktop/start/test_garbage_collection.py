"""What nobody needs any more is let go in the window's thread, whoever is making things beside it."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from muniredes.desktop.background.garbage_collection import Collector
from muniredes.desktop.background.jobs import Job, wait_for_all
from muniredes.desktop.window.main_window import MainWindow
from muniredes.domain.progress import Progress

_MANY = 300_000


class _LetGo:
    """Something in a ring, as a widget and its page are, that notes in which thread it went."""

    def __init__(self, noted: list[int]) -> None:
        self._noted = noted
        self.ring = self

    def __del__(self) -> None:
        self._noted.append(threading.get_ident())


@pytest.fixture
def collecting(window: MainWindow) -> Iterator[Collector]:
    """What looks for it, in a window; afterwards Python looks by itself again, for the other tests."""
    made = Collector(window)
    thresholds = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield made
    gc.set_threshold(*thresholds)
    gc.enable()


def _make_many(_progress: Progress) -> int:
    return len([[number] for number in range(_MANY)])


def test_nothing_is_let_go_beside_the_window(collecting: Collector, qtbot: QtBot) -> None:
    noted: list[int] = []
    _LetGo(noted)
    job = Job(_make_many)
    with qtbot.waitSignal(job.done):
        job.start()
    assert noted == []
    gc.set_threshold(1, 1, 1)
    collecting.look()
    assert noted == [threading.get_ident()]


def test_it_is_looked_for_by_itself(collecting: Collector, qtbot: QtBot) -> None:
    del collecting
    noted: list[int] = []
    _LetGo(noted)
    kept = [[number] for number in range(_MANY)]
    qtbot.waitUntil(lambda: bool(noted))
    assert len(kept) == _MANY


def test_a_job_without_a_parent_goes_in_the_window_thread(window: MainWindow, qtbot: QtBot) -> None:
    del window
    goes: list[Callable[[], bool]] = []

    def begin() -> None:
        job = Job(lambda _progress: None)
        goes.append(lambda: not shiboken6.isValid(job))
        job.start()

    begin()
    wait_for_all()
    qtbot.waitUntil(goes[0])

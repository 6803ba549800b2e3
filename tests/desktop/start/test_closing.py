"""Closing waits for no folder that is far away, and never loses the copy that it leaves."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from muniredes.actions import people
from muniredes.actions.calendar.files import live
from muniredes.actions.safekeeping import province, second_copy
from muniredes.desktop.background import jobs
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.progress import Cancelled
from muniredes.storage.data_file import replacement
from muniredes.storage.data_file.seal import Seal, read_seal
from muniredes.storage.safekeeping import copies_folder
from tests.support import set_up

MUCH = 8.0
"""Seconds that nobody would wait."""


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    """What is waited for while a server does not answer; it answers at the end."""
    answers = threading.Event()
    yield answers
    answers.set()


@pytest.fixture
def _one_at_a_time() -> Iterator[None]:
    """As in a computer of one core: whatever takes the only room leaves the rest without it."""
    pool = QThreadPool.globalInstance()
    usual = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    yield
    pool.setMaxThreadCount(usual)


@pytest.mark.usefixtures("_one_at_a_time")
def test_a_server_that_does_not_answer_keeps_no_window_open(
    bench: Workbench, tmp_path: Path, stuck: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    monkeypatch.setattr(jobs, "FAR_S", 0.2)
    second_copy.choose(tmp_path)
    Preferences().live_calendar_folder = str(tmp_path)
    for module, name in ((province, "_last_action_far"), (province, "put_copy"), (live, "_write_one")):
        monkeypatch.setattr(module, name, lambda *_given, **_named: stuck.wait(60))
    bench.second_copy.copy()
    bench.live.write()
    Job(lambda _progress: stuck.wait(60)).start()
    bench.hub.perform(people.add, {"name": "Lo último"})
    path, began = bench.hub.workspace.path, time.monotonic()
    bench.window.close()
    assert not bench.window.isVisible()
    monkeypatch.setattr(jobs, "OWN_S", 0)
    assert not jobs.end_all(), "what she asked for is still being made"
    assert time.monotonic() - began < MUCH
    copy = copies_folder.copies(path)[0].path
    assert (read_seal(copy), read_seal(path)) == (Seal.WHOLE, Seal.WHOLE)


def test_what_was_changed_last_is_in_the_calendar_though_another_was_being_written(
    bench: Workbench, tmp_path: Path, stuck: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    Preferences().live_calendar_folder = str(tmp_path)
    usual, turns = live.write, list[str]()

    def slow(prepared: live.Prepared) -> list[Path]:
        if not turns:
            stuck.wait(60)
        turns.append("")
        return usual(prepared)

    monkeypatch.setattr(live, "write", slow)
    bench.live.write()
    bench.live.write()  # it waits for its turn
    bench.window.close()
    assert turns == []
    stuck.set()
    jobs.wait_for_all()
    assert len(turns) == 2
    assert len(list(tmp_path.glob("*.ics"))) == 1


def test_a_second_copy_that_is_stopped_leaves_what_was_there(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database)
    monkeypatch.setattr(replacement, "_STRETCH", 4096)
    path = bench.hub.database.path
    second_copy.choose(tmp_path)
    there = second_copy.keep(path)
    assert there is not None
    before = there.read_bytes()
    bench.hub.perform(people.add, {"name": "Lo último"})
    told: list[float] = []

    def stop_later(part: float) -> None:
        told.append(part)
        if part > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        second_copy.keep(path, stop_later)
    assert told == sorted(told)
    assert len(told) > 10
    assert there.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".tmp")] == []
    assert second_copy.keep(path) == there
    assert there.read_bytes() != before


def test_closing_stops_the_second_copy_that_is_being_made(
    bench: Workbench, tmp_path: Path, stuck: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(bench.hub.database)
    bench.hub.note_changed()
    second_copy.choose(tmp_path)
    usual = replacement.put_copy

    def slow(*given: object, **named: object) -> None:
        stuck.wait(60)
        usual(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(province, "put_copy", slow)
    bench.second_copy.copy()
    bench.window.close()
    bench.second_copy.copy()
    stuck.set()
    jobs.wait_for_all()
    QApplication.processEvents()
    assert list(tmp_path.glob("*.sqlite")) == []


LEAVES = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from muniredes.desktop.background import jobs
from muniredes.desktop.startup import application
jobs.OWN_S = 1
jobs.FAR_S = 0.5

def fill(window, path, package):
    for start in ("start", "start_at_once"):
        getattr(jobs.Job(lambda _progress: threading.Event().wait(), window), start)()
    QTimer.singleShot(100, window.close)

sys.exit(application.run(Path(sys.argv[1]), fill=fill))
"""


def test_the_program_ends_though_some_work_does_not(tmp_path: Path) -> None:
    """What is left would keep it for ever, without a window to close."""
    done = subprocess.run(
        [sys.executable, "-c", LEAVES, str(tmp_path / "g.sqlite")],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert list(tmp_path.rglob("ventana.ini")), "where the window was is known the next time"

"""What a start may load before there is a window to look at."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import muniredes
from muniredes.__main__ import main
from muniredes.actions.handover import delivering
from muniredes.actions.workspace import Workspace
from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs import crash
from muniredes.desktop.dialogs.package_words import OpenWordsDialog
from muniredes.desktop.startup import application, single_instance
from muniredes.desktop.startup.single_instance import SingleInstance
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.problems import Problem
from tests.desktop.hands import dialog, press, words, write

LOOK = """
import sys
from muniredes import __main__
from muniredes.desktop.dialogs import crash
from muniredes.desktop.startup import application
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
Hung = tuple[Path, "subprocess.Popen[str]"]
HEAVY = {"sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "openpyxl", "pypdfium2"}


def test_the_first_window_waits_for_nothing_heavy() -> None:
    root = Path(muniredes.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_what_is_done_once_a_month_is_not_read_in_at_every_opening() -> None:
    root = Path(muniredes.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", "import sys, muniredes.desktop.dialogs.opening; print(*sys.modules)"],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "muniredes.actions.calendar.series_renewal" in loaded
    assert not {"muniredes.actions.calendar.series", "muniredes.actions.editing"} & loaded


SEEN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from muniredes.desktop.startup import application

def fill(*given):
    application.fill(*given)
    QApplication.processEvents()
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
    QApplication.quit()

application.run(Path(sys.argv[1]), fill=fill)
"""


def test_the_guide_is_seen_before_what_writes_it_is_there(closed_town: Path) -> None:
    root = Path(muniredes.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", SEEN, str(closed_town)],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "sqlite3" in loaded
    assert loaded & HEAVY == set()


def _start(
    *, without: tuple[str, ...], words: tuple[str, ...] = (), **given: str
) -> subprocess.CompletedProcess[str]:
    """Start the program with some variables taken away, and others given."""
    root = str(Path(muniredes.__file__).parent.parent)
    kept = {name: said for name, said in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-m", "muniredes", *words],
        capture_output=True, text=True, check=False, env=kept | {"PYTHONPATH": root} | given, timeout=120,
    )  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    screens = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    done = _start(without=screens, words=("--datos", str(tmp_path / "g.sqlite")))
    assert done.returncode == 1
    assert done.stderr.startswith("MuniRedes no puede abrir su ventana")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "g.sqlite").exists()


@pytest.mark.usefixtures("qtbot")
def test_what_fails_before_the_window_is_said_in_a_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said: list[str] = []

    def refuse(_path: Path) -> None:
        raise Problem("El disco está lleno.", "Haga sitio y vuelva a abrir.")

    for name in ("install", "hear_qt"):
        monkeypatch.setattr(crash, name, lambda: None)
    monkeypatch.setattr(application, "SingleInstance", refuse)
    monkeypatch.setattr(QMessageBox, "exec", lambda told: said.append(told.text()))
    assert application.run(tmp_path) == 1
    assert said == ["El disco está lleno. Haga sitio y vuelva a abrir."]


def test_nobodys_name_does_not_stop_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert not SingleInstance(tmp_path / "g.sqlite").knock()


def test_the_menu_and_a_double_click_give_words_that_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Path(muniredes.__file__).parent.parent / "packaging" / "building"
    entry = (files / "linux_files" / "muniredes.desktop").read_text(encoding="utf-8")
    line = next(each for each in entry.splitlines() if each.startswith("Exec="))
    opened: list[Path | None] = []

    def run(given: Path | None) -> int:
        opened.append(given)
        return 0

    monkeypatch.setattr(application, "run", run)
    guide = tmp_path / "guía ñ.muniredes"
    guide.touch()
    _program, *words = line.removeprefix("Exec=").split()
    assert main([word for word in words if word != "%f"]) == 0
    assert main([word.replace("%f", str(guide)) for word in words]) == 0
    assert opened == [None, guide]
    for name in ("instalar.nsi", "muniredes.wxs"):
        command = (files / "windows" / name).read_text(encoding="utf-8")
        assert "--datos" not in command
        assert "%1" in command


def test_a_package_that_is_opened_by_itself_is_shown_before_it_is_taken(
    bench: Workbench, town: Workspace, tmp_path: Path
) -> None:
    package = tmp_path / "traspaso.muniredes"
    delivering.draw_up_delivery(town.database, None)
    delivering.deliver(town.database, package)
    assert application.is_package(package)
    assert not application.is_package(town.path)
    bench.window.package_brought.emit(package)
    wait_for_all()
    assert "El paquete está entero, tal como se hizo." in words(bench.window)
    assert "Recibir este paquete" in words(bench.window)


def test_one_closed_with_words_that_is_opened_by_itself_asks_for_them(
    bench: Workbench, town: Workspace, tmp_path: Path
) -> None:
    package = tmp_path / "traspaso.muniredes"
    said = "nube martillo perejil castillo violeta jilguero"
    delivering.deliver(town.database, package, words=said)
    assert application.is_package(package)
    bench.window.package_brought.emit(package)
    asked = dialog(OpenWordsDialog)
    write(asked, "Palabras", said)
    press(asked, "Abrir")
    wait_for_all()
    assert "Recibir este paquete" in words(bench.window)


@pytest.fixture
def hung(tmp_path: Path) -> Iterator[Hung]:
    """A guide whose window is open and does not answer."""
    path = tmp_path / "g.sqlite"
    does = f"""
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from muniredes.desktop.startup.single_instance import SingleInstance
app = QCoreApplication([])
door = SingleInstance(Path({str(path)!r}))
door.listen()
print("listening", flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", does], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "listening\n"
        yield path, first
        first.kill()


@pytest.mark.usefixtures("qtbot")
def test_a_window_that_does_not_answer_is_said_and_what_to_do(
    hung: Hung, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    for name in ("install", "hear_qt"):
        monkeypatch.setattr(crash, name, lambda: None)
    monkeypatch.setattr(single_instance, "ANSWERS_MS", 300)
    monkeypatch.setattr(QMessageBox, "exec", lambda told: said.append(told.text()))
    assert application.run(hung[0], lambda *_given: pytest.fail("another window is opened")) == 1
    (told,) = said
    assert told.startswith("MuniRedes ya está abierto con esta guía y no responde. ")
    assert "vuelva a abrir" in told


@pytest.mark.usefixtures("qtbot")
def test_a_window_that_goes_while_it_is_called_is_no_window(hung: Hung) -> None:
    path, first = hung
    QTimer.singleShot(200, first.kill)
    assert not SingleInstance(path).knock()


def test_a_second_start_brings_its_package_to_the_window_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    door = SingleInstance(tmp_path / "g.sqlite")
    door.listen()
    package = tmp_path / "traspaso ñ.muniredes"
    with qtbot.waitSignal(door.brought) as brought, qtbot.waitSignal(door.knocked):
        assert SingleInstance(tmp_path / "g.sqlite").knock(package)
    assert brought.args == [package]
    with qtbot.assertNotEmitted(door.brought, wait=100), qtbot.waitSignal(door.knocked):
        assert SingleInstance(tmp_path / "g.sqlite").knock()

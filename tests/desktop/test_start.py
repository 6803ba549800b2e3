"""What a start may load before there is a window to look at."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

import muniredes
from muniredes.desktop import application, crash
from muniredes.desktop.single_instance import SingleInstance
from muniredes.domain.problems import Problem

LOOK = """
import sys
from muniredes import __main__
from muniredes.desktop import application, crash
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
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
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: said.append(text))
    assert application.run(tmp_path) == 1
    assert said == ["El disco está lleno. Haga sitio y vuelva a abrir."]


def test_nobodys_name_does_not_stop_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert not SingleInstance(tmp_path / "g.sqlite").knock()

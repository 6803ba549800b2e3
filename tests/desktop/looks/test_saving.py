"""A file that is saved: what is there is not written over unasked, and what failed can go elsewhere."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from muniredes.desktop.pages.manual import ManualPage
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets import files
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target
from tests.desktop.hands import button, press, type_in, words

_WORD = "Word (*.docx)"


@pytest.fixture
def holder(qtbot: QtBot, tmp_path: Path) -> QWidget:
    """A window from which a file is asked for, in a folder that already has one."""
    made = QWidget()
    qtbot.addWidget(made)
    (tmp_path / "Mañana.docx").write_text("lo de antes")
    Preferences().last_folder = str(tmp_path)
    return made


def _answer(*answers: Callable[[QDialog], object]) -> list[str]:
    """Answer each window that comes, as a person does, and return what each said."""
    said: list[str] = []
    left, answered = list(answers), list[QDialog]()

    def look() -> None:
        found = QApplication.activeModalWidget()
        act = left.pop(0) if isinstance(found, QDialog) and found not in answered else None
        if left:
            QTimer.singleShot(20, look)  # before: what is done may open the next one and wait for it
        if act is not None and isinstance(found, QDialog):
            answered.append(found)
            said.append(words(found))
            act(found)

    QTimer.singleShot(20, look)
    return said


def _name(name: str) -> Callable[[QDialog], object]:
    def act(found: QDialog) -> None:
        assert isinstance(found, QFileDialog)
        type_in(found.findChildren(QLineEdit)[0], name)
        found.accept()

    return act


def _press(verb: str) -> Callable[[QDialog], object]:
    def act(found: QDialog) -> None:
        assert isinstance(found, QMessageBox)
        press(found, verb)

    return act


@pytest.mark.parametrize("name", ["Mañana", "Mañana.docx"])
def test_what_is_there_is_asked_about_however_its_name_is_written(
    holder: QWidget, tmp_path: Path, name: str
) -> None:
    yes = "Reemplazar" if name == "Mañana" else "&Sí"
    said = _answer(_name(name), _press(yes))
    assert files.ask_where(holder, "Guardar", "manual.docx", _WORD) == tmp_path / "Mañana.docx"
    assert "Mañana.docx" in said[1]


def test_who_would_rather_not_write_over_it_chooses_another_name(holder: QWidget, tmp_path: Path) -> None:
    _answer(_name("Mañana"), _press("Elegir otro nombre…"), _name("Pasado"))
    assert files.ask_where(holder, "Guardar", "manual.docx", _WORD) == tmp_path / "Pasado.docx"


def test_the_name_of_another_kind_of_file_is_another_name(holder: QWidget, tmp_path: Path) -> None:
    (tmp_path / "acta.v2.docx").write_text("lo de antes")
    said = _answer(_name("acta.v2"), _press("Reemplazar"))
    assert files.ask_where(holder, "Guardar", "manual.docx", _WORD) == tmp_path / "acta.v2.docx"
    assert "«acta.v2.docx»" in said[1]


def _manual(bench: Workbench) -> ManualPage:
    bench.go(Target(Place.MANUAL))
    page = bench.page(Place.MANUAL)
    assert isinstance(page, ManualPage)
    return page


def test_what_could_not_be_written_goes_elsewhere_and_its_folder_is_not_the_usual_one(
    town_bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers, gone = tmp_path / "Suya", tmp_path / "De nadie"
    hers.mkdir()
    places = [gone / "normas.docx", hers / "normas.docx", None]
    proposed: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        proposed.append(start)
        place = places.pop(0)
        return str(place or ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(files, "ask_kind", lambda _parent, _kinds: _WORD)
    before = files.usual_folder()
    page = _manual(town_bench)
    press(page, "Guardar…")
    gone.mkdir()  # it is there the next time, and yet nothing was ever written in it
    button(page, "Reintentar")
    press(page, "Elegir otro sitio…")
    assert f"Guardado en {hers / 'normas.docx'}" in words(page)
    press(page, "Guardar…")
    assert [Path(each).parent for each in proposed] == [before, before, hers]


def test_a_folder_on_a_server_that_does_not_answer_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far, comes_back = tmp_path / "lejos", threading.Event()
    usual = Path.is_dir

    def is_dir(path: Path) -> bool:
        if path == far:
            comes_back.wait()
        return usual(path)

    monkeypatch.setattr(Path, "is_dir", is_dir)
    files.remember(far)
    try:
        assert files.usual_folder() != far
    finally:
        comes_back.set()

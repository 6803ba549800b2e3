"""What somebody else wrote is shown as it is: Qt never takes it for a page, nor fetches what it names."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QListWidget, QMessageBox, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from muniredes.actions import people
from muniredes.desktop.dialogs import crash
from muniredes.desktop.dialogs.base import whatever_happens
from muniredes.desktop.dialogs.import_list import ImportDialog
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.widgets.message_boxes import Icon, message, progress_window
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.problems import Problem
from tests.desktop.hands import dialog, seen

PAGE = '<img src="file://servidor/cosas/a.png"> y <b>más</b>'


def _as_qt_shows(tip: str) -> str:
    """Return the words of a hint: a page that names nothing, or the words themselves."""
    document = QTextDocument()
    document.setHtml(tip) if "<" in tip else document.setPlainText(tip)
    assert "\ufffc" not in document.toPlainText(), "a picture that would be fetched"
    return document.toPlainText()


def test_the_cells_of_a_list(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "cuentas.csv"
    path.write_text(f"Red;Dirección;Nombre\nFacebook;fb.com/villa;{PAGE}\n;{PAGE};\n", encoding="utf-8")
    opened = ImportDialog(bench.hub, bench.window)
    opened.open()
    opened.open_file(path)
    table = seen(opened, QTableWidget)[0]
    items = [
        item
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if (item := table.item(row, column)) is not None
    ]
    assert any("<" in item.toolTip() for item in items)
    for item in items:
        assert " ".join(_as_qt_shows(item.toolTip()).split()) == " ".join(item.text().split())


def test_what_is_told_in_a_small_window(bench: Workbench, qtbot: QtBot) -> None:
    box = message(bench.window, Icon.Warning, PAGE, PAGE, title="Aviso")
    shown = progress_window(bench.window, PAGE, "Un momento")
    shown.reset()
    for each in (box, shown):
        qtbot.addWidget(each)
        for said in each.findChildren(QLabel):
            assert said.textFormat() is Qt.TextFormat.PlainText or "<img" not in said.text()


def test_what_cannot_be_saved_on_the_way_out(bench: Workbench) -> None:
    def refuse() -> None:
        raise Problem(PAGE, "")

    where = QWidget(bench.window)
    whatever_happens(refuse, where)
    told = dialog(QMessageBox)
    assert told.textFormat() is Qt.TextFormat.PlainText
    told.close()


@pytest.mark.usefixtures("qapp")
def test_a_problem_that_nobody_showed(monkeypatch: pytest.MonkeyPatch) -> None:
    formats: list[Qt.TextFormat] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda told: formats.append(told.textFormat()))
    crash.tell(Problem(PAGE, ""))
    assert formats == [Qt.TextFormat.PlainText]


def test_what_is_found_and_what_was_done(bench: Workbench) -> None:
    bench.hub.perform(people.add, {"name": PAGE})
    opened = SearchDialog(bench.hub, bench.window)
    opened.open()
    opened.type_in("servidor")
    found = seen(opened, QListWidget)[0]
    assert PAGE in [_as_qt_shows(found.item(row).toolTip()) for row in range(found.count())]
    opened.close()
    bar = bench.window.undo_bar
    bar.say(" ".join([PAGE] * 12))
    (said,) = [each for each in seen(bar, QLabel) if each.text()]
    assert _as_qt_shows(said.toolTip()) == " ".join([PAGE] * 12)

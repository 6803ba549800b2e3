"""What opens over a page: whole, in Spanish, and in the colours of the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.actions.crisis import course
from muniredes.desktop.dialogs.crisis.ending import EndingDialog
from muniredes.desktop.dialogs.crisis.pause import PauseDialog
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import DateField
from muniredes.desktop.layouts.fitted import FittedDialog, room_for
from muniredes.desktop.look import Look
from muniredes.desktop.messages.saving import say_saved
from muniredes.desktop.widgets import files
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.files import ask_kind
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.window.workbench import Workbench
from tests.desktop.hands import seen


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("count", [1, 2, 5, 10])
def test_every_option_of_a_list_that_drops_down_is_seen(
    look: Look, qtbot: QtBot, scale: int, count: int
) -> None:
    look.scale = scale
    look.dress()
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems([f"Opción {number}" for number in range(count)])
    combo.show()
    combo.showPopup()
    QApplication.processEvents()
    last = combo.view().visualRect(combo.model().index(count - 1, 0))
    assert combo.view().viewport().rect().contains(last)
    assert combo.view().verticalScrollBar().maximum() == 0
    combo.hidePopup()


@pytest.mark.parametrize("scale", [100, 200])
def test_every_day_of_the_calendar_is_seen(look: Look, qtbot: QtBot, scale: int) -> None:
    look.scale = scale
    look.dress()
    asked = DateInput(DateField(key="day", label="Fecha"))
    qtbot.addWidget(asked)
    asked.show()
    (opener,) = asked.findChildren(QToolButton)
    menu = opener.menu()
    menu.popup(asked.mapToGlobal(asked.rect().bottomLeft()))
    QApplication.processEvents()
    calendar = menu.findChild(QCalendarWidget)
    assert isinstance(calendar, QWidget)
    table = calendar.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    last = table.visualRect(model.index(model.rowCount() - 1, model.columnCount() - 1))
    assert table.viewport().rect().contains(last)
    menu.close()


KINDS = "Documento PDF (*.pdf);;Word (*.docx);;HTML (*.html)"


@pytest.mark.parametrize(("word", "kind"), [("Word, para corregir", "Word (*.docx)"), ("", "")])
def test_the_format_is_chosen_before_by_what_it_is_for(qtbot: QtBot, word: str, kind: str) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            if action.text() == word:
                menu.setActiveAction(action)
                QTest.keyClick(menu, Qt.Key.Key_Return)
                return
        menu.close()

    QTimer.singleShot(50, choose)
    assert ask_kind(holder, KINDS) == kind


def test_files_begin_in_her_documents_and_then_where_she_last_wrote_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, papers = tmp_path / "Documentos", tmp_path / "Papeles"
    documents.mkdir()
    papers.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(papers / "decreto"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    holder = QWidget()
    qtbot.addWidget(holder)
    for _turn in range(2):
        target = files.ask_where(holder, "Guardar", "decreto.pdf", "Word (*.docx)")
        assert target == papers / "decreto.docx"
        say_saved(Notice(), target)
    assert asked == [str(documents / "decreto.docx"), str(papers / "decreto.docx")]


@pytest.mark.usefixtures("qapp")
def test_the_window_of_files_is_in_spanish() -> None:
    for context, words in (
        ("QFileDialog", ("&Look in:", "File &name:", "Files of &type:", "&Save", "&Open")),
        ("QAbstractFileIconProvider", ("Folder",)),
        ("QFileSystemModel", ("Name", "Size", "Type", "Date Modified")),
    ):
        assert [each for each in words if QCoreApplication.translate(context, each) == each] == []


def test_a_dialog_that_grows_with_what_it_says_stays_inside_the_screen(qtbot: QtBot) -> None:
    """Its verb would go below the screen together with the sentence that says why it did nothing."""
    dialog = FittedDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    said, verb = QLabel("¿Cómo se llama?"), QPushButton("Seguir")
    said.setWordWrap(True)
    column.addWidget(said)
    column.addWidget(verb)
    dialog.resize(400, 120)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = room_for(dialog)
    dialog.move(room.left(), room.bottom() - dialog.height() + 1)
    said.setText("Escriba el nombre con el que la conocen los vecinos. " * 12)
    qtbot.waitUntil(lambda: dialog.height() > 150)
    assert dialog.frameGeometry().bottom() <= dialog.screen().availableGeometry().bottom()


def test_a_question_of_a_crisis_is_as_tall_as_what_it_says(town_bench: Workbench) -> None:
    """With room on the screen nothing of it scrolls, and all its edges agree."""
    hub = town_bench.hub
    hub.perform(course.begin, "cuenta")
    file = hub.snapshot.crisis.files[0]
    for asked in (EndingDialog(hub, file, town_bench.window), PauseDialog(hub, file, town_bench.window)):
        asked.open()
        QApplication.processEvents()
        room = room_for(asked).height()
        for area in asked.findChildren(QScrollArea):
            assert area.verticalScrollBar().maximum() == 0 or asked.height() == room
        told = [each for each in seen(asked, Notice) if each.isVisible()]
        assert len({(each.mapTo(asked, QPoint(0, 0)).x(), each.width()) for each in told}) <= 1
        asked.reject()

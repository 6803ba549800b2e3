"""Whatever people read is advised on where it is written, and mended there with one click."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.forms import asking as ask
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.pages.crisis.lists.texts import of_message
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.crisis.knowledge import Stage
from tests.desktop.crises import begin
from tests.desktop.hands import dialog, press, words

FORMAL = "Se pone en conocimiento que mañana no hay agua. Diríjase a la fuente."


@pytest.mark.parametrize("path", ["prepared_notice.text", "conversation_guide.rules", "crisis_step.paste"])
def test_a_text_for_all_is_advised_on_and_mended_where_it_is_written(qtbot: QtBot, path: str) -> None:
    asked = TextInput(ask.text(path, lines=4))
    qtbot.addWidget(asked)
    asked.show()
    left: list[str] = []
    asked.left.connect(lambda: left.append(asked.value()))
    (area,) = asked.findChildren(QPlainTextEdit)
    area.setPlainText(FORMAL)
    qtbot.waitUntil(lambda: "Mejor «" in words(asked))
    while "Arreglar" in words(asked):
        press(asked, "Arreglar")
        qtbot.wait(300)
    assert asked.value() == "Avisamos que mañana no hay agua. Vaya a la fuente."
    assert left[-1] == asked.value(), "what was mended is kept"
    area.undo()
    assert "Diríjase" in asked.value()


def test_the_messages_of_a_crisis_are_for_all_and_a_private_note_is_nobodys_business(qtbot: QtBot) -> None:
    (field,) = of_message("servicio", Stage.FIRST).values()
    assert isinstance(field, TextField)
    assert field.is_for_all
    note = TextInput(ask.text("account.notes"))
    qtbot.addWidget(note)
    note.show()
    note.findChildren(QPlainTextEdit)[0].setPlainText(FORMAL)
    qtbot.wait(400)
    assert "Mejor «" not in words(note)


def test_a_notice_in_a_crisis_is_mended_without_leaving_it(bench: Workbench, qtbot: QtBot) -> None:
    begin(bench, "servicio")
    press(bench.window, "Avisar a la gente…")
    sheet = dialog(NoticeDialog)
    sheet.text.setPlainText(FORMAL)
    qtbot.waitUntil(lambda: "Mejor «" in words(sheet))
    while "Arreglar" in words(sheet):
        press(sheet, "Arreglar")
        qtbot.wait(300)
    assert sheet.text.toPlainText() == "Avisamos que mañana no hay agua. Vaya a la fuente."

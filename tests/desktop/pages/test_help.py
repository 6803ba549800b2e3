"""F1, from any page and any dialog, opens the part of the help that is about it."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from muniredes.actions import knowledge
from muniredes.desktop.dialogs.help import HelpDialog
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.dialogs.search import SearchDialog
from muniredes.desktop.navigation.sidebar import page_words
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.knowledge.facts import HELP
from muniredes.domain.places import Place, Target
from tests.desktop.calendars import calendar_of
from tests.desktop.hands import dialog, press, words


def _press_f1(widget: QWidget) -> HelpDialog:
    widget.activateWindow()
    assert QTest.qWaitForWindowActive(widget)
    QTest.keyClick(widget, Qt.Key.Key_F1)
    return dialog(HelpDialog)


def test_each_page_has_its_own_part(bench: Workbench) -> None:
    for place, name in page_words().items():
        bench.go(Target(place))
        opened = _press_f1(bench.window)
        assert opened.part.title == name
        assert opened.part.text in words(opened)
        opened.reject()
        QApplication.processEvents()


def test_a_wizard_opens_the_part_of_its_page_and_any_dialog_that_of_the_page_behind(bench: Workbench) -> None:
    bench.go(Target(Place.GUIDE))
    bench.go(Target(Place.SAY_STYLE))
    wizard = dialog(WizardDialog)
    assert _press_f1(wizard).part.key == "estilo"
    dialog(HelpDialog).reject()
    wizard.reject()
    QApplication.processEvents()
    bench.open_search()
    assert _press_f1(dialog(SearchDialog)).part.key == "guia"


def test_every_key_is_told(bench: Workbench) -> None:
    calendar = calendar_of(bench)
    press(calendar, "Crear")
    editor = dialog(PostEditor)
    told = " ".join(
        next(part for part in knowledge.papers()[HELP].value.parts if part.key == "teclas").points
    )
    keys = {each.key() for root in (bench.window, editor) for each in root.findChildren(QShortcut)}
    keys |= {
        each.shortcut() for root in (bench.window, editor) for each in root.findChildren(QAbstractButton)
    }
    editor.reject()
    names = {each.toString() for each in keys} - {""}
    assert {"Ctrl+M", "Del", "Ctrl+Left", "Ctrl+Return", "F9"} <= names
    pages = {f"Ctrl+{number}" for number in range(1, 10)}
    assert "Ctrl+1 a Ctrl+9" in told
    missing = {name for name in names - pages if _IN_SPANISH.get(name, name) not in told}
    assert not missing


_IN_SPANISH = {
    "Ctrl+Left": "Ctrl+←",
    "Ctrl+Right": "Ctrl+→",
    "Del": "Supr",
    "Ctrl+Return": "Ctrl+Intro",
    "Ctrl+,": "Ctrl+coma",
    "Ctrl+Shift+Z": "Ctrl+Mayús+Z",
}


def test_the_help_is_a_tagged_document_too(bench: Workbench, tmp_path: Path) -> None:
    bench.go(Target(Place.MANUAL))
    opened = _press_f1(bench.window)
    opened.save(tmp_path / "ayuda.pdf")
    document = pypdfium2.PdfDocument((tmp_path / "ayuda.pdf").read_bytes())
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    document.close()
    for name in page_words().values():
        assert name in text


@pytest.mark.parametrize("gap", ["{", "}"])
def test_the_help_has_no_gaps_to_fill(gap: str) -> None:
    assert not [
        part for part in knowledge.papers()["ayuda"].value.parts if gap in part.text + "".join(part.points)
    ]

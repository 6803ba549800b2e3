"""She double-clicks everything: what takes the place of what she pressed does not hear it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.widgets.text import button
from muniredes.desktop.window.main_window import MainWindow
from muniredes.desktop.window.workbench import Workbench
from muniredes.desktop.wizards.asking.dialog import WizardDialog
from muniredes.domain.places import Place, Target
from tests.desktop.hands import dialog, press, press_twice, type_in


class _Asked(AskingDialog):
    """Counts how many times it is answered, and is never done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("¿Seguro?", "Sí", 300, 200, parent)
        self.answered = 0
        self.line = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addLayout(self.foot())

    def finish(self) -> None:
        self.answered += 1


def test_a_wizard_goes_on_one_page(bench: Workbench) -> None:
    bench.go(Target(Place.SETUP))
    wizard = dialog(WizardDialog)
    before = wizard.session.position
    press_twice(wizard, "Siguiente")
    assert wizard.session.position - before <= 1


@pytest.mark.parametrize("later_ms", [0, 150])
def test_what_is_under_a_window_that_closes_is_not_pressed(qtbot: QtBot, later_ms: int) -> None:
    pressed: list[str] = []
    under = QWidget()
    qtbot.addWidget(under)
    first = button("Primero", lambda: pressed.append("first"))
    first.clicked.connect(first.hide)
    second = button("Segundo", lambda: pressed.append("second"))
    for made in (second, first):
        made.setParent(under)
        made.setGeometry(10, 10, 160, 40)
    under.show()
    at = under.mapToGlobal(first.geometry().center())
    for target, when in ((first, 1_000_000), (second, 1_000_000 + 60 + later_ms)):
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            told = QMouseEvent(
                kind,
                QPointF(target.mapFromGlobal(at)),
                QPointF(at),
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            told.setTimestamp(when)
            QApplication.sendEvent(target, told)
    assert pressed == ["first"]


def test_what_is_pressed_later_in_the_same_place_is_pressed(bench: Workbench) -> None:
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    shown = page.period
    press(page, "›")
    press(page, "‹")
    assert page.period == shown


def test_the_page_is_turned_as_fast_as_she_presses(bench: Workbench) -> None:
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    shown = page.period
    press_twice(page, "›")
    assert page.period == shown.turned(2)


def test_enter_held_down_answers_once(window: MainWindow) -> None:
    asked = _Asked(window)
    asked.open()
    asked.line.setFocus()
    type_in(asked.line, "a")
    for again in (False, True, True):
        told = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again)
        QApplication.sendEvent(asked.line, told)
    assert asked.answered == 1
    asked.reject()

"""The edges that the theme draws: whole, and one where there is one thing to show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.theme import ThemeChoice
from muniredes.desktop.widgets.combo import Combo


def dressed(qapp: QApplication, qtbot: QtBot, inside: QWidget) -> QWidget:
    theme.apply(qapp, ThemeChoice.LIGHT, 100)
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    QVBoxLayout(window).addWidget(inside)
    window.resize(300, 120)
    window.show()
    return window


def test_a_list_that_drops_down_has_its_four_edges(qapp: QApplication, qtbot: QtBot) -> None:
    combo = Combo()
    combo.addItems(["En uso", "En pausa", "Cerrada"])
    window = dressed(qapp, qtbot, combo)
    assert window.isVisible()
    combo.showPopup()
    drawn = combo.view().window().grab().toImage()
    across, down = drawn.width() - 1, drawn.height() - 1
    edges = {drawn.pixel(x, y) for x, y in ((0, down // 2), (across, down // 2), (across // 2, 0), (9, down))}
    combo.hidePopup()
    assert edges == {drawn.pixel(0, 0)}


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox, QRadioButton])
def test_the_cursor_is_shown_once_on_what_is_pressed(
    qapp: QApplication, qtbot: QtBot, kind: type[QPushButton | QToolButton | QCheckBox | QRadioButton]
) -> None:
    """Gone to with the keyboard, the system draws its own frame of the cursor inside ours."""
    pressed = kind()
    pressed.setText("No tenemos")
    window = dressed(qapp, qtbot, pressed)
    window.activateWindow()
    put_cursor(pressed)
    qtbot.waitUntil(pressed.hasFocus)
    pressed.grab()
    by_hand = pressed.grab().toImage()
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert pressed.grab().toImage() == by_hand

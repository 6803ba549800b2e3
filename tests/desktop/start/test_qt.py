"""What the program expects of Qt itself, on the version that the lock file names."""

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

TIMES = 400


class _Sender(QObject):
    told = Signal(object)


def test_signals_and_overridden_methods_keep_the_references_of_python(qtbot: QtBot) -> None:
    """A binding that drops one at each call ends the program after some minutes of use."""
    sender, line, watcher = _Sender(), QLineEdit(), QWidget()
    sender.told.connect(lambda _value: None)
    qtbot.addWidget(line)
    qtbot.addWidget(watcher)
    line.installEventFilter(watcher)
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _time in range(TIMES):
        sender.told.emit(True)
        line.setText("a")
        line.setVisible(True)
        line.setVisible(False)
    after = [sys.getrefcount(value) for value in (None, True, False)]
    lost = [was - now for was, now in zip(before, after, strict=True)]
    assert max(lost) < TIMES // 2


@pytest.mark.usefixtures("qapp")
def test_buttons_of_qt_are_in_spanish() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QCoreApplication.translate("QPlatformTheme", "&Yes") == "&Sí"


def test_what_is_typed_never_has_half_a_letter(qtbot: QtBot) -> None:
    """Qt counts the halves of «😀» as two, and may cut it; what it gives to Python can always be written."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setMaxLength(2)
    line.setText("a😀b")
    assert line.text().encode() == b"a"
    QGuiApplication.clipboard().setText("a\ud83d")
    line.clear()
    line.paste()
    assert line.text().encode() == b"a"

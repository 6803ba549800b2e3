"""A person's hands: find what is in view by what it says, click it, type in it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from muniredes.desktop.background.jobs import wait_for_all
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.pages.base import Page
from muniredes.desktop.widgets.preview import PreviewPane
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.places import Place, Target

TURNS = 4
"""Of the event loop: a layout inside another is only arranged in the next one."""

W = TypeVar("W", bound=QWidget)


def seen(root: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind that can be seen under `root`, in the order of the screen."""
    _settle()
    found = [
        (widget.mapTo(root, QPoint(0, 0)), widget) for widget in _in_view(root) if isinstance(widget, kind)
    ]
    found.sort(key=lambda placed: (placed[0].y(), placed[0].x()))
    return [widget for _place, widget in found]


def _in_view(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be seen inside a widget, without looking into what is hidden or another window."""
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from _in_view(child)


def _settle() -> None:
    for _turn in range(TURNS):
        QApplication.processEvents()


def whole_page(bench: Workbench, place: Place, qtbot: QtBot) -> Page:
    """Go to a page and return it with all of it there, also what it shows beside, which comes by itself."""
    bench.go(Target(place))
    page = bench.page(place)
    for pane in seen(page, PreviewPane):
        qtbot.waitUntil(partial(_is_drawn, pane), timeout=30_000)
    wait_for_all()
    _settle()
    return page


def _is_drawn(pane: PreviewPane) -> bool:
    return "Página 1 de" in words(pane)


def words(root: QWidget) -> str:
    """Return everything that can be read under `root`."""
    return "\n".join(_texts(root))


def _texts(root: QWidget) -> Iterator[str]:
    for widget in seen(root, QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QListWidget):
            yield from (
                widget.item(row).text() for row in range(widget.count()) if not widget.item(row).isHidden()
            )


def button(root: QWidget, text: str, number: int = 0) -> QPushButton:
    """Return the button in view that says `text`."""
    found = [each for each in seen(root, QPushButton) if each.text() == text]
    assert found, f"no button says «{text}»: {[each.text() for each in seen(root, QPushButton)]}"
    return found[number]


def press(root: QWidget, text: str, number: int = 0) -> None:
    """Click a button; one that cannot be clicked is a failure."""
    target = button(root, text, number)
    assert target.isEnabled(), f"«{text}» is disabled"
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def delete(root: QWidget, text: str = "Borrar", number: int = 0) -> None:
    """Press what deletes, and say yes if she is asked because something hangs from it."""
    press(root, text, number)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, AskDialog) and each.isVisible():
            press(each, "Borrar")


def press_twice(root: QWidget, text: str, number: int = 0) -> None:
    """Double click a button: the second press goes to whatever is by then under the hand."""
    target = button(root, text, number)
    assert target.isEnabled(), f"«{text}» is disabled"
    at = target.mapToGlobal(target.rect().center())
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    _settle()
    over = QApplication.widgetAt(at)
    if over is not None:
        QTest.mouseDClick(over, Qt.MouseButton.LeftButton, pos=over.mapFromGlobal(at))
        QTest.mouseRelease(over, Qt.MouseButton.LeftButton, pos=over.mapFromGlobal(at))
        _settle()


def field(root: QWidget, name: str, number: int = 0) -> QWidget:
    """Return the input in view whose accessible name is `name`."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    found = [
        each for each in seen(root, QWidget) if isinstance(each, kinds) and each.accessibleName() == name
    ]
    editable = [each for each in found if not isinstance(each.parent(), QComboBox)]
    assert editable, f"no field is called «{name}»"
    return editable[number]


def write(root: QWidget, name: str, text: str, number: int = 0) -> QWidget:
    """Type in a field, over what it says, and leave it with Tab."""
    target = field(root, name, number)
    typed_in = target.lineEdit() if isinstance(target, QComboBox) else target
    assert typed_in is not None
    QTest.mouseClick(typed_in, Qt.MouseButton.LeftButton)
    QTest.keyClick(typed_in, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(typed_in, Qt.Key.Key_Delete)
    type_in(typed_in, text)
    QTest.keyClick(typed_in, Qt.Key.Key_Tab)
    return target


def write_new(root: QWidget, name: str, person: str, number: int = 0) -> QWidget:
    """Type the name of somebody who is not in the list, and say that it is somebody to add."""
    target = write(root, name, person, number)
    press(root, f"Añadir a «{person}»")
    return target


def type_in(target: QWidget, text: str) -> None:
    """Type letter by letter; unlike QTest's own, accents and eñes too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def choose(root: QWidget, name: str, option: str) -> None:
    """Choose an answer, in a list that drops down or among buttons."""
    for each in seen(root, QRadioButton):
        if each.accessibleName() == f"{name}: {option}":
            QTest.mouseClick(each, Qt.MouseButton.LeftButton)
            return
    target = field(root, name)
    assert isinstance(target, QComboBox)
    index = target.findText(option)
    assert index >= 0, f"«{option}» is not among {[target.itemText(i) for i in range(target.count())]}"
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_Home)
    for _step in range(index):
        QTest.keyClick(target, Qt.Key.Key_Down)
    assert target.currentIndex() == index


def keys(
    target: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key with the cursor in `target`."""
    QTest.keyClick(target, key, modifier)


def dialog(kind: type[W]) -> W:
    """Return the dialog of a kind that is open."""
    QApplication.processEvents()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def when_open(kind: type[W], act: Callable[[W], object]) -> None:
    """As soon as a dialog that waits for an answer is open, do something with it."""

    def look() -> None:
        found = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]
        if found:
            act(found[-1])
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)

"""Keep the place of whoever goes by keyboard while what is on the screen is built anew."""

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget


@contextmanager
def keeping_focus(root: QWidget) -> Iterator[None]:
    """After building what is under `root`, go to the button that says the same, or that is there now."""
    focused = root.window().focusWidget()
    before = _buttons(root)
    place = next((number for number, each in enumerate(before) if each is focused), None)
    name = _name(before[place]) if place is not None else ""
    yield
    if place is not None:
        QTimer.singleShot(0, root, lambda: _go_back(root, set(before), name, place))


def _go_back(root: QWidget, gone: set[QPushButton], name: str, place: int) -> None:
    if not shiboken6.isValid(root):
        return
    found = [each for each in _buttons(root) if each not in gone]
    same = next((each for each in found if _name(each) == name), None)
    target = same or (found[min(place, len(found) - 1)] if found else None)
    if target is not None:
        target.setFocus()


def _buttons(root: QWidget) -> list[QPushButton]:
    return root.findChildren(QPushButton)


def _name(button: QPushButton) -> str:
    return button.accessibleName() or button.text()

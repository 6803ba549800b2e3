"""Keep the place of whoever goes by keyboard while what is on the screen is built anew."""

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget


def put_cursor(widget: QWidget) -> None:
    """Put the cursor on a widget, unless a page, a tab or whatever holds it is not the one in view.

    Qt gives the cursor also to what is inside a hidden page, and the next key is pressed there. What has just
    been made is not seen yet, but nobody hid it: it will be, and the cursor waits on it.
    """
    if will_be_seen(widget):
        widget.setFocus()


def put_cursor_soon(widget: QWidget) -> None:
    """Put the cursor on what has just been made, once it has its place and whatever was over it has gone."""
    QTimer.singleShot(0, widget, lambda: put_cursor(widget))


@contextmanager
def cursor_back() -> Iterator[None]:
    """Go back, after a dialog of the system, to what had the cursor: Qt may leave it anywhere."""
    focused = QApplication.focusWidget()
    yield
    if focused is not None and shiboken6.isValid(focused):
        put_cursor(focused)


def will_be_seen(widget: QWidget) -> bool:
    """Say whether nobody hid a widget, nor anything that holds it in its window."""
    each: QWidget | None = widget
    while each is not None and not each.isVisible():
        if each.isHidden() and each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return each.isWindow()
        each = None if each.isWindow() else each.parentWidget()
    return True


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
        put_cursor(target)


_ROOM = 36
"""Pixels left above and under what has the cursor: its label, and that more comes after it."""


_ABOVE = 4
"""Pixels left above what is taller than what is seen."""


def follow_cursor(_before: QWidget | None, focused: QWidget | None) -> None:
    """Scroll whatever holds the widget that has the cursor now until it is seen.

    Qt does it when Tab goes from one to another inside, and not when the cursor comes from outside. While a
    button of the mouse is down nothing moves: what is under it must still be there when it is released.
    """
    if focused is not None and shiboken6.isValid(focused) and not QApplication.mouseButtons():
        QTimer.singleShot(0, lambda: _reveal(focused) if shiboken6.isValid(focused) else None)


def _reveal(focused: QWidget) -> None:
    area = focused.parentWidget()
    while area is not None and not area.isWindow():
        if isinstance(area, QScrollArea) and not _is_seen(focused, area.viewport()):
            _bring(focused, area)
        area = area.parentWidget()


def _bring(focused: QWidget, area: QScrollArea) -> None:
    """Scroll to a widget; of one that is taller than what is seen, to its top, which says what it is."""
    content, tall = area.widget(), area.viewport().height()
    if content is None or focused.height() + 2 * _ROOM <= tall:
        area.ensureWidgetVisible(focused, 0, _ROOM)
    else:
        area.verticalScrollBar().setValue(focused.mapTo(content, QPoint(0, 0)).y() - _ABOVE)


def _is_seen(focused: QWidget, viewport: QWidget) -> bool:
    """Say whether it is in view: whole, or what fits of it."""
    top = focused.mapTo(viewport, QPoint(0, 0)).y()
    seen = min(top + focused.height(), viewport.height()) - max(top, 0)
    return seen >= min(focused.height(), viewport.height() // 2)


def _buttons(root: QWidget) -> list[QPushButton]:
    return root.findChildren(QPushButton)


def _name(button: QPushButton) -> str:
    return button.accessibleName() or button.text()

"""Keep the place of whoever goes by keyboard while what is on the screen is built anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import partial
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)


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


def reveal(widget: QWidget) -> None:
    """Scroll, once it has its place, until something that has just been said is read whole."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = None if area.isWindow() else area.parentWidget()
    if isinstance(area, QScrollArea):
        scrolled = area
        QTimer.singleShot(0, widget, lambda: scrolled.ensureWidgetVisible(widget, 0, _AROUND))


_STILL_EVERY_MS = 15


def once_still(widget: QWidget, act: Callable[[], object]) -> None:
    """Do what moves a page: now, or once the button of the mouse that is down has been released.

    Leaving a field with the mouse says something beside it; what is being pressed has to stay under the hand.
    """
    if QApplication.mouseButtons():
        QTimer.singleShot(_STILL_EVERY_MS, widget, partial(once_still, widget, act))
    else:
        act()


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


def order_stops(stops: Iterable[QWidget]) -> None:
    """Make Tab go through some widgets in their order."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_in(owner: QWidget) -> list[QWidget]:
    """Return the widgets where Tab stops, itself or inside, in the order they were made.

    What a list drops down is a window of its own, and out of it.
    """
    return [
        each
        for each in (owner, *owner.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is owner.window()
    ]


def first_question(stops: Iterable[QWidget]) -> QWidget | None:
    """Return the first stop where something is answered; of some to choose from, the one that is chosen."""
    asked = [each for each in stops if _is_question(each)]
    first = next(iter(asked), None)
    if isinstance(first, QRadioButton):
        return next((each for each in asked if isinstance(each, QRadioButton) and each.isChecked()), first)
    return first


def _is_question(stop: QWidget) -> bool:
    if not stop.isEnabled() or not will_be_seen(stop):
        return False
    if isinstance(stop, QLineEdit | QPlainTextEdit):
        return not stop.isReadOnly()
    return isinstance(stop, QComboBox | QCheckBox | QRadioButton | QAbstractItemView)


def name_of(stop: QWidget) -> str:
    """Return what a stop is called: of what is made anew, the same one has the same name."""
    said = stop.text() if isinstance(stop, QAbstractButton) else ""
    return f"{type(stop).__name__} {stop.accessibleName()} {said}"


def wait_for_cursor(holder: QWidget, going: Sequence[QWidget]) -> None:
    """Have a cursor that is in what goes wait for what is put under `holder` in its place.

    Qt would give it to the next stop, which may be in another part of the window; or, as a dialog closes over
    it, to the first one. It waits on the window, and goes to the stop of the same name, or to what is there
    now; unless somebody puts it on something else meanwhile.
    """
    window = holder.window()
    focused: QWidget | None = window.focusWidget()
    if focused is None or not _is_in(focused, going):
        return
    stops = stops_in(holder)
    gone = {each for each in stops if _is_in(each, going)}
    place = next((number for number, each in enumerate(stops) if each is focused), 0)
    name = name_of(focused)
    alike = sum(name_of(each) == name for each in stops[:place])
    put_cursor(window)
    back = partial(_go_back, tuple(_around(holder)), gone, (name, alike), place)
    QTimer.singleShot(0, window, lambda: QTimer.singleShot(0, window, back))  # it is shown in the next turn


def _is_in(widget: QWidget, holders: Iterable[QWidget]) -> bool:
    return any(each is widget or each.isAncestorOf(widget) for each in holders)


def _around(holder: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that holds it, to its window."""
    each: QWidget | None = holder
    while each is not None:
        yield each
        each = None if each.isWindow() else each.parentWidget()


def _go_back(
    around: Sequence[QWidget], gone: AbstractSet[QWidget], called: tuple[str, int], place: int
) -> None:
    window = around[-1]
    if not window.isVisible() or window.focusWidget() not in (window, None):
        return
    name, alike = called
    for root in filter(shiboken6.isValid, around):
        left = (each for each in stops_in(root) if each not in gone)
        found = [each for each in left if each.isEnabled() and will_be_seen(each)]
        if found:
            same = [each for each in found if name_of(each) == name]
            stop = same[min(alike, len(same) - 1)] if same else found[min(place, len(found) - 1)]
            for each in [each for each in _around(stop) if each.isHidden() and not each.isWindow()]:
                each.show()  # it would be in the next turn, and what is not seen takes no cursor
            put_cursor(stop)
            return
        place = 0


_AROUND = 10
"""What is left above and below what is brought into view, in pixels."""

_HELD = "held"
"""The property of an area that says what is being kept where, while everything in it takes its place."""

_HOLDS, _HOLD_EVERY_MS = 8, 15
"""A layout inside another is only arranged in the next turn."""


@contextmanager
def held_still(area: QScrollArea) -> Iterator[None]:
    """Keep what has the cursor where it is seen, though what is above it is taller, shorter or made anew."""
    content, focused = area.widget(), QApplication.focusWidget()
    is_inside = content is not None and focused is not None and content.isAncestorOf(focused)
    begins = area.property(_HELD) is None and is_inside and focused is not None
    if begins and focused is not None:
        area.setProperty(_HELD, (name_of(focused), focused.mapTo(area.viewport(), QPoint(0, 0)).y()))
    try:
        yield
    finally:
        if begins:
            QTimer.singleShot(0, area, partial(_hold, area, _HOLDS))


def _hold(area: QScrollArea, times: int) -> None:
    """Scroll until what is kept, or what was made in its place, is seen where it was."""
    content, (name, seen_at) = area.widget(), area.property(_HELD)
    stops = stops_in(content) if content is not None else []
    same = [each for each in stops if each.isVisible() and name_of(each) == name]
    if len(same) == 1:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + same[0].mapTo(area.viewport(), QPoint(0, 0)).y() - seen_at)
    if times:
        QTimer.singleShot(_HOLD_EVERY_MS, area, partial(_hold, area, times - 1))
    else:
        area.setProperty(_HELD, None)


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
        if isinstance(area, QScrollArea) and _is_out_of_view(focused, area):
            _bring(focused, area)
        area = area.parentWidget()


def _is_out_of_view(focused: QWidget, area: QScrollArea) -> bool:
    """Say whether it has to scroll to be seen; what is told over the page does not scroll."""
    return area.viewport().isAncestorOf(focused) and not _is_seen(focused, area.viewport())


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

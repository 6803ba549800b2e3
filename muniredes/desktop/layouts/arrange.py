"""Arrange widgets: empty a layout, scroll a column, keep a readable width."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.focus import wait_for_cursor
from muniredes.desktop.layouts.flow import ColumnsLayout

_LEAST_LINES = 18
"""Lines of the usual text that a window must have room for, for its pages to say all they can."""


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout, and out of the window; the cursor goes to what comes instead."""
    holder, going = layout.parentWidget(), list(_taken(layout))
    if holder is not None:
        wait_for_cursor(holder, going)
    for widget in going:
        widget.hide()
        widget.deleteLater()


def _taken(layout: QLayout) -> Iterator[QWidget]:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _taken(inner)


def stacked(*widgets: QWidget) -> QWidget:
    """Return a widget with others one under another, close together, without any margin."""
    holder = QWidget()
    inner = ColumnsLayout(0, 1, down=2)  # Qt's own shares the height out by the width it would like to have
    for widget in widgets:
        inner.put(widget)
    holder.setLayout(inner)
    return holder


def top_column(holder: QWidget) -> QVBoxLayout:
    """Return a column at the top of `holder`.

    The rest is a stretch: with an alignment instead, Qt takes the height of texts that do not wrap.
    """
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    inner = QVBoxLayout()
    outer.addLayout(inner)
    outer.addStretch(1)
    return inner


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column inside it."""
    made = QFrame()
    made.setProperty("role", "card")
    inner = QVBoxLayout(made)
    inner.setContentsMargins(18, 16, 18, 16)
    inner.setSpacing(8)
    return made, inner


def settle(widget: QWidget) -> None:
    """Give a widget in view its place at once, in all that holds it: no frame shows it as it was before.

    Left to Qt, each one asks what holds it later, and what is painted meanwhile is cut.
    """
    holder = widget.parentWidget() if widget.isVisible() else None
    while holder is not None:
        inner = holder.layout()
        if inner is not None:
            inner.activate()
        holder = None if holder.isWindow() else holder.parentWidget()


def is_short(window: QWidget) -> bool:
    """Whether large letters leave the pages of a window little room: what is told elsewhere too gives way."""
    return window.height() < theme.lines(_LEAST_LINES)


def is_seen_with(block: QWidget, part: QWidget) -> bool:
    """Whether a block fits in view from its top down to a part of it; what does not scroll always does."""
    area = _area_of(block)
    return area is None or part.mapTo(block, part.rect().bottomLeft()).y() <= area.viewport().height()


def _area_of(block: QWidget) -> QScrollArea | None:
    area = block.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area


def reveal(block: QWidget, part: QWidget) -> None:
    """Scroll until a block is seen from its top, when that or a part of it that matters is out of view."""
    area = _area_of(block)
    if area is None:
        return
    viewport = area.viewport()
    top = block.mapTo(viewport, block.rect().topLeft()).y()
    bottom = part.mapTo(viewport, part.rect().bottomLeft()).y()
    if top < 0 or not 0 <= bottom <= viewport.height():
        area.verticalScrollBar().setValue(top + area.verticalScrollBar().value())


class Card(QFrame):
    """A widget that is a card; what it holds goes in `inner`."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self.inner = card()
        outer.addWidget(frame)


def scrolled(content: QWidget, *, least: int = 0) -> QScrollArea:
    """Return `content` inside an area that scrolls up and down, never sideways, at `least` so tall."""
    area = QScrollArea()
    area.setMinimumHeight(least)
    hold(area, content)
    return area


def hold(area: QScrollArea, content: QWidget) -> None:
    """Put in an area what scrolls in it up and down, never sideways, on the ground of what is around."""
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("scrolled")
    area.setWidget(content)


def scrolling_column(holder: QWidget) -> QVBoxLayout:
    """Return a column that fills `holder`, and scrolls where what it holds at the least does not fit."""
    content = QWidget()
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolled(content))
    return QVBoxLayout(content)

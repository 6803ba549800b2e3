"""Arrange widgets: empty a layout, scroll a column, keep a readable width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout, and out of the window."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def column(*widgets: QWidget, spacing: int = 8, margins: int = 0) -> QVBoxLayout:
    """Return a column of widgets."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margins, margins, margins, margins)
    for widget in widgets:
        made.addWidget(widget)
    return made


def row(*widgets: QWidget, spacing: int = 8, stretch: bool = True) -> QHBoxLayout:
    """Return a row of widgets, pushed to the left unless `stretch` is off."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        made.addWidget(widget)
    if stretch:
        made.addStretch(1)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the column inside it."""
    made = QFrame()
    made.setProperty("role", "card")
    inner = QVBoxLayout(made)
    inner.setContentsMargins(18, 16, 18, 16)
    inner.setSpacing(8)
    return made, inner


def scrolled(content: QWidget) -> QScrollArea:
    """Return `content` inside an area that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("scrolled")
    area.setWidget(content)
    return area

"""The layouts of our own: what they hold is theirs, whatever happens to others made before."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from muniredes.desktop.widgets.flow import ColumnsLayout, FlowLayout

MANY = 50
"""So many that some are given the place in memory of what was there before."""


@pytest.mark.usefixtures("qapp")
def test_a_layout_outlives_another_that_was_looked_into() -> None:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    said = [QLabel("x") for _each in range(MANY)]
    for each in said:
        column.addWidget(each)
    assert all(column.itemAt(number) is not None for number in range(MANY))
    for each in said:
        each.setParent(None)

    holders = [_holder() for _each in range(MANY)]
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del dialog, column
    gc.collect()

    assert all(flow.sizeHint().width() > 0 for _holder, flow in holders)


def _holder() -> tuple[QWidget, FlowLayout]:
    holder, flow = QWidget(), FlowLayout()
    holder.setLayout(flow)
    flow.addWidget(QPushButton("b"))
    return holder, flow


@pytest.mark.usefixtures("qapp")
def test_what_is_shorter_is_at_the_middle_of_its_line() -> None:
    holder, tall, short = QWidget(), QPushButton("a"), QPushButton("b")
    tall.setFixedHeight(40)
    short.setFixedHeight(20)
    holder.setLayout(FlowLayout(tall, short, is_level=True))
    holder.resize(400, 40)
    holder.show()
    assert short.geometry().center().y() == tall.geometry().center().y()
    holder.close()


@pytest.mark.usefixtures("qapp")
def test_cards_of_a_line_are_as_tall_as_the_tallest() -> None:
    holder, tall, short = QWidget(), QPushButton("a"), QPushButton("b")
    tall.setMinimumHeight(60)
    grid = ColumnsLayout(100, 2, is_even=True)
    for each in (tall, short):
        grid.put(each)
    holder.setLayout(grid)
    holder.resize(400, 80)
    holder.show()
    assert short.height() == tall.height() == 60
    holder.close()
